/** A model in another format, wherever it is to lie. */

import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { convertModel } from '../../scripts/convert/convert-model.ts';
import { buildNamedSequential, loadModel, saveModel } from '../../src/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const at = temporaryFolder();

test.each(['models/fashion', 'models/new/fashion.h5', '모델/새것/fashion.keras', 'a/b/c.npz'])(
  '%s: the folders are made',
  async (to) => {
    await saveModel(buildNamedSequential(), at('from.keras'));
    await convertModel(at('from.keras'), at(to), true);
    expect((await loadModel(at(to))).countParams()).toBe(79_510);
    await convertModel(at(to), at('back.keras'), true); // the folder is there
    expect((await loadModel(at('back.keras'))).name).toBe('패션 MNIST 모델');
  },
);

test('what can’t be written or read makes no folder', async () => {
  await saveModel(buildNamedSequential(), at('from.keras'));
  writeFileSync(at('text'), 'mine');
  const refused = async (to: string, message: string, from = 'from.keras') => {
    await expect(convertModel(at(from), at(to), true)).rejects.toThrow(message);
    expect(readdirSync(at()).sort()).toEqual(['from.keras', 'text']);
  };
  await refused('text/models/a.h5', 'it would lie in a file, which is not a folder');
  await refused('models/a.kears', "'.kears' is not an ending of a model's file");
  await refused('models/a.h5', 'there is no ', 'none.keras');
  await refused('from.keras/x', 'it would lie in a file, which is not a folder');
  expect(existsSync(at('models'))).toBe(false);
});
