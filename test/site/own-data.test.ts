/** One's own data: rules, tables, folders and IDX files are read, or refused in the learner's words. */

import { gzipSync } from 'node:zlib';
import { flowersCsv } from '../../lab/src/own-data-flowers.ts';
import { classesOf } from '../../lab/src/own-data-folders.ts';
import { readIdxFiles } from '../../lab/src/own-data-idx.ts';
import {
  pointsOfText,
  pointsToText,
  rulePoints,
  xorPoints,
} from '../../lab/src/own-data-points.ts';
import { readRule } from '../../lab/src/own-data-rule.ts';
import { readTable } from '../../lab/src/own-data-table.ts';
import { ownDataWords } from '../../lab/src/own-data-words.ts';
import { OwnData } from '../../lab/src/worker/own-data.ts';
import type { OwnSettings, OwnSource, TableOptions } from '../../lab/src/worker/own-data-form.ts';
import { idxBytes, idxSource, trained } from './own-data-samples.ts';

const word = ownDataWords.en;

describe('a rule', () => {
  const rule = (text: string) => readRule(text, word.rule);

  test.each([
    ['x*x + y*y < 4', 1, 1, true],
    ['x*x + y*y < 4', 2, 1, false],
    ['sin(x)', 0, 0.1, true], // y > sin(x)
    ['Math.sin(x) > y', 0, 0.1, false],
    ['2', 0, 2.5, true], // y > 2
    ['x**2 > y && !(x < 0)', 2, 1, true],
    ['x > 0 || y > 0', -1, -1, false],
    ['atan2(y, x) > pi/2', -1, 0.5, true],
    ['max(x, y) >= 1', 0, 1, true],
    ['-x % 2 == 1', -3, 0, true],
    ['sqrt(x) > 0', -1, 0, false], // NaN is not above 0
  ])('%s at (%d, %d) is %s', (text, x, y, expected) => {
    expect(rule(text)(x, y)).toBe(expected);
  });

  test.each([
    ['', /empty/],
    ['  ', /empty/],
    ['y > x^2', /write x\*\*2/i],
    ['y > 2x', /character 6.*\*.*2\*x/i],
    ['y > 2(x + 1)', /character 6.*2\*\(x \+ 1\)/],
    ['y = x', /= alone/],
    ['y > sin(x', /too early/],
    ['y >', /too early/],
    ['y > x)', /Character 6/],
    ['z > 1', /no “z”/],
    ['sinus(x) > y', /no function “sinus”/],
    ['sin(x, y) > 0', /takes one number; it got 2/],
    ['atan2(x) > 0', /takes 2 numbers; it got 1/],
    ['0 < x < 1', /“0 < x” is a yes or no.*0 < x && x < 1/],
    ['x && y > 0', /“x” is a number.*x > 0/],
    ['x*y', /depends on y/],
    ['constructor', /no “constructor”/],
    ['alert(1)', /no function “alert”/],
    ['x.constructor.constructor("return 1")()', /no function/],
    ['(() => 1)() > y', /no function|can have/],
    ['toString(x) > y', /no function/],
    ['Math["sin"](x) > y', /no function/],
    ['globalThis', /no “globalThis”/],
    ['`x` > y', /can have/],
    ['"1" > y', /can have/],
    ['[x] > y', /can have/],
    ['x > 1, y > 1', /can have/],
    ['y > ...x', /./],
    ['import("x") > y', /can have|no function/],
    ['9'.repeat(201), /201 characters/],
    ['('.repeat(150), /too early|can’t be read/],
  ])('%j is refused in words', (text, message) => {
    expect(() => rule(text)).toThrow(message);
  });

  test('nothing of a rule is run as a program', () => {
    const marked = globalThis as { wasRun?: boolean };
    for (const text of ['(wasRun = true) > y', 'eval("wasRun = true") > y', 'x[wasRun = 1] > y']) {
      expect(() => rule(text)).toThrow();
    }
    expect(marked.wasRun).toBeUndefined();
  });
});

const tenLines = (line: (i: number) => string, head = '') =>
  `${head}${Array.from({ length: 12 }, (_, i) => line(i)).join('\n')}\n`;

