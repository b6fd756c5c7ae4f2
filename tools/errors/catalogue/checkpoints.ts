/** Training that is stopped and goes on. */

import { mkdirSync, writeFileSync } from 'node:fs';
import type { Chapter } from '../mistake.ts';
import { checkpoint, cut, lessonCheckpoint, zip } from '../model-files.ts';

const trains = (options: string) =>
  `await model.fit(x, y, { ${options}callbacks: new BackupAndRestore('backup') });`;
const goOn = (folder: string) =>
  `await model.fit(x, y, { callbacks: new BackupAndRestore('${folder}') });`;

export const checkpoints: Chapter = {
  title: { en: '9 Stopping and going on', ko: '9 멈추었다가 이어 하기' },
  mistakes: [
    {
      code: [
        "new BackupAndRestore('backup', { saveFreq: 0 });",
        "new BackupAndRestore('backup', { deleteCheckpoint: 'no' });",
        'new BackupAndRestore();',
      ],
      en: [
        'A backup needs a folder; saveFreq says after how many batches it is also saved, and can’t be 0.',
        "Leave saveFreq out for every epoch's end, or take a whole number such as 500.",
      ],
      ko: [
        '백업에는 폴더가 있어야 합니다. saveFreq는 배치 몇 개마다 더 저장할지 정합니다. 0개마다는 없습니다.',
        '에포크가 끝날 때만 저장하려면 saveFreq를 빼고, 아니면 500처럼 1 이상의 정수를 쓰세요.',
      ],
    },
    {
      code: "await model.fit((async function* () { yield { xs: x, ys: y }; })(), { callbacks: new BackupAndRestore('backup') });",
      en: [
        'A stream is read from its start and can’t be continued from the middle.',
        'Give fit tensors, or save the model after each epoch: model.save.',
      ],
      ko: [
        '스트림은 처음부터 읽기 때문에 중간에서 이어 갈 수 없습니다.',
        'fit에 텐서를 주거나, 에포크마다 model.save로 모델을 저장하세요.',
      ],
    },
    {
      before: () => checkpoint('backup'),
      code: [
        trains('epochs: 5, batchSize: 2, '),
        `const other = x.neg();\n${trains('').replace('x, y', 'other, y')}`,
        `model.compile({ loss: 'sparse_categorical_crossentropy', optimizer: 'adam' });\n${trains('')}`,
      ],
      en: [
        'The folder keeps another training: only the same model, data and options lead to the same weights.',
        'Call fit as it was, with more epochs if you like; or do what the message says.',
      ],
      ko: [
        '폴더에 다른 훈련이 저장되어 있습니다. 모델, 데이터, 옵션이 같아야 같은 가중치에 이릅니다.',
        'fit을 그때와 똑같이 부르세요. 에포크는 늘려도 됩니다. 아니면 메시지대로 하세요.',
      ],
    },
    {
      before: async () => {
        await checkpoint('cut');
        cut('cut/checkpoint.zip', 'cut/checkpoint.zip');
        mkdirSync('other');
        zip('other/checkpoint.zip', ['config.json']);
        await checkpoint('program', (training) => {
          training.format = 'settings';
        });
        await checkpoint('later', (training) => {
          training.version = 2;
        });
        await checkpoint('optimizer', (_, model) => {
          delete model.trainingConfig;
        });
        await checkpoint('engine', ({ position }) => {
          position.engine = 'abacus';
        });
        await checkpoint('history', ({ position }) => {
          position.epoch = 3;
        });
        await checkpoint('loss', ({ position }) => {
          position.history.history.loss[0] = '0.7';
        });
        await checkpoint('seed', ({ position }) => {
          position.seed = -1;
        });
      },
      code: [
        'cut',
        'other',
        'program',
        'later',
        'optimizer',
        'engine',
        'history',
        'loss',
        'seed',
      ].map(goOn),
      en: [
        'The checkpoint was cut off or changed, or another program or a later edition of the lesson wrote it.',
        'Copy it again from where it comes, or do what the message says.',
      ],
      ko: [
        '체크포인트가 잘렸거나 바뀌었거나, 다른 프로그램이나 더 새로운 판이 쓴 것입니다.',
        '원래 있던 곳에서 다시 복사하거나 메시지대로 하세요.',
      ],
    },
    {
      code: "const stop = new AbortController();\nconst lose = { onEpochEnd: () => { rmSync('backup', { recursive: true }); writeFileSync('backup', ''); stop.abort(); } };\nawait model.fit(x, y, { epochs: 5, verbose: 0, signal: stop.signal, callbacks: [new BackupAndRestore('backup'), lose] });",
      en: [
        'Training was stopped (Ctrl-C, or a signal of the program), and its folder was gone or full meanwhile. The model in memory is as it was; a program that ends loses it.',
        'Do what the message says after the colon, and start over.',
      ],
      ko: [
        '훈련을 멈췄는데(Ctrl-C나 프로그램의 신호) 그사이 폴더가 없어졌거나 꽉 찼습니다. 메모리의 모델은 그대로이지만 프로그램이 끝나면 사라집니다.',
        '콜론 뒤의 말대로 고친 뒤 다시 시작하세요.',
      ],
    },
    {
      before: () => writeFileSync('notes', ''),
      code: ['npm start -- --resume', 'npm start -- --resume notes'],
      en: [
        'No training was stopped in this folder, or it is another folder.',
        'Name the folder that the message named when it was stopped.',
      ],
      ko: [
        '이 폴더에서 멈춘 훈련이 없거나 다른 폴더입니다.',
        '멈췄을 때 메시지에 나온 폴더를 쓰세요.',
      ],
    },
    {
      before: lessonCheckpoint,
      code: [
        'npm start -- --resume --seed 7',
        'npm start -- --resume --load fashion.keras',
        'npm start -- --resume --report out',
        'npm start -- --resume --epochs 1',
      ],
      en: [
        'A resumed run keeps the settings that it started with.',
        'Leave the option out, or start a new run without --resume.',
      ],
      ko: [
        '이어 하는 훈련은 시작할 때의 설정을 그대로 씁니다.',
        '그 옵션을 빼거나, --resume 없이 새로 시작하세요.',
      ],
    },
    {
      before: () => checkpoint('backup'),
      code: 'npm start -- --resume backup',
      en: [
        'The checkpoint was saved by a program of your own, not by npm start.',
        'Run that program again: its fit continues.',
      ],
      ko: [
        'npm start가 아니라 직접 만든 프로그램이 저장한 체크포인트입니다.',
        '그 프로그램을 다시 실행하세요. fit이 이어서 합니다.',
      ],
    },
    {
      before: lessonCheckpoint,
      code: 'npm start -- --checkpoint checkpoint',
      en: [
        'The folder has a training that is not finished, and a new one would write over it.',
        'Do what the message says.',
      ],
      ko: [
        '폴더에 끝나지 않은 훈련이 있는데, 새 훈련이 그것을 덮어쓰게 됩니다.',
        '메시지대로 하세요.',
      ],
    },
    {
      message:
        'Training was stopped, and could not be saved: No folder can be made here (EROFS). No folder can be made in /tmp (EROFS).',
      test: 'test/commands/resume.test.ts',
      expected: 'Training was stopped, and could not be saved: ',
      en: [
        'Ctrl-C saves the position of the training, here or in the system’s folder for temporary files; neither could be written.',
        'Before the next run, go to a folder that you can write to, or name one: npm start -- --checkpoint DIR.',
      ],
      ko: [
        'Ctrl-C를 누르면 이 폴더나 시스템의 임시 폴더에 훈련을 저장하는데, 둘 다 쓸 수 없었습니다.',
        '다음에는 쓸 수 있는 폴더에서 하거나 npm start -- --checkpoint DIR로 폴더를 정하세요.',
      ],
    },
    {
      message:
        "It is trained, but what comes after failed: a.keras can't be written: the disk is full (ENOSPC).\nSaved in checkpoint. To go on: npm start -- --resume checkpoint --save a.keras",
      test: 'test/commands/resume.test.ts',
      expected: 'It is trained, but what comes after failed: ',
      en: [
        'During training the disk filled up or the folder disappeared. What was trained is in the checkpoint.',
        'Free some space, then type the command that the message ends with: it does not train anything again.',
      ],
      ko: [
        '훈련하는 동안 디스크가 찼거나 폴더가 없어졌습니다. 훈련한 것은 체크포인트에 있습니다.',
        '자리를 마련한 뒤 메시지 끝의 명령을 입력하세요. 다시 훈련하지는 않습니다.',
      ],
    },
    {
      message:
        'the HDF5 library gets no memory: WebAssembly reserves several GiB of addresses, and a limit forbids it. Lift the limit (in a shell: ulimit -v unlimited), or take .npz or a folder.',
      test: 'test/commands/limits.test.ts',
      expected: 'the HDF5 library gets no memory',
      en: [
        'The library that writes .keras and .h5 is WebAssembly, which needs a large address space.',
        'Do one of the two that the message names.',
      ],
      ko: [
        '모델을 .keras와 .h5로 쓰는 라이브러리는 웹어셈블리라서 주소가 많이 필요합니다.',
        '메시지가 말하는 둘 가운데 하나를 하세요.',
      ],
    },
    {
      message:
        "a.keras can't be written: the disk has 0.4 MiB left, and up to 1.5 MiB may be needed. What stands there is unchanged. Choose another place.",
      test: 'test/disk/whole-file.test.ts',
      expected: ' MiB may be needed.',
      en: [
        'Before training it is checked that the disk has room for the results.',
        'Free some space, or name a place on another disk.',
      ],
      ko: [
        '훈련을 시작하기 전에 결과를 쓸 자리가 디스크에 있는지 봅니다.',
        '자리를 마련하거나 다른 디스크의 자리를 지정하세요.',
      ],
    },
    {
      code: "const backup = new BackupAndRestore('backup');\nconst other = sequential([dense({ units: 2, inputShape: [3] })]);\nother.compile({ loss: 'mean_squared_error' });\nconst first = model.fit(x, y, { verbose: 0, callbacks: backup });\nconst second = other.fit(x, tf.ones([4, 2]), { verbose: 0, callbacks: backup });\nawait Promise.all([first, second]);",
      en: [
        'Two fits at once would overwrite each other’s checkpoint.',
        'Wait for the first (await), or give each its own folder.',
      ],
      ko: [
        '두 fit이 동시에 서로의 체크포인트를 덮어쓰게 됩니다.',
        '첫 fit이 끝나기를 기다리거나(await) 폴더를 따로 주세요.',
      ],
    },
    {
      message: 'No folder can be made here (ENOENT).',
      test: 'test/commands/resume.test.ts',
      expected: 'No folder can be made here (ENOENT).',
      en: [
        'Nothing can be written in the folder where the program was started: it is gone or read-only.',
        'The lines that follow name the folder in which it was saved, and the command that continues.',
      ],
      ko: [
        '프로그램을 시작한 자리에 쓸 수 없습니다. 폴더가 없어졌거나 읽기 전용입니다.',
        '이어지는 줄에 저장된 폴더와 이어 하는 명령이 나옵니다.',
      ],
    },
    {
      message: 'checkpoint to checkpoint-100 have checkpoints of other runs.',
      test: 'test/commands/resume.test.ts',
      expected: 'checkpoint to checkpoint-100 have checkpoints of other runs.',
      en: [
        'There are a hundred stopped trainings in this folder, and none of them is overwritten.',
        'Delete those that you don’t need.',
      ],
      ko: [
        '이 폴더에 멈춘 훈련이 백 개 있고, 어느 것도 덮어쓰지 않습니다.',
        '필요 없는 것을 지우세요.',
      ],
    },
  ],
};
