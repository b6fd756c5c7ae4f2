/** Damaged and hostile files are refused in words, without a hang, a crash or much memory. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { readHdf5, writeHdf5 } from '../../src/files/containers/hdf5-node.ts';
import { readZip, writeZip } from '../../src/files/containers/zip.ts';
import { kerasFormat } from '../../src/files/formats/keras.ts';
import { readLayersFormat, writeLayersFormat } from '../../src/files/formats/layers-format.ts';
import { legacyFormat } from '../../src/files/formats/legacy-h5.ts';
import { npzFormat } from '../../src/files/formats/npz.ts';
import { writeConfig } from '../../src/files/keras/keras-config.ts';
import type { FileFormat } from '../../src/files/model-record.ts';
import { planned } from '../planned.ts';
import { changed, record, trainedWith, training, utf8 } from './record.ts';

const FOLDER = join(PROJECT_DIR, 'test', 'fixtures/keras-files');
const RUNS = 300;
/** The same changes every time. */
const SEED = 42;

const kerasZip = async (config: object, weights?: Uint8Array) =>
  writeZip({
    'config.json': utf8(JSON.stringify(config)),
    'model.weights.h5':
      weights ?? (readZip(await kerasFormat.write(record)).get('model.weights.h5') as Uint8Array),
  });

const formats: [string, FileFormat][] = [
  ['.keras', kerasFormat],
  ['.h5', legacyFormat],
  ['.npz', npzFormat],
];

