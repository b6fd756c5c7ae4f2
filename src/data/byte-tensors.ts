/**
 * Tensors of bytes that stay bytes until somebody asks for their numbers.
 *
 * As int32, Fashion-MNIST's images take four times the bytes of their files, and every operation on them
 * makes as many numbers again. A byte has only 256 values: ÷ 255 is computed by TensorFlow.js of these
 * 256, and the table of its answers says what each byte stands for. Rows that are chosen are remembered
 * by number.
 *
 * To TensorFlow.js such data lie on another backend, as they do after `tf.setBackend`: the kernels that
 * aren't among the few below get them as the numbers that they stand for.
 */

import * as tf from '@tensorflow/tfjs';

type Numbers = Float32Array | Int32Array;

/** What a tensor holds while it is bytes. */
export interface ByteData {
  /** Row by row; perhaps more rows than the tensor has. */
  readonly bytes: Uint8Array;
  readonly rowSize: number;
  /** Which of the rows, in this order; all unless given. */
  readonly rows?: Int32Array;
  readonly dtype: 'float32' | 'int32';
  /** What each of the 256 bytes stands for … */
  readonly numbers: Numbers;
  /** … and as engines take it. */
  readonly floats: Float32Array;
}

const BYTE_VALUES = 256;
const NUMBERS_OF_BYTES = Int32Array.from({ length: BYTE_VALUES }, (_, byte) => byte);

/**
 * @param bytes belong to the tensor from now on
 * @param shape [n, …], as many values as there are bytes
 * @returns int32
 * @example byteTensor(Uint8Array.of(7, 255), [2]).div(255).dataSync() // Float32Array [0.0274…, 1]
 */
export function byteTensor(bytes: Uint8Array, shape: number[]): tf.Tensor {
  const rowSize = tf.util.sizeFromShape(shape.slice(1));
  return tensorOf({ bytes, rowSize, ...standingFor('int32', NUMBERS_OF_BYTES) }, shape);
}

/** @returns undefined once an operation made numbers of the bytes: look anew after every one */
export function byteData({ dataId }: tf.TensorInfo): ByteData | undefined {
  return holder.get(dataId);
}

/** The bytes of one row. */
export function rowOf(
  { bytes, rowSize, rows }: Pick<ByteData, 'bytes' | 'rowSize' | 'rows'>,
  row: number,
): Uint8Array {
  const start = (rows ? rows[row] : row) * rowSize;
  return bytes.subarray(start, start + rowSize);
}

/** Writes the numbers of one row, for whoever doesn't take bytes. */
export function writeRow(data: ByteData, row: number, to: Float32Array, at: number): void {
  const { floats } = data;
  const bytes = rowOf(data, row);
  for (let i = 0; i < bytes.length; i++) to[at + i] = floats[bytes[i]];
}

// ── As a backend, which keeps and computes nothing ──────────────────────────

class ByteHolder extends tf.KernelBackend {
  private readonly kept = new Map<object, { data: ByteData; references: number }>();

  get(dataId: object): ByteData | undefined {
    return this.kept.get(dataId)?.data;
  }

  keep(data: ByteData): object {
    const dataId = {};
    this.kept.set(dataId, { data, references: 1 });
    return dataId;
  }

  override readSync(dataId: object): Numbers {
    const data = this.get(dataId) as ByteData;
    const { bytes, rowSize, rows, dtype, numbers } = data;
    const size = rows ? rows.length * rowSize : bytes.length;
    if (dtype === 'float32') {
      const all = new Float32Array(size);
      for (let at = 0, row = 0; at < size; at += rowSize) writeRow(data, row++, all, at);
      return all;
    }
    const all = new Int32Array(size);
    for (let at = 0, n = 0; at < size; at += rowSize, n++) {
      all.set(rowOf(data, n), at);
    }
    return numbers === NUMBERS_OF_BYTES ? all : all.map((byte) => numbers[byte]);
  }

  override async read(dataId: object): Promise<Numbers> {
    return this.readSync(dataId);
  }

  override refCount(dataId: object): number {
    return this.kept.get(dataId)?.references ?? 0;
  }

  override incRef(dataId: object): void {
    const entry = this.kept.get(dataId);
    if (entry) entry.references++;
  }

  /** @returns whether nothing refers to the data any more */
  override disposeData(dataId: object, force = false): boolean {
    const entry = this.kept.get(dataId);
    if (entry && --entry.references > 0 && !force) return false;
    this.kept.delete(dataId);
    return true;
  }

  override numDataIds(): number {
    return this.kept.size;
  }
}

const holder = new ByteHolder();

const standingFor = (dtype: ByteData['dtype'], numbers: Numbers) => ({
  ...{ dtype, numbers },
  floats: Float32Array.from(numbers),
});

function tensorOf(data: ByteData, shape: number[]): tf.Tensor {
  teachBackend();
  return tf.engine().makeTensorFromDataId(holder.keep(data), shape, data.dtype, holder);
}

// ── The operations that leave bytes as they are ─────────────────────────────

type Given = Parameters<tf.KernelFunc>[0];

/**
 * @param data of the first input that is bytes
 * @returns undefined where TensorFlow.js's own kernel has to compute, or to say what is wrong
 */
type ByteKernel = (
  given: Given,
  x: tf.TensorInfo,
  data: ByteData,
  kernelName: string,
) => tf.Tensor | undefined;

