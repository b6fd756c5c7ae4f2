/**
 * ZIP archives in memory, read with distrust: sizes are checked before anything is unpacked and checksums
 * after it, and no name in them ever becomes a path. The list is read by hand: fflate, which packs and
 * unpacks, believes what an archive says of its sizes and names, and compares no checksum.
 *
 * Source: PKWARE, "APPNOTE.TXT: .ZIP File Format Specification"
 */

import { Inflate, zipSync } from 'fflate';
import { inWords, kindOf } from '../../disk/file-kind.ts';
import { MAX_FILE_BYTES } from '../model-record.ts';
import { crc32 } from './crc32.ts';

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const MAX_COMMENT_BYTES = 65_535;
const ENCRYPTED = 1;
const [STORED, DEFLATED] = [0, 8];
/** Weights hardly get smaller: what unpacks to more, and is not small, is made to harm. */
const MOST_GROWTH = 20;
const SMALL_BYTES = 2 ** 26;
/** Unpacked at once: at most a thousand times as much. */
const STEP_BYTES = 2 ** 14;

interface Entry {
  name: string;
  flags: number;
  method: number;
  checksum: number;
  packedBytes: number;
  bytes: number;
  /** Where its local header is. */
  at: number;
}

/** Stored, as Keras stores them: weights hardly get smaller. */
export function writeZip(files: Record<string, Uint8Array>): Uint8Array {
  return zipSync(files, { level: 0 });
}

/**
 * @returns the files by name
 * @throws Error for an archive that is cut off, damaged, encrypted, too large once unpacked, or has a
 *   name that leads out of a folder
 */
export function readZip(archive: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  try {
    const entries = readEntries(view, archive);
    const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
    const most = Math.min(MAX_FILE_BYTES, Math.max(SMALL_BYTES, MOST_GROWTH * archive.length));
    if (total > most) {
      throw new Error(
        `the archive would unpack to ${total.toLocaleString('en')} bytes; of its size up to ${most.toLocaleString('en')} are read.`,
      );
    }
    return new Map(entries.map((entry) => [entry.name, unpack(entry, view, archive)]));
  } catch (cause) {
    // A number that leads outside the archive.
    if (cause instanceof RangeError) throw new Error('the archive is damaged.', { cause });
    throw cause;
  }
}

function readEntries(view: DataView, archive: Uint8Array): Entry[] {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== ENTRY_SIGNATURE) throw new Error('the archive is damaged.');
    const nameBytes = view.getUint16(at + 28, true);
    const stored = new TextDecoder().decode(
      archive.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes),
    );
    const name = stored.replaceAll('\\', '/'); // as some of Windows's programs write it
    checkName(name, entries);
    entries.set(name, {
      name,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return [...entries.values()];
}

/** The archive's end says where its list is; a comment may follow it. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT_BYTES);
  for (let at = view.byteLength - END_BYTES; at >= first; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  const start = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  throw new Error(
    kindOf(start) === 'zip'
      ? 'the end of the ZIP archive is missing: it was cut off. Get it again.'
      : (inWords(start) ?? 'it is not a ZIP archive.'),
  );
}

function checkName(name: string, entries: ReadonlyMap<string, Entry>): void {
  if (/^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)/.test(name)) {
    throw new Error(`the archive has a file called '${name}', which leads out of its folder.`);
  }
  if (entries.has(name)) {
    throw new Error(`the archive has two files called '${name}'.`);
  }
}

function unpack(entry: Entry, view: DataView, archive: Uint8Array): Uint8Array {
  const { name, at, packedBytes, bytes, method } = entry;
  if (view.getUint32(at, true) !== LOCAL_SIGNATURE) throw new Error('the archive is damaged.');
  const start = at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const packed = archive.subarray(start, start + packedBytes);
  if ((entry.flags & ENCRYPTED) !== 0) throw new Error(`the file '${name}' in it is encrypted.`);
  if (method !== STORED && method !== DEFLATED) {
    throw new Error(
      `the file '${name}' in it is packed in a way (${method}) that is not read here.`,
    );
  }
  const unpacked = method === STORED ? packed : inflated(packed, bytes);
  if (unpacked?.length !== bytes || crc32(unpacked) !== entry.checksum) {
    throw new Error(`the file '${name}' in it is damaged: its length or checksum is another.`);
  }
  return unpacked;
}

/** Whatever the packed bytes say, unpacking ends soon after the declared length. */
function inflated(packed: Uint8Array, bytes: number): Uint8Array | undefined {
  const unpacked = new Uint8Array(bytes);
  let length = 0;
  const inflate = new Inflate((part) => {
    unpacked.set(part, length); // throws where there is no room
    length += part.length;
  });
  try {
    for (let at = 0; at < packed.length; at += STEP_BYTES) {
      const end = at + STEP_BYTES;
      inflate.push(packed.subarray(at, end), end >= packed.length);
    }
    return unpacked.subarray(0, length);
  } catch {
    return undefined;
  }
}