describe.each(formats)('%s', (ending, format) => {
  let file: Uint8Array;
  beforeAll(async () => {
    file = await format.write(record);
  });

  test('cut off anywhere: refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: file.length - 1 }), async (length) => {
        await expect(format.read(file.slice(0, length), {})).rejects.toThrow();
      }),
      { numRuns: RUNS / 2, seed: SEED },
    );
  });

  test('any bytes changed: read whole or refused in words', async () => {
    const change = fc.tuple(
      fc.integer({ min: 0, max: file.length - 1 }),
      fc.integer({ min: 0, max: 255 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const changed = file.slice();
        for (const [at, value] of changes) changed[at] = value;
        const outcome = await format.read(changed, {}).catch((error) => error);
        if (outcome instanceof Error) {
          expect(outcome.message).not.toMatch(/undefined|\[object|is not a function|Cannot read/);
        } else {
          expect(outcome.weights.map(({ shape }: { shape: number[] }) => shape)).toEqual([
            [2, 3],
            [3],
          ]);
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  test('and the next good file is read as ever', async () => {
    expect(await format.read(file, {})).toEqual(record);
    const [real] = readdirSync(FOLDER).filter((name) => name.endsWith(ending));
    if (real) await format.read(new Uint8Array(readFileSync(join(FOLDER, real))), {});
  });
});

describe('a ZIP', () => {
  /** The archive, whose list says another number of bytes of its first file. */
  function saying(bytes: number, zip: Uint8Array): Uint8Array {
    const entry = Buffer.from(zip).indexOf('PK\x01');
    new DataView(zip.buffer).setUint32(entry + 24, bytes, true);
    return zip;
  }

  test.each(['../config.json', '/etc/passwd', 'a/../../b', 'C:\\x', '\\x', 'a\\..\\b'])(
    'that has a file called %s is refused',
    (name) => {
      expect(() => readZip(zipSync({ [name]: utf8('x') }))).toThrow('leads out of its folder');
    },
  );

  test('that says it unpacks to gigabytes is refused before anything is unpacked', () => {
    const zip = saying(0xf0000000, zipSync({ a: new Uint8Array(100) }));
    expect(() => readZip(zip)).toThrow('would unpack to 4,026,531,840 bytes');
  });

  test('that unpacks to many times its size is refused, unless it is small all the same', () => {
    const small = zipSync({ a: new Uint8Array(2 ** 26) });
    expect(readZip(small).get('a')).toHaveLength(2 ** 26);
    expect(() => readZip(zipSync({ a: new Uint8Array(2 ** 26), b: utf8('x') }))).toThrow(
      'would unpack to 67,108,865 bytes; of its size up to 67,108,864 are read',
    );
  });

  test('of 65,535 files is read without looking each name up in all others', () => {
    const names = Array.from({ length: 65_535 }, (_, i) => [`file ${i}`, new Uint8Array(0)]);
    expect(readZip(zipSync(Object.fromEntries(names), { level: 0 })).size).toBe(65_535);
  });

  test('that unpacks to more than it says is refused', () => {
    const zip = saying(100, zipSync({ a: new Uint8Array(50_000_000) }));
    expect(zip.length).toBeLessThan(100_000);
    expect(() => readZip(zip)).toThrow("'a' in it is damaged");
  });

  test('that unpacks to a thousand times what it says is refused before it is unpacked', () => {
    const zip = saying(100, zipSync({ a: new Uint8Array(500_000_000) }));
    const start = process.cpuUsage();
    expect(() => readZip(zip)).toThrow("'a' in it is damaged");
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(1);
  });

  test('that has two files of one name is refused', () => {
    const zip = zipSync({ config: utf8('1'), konfig: utf8('2') }, { level: 0 });
    const text = Buffer.from(zip);
    for (let at = text.indexOf('konfig'); at >= 0; at = text.indexOf('konfig')) text[at] = 0x63; // c
    expect(() => readZip(new Uint8Array(text))).toThrow("two files called 'config'");
  });

  test('that is none is refused', () => {
    expect(() => readZip(utf8('hello'))).toThrow('not a ZIP archive');
    expect(() => readZip(new Uint8Array(0))).toThrow('it is empty');
  });
});

describe('a .keras file', () => {
  const read = async (config: object, weights?: Uint8Array) =>
    kerasFormat.read(await kerasZip(config, weights), {});

  test('without weights, of another type, or with less than its shape says', async () => {
    const file = (write: Parameters<typeof writeHdf5>[0]) => writeHdf5(write);
    const config = writeConfig(record);
    await expect(read(config, await file(() => {}))).rejects.toThrow(
      "'layers/dense/vars/0' is missing",
    );
    const whole = await file((h5) => h5.integer('layers/dense/vars/0', 1));
    await expect(read(config, whole)).rejects.toThrow('has the shape []; expected [2, 3]');
    await expect(read(config, utf8('no HDF5'))).rejects.toThrow('not an HDF5 file');
    await expect(kerasFormat.read(writeZip({ 'config.json': utf8('{}') }), {})).rejects.toThrow(
      'class_name nothing; expected a text',
    );
    await expect(kerasFormat.read(writeZip({ a: utf8('') }), {})).rejects.toThrow(
      'config.json is missing',
    );
  });

  test('Infinity, which Python writes into JSON, and a link in place of a file are refused', async () => {
    const h5 = readZip(await kerasFormat.write(record)).get('model.weights.h5') as Uint8Array;
    const config = JSON.stringify(writeConfig(record)).replace('0.001', 'Infinity');
    expect(config).toContain('Infinity');
    const zip = writeZip({ 'config.json': utf8(config), 'model.weights.h5': h5 });
    await expect(kerasFormat.read(zip, {})).rejects.toThrow(
      'config.json is damaged or was cut off',
    );
    const LINK = 0o120777 << 16;
    const link = zipSync({ 'config.json': [utf8('/etc/passwd'), { attrs: LINK, os: 3 }] });
    await expect(kerasFormat.read(link, {})).rejects.toThrow('config.json is not JSON text');
  });

  test('weights that are no numbers come back as they were: a model may have diverged', async () => {
    const weights = structuredClone(record.weights);
    weights[0].values.set([Number.NaN, Number.POSITIVE_INFINITY]);
    const diverged = { ...record, weights };
    for (const [, format] of formats) {
      expect(await format.read(await format.write(diverged), {})).toEqual(diverged);
    }
  });

  test('a description of more than four million characters is refused before it takes memory', async () => {
    const zip = (bytes: number) => writeZip({ 'config.json': new Uint8Array(bytes).fill(0x20) });
    await expect(kerasFormat.read(zip(2 ** 22), {})).rejects.toThrow('is not JSON text');
    await expect(kerasFormat.read(zip(2 ** 22 + 1), {})).rejects.toThrow(
      'config.json has a length of 4,194,305; up to 4,194,304 are read',
    );
  });

  test('a description of values in values without end, or of many layers, is refused', async () => {
    const deep = (depth: number) => utf8(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    const zip = (depth: number) => writeZip({ 'config.json': deep(depth) });
    for (const depth of [66, 2 ** 21]) {
      await expect(kerasFormat.read(zip(depth), {})).rejects.toThrow(
        'config.json has values in values, deeper than the 64 that are read',
      );
    }
    await expect(kerasFormat.read(zip(65), {})).rejects.toThrow('config.json is described by [[');
    const [layer] = record.layers;
    const layers = Array.from({ length: 1000 }, (_, i) => ({ ...layer, name: `dense_${i}` }));
    await expect(read(writeConfig({ ...record, layers }))).rejects.toThrow(
      'The model has 1,001 layers; up to 1,000 are read',
    );
  });

  test('a learning rate that is not a number is refused', async () => {
    const optimizer = planned('rmsprop', { learningRate: Number.NaN });
    const file = readZip(await kerasFormat.write(trainedWith(optimizer, training.slots)));
    await expect(read(writeConfig(record), file.get('model.weights.h5'))).rejects.toThrow(
      "The optimizer's learning rate is NaN",
    );
  });

  test('an unknown optimizer is no hindrance without compile', async () => {
    const config = changed(writeConfig(record), 'compile_config.optimizer.class_name', 'Ftrl');
    const read = await kerasFormat.read(await kerasZip(config), { compile: false });
    expect(read.training).toBeUndefined();
  });
});

describe('HDF5 made to harm (by test/fixtures/hostile-h5/make_hostile.py)', () => {
  const HOSTILE = join(PROJECT_DIR, 'test', 'fixtures/hostile-h5');
  const kernel = "'layers/dense/vars/0'";
  const messages: Record<string, string> = {
    'external-storage': 'is damaged, or larger than the whole file',
    'external-random': 'is damaged, or larger than the whole file',
    'external-link': `${kernel} is not an array`,
    virtual: 'is damaged, or larger than the whole file',
    'soft-circle': `${kernel} is not an array`,
    'hard-circle': 'was cut off, or is damaged',
    huge: 'has the shape [2147483648, 1048576]; expected [2, 3]',
    bomb: 'damaged',
    half: 'expected float32',
    text: 'expected float32',
    compound: 'expected float32',
    none: 'has the shape []; expected [2, 3]',
  };
  const names = readdirSync(HOSTILE).filter((name) => name.endsWith('.h5'));

  test.each(names.map((name) => name.slice(0, -3)))('%s is refused', async (name) => {
    const bytes = new Uint8Array(readFileSync(join(HOSTILE, `${name}.h5`)));
    const before = process.memoryUsage().rss;
    const zip = await kerasZip(writeConfig(record), bytes);
    await expect(kerasFormat.read(zip, {})).rejects.toThrow(messages[name]);
    expect(process.memoryUsage().rss - before).toBeLessThan(2 ** 27);
  });

  test('every change of one byte of a small file comes to an end', async () => {
    const file = await writeHdf5((h5) =>
      h5.array('a', { shape: [2], values: Float32Array.of(1, 2) }),
    );
    const read = (bytes: Uint8Array) => readHdf5(bytes, (h5) => h5.floats('a', [2]));
    for (let at = 0; at < file.length; at += 7) {
      const changed = file.slice();
      changed[at] ^= 0xff;
      await read(changed).catch(({ message }) => expect(message).not.toBe(''));
    }
    expect((await read(file)).values).toEqual(Float32Array.of(1, 2));
  });
});

test('an array larger than its file is refused before it takes memory', async () => {
  const file = await writeHdf5((h5) =>
    h5.array('a', { shape: [2], values: Float32Array.of(1, 2) }),
  );
  await readHdf5(file, (h5) => expect(h5.floats('a', [2]).values).toEqual(Float32Array.of(1, 2)));
  await expect(readHdf5(file, (h5) => h5.floats('a', [2 ** 31]))).rejects.toThrow(
    'expected [2147483648]',
  );
});

describe('TensorFlow.js’s format', () => {
  const { json, bytes } = writeLayersFormat(record, 'weights.bin');

  test('weights that are too short, too long, of another shape or type are refused', () => {
    expect(() => readLayersFormat(json, bytes.slice(1))).toThrow('it was cut off');
    expect(() => readLayersFormat(json, new Uint8Array(bytes.length + 4))).toThrow(
      "don't belong together",
    );
    expect(() => readLayersFormat(json.replace('"shape":[2,3]', '"shape":[3,2]'), bytes)).toThrow(
      '[3, 2]',
    );
    expect(() => readLayersFormat(json.replace('"float32"', '"float16"'), bytes)).toThrow();
    expect(() => readLayersFormat(json.slice(0, -9), bytes)).toThrow('is not a whole JSON text');
  });
});
