/** Where the lesson says what was measured from five seeds: tables made from the record, sentences held to it. */

import { join } from 'node:path';
import { PROJECT_DIR, readProjectFile, writeWhole } from '../../src/internal.ts';
import { recipes } from './recipes.ts';
import { type FiveSeeds, isAbove, isWithinNoise, type Series, spreadOf } from './record.ts';

type Language = 'en' | 'ko';
const languages = ['en', 'ko'] as const;

const BEYOND = 'notebooks-ts/11-beyond.ts';
const COMPILE = 'notebooks-ts/09-compile-fit-evaluate.ts';
const DEEP = 'notebooks-ts/12-deep-networks.ts';
const TRAINING = 'notebooks-ts/13-training-networks.ts';

const four = (value: number) => value.toFixed(4);

/** A table's rows by their first cells, which say in both languages which rows they are. */
function rowsOf({ commonest, validation, test }: FiveSeeds): Record<Language, string[]> {
  const cells = ({ accuracy, loss }: Series, language: Language) => {
    const { median, lowest, highest } = spreadOf(accuracy);
    const range = `${four(lowest)}${language === 'en' ? ' to ' : '–'}${four(highest)}`;
    return [four(median), range, spreadOf(loss).median.toFixed(3)];
  };
  const names = { en: ['always the commonest class'], ko: ['언제나 가장 많은 클래스'] };
  const ofTest = {
    en: ['on the validation images', 'on the test images'],
    ko: ['검증 이미지에서', '테스트 이미지에서'],
  };
  const rows = (language: Language) => [
    [names[language][0], four(commonest), '', ''],
    ...(
      ['oneLayer', 'sigmoid', 'relu', 'sigmoidAdam', 'adam', 'deep', 'sgd', 'fastSgd'] as const
    ).map((name) => [recipes[name][language], ...cells(validation[name], language)]),
    [ofTest[language][0], ...cells(validation.deep, language)],
    [ofTest[language][1], ...cells(test, language)],
  ];
  const lines = (language: Language) => rows(language).map((row) => `// | ${row.join(' | ')} |`);
  return { en: lines('en').map(trimmed), ko: lines('ko').map(trimmed) };
}

/** An empty cell is one space wide. */
const trimmed = (line: string) => line.replace(/\| {2}(?=\|)/g, '| ');

interface Statement {
  file: string;
  /** Whether what was measured bears it out. */
  holds: boolean;
  /** As it stands in the file, with the numbers of the record. */
  en: string;
  ko: string;
}

