/** fashionMnist.loadData({ from }): the four files from a server, or as a page's visitor chose them. */

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as tf from '@tensorflow/tfjs';
import { PROJECT_DIR } from '../../../src/disk/project-node.ts';
import { fashionMnist, useBackend } from '../../../src/index.ts';
import { fashionMnist as inPage } from '../../../src/lesson/06-data/fashion-mnist-page.ts';
import { idxFile } from '../../../tools/idx-file.ts';

beforeAll(() => useBackend('cpu'));

const names = [
  'train-images-idx3-ubyte.gz',
  'train-labels-idx1-ubyte.gz',
  't10k-images-idx3-ubyte.gz',
  't10k-labels-idx1-ubyte.gz',
];
const images = (n: number) => gzipSync(idxFile(8, [n, 2, 2], new Uint8Array(n * 4).fill(9)));
const labels = (...values: number[]) => gzipSync(idxFile(8, [values.length], values));
const small = () => [images(3), labels(0, 9, 4), images(1), labels(1)];

type Answer = Buffer | ((response: ServerResponse) => void);
let answers: Record<string, Answer>;
let server: Server;
let address: string;

beforeAll(async () => {
  server = createServer(({ url }, response) => {
    const answer = answers[url ?? ''];
    if (typeof answer === 'function') answer(response);
    else if (answer) response.end(answer);
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/수업/data`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});
beforeEach(() => {
  const files = small();
  answers = Object.fromEntries(
    names.map((name, i) => [`${new URL(address).pathname}/${name}`, files[i]]),
  );
});

const set = (i: number, answer?: Answer) => {
  const path = `${new URL(address).pathname}/${names[i]}`;
  if (answer) answers[path] = answer;
  else delete answers[path];
};

async function shapes(from: Parameters<typeof inPage.loadData>[0]['from']) {
  const [[trainInput, trainTarget], [testInput, testTarget]] = await inPage.loadData({ from });
  const tensors = [trainInput, trainTarget, testInput, testTarget];
  try {
    expect(Array.from(trainTarget.dataSync())).toEqual([0, 9, 4]);
    return tensors.map(({ shape }) => shape);
  } finally {
    tf.dispose(tensors);
  }
}
const expected = [[3, 2, 2], [3], [1, 2, 2], [1]];

test('from an address, with and without a slash at its end, a text or a URL', async () => {
  for (const from of [address, `${address}/`, new URL(address)]) {
    expect(await shapes(from)).toEqual(expected);
  }
});

test('what an address asks for goes with every file', async () => {
  for (const [path, answer] of Object.entries(answers)) answers[`${path}?key=1`] = answer;
  for (const name of names) delete answers[`${new URL(address).pathname}/${name}`];
  expect(await shapes(`${address}/?key=1`)).toEqual(expected);
});

test('a server whose gzip is the transfer’s has been unpacked by the browser', async () => {
  set(0, (response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(images(3)));
  expect(await shapes(address)).toEqual(expected);
});

test('the real ones are what Node reads from the disk', async () => {
  const files = names.map(
    (name) => new Blob([readFileSync(join(PROJECT_DIR, 'data/fashion-mnist', name))]),
  );
  const [here, there] = [fashionMnist.loadData(), await fashionMnist.loadData({ from: files })];
  for (const [i, half] of here.entries()) {
    for (const [j, tensor] of half.entries()) {
      expect(there[i][j].shape).toEqual(tensor.shape);
      expect(Buffer.compare(bytes(there[i][j]), bytes(tensor))).toBe(0);
      tf.dispose([tensor, there[i][j]]);
    }
  }
});
const bytes = (tensor: tf.Tensor) => Buffer.from(tensor.dataSync().buffer);

describe('from files', () => {
  const file = (bytes: Uint8Array, name: string) =>
    Object.assign(new Blob([bytes as BlobPart]), { name }) as Blob;

  test('by their names, in any order, packed or not, among others', async () => {
    const [a, b, c, d] = small();
    const given = [
      file(d, 'test-labels.idx1-ubyte.gz'),
      file(c, 't10k-images-idx3-ubyte.gz'),
      file(Buffer.from('?'), 'LICENSE'),
      file(b, 'train-labels-idx1-ubyte.gz'),
      file(idxFile(8, [3, 2, 2], new Uint8Array(12)), 'train-images-idx3-ubyte'),
    ];
    expect(await shapes(given)).toEqual(expected);
    expect(a.length).toBeGreaterThan(0);
  });

  test('without names, in the order of MNIST', async () => {
    expect(await shapes(small().map((bytes) => new Blob([bytes as BlobPart])))).toEqual(expected);
  });

  test('one is missing', async () => {
    const given = names.slice(0, 3).map((name, i) => file(small()[i], name));
    await expect(inPage.loadData({ from: given })).rejects.toThrow(
      'Among the 3 files given there is no t10k-labels-idx1-ubyte. The four files of',
    );
  });

  test.each([
    ['no file', []],
    ['a number', 7],
    ['texts', ['train-images-idx3-ubyte.gz']],
  ])('%s', async (_, from) => {
    await expect(inPage.loadData({ from: from as never })).rejects.toThrow(
      'from is the address of a folder, or an array of four files (File or Blob); got ',
    );
  });
});

const cutOff = images(3).subarray(0, -9);
const flipped = images(3);
flipped[flipped.length - 6] ^= 1;

test.each<[string, () => void, string]>([
  [
    'a missing file',
    () => set(2),
    "t10k-images-idx3-ubyte.gz isn't there: the server says 404. Put",
  ],
  [
    'a web page in its place',
    () => set(0, Buffer.from('<!doctype html><title>App</title>')),
    "train-images-idx3-ubyte.gz isn't there: the server sent a web page in its place",
  ],
  [
    'one that is cut off',
    () => set(0, cutOff),
    "train-images-idx3-ubyte.gz can't be unpacked: it breaks off or",
  ],
  [
    'a changed bit',
    () => set(0, flipped),
    "can't be unpacked: it breaks off or is damaged (gzip says: ",
  ],
  [
    'a connection that ends early',
    () =>
      set(0, (response) => {
        response.writeHead(200, { 'Content-Length': 9999 });
        response.write(images(3));
        setTimeout(() => response.destroy(), 20);
      }),
    'train-images-idx3-ubyte.gz broke off on its way (',
  ],
  [
    'labels in the place of images',
    () => set(0, labels(1)),
    'Were the image and the label file exchanged?',
  ],
  [
    'a picture',
    () => set(0, Buffer.from('\x89PNG', 'latin1')),
    'is not an IDX file: it is a picture',
  ],
  ['an empty file', () => set(0, gzipSync(Buffer.alloc(0))), 'has 0 bytes'],
  [
    'fewer bytes than the header promises',
    () => set(0, gzipSync(idxFile(8, [3, 2, 2], [1]))),
    'its header promises 28',
  ],
  [
    'more bytes than the header promises',
    () => set(0, gzipSync(idxFile(8, [1, 2, 2], new Uint8Array(1e6)))),
    "can't be unpacked: it unpacks to more bytes than its header promises. Get the file again.",
  ],
  ['another number of labels', () => set(1, labels(1)), 'Every image has one label'],
])('%s is refused and leaves no tensor behind', async (_, damage, message) => {
  damage();
  const before = tf.memory().numTensors;
  await expect(inPage.loadData({ from: address })).rejects.toThrow(message);
  await expect(inPage.loadData({ from: address })).rejects.toThrow(/^http:/);
  expect(tf.memory().numTensors).toBe(before);
});

test('no server', async () => {
  await expect(inPage.loadData({ from: 'http://127.0.0.1:9/' })).rejects.toThrow(
    "http://127.0.0.1:9/train-images-idx3-ubyte.gz can't be fetched (",
  );
});

test('an address that begins at the page’s own, where there is no page', async () => {
  await expect(fashionMnist.loadData({ from: 'data/' })).rejects.toThrow(
    "got 'data/'. For a folder on the disk, write loadData({ dir: '…' }).",
  );
  const url = new URL('file:///data');
  await expect(fashionMnist.loadData({ from: url })).rejects.toThrow("is on the disk, and can't");
});

test('a folder is Node’s, an address anybody’s, never both', async () => {
  expect(() => fashionMnist.loadData({ dir: '.', from: address } as never)).toThrow(
    'loadData takes either dir, a folder, or from, an address or files; got both. Leave one out.',
  );
  for (const options of [undefined, {}, { dir: '.' }]) {
    await expect(inPage.loadData(options as never)).rejects.toThrow(
      "A page has no folders to read from. Write loadData({ from: 'fashion-mnist/' })",
    );
  }
  await expect(inPage.loadData({ form: address } as never)).rejects.toThrow(
    "loadData has no option 'form'. Did you mean",
  );
});
