/** Fashion-MNIST as it arrives: the first images can be trained on while the rest is on its way. */

import { splitIndices } from '../../../src/index.ts';
import { files, parseIdx } from '../../../src/index-browser.ts';
import { isGzip } from '../../../src/internal.ts';

export const PIXELS = 784;

/** How many images are enough to begin with. */
export const QUICK_IMAGES = 6000;

/** Bytes of an IDX header with three dimensions: 4 + 3 × 4. */
const HEADER_BYTES = 16;

export class Dataset {
  /** [images, 784], values 0 … 255. */
  pixels = new Uint8Array(0);
  labels = new Uint8Array(0);
  loaded = 0;

  get isReady(): boolean {
    return this.loaded >= QUICK_IMAGES;
  }

  get isComplete(): boolean {
    return this.loaded > 0 && this.loaded === this.labels.length;
  }

  /** @param isFew ends once there are enough images to begin with */
  async load(folder: URL, onProgress: () => void, isFew = false): Promise<void> {
    const labelFile = await collect(await open(folder, files.train.labels));
    this.labels = parseIdx(labelFile, files.train.labels).data as Uint8Array<ArrayBuffer>;
    await this.loadImages(await open(folder, files.train.images), onProgress, isFew);
  }

  /**
   * The rows to train on and to validate with. The few are the many's first ones, on the same side
   * of the split: who goes on with all of them is not validated on what was trained on.
   */
  rows(all: boolean): { train: Int32Array; validation: Int32Array } {
    const { train, test } = splitIndices(this.labels.length, { testSize: 0.2, randomState: 42 });
    if (all) return { train, validation: test };
    const isQuick = (row: number) => row < QUICK_IMAGES;
    return { train: train.filter(isQuick), validation: test.filter(isQuick) };
  }

  image(row: number): Uint8Array {
    return this.pixels.slice(row * PIXELS, (row + 1) * PIXELS);
  }

  /** As many as there are labels. */
  private async loadImages(
    stream: ReadableStream<Uint8Array>,
    onProgress: () => void,
    isFew: boolean,
  ) {
    const file = new Uint8Array(HEADER_BYTES + this.labels.length * PIXELS);
    this.pixels = file.subarray(HEADER_BYTES);
    const reader = stream.getReader();
    let filled = 0;
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      file.set(read.value, filled); // more images than labels are refused here
      filled += read.value.length;
      this.loaded = Math.max(0, Math.floor((filled - HEADER_BYTES) / PIXELS));
      onProgress();
      if (isFew && this.isReady) return reader.cancel();
    }
    parseIdx(file.subarray(0, filled), files.train.images); // says so if the file broke off
  }
}

/** A file's bytes, unpacked. */
async function open(folder: URL, name: string): Promise<ReadableStream<Uint8Array>> {
  const response = await fetch(new URL(`${name}.gz`, folder));
  if (!response.ok || !response.body) {
    throw new Error(`The data file ${name}.gz is not there (${response.status}).`);
  }
  // Some servers say that the file's gzip is the transfer's, and the browser unpacks it.
  const [peeked, whole] = response.body.tee();
  const first = await readFirst(peeked);
  return isGzip(first) ? whole.pipeThrough(new DecompressionStream('gzip')) : whole;
}

async function readFirst(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const reader = stream.getReader();
  const { value } = await reader.read();
  reader.cancel();
  return value ?? new Uint8Array(0);
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream as BodyInit).arrayBuffer());
}