const byteKernels: { [kernelName: string]: ByteKernel } = {
  Identity(_, { dataId, shape, dtype }) {
    holder.incRef(dataId);
    return tf.engine().makeTensorFromDataId(dataId, shape, dtype, holder);
  },

  Reshape({ attrs }, x, data) {
    const size = tf.util.sizeFromShape(x.shape);
    const asked = attrs?.shape as unknown as number[];
    const known = tf.util.sizeFromShape(asked.filter((length) => length !== -1));
    const shape = asked.map((length) => (length === -1 ? size / known : length));
    const fits = shape.every((length) => length >= 0 && Number.isInteger(length));
    return fits && tf.util.sizeFromShape(shape) === size ? tensorOf(data, shape) : undefined;
  },

  GatherV2({ inputs: { indices }, attrs }, x, data) {
    const { axis, batchDims } = attrs as { axis?: number; batchDims?: number };
    if (axis !== 0 || batchDims || indices?.shape.length !== 1) return undefined;
    if (x.shape.includes(0)) return undefined;
    const rows = tf.engine().readSync(indices.dataId) as Int32Array;
    const isThere = (row: number) => row >= 0 && row < x.shape[0];
    return rows.every(isThere) ? chosenRows(x, data, Int32Array.from(rows)) : undefined;
  },

  Slice({ attrs }, x, data) {
    const { begin, size } = attrs as unknown as Record<'begin' | 'size', number | number[]>;
    const [starts, sizes] = tf.slice_util.parseSliceParams(x, begin, size);
    const [first, count] = [starts[0], sizes[0]];
    const areWhole = sizes.every((length, i) => i === 0 || length === x.shape[i]);
    if (!areWhole || first < 0 || count < 0 || first + count > x.shape[0]) return undefined;
    return chosenRows(
      x,
      data,
      Int32Array.from({ length: count }, (_, n) => first + n),
    );
  },

  Cast: ofEachNumber,
  Add: ofEachNumber,
  Sub: ofEachNumber,
  Multiply: ofEachNumber,
  RealDiv: ofEachNumber,
};

/** Fewer than half of the rows are copied, so that the rest can go. */
function chosenRows(x: tf.TensorInfo, data: ByteData, chosen: Int32Array): tf.Tensor | undefined {
  const rowSize = tf.util.sizeFromShape(x.shape.slice(1));
  if (data.rows && rowSize !== data.rowSize) return undefined;
  const shape = [chosen.length, ...x.shape.slice(1)];
  const { bytes } = data;
  const rows = data.rows ? chosen.map((row) => (data.rows as Int32Array)[row]) : chosen;
  if (2 * rows.length * rowSize > bytes.length) {
    return tensorOf({ ...data, rowSize, rows }, shape);
  }
  const own = new Uint8Array(rows.length * rowSize);
  for (let n = 0; n < rows.length; n++) own.set(rowOf({ bytes, rowSize, rows }, n), n * rowSize);
  return tensorOf({ ...data, bytes: own, rowSize, rows: undefined }, shape);
}

/** Alone, or with a single number: TensorFlow.js computes it of the 256. */
function ofEachNumber({ inputs, attrs }: Given, x: tf.TensorInfo, data: ByteData, name: string) {
  const others = Object.values(inputs as tf.NamedTensorMap).filter((input) => input !== x);
  const isSingle = ({ size, rank }: tf.Tensor) => size === 1 && rank <= x.shape.length;
  if (!others.every((other) => isSingle(other) && !byteData(other))) return undefined;
  const standing = tf.tidy(() => {
    const table = tf.tensor1d(data.numbers, data.dtype);
    const given = Object.entries(inputs as tf.NamedTensorMap);
    const ofTable = given.map(([key, input]) => [key, input === x ? table : input]);
    const answer = tf.engine().runKernel(name, Object.fromEntries(ofTable), attrs) as tf.Tensor;
    const { dtype } = answer;
    if (dtype !== 'float32' && dtype !== 'int32') return undefined;
    return [dtype, answer.dataSync() as Numbers] as const;
  });
  return standing && tensorOf({ ...data, ...standingFor(...standing) }, x.shape);
}

const taught = new Set<string>();

/** Puts these operations before the active backend's own kernels, which know nothing of bytes. */
function teachBackend(): void {
  const { engine, backend, getBackend } = tf;
  backend(); // chooses one if none is active yet
  const backendName = getBackend();
  if (taught.has(backendName)) return;
  taught.add(backendName);
  for (const config of tf.getKernelsForBackend(backendName)) {
    const byteKernel = byteKernels[config.kernelName];
    const kernelFunc: tf.KernelFunc = (given) => {
      if (holder.numDataIds() > 0) {
        const inputs = Object.values(given.inputs).filter((input) => input && byteData(input));
        const [x] = inputs as tf.TensorInfo[];
        const answer = x && byteKernel?.(given, x, byteData(x) as ByteData, config.kernelName);
        if (answer) return answer;
        // Some kernels look where their memory is before they ask for data, and these may move it.
        for (const { dataId } of inputs as tf.TensorInfo[]) {
          if (holder.get(dataId)) engine().moveData(backend(), dataId);
        }
      }
      return config.kernelFunc(given);
    };
    tf.unregisterKernel(config.kernelName, backendName);
    tf.registerKernel({ ...config, kernelFunc });
  }
}