describe('a table', () => {
  const read = (text: string, options: TableOptions = {}) => readTable(text, options, word.table);

  test('a header, words as the label, numbers as features, other words left out', () => {
    const table = read(tenLines((i) => `${i},n${i},${i / 2},${i % 2 ? 'yes' : 'no'}`, 'a,b,c,d\n'));
    expect(table).toMatchObject({
      ...{ hasHeader: true, names: ['a', 'c'], labelName: 'd', leftOut: ['b'] },
      ...{ classNames: ['no', 'yes'], isNumeric: false, width: 2 },
    });
    expect([...table.values.slice(0, 4)]).toEqual([0, 0, 1, 0.5]);
    expect([...table.labels.slice(0, 3)]).toEqual([0, 1, 0]);
  });

  test('no header, tabs, semicolons with decimal commas, quotes, Windows lines, a mark of order', () => {
    expect(read(tenLines((i) => `${i}\t${i % 3}`))).toMatchObject({
      ...{ hasHeader: false, columns: ['column 1', 'column 2'], classNames: ['0', '1', '2'] },
    });
    const german = read(tenLines((i) => `${i},5;"a ""b"" ${i % 2}"\r`, '\uFEFFx;y\r\n'));
    expect(german).toMatchObject({ names: ['x'], classNames: ['a "b" 0', 'a "b" 1'] });
    expect(german.values[1]).toBe(1.5);
  });

  test('a label of numbers: few whole ones are classes, others a number, or as one says', () => {
    const text = tenLines((i) => `${i % 3},${i + 0.5}`, 'kind,size\n');
    expect(read(text)).toMatchObject({ classNames: [], labelName: 'size', isNumeric: true });
    expect(read(text, { label: 0 })).toMatchObject({
      classNames: ['0', '1', '2'],
      names: ['size'],
    });
    expect(read(text, { label: 0, as: 'number' }).classNames).toEqual([]);
    expect(read(text, { label: 1, as: 'classes' }).classNames).toHaveLength(12);
  });

  const with5 = (line: string) => tenLines((i) => (i === 3 ? line : `1,${i},${i % 2}`), 'a,b,c\n');
  test.each([
    ['nothing', '\n \n', /no table/],
    ['one column', tenLines((i) => `${i}`), /one column/],
    ['a ragged row', with5('1,2'), /Line 5 has 2 values, the first line 3/],
    ['a longer row', with5('1,2,3,4'), /Line 5 has 4 values/],
    ['an empty cell', with5('1,,1'), /Line 5, column “b”: the value is missing\./],
    ['NA', with5('1,NA,1'), /Line 5, column “b”: the value is missing \(“NA”\)/],
    ['a missing label', with5('1,2,'), /Line 5, column “c”: the value is missing/],
    ['a word among numbers', with5('1,two,1'), /Line 5, column “b”: “two” is not a number/],
    ['1e999', with5('1,1e999,1'), /too large/],
    ['hexadecimal', with5('1,0x10,1'), /“0x10” is not a number/],
    ['an open quotation mark', with5('1,"2,1'), /line 5 a quotation mark opens/],
    ['text after a quotation mark', with5('1,"2"2,1'), /line 5 something follows/],
    ['few rows', 'a,b\n1,2\n', /1 row of data/],
    ['no features', tenLines((i) => `w${i},${i % 2}`, 'a,b\n'), /no column has numbers/],
    ['one class', tenLines((i) => `${i},x`, 'a,b\n'), /one value only, “x”/],
    [
      'too many classes',
      Array.from({ length: 40 }, (_, i) => `${i},w${i}`).join('\n'),
      /40 different/,
    ],
    ['too many columns', tenLines(() => '1,'.repeat(1001)), /1,002 columns/],
  ])('%s: refused, with the line', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  test('a line is counted in the file, new lines in quotation marks and empty lines with it', () => {
    const text = tenLines((i) => (i === 4 ? '1,?' : i === 1 ? '2,"a\nb"' : `${i},w`), 'a,b\n\n');
    expect(() => read(text)).toThrow(/Line 8, column “b”/);
  });

  test('a large table is read in less than some seconds, in time that grows as it does', () => {
    const text = Array.from({ length: 60_000 }, (_, i) => `${i},${i % 7},"${i % 2}"`).join('\n');
    expect(read(text).labels).toHaveLength(60_000);
  });
});

describe('folders of pictures', () => {
  const classes = (...paths: string[]) => classesOf(paths, word.pictures).map((p) => p.className);

  test('the folder names the class; what isn’t a picture is left out', () => {
    expect(
      classes('f/cat/1.png', 'f/dog/2.JPG', 'f/.DS_Store', 'f/cat/._1.png', 'f/readme.txt'),
    ).toEqual(['cat', 'dog']);
    expect(classes('고양이/1.png', '개/2.webp')).toEqual(['고양이', '개']);
  });

  test.each([
    [['f/readme.txt'], /no pictures/],
    [[], /no pictures/],
    [['f/cat/1.png', 'f/2.png'], /“f\/2.png” is in no class/],
    [['1.png'], /“1.png” is in no class/],
    [Array.from({ length: 5001 }, (_, i) => `f/a/${i}.png`), /5,001 pictures; at most 5,000/],
  ])('%#: refused', (paths, message) => {
    expect(() => classesOf(paths, word.pictures)).toThrow(message);
  });

  test('one class only, or too many', () => {
    const pixels = new Uint8Array(12 * 784);
    const source = (names: string[]): OwnSource => ({
      ...{ kind: 'pictures', pixels, labels: new Uint8Array(12), classNames: names },
    });
    expect(() => new OwnData(source(['a']), word)).toThrow(/one folder/);
    const many = Array.from({ length: 31 }, (_, i) => `${i}`);
    expect(() => new OwnData(source(many), word)).toThrow(/31 folders/);
  });
});

describe('IDX files', () => {
  const read = (files: { name: string; bytes: Uint8Array }[]) => readIdxFiles(files, word.idx);
  const { files } = idxSource();
  const [images, labels] = files;
  const other = (shape: number[], fill = 0) =>
    idxBytes(shape, new Uint8Array(shape.reduce((a, b) => a * b, 1)).fill(fill));

  test('two or four, in any order, packed or not', () => {
    expect(read([labels, images]).train.labels).toHaveLength(120);
    const all = read([files[3], files[0], files[2], files[1]]);
    expect(all.test?.labels).toHaveLength(30);
    expect(all.names.test).toEqual(['t10k-images-idx3-ubyte.gz', 't10k-labels-idx1-ubyte']);
  });

  test.each([
    ['one file', [images], /one file/],
    ['three files', files.slice(0, 3), /3 files/],
    ['two of pictures', [images, images], /Expected are pictures/],
    ['four without names', files.map((file, i) => ({ ...file, name: `${i}` })), /t10k/],
    [
      'no IDX',
      [images, { name: 'a.txt', bytes: Buffer.from('label') }],
      /a.txt is not an IDX file/,
    ],
    ['empty', [images, { name: 'empty', bytes: new Uint8Array(0) }], /0 bytes/],
    ['cut off', [images, { name: 'l', bytes: labels.bytes.subarray(0, 50) }], /cut off/],
    [
      'other count',
      [images, { name: 'l', bytes: other([119], 1) }],
      /120 pictures and “l” 119 labels/,
    ],
    ['other size', [{ name: 'i', bytes: other([120, 32, 32]) }, labels], /32 × 32/],
    ['one class', [images, { name: 'l', bytes: other([120]) }], /largest label in “l” is 0/],
    ['too many classes', [images, { name: 'l', bytes: other([120], 200) }], /is 200/],
    [
      'few',
      [
        { name: 'i', bytes: other([2, 28, 28]) },
        { name: 'l', bytes: other([2], 1) },
      ],
      /2 pictures/,
    ],
    ['damaged gzip', [{ ...images, bytes: images.bytes.slice(0, 40) }, labels], /unpack|gzip/],
    [
      'a bomb',
      [{ name: 'b', bytes: new Uint8Array(gzipSync(new Uint8Array(2e8))) }, labels],
      /would unpack to 200,000,000/,
    ],
    [
      'sizes of billions',
      [{ name: 'i', bytes: Uint8Array.from([0, 0, 8, 3, ...Array(12).fill(255)]) }, labels],
      /header promises/,
    ],
  ])('%s: refused', (_, given, message) => {
    expect(() => read(given as { name: string; bytes: Uint8Array }[])).toThrow(message);
  });

  test('a test label that the training labels don’t have', () => {
    const strange = { name: 't10k-labels', bytes: other([30], 9) };
    expect(() => read([images, labels, files[2], strange])).toThrow(/class 9.*up to 2/);
  });
});

test('points in the address, with whatever else stands there', () => {
  const points = [0.5, -1, 2, -3, 3, 0];
  expect(pointsOfText(pointsToText(points))).toEqual(points);
  expect(pointsOfText('50,-100,2,x,1,1,9999,0,1,1,1,7,1,2')).toEqual([0.5, -1, 2]);
  expect(pointsOfText('1,1,1,'.repeat(5000))).toHaveLength(3000);
});

describe('what one should see', () => {
  const start: OwnSettings = {
    ...{ layers: 1, units: 8, activation: 'tanh', optimizer: 'adam', learningRate: 0.03 },
    ...{ batchSize: 16, epochs: 200, seed: 42 },
  };
  const right = async (source: OwnSource, changed: Partial<OwnSettings>) => {
    const data = new OwnData(source, word);
    const progress = await trained(data, { ...start, ...changed });
    await data.dispose();
    return { accuracy: progress.history.val_accuracy.at(-1) as number, progress };
  };
  const painted = (points: number[]): OwnSource => ({
    ...{ kind: 'points', points, classNames: ['circle', 'square'] },
  });
  const seeds = [42, 43, 44];

  test('a circle: a hidden layer closes around it, one line can’t', async () => {
    const source = painted(rulePoints(readRule('x*x + y*y < 4', word.rule), 300, 42));
    for (const seed of seeds) {
      expect((await right(source, { seed })).accuracy).toBeGreaterThan(0.9);
      expect((await right(source, { seed, layers: 0 })).accuracy).toBeLessThan(0.8);
    }
  });

  test('XOR: four hidden nodes part it, one line can’t', async () => {
    const source = painted(xorPoints());
    expect((await right(source, { units: 4 })).accuracy).toBe(1);
    for (const seed of seeds) {
      expect((await right(source, { seed, layers: 0 })).accuracy).toBeLessThan(0.8);
    }
  });

  test('flowers: small is always right, mistakes are between middle and large', async () => {
    const changed = { units: 16, activation: 'relu', learningRate: 0.01, epochs: 50 } as const;
    const source: OwnSource = { kind: 'csv', name: 'flowers.csv', text: flowersCsv() };
    for (const seed of seeds) {
      const { accuracy, progress } = await right(source, { ...changed, seed });
      const [large, middle, small] = progress.matrix; // [label][prediction]
      expect([large[2], middle[2], small[0], small[1]]).toEqual([0, 0, 0, 0]);
      expect(accuracy).toBeGreaterThan(0.85);
    }
  });
});

test('training can be stopped, and begun anew; a rate that is too high is said', async () => {
  const text = Array.from({ length: 20 }, (_, i) => `${i},${i * i}`).join('\n');
  const data = new OwnData({ kind: 'csv', name: '', text }, word);
  const settings = { layers: 1, units: 4, activation: 'relu', optimizer: 'sgd' } as const;
  const rest = { learningRate: 0.1, batchSize: 8, epochs: 1000, seed: 1 };
  await data.train({ ...settings, ...rest });
  await data.progress();
  data.stop();
  let progress = await data.progress();
  while (progress.isRunning) progress = await data.progress();
  expect(progress.failure).toBeUndefined();
  expect(progress.epochs).toBeLessThan(1000);
  progress = await trained(data, { ...settings, ...rest, epochs: 20, learningRate: 1e6 });
  expect(progress.failure).toMatch(/NaN|finite/);
  await data.dispose();
});
