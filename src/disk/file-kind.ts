/** What a file really is, told from its first bytes: for those that aren't what their name says. */

interface Kind {
  is: string;
  /** What to do, where that isn't plain. */
  so?: string;
  /** Texts, and bytes as Latin-1. */
  starts: readonly string[] | RegExp;
}

const kinds = {
  lfs: {
    is: 'a pointer of Git LFS: three lines in the place of the file',
    so: "Get the file itself: git lfs pull, or the site's Download button.",
    starts: ['version https://git-lfs.github.com/'],
  },
  web: {
    is: 'a web page',
    so: "Its link led to a page about the file: take the Download or Raw button's.",
    starts: /^\s*<(!doctype html|html|head|\?xml)/i,
  },
  hdf5: { is: 'an HDF5 file (.h5)', starts: ['\x89HDF\r\n\x1a\n'] },
  zip: { is: 'a ZIP archive, as .keras and .npz files are', starts: ['PK\x03\x04', 'PK\x05\x06'] },
  gzip: { is: 'a gzip file', so: 'Unpack it first.', starts: ['\x1f\x8b'] },
  npy: {
    is: 'a single NumPy array (.npy)',
    so: 'numpy.savez writes several into one .npz.',
    starts: ['\x93NUMPY'],
  },
  tflite: {
    is: 'a TensorFlow Lite model (.tflite)',
    so: 'Save the model from Keras: model.save("model.keras").',
    starts: /^[\s\S]{4}TFL3/,
  },
  pickle: {
    is: "a file of Python's pickle, as PyTorch and scikit-learn write",
    so: 'Only its own program reads it.',
    starts: ['\x80\x02', '\x80\x03', '\x80\x04', '\x80\x05'],
  },
  picture: { is: 'a picture', starts: ['\x89PNG', '\xff\xd8\xff', 'GIF8'] },
  pdf: { is: 'a PDF document', starts: ['%PDF-'] },
  json: { is: 'a JSON text', starts: /^(\xef\xbb\xbf)?\s*[{[]\s*["\]}{[]/ },
} satisfies Record<string, Kind>;

export type FileKind = keyof typeof kinds;

/** Enough for all of them. */
const START_BYTES = 256;

export function kindOf(bytes: Uint8Array): FileKind | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, START_BYTES));
  return (Object.keys(kinds) as FileKind[]).find((name) => {
    const { starts }: Kind = kinds[name];
    return starts instanceof RegExp
      ? starts.test(start)
      : starts.some((text) => start.startsWith(text));
  });
}

/** @example whatKind('hdf5') // 'an HDF5 file (.h5)' */
export const whatKind = (kind: FileKind): string => kinds[kind].is;

/** @example inWords(bytes) // 'it is a web page. Its link led to a page about the file: …' */
export function inWords(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return 'it is empty: it was probably cut off. Get the file again.';
  const kind = kindOf(bytes);
  if (kind === undefined) return undefined;
  const { is, so }: Kind = kinds[kind];
  return `it is ${is}.${so ? ` ${so}` : ''}`;
}
