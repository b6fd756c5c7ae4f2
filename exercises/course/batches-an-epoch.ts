import { calls, type Exercise } from './exercise.ts';

export const batchesAnEpoch: Exercise = {
  chapter: '8',
  title: { en: 'How many batches?', ko: '배치는 몇 개일까요?' },
  task: {
    en: 'fit goes over the samples in mini-batches. How many steps does an epoch take?\nA last, smaller batch counts too.',
    ko: 'fit은 샘플을 미니배치로 나누어 훑습니다. 한 에포크는 몇 스텝일까요?\n마지막의 작은 배치도 한 스텝입니다.',
  },
  code: `
export function batches(samples: number, batchSize: number): number {
  GAP
}`,
  stub: 'return 0;',
  solution: 'return Math.ceil(samples / batchSize);',
  mistakes: [
    {
      code: 'return samples / batchSize;',
      says: {
        en: 'There is no half batch: the last one is smaller, but it is a whole step.',
        ko: '반 개짜리 배치는 없습니다. 마지막 배치는 작아도 온전한 한 스텝입니다.',
      },
    },
    {
      code: 'return Math.floor(samples / batchSize);',
      says: {
        en: 'If you round down, the last samples are never trained on.',
        ko: '내림하면 마지막 샘플들은 한 번도 훈련하지 못합니다.',
      },
    },
    {
      code: 'return Math.floor(samples / batchSize) + 1;',
      says: {
        en: '48,000 is a multiple of 32: there is no smaller batch at the end, yet you counted one.',
        ko: '48,000은 32의 배수라 끝에 작은 배치가 없는데도 하나 더 세었습니다.',
      },
    },
  ],
  hints: [
    { en: 'Divide, and think about what is left over.', ko: '나눈 다음 남는 것을 생각해 보세요.' },
    {
      en: '100 samples in batches of 32: 32, 32, 32 and 4. That is four.',
      ko: '샘플 100개를 32개씩 나누면 32, 32, 32, 4로 네 개입니다.',
    },
    { en: 'Math.ceil rounds up.', ko: 'Math.ceil은 올림합니다.' },
  ],
  explanation: {
    en: '48,000 / 32 = 1,500 steps per epoch, as the progress bar of fit shows.',
    ko: '48,000 / 32 = 1,500스텝입니다. fit의 진행 막대에 나오는 수입니다.',
  },
  ask: ({ batches }) =>
    calls('batches', batches, [
      [48_000, 32],
      [100, 32],
      [31, 32],
      [1000, 64],
    ]),
};
