/** Reads picture files, chosen or dropped, as the lesson has pictures: 28 × 28, grey, white on black. */

import { classesOf, type Picture } from './own-data-folders.ts';
import type { OwnDataWords } from './own-data-words.ts';
import { greyPixels, MOST_PIXELS, sizeOf } from './try-picture.ts';

const MOST_BYTES = 30e6;
/** Files looked at in what is dropped. */
const MOST_FILES = 20_000;
/** In megapixels. */
const MOST_MEGAPIXELS = MOST_PIXELS / 1e6;

export interface PlacedFile {
  /** From the folder that was chosen: fruit/apple/1.jpg. */
  path: string;
  file: File;
}

/** @throws Error that names the file */
export async function readPictures(
  files: readonly PlacedFile[],
  word: OwnDataWords['pictures'],
  onProgress: (done: number, all: number) => void,
): Promise<Picture[]> {
  const named = classesOf(
    files.map(({ path }) => path),
    word,
  );
  const byPath = new Map(files.map(({ path, file }) => [path, file]));
  const pictures: Picture[] = [];
  for (const { path, className } of named) {
    onProgress(pictures.length, named.length);
    pictures.push({ className, pixels: await pixelsOf(byPath.get(path) as File, path, word) });
  }
  return pictures;
}

async function pixelsOf(
  file: File,
  path: string,
  word: OwnDataWords['pictures'],
): Promise<Uint8Array> {
  if (file.size > MOST_BYTES) throw new Error(word.large(path, MOST_MEGAPIXELS));
  const { width, height } = await sizeOf(file).catch(() => {
    throw new Error(word.broken(path));
  });
  if (width * height > MOST_PIXELS) throw new Error(word.large(path, MOST_MEGAPIXELS));
  try {
    return await greyPixels(file);
  } catch {
    throw new Error(word.broken(path));
  }
}

/** All files of what was dropped, folders and what is in them too. */
export async function droppedFiles({ items }: DataTransfer): Promise<PlacedFile[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => !!entry);
  const files: PlacedFile[] = [];
  const visit = async (entry: FileSystemEntry): Promise<void> => {
    if (files.length >= MOST_FILES) return;
    if (entry.isFile) {
      const file = await new Promise<File>((resolve, reject) =>
        (entry as FileSystemFileEntry).file(resolve, reject),
      );
      files.push({ path: entry.fullPath.replace(/^\//, ''), file });
      return;
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      );
      if (some.length === 0) return;
      for (const one of some) await visit(one);
    }
  };
  for (const entry of entries) await visit(entry);
  return files;
}
