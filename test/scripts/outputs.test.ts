/** Nothing of the user's is deleted or written over, wherever a command is told to write. */

import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { checkApart, checkOutputFolder, fillOutputFolder } from '../../scripts/command/outputs.ts';
import { checkLessonFiles } from '../../scripts/lesson/files.ts';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { dense, saveModel, sequential } from '../../src/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const at = temporaryFolder('출력 ');
function put(name: string, text = name): string {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
  return at(name);
}

describe('a folder that a command fills', () => {
  const what = 'the site';
  function fill(...names: string[]): void {
    rmSync(at('built'), { recursive: true, force: true });
    for (const name of names) put(`built/${name}`);
    fillOutputFolder(at('out'), what, at('built'));
  }

  test('is made, and filled again with the next build', () => {
    fill('index.html', 'assets/a.js');
    fill('index.html', 'assets/b.js');
    expect(readdirSync(at('out')).sort()).toEqual(['assets', 'built-files.json', 'index.html']);
    expect(readdirSync(at('out/assets'))).toEqual(['b.js']);
  });

  test.each(['essay.txt', '.git/config', 'assets/essay.txt'])(
    'that has %s of its own is refused, and nothing changes',
    (name) => {
      fill('index.html', 'assets/a.js');
      put(`out/${name}`, 'mine');
      expect(() => fill('index.html', 'assets/b.js')).toThrow(
        `other files than those of the site: ${name}`,
      );
      expect(readFileSync(at('out', name), 'utf8')).toBe('mine');
      expect(existsSync(at('out/assets/a.js'))).toBe(true);
    },
  );

  test('is not another thing’s build', () => {
    fill('index.html');
    expect(() => checkOutputFolder(at('out'), 'the lab')).toThrow(
      'other files than those of the lab',
    );
  });

  test('a link in it is not followed, and its list can name nothing elsewhere', () => {
    const canary = put('elsewhere/canary');
    mkdirSync(at('out'));
    symlinkSync(at('elsewhere'), at('out/assets'));
    expect(() => checkOutputFolder(at('out'), what)).toThrow('assets');
    unlinkSync(at('out/assets')); // Node 23.11's rmSync refuses a link to a folder
    put('out/built-files.json', JSON.stringify({ what, files: ['../elsewhere/canary'] }));
    fill('index.html');
    expect(existsSync(canary)).toBe(true);
  });

  test('a file in its place is refused', () => {
    put('out', 'mine');
    expect(() => fill('index.html')).toThrow("can't be written");
    expect(readFileSync(at('out'), 'utf8')).toBe('mine');
  });
});

describe('files of one run', () => {
  const json = (path: string) => ({ option: '--json', path });
  const save = (path: string) => ({ option: '--save', path });
  const clash = (a: string, b: string) => () => checkApart([save(a), json(b)]);

  test('other files go together', () => {
    put('here');
    expect(clash(at('a'), at('b'))).not.toThrow();
    expect(clash(at('a'), at('ab'))).not.toThrow();
    expect(clash(at('here'), at('new'))).not.toThrow();
  });

  test('one path, however it is written', () => {
    expect(clash(at('a'), `${at()}/x/../a`)).toThrow('--json would write over');
    expect(clash(at('a'), at('a'))).toThrow('which --save writes');
  });

  test('a file that would have to be the other’s folder', () => {
    expect(clash(at('a'), at('a/b'))).toThrow('--json');
    expect(clash(at('a/b/c'), at('a'))).toThrow('--json');
  });

  test('links, hard and soft, to a file or to its folder', () => {
    put('real/a');
    symlinkSync(at('real/a'), at('soft'));
    linkSync(at('real/a'), at('hard'));
    symlinkSync(at('real'), at('folder'));
    for (const name of ['soft', 'hard', 'folder/a']) {
      expect(clash(at('real/a'), at(name))).toThrow('--json');
    }
    expect(clash(at('real/new'), at('folder/new'))).toThrow('--json');
    expect(clash(at('real/new/b'), at('folder/new/b'))).toThrow('--json');
  });

  test('an output is no input; a model may take the place of the one it went on from', () => {
    const model = { option: '--load', path: at('m.keras'), heir: '--save' };
    expect(() => checkApart([json(at('m.keras'))], [model])).toThrow('which --load reads');
    expect(() => checkApart([save(at('m.keras'))], [model])).not.toThrow();
  });
});

describe('npm start writes over none of its own files', () => {
  test.each([
    [{ save: 'm.keras', json: 'm.keras' }],
    [{ save: 't', json: 't/model.json' }],
    [{ save: 't', json: 't' }],
    [{ save: 't/sub/m.keras', json: 't' }],
    [{ checkpoint: 'c', json: 'c/checkpoint.zip' }],
    [{ checkpoint: 'c', save: 'c/checkpoint.zip' }],
    [{ resume: 'c', json: 'c/checkpoint.zip' }],
    [{ resume: 'c', checkpoint: 'd', json: 'c/checkpoint.zip' }],
    [{ report: 'r', json: 'r/report.html' }],
    [{ 'data-dir': 'data', json: 'data/train-images-idx3-ubyte' }],
    [{ 'data-dir': 'data', json: 'data/t10k-labels-idx1-ubyte.gz' }],
    [{ load: 'm.keras', json: 'm.keras' }],
    [{ load: 'model', json: 'model/weights.bin' }],
  ])('%j', (options) => {
    put('model/model.json');
    put('model/weights.bin');
    const paths = Object.entries(options).map(([name, path]) => [name, at(path)]);
    expect(() => checkLessonFiles(Object.fromEntries(paths))).toThrow('would write over');
  });

  test('the embedded data', () => {
    const json = join(PROJECT_DIR, 'data/fashion-mnist/train-labels-idx1-ubyte.gz');
    expect(() => checkLessonFiles({ json })).toThrow('which --data-dir reads');
  });

  test('what belongs together stays allowed', () => {
    for (const options of [
      { load: 'm.keras', save: 'm.keras' },
      { resume: 'c', checkpoint: 'c', json: 'c/seen.json' },
      { report: 'r', json: 'r/seen.json', save: 'r/m.keras', checkpoint: 'r' },
    ]) {
      const paths = Object.entries(options).map(([name, path]) => [name, at(path)]);
      expect(() => checkLessonFiles(Object.fromEntries(paths))).not.toThrow();
    }
  });
});

describe('a model’s folder', () => {
  test('another’s model.json is not replaced; only an older model’s own weights are removed', async () => {
    const model = sequential([dense({ units: 2, inputShape: [3] })]);
    model.compile({ loss: 'mean_squared_error' });
    put('mine/model.json', '{ "name": "mine" }');
    await expect(saveModel(model, at('mine'))).rejects.toThrow("is not a model's");
    expect(readFileSync(at('mine/model.json'), 'utf8')).toBe('{ "name": "mine" }');

    put('ours/weights-00000000.bin', 'mine');
    await saveModel(model, at('ours'));
    await model.fit(tf.ones([4, 3]), tf.ones([4, 2]), { verbose: 0 });
    await saveModel(model, at('ours'));
    const names = readdirSync(at('ours'));
    expect(names).toContain('weights-00000000.bin');
    expect(names).toHaveLength(3);
  });
});