/** What the lesson says of five seeds. */
export function statements({ commonest, validation, test }: FiveSeeds): Statement[] {
  const { oneLayer, sigmoid, relu, adam, deep, wide, sgd, fastSgd, largeBatches } = validation;
  const { adagrad, fastAdagrad, earlyFew, earlyMore } = validation;
  const middle = ({ accuracy }: Series) => four(spreadOf(accuracy).median);
  const low = ({ accuracy }: Series) => four(spreadOf(accuracy).lowest);
  const high = ({ accuracy }: Series) => four(spreadOf(accuracy).highest);
  const lossRange = ({ loss }: Series, to: string) =>
    `${spreadOf(loss).lowest.toFixed(3)}${to}${spreadOf(loss).highest.toFixed(3)}`;
  const epochRange = ({ epochs }: Series) => [Math.min(...epochs), Math.max(...epochs)];
  const above = (a: Series, b: Series) => isAbove(a.accuracy, b.accuracy);
  const alike = (a: Series, b: Series) => isWithinNoise(a.accuracy, b.accuracy);
  const [few, more] = [epochRange(earlyFew), epochRange(earlyMore)];
  const points = (
    100 *
    (spreadOf(sigmoid.accuracy).median - spreadOf(oneLayer.accuracy).median)
  ).toFixed(1);
  return [
    {
      file: BEYOND,
      holds: Math.min(...oneLayer.accuracy) > commonest,
      en: `A single layer of weights buys most of it: ${middle(oneLayer)} in place of ${four(commonest)}.`,
      ko: `가중치가 한 층만 있어도 대부분을 얻습니다. ${four(commonest)}이 ${middle(oneLayer)}이 됩니다.`,
    },
    {
      file: BEYOND,
      holds: above(sigmoid, oneLayer),
      en: `The hidden layer buys ${points} points more, from every seed.`,
      ko: `은닉층은 모든 시드에서 ${points}퍼센트포인트를 더해 줍니다.`,
    },
    {
      file: BEYOND,
      holds: alike(relu, sigmoid) && isAbove(relu.loss, sigmoid.loss),
      en: 'relu alone buys nothing here: its accuracy is within the noise of sigmoid’s, and its loss is higher from every seed.',
      ko: '렐루만으로는 얻은 것이 없습니다. 정확도는 시그모이드와 우연의 범위 안에 있고, 손실은 모든 시드에서 더 큽니다.',
    },
    {
      file: BEYOND,
      holds:
        alike(adam, sigmoid) && spreadOf(adam.accuracy).median > spreadOf(sigmoid.accuracy).median,
      en: `relu with Adam has a higher median, but seed 3 ends at ${four(adam.accuracy[2])}: within the noise.`,
      ko: `렐루에 Adam을 쓰면 중앙값이 높아지지만 시드 3은 ${four(adam.accuracy[2])}로 끝납니다. 우연의 범위 안입니다.`,
    },
    {
      file: BEYOND,
      holds: above(deep, sigmoid),
      en: 'With a second hidden layer, the lowest of five lies just above the highest of the lesson’s model.',
      ko: '은닉층을 하나 더 두면 다섯 중 가장 낮은 값도 강의의 모델의 가장 높은 값보다 조금 높습니다.',
    },
    {
      file: BEYOND,
      holds: above(oneLayer, sgd),
      en: 'after five epochs it is behind even the single Dense layer.',
      ko: '다섯 에포크 뒤에 밀집층 하나에도 미치지 못합니다.',
    },
    {
      file: BEYOND,
      holds: alike(fastSgd, relu) && above(fastSgd, sgd),
      en: 'With 0.1 it is within the noise of RMSprop.',
      ko: '0.1이면 RMSprop과 우연의 범위 안에 있습니다.',
    },
    {
      file: BEYOND,
      holds: alike(deep, adam),
      en: 'The second hidden layer is within the noise of the first alone',
      ko: '둘째 은닉층은 은닉층이 하나일 때와 우연의 범위 안에 있습니다',
    },
    {
      file: BEYOND,
      holds: Object.values(validation)
        .slice(0, 7)
        .every(({ accuracy }) => spreadOf(accuracy).median <= spreadOf(deep.accuracy).median),
      en: 'the one with two hidden layers had the highest median',
      ko: '은닉층이 둘인 모델의 중앙값이 가장 높았습니다',
    },
    {
      file: BEYOND,
      holds: above(deep, test),
      en: `All five do worse on the test images: ${middle(test)} is what to expect`,
      ko: `다섯 번 모두 테스트 이미지에서 더 낮습니다. 이런 종류의 새 이미지에서 기대할 수 있는 것은 ${middle(test)}입니다.`,
    },
    {
      file: BEYOND,
      holds: spreadOf(wide.accuracy).median > 0.88 && alike(wide, adam) && alike(wide, sigmoid),
      en: `200 relu with Adam has a median of ${middle(wide)}. But its five seeds go from ${low(wide)} to ${high(wide)}, so that it is within the noise of 100 relu with Adam, and of the lesson’s model, too.`,
      ko: `렐루 200개에 Adam을 쓰면 중앙값이 ${middle(wide)}입니다. 그러나 시드 다섯 개의 값이 ${low(wide)}에서 ${high(wide)}까지라서 렐루 100개에 Adam을 쓴 것과도, 강의의 모델과도 우연의 범위 안에 있습니다.`,
    },
    {
      file: COMPILE,
      holds: above(sigmoid, largeBatches),
      en: `Of five seeds, the median accuracy is ${middle(largeBatches)} with batches of 256, against ${middle(sigmoid)} with 32, and no seed of the one reaches any of the other.`,
      ko: `시드 다섯 개의 정확도 중앙값은 배치 크기가 256일 때 ${middle(largeBatches)}, 32일 때 ${middle(sigmoid)}이고, 어느 시드도 다른 쪽에 미치지 못합니다.`,
    },
    {
      file: DEEP,
      holds: isAbove(adagrad.loss, fastAdagrad.loss),
      en: `From ${lossRange(adagrad, ' to ')} it falls to ${lossRange(fastAdagrad, ' to ')}`,
      ko: `${lossRange(adagrad, '–')}에서 ${lossRange(fastAdagrad, '–')}으로 내려갑니다`,
    },
    {
      file: TRAINING,
      holds:
        isAbove(earlyFew.loss, earlyMore.loss) && isWithinNoise(earlyFew.epochs, earlyMore.epochs),
      en: `it stops after ${more.join(' to ')} epochs with 24,000 images and after ${few.join(' to ')} with 6,000: within the noise. The validation loss is lower from every seed, ${lossRange(earlyMore, ' to ')} in place of ${lossRange(earlyFew, ' to ')}`,
      ko: `이미지가 24,000장이면 ${more.join('–')}에포크, 6,000장이면 ${few.join('–')}에포크 뒤에 멈춥니다. 우연의 범위 안입니다. 검증 손실은 모든 시드에서 더 낮아서 ${lossRange(earlyFew, '–')}이 ${lossRange(earlyMore, '–')}가 됩니다`,
    },
  ];
}

/** As one line, without what makes it a comment. */
const plain = (text: string) => text.replace(/^\/\/ ?/gm, '').replace(/\s+/g, ' ');

/** @example firstCell('// | relu | 0.8712 |') // '// | relu |' */
const firstCell = (row: string) => `${row.split(' | ').slice(0, 2).join(' | ')} |`;

/** Every line of a table that has a row's first cell becomes that row. */
function withRows(text: string, record: FiveSeeds): string {
  const rows = languages.flatMap((language) => rowsOf(record)[language]);
  return text
    .split('\n')
    .map((line) => rows.find((row) => line.startsWith(firstCell(row))) ?? line)
    .join('\n');
}

export function writeTables(record: FiveSeeds): void {
  const text = withRows(readProjectFile(BEYOND), record);
  writeWhole(join(PROJECT_DIR, BEYOND), text);
}

/** @throws Error that names what is stale: a table, or a sentence that no longer holds or no longer stands there */
export function checkTexts(record: FiveSeeds): void {
  const text = readProjectFile(BEYOND);
  const missing = languages
    .flatMap((language) => rowsOf(record)[language])
    .find((row) => !text.includes(row));
  if (missing) {
    throw new Error(
      `${BEYOND} lacks the row\n  ${missing}\nMake its tables again: npm run seeds -- --render`,
    );
  }
  for (const { file, holds, en, ko } of statements(record)) {
    if (!holds) {
      throw new Error(`What was measured no longer bears out what ${file} says:\n  ${en}\n  ${ko}`);
    }
    const said = plain(readProjectFile(file));
    const unsaid = [en, ko].find((sentence) => !said.includes(sentence));
    if (unsaid) throw new Error(`${file} should say:\n  ${unsaid}`);
  }
  console.log(`${statements(record).length} statements hold, and the tables are up to date`);
}
