import type { Exercise } from './exercise.ts';

const labelFile = [0, 0, 8, 1, 0, 0, 234, 96, 9, 0, 0, 3, 0, 2, 7, 2];
const floatFile = [0, 0, 13, 2, 0, 1, 1, 4, 0, 0, 0, 3, 63, 128, 0, 0];

export const idxHeader: Exercise = {
  chapter: '6',
  title: { en: 'Read the header of MNIST’s files', ko: 'MNIST 파일의 헤더 읽기' },
  task: {
    en: 'An IDX file starts with two zeros; byte 2 is the code of the elements’ type (8: a byte).\nByte 3 is the number of dimensions. Then comes the size of each dimension:\na 32-bit number, big-endian (the most significant byte first).\nRead them from the file’s bytes and return { type, dimensions, sizes }.',
    ko: 'IDX 파일은 0 두 개로 시작하고, 바이트 2는 원소의 자료형 코드입니다(8은 바이트).\n바이트 3은 차원의 수입니다. 이어서 차원마다 크기가 나옵니다.\n크기는 32비트 수이고 빅 엔디언(가장 큰 자리의 바이트가 먼저)입니다.\n파일의 바이트에서 읽어 { type, dimensions, sizes }로 반환하세요.',
  },
  code: `
// How the file of Fashion-MNIST's training pictures starts.
const start = new Uint8Array([0, 0, 8, 3, 0, 0, 234, 96, 0, 0, 0, 28, 0, 0, 0, 28]);

export function readHeader(file: DataView): { type: number; dimensions: number; sizes: number[] } {
  GAP
}

export const pictures = readHeader(new DataView(start.buffer));`,
  stub: 'return { type: 0, dimensions: 0, sizes: [] };',
  solution: `const dimensions = file.getUint8(3);
const sizes = Array.from({ length: dimensions }, (_, i) => file.getUint32(4 + 4 * i));
return { type: file.getUint8(2), dimensions, sizes };`,
  mistakes: [
    {
      code: `const dimensions = file.getUint8(3);
const sizes = Array.from({ length: dimensions }, (_, i) => file.getUint32(4 + 4 * i, true));
return { type: file.getUint8(2), dimensions, sizes };`,
      says: {
        en: 'You read little-endian, the least significant byte first: 28 becomes 469,762,048. IDX is big-endian.',
        ko: '가장 작은 자리의 바이트부터 읽는 리틀 엔디언으로 읽어 28이 469,762,048이 됩니다. IDX는 빅 엔디언입니다.',
      },
    },
    {
      code: `const dimensions = file.getUint8(3);
const sizes = Array.from({ length: dimensions }, (_, i) => file.getUint32(4 * i));
return { type: file.getUint8(2), dimensions, sizes };`,
      says: {
        en: 'You read the sizes from the very start: the first four bytes are the magic number (2,051 for the pictures), not a size.',
        ko: '파일의 맨 앞부터 크기를 읽었습니다. 처음 네 바이트는 크기가 아니라 매직 넘버(이미지 파일에서는 2,051)입니다.',
      },
    },
    {
      code: `const dimensions = file.getUint8(3);
const sizes = Array.from({ length: dimensions }, (_, i) => file.getUint8(4 + i));
return { type: file.getUint8(2), dimensions, sizes };`,
      says: {
        en: 'You read one byte per size. A byte holds at most 255; each size takes four bytes.',
        ko: '크기마다 한 바이트씩 읽었습니다. 한 바이트로는 255까지만 나타내므로 크기 하나가 네 바이트를 차지합니다.',
      },
    },
    {
      code: `const dimensions = file.getUint8(3);
const sizes = Array.from({ length: dimensions }, (_, i) => file.getUint8(7 + 4 * i));
return { type: file.getUint8(2), dimensions, sizes };`,
      says: {
        en: 'You read only the last byte of each size. That is enough for 28, but 60,000 becomes 96.',
        ko: '크기마다 마지막 바이트만 읽었습니다. 28은 맞게 나오지만 60,000은 96이 됩니다.',
      },
    },
    {
      code: `const dimensions = file.getUint8(3);
const sizes = Array.from({ length: dimensions }, (_, i) => file.getUint32(4 + i));
return { type: file.getUint8(2), dimensions, sizes };`,
      says: {
        en: 'The sizes overlap: a DataView’s offsets count bytes, so the next 32-bit number does not start one further on.',
        ko: '크기가 서로 겹칩니다. DataView의 위치는 바이트로 세므로 다음 32비트 수는 한 칸 뒤에서 시작하지 않습니다.',
      },
    },
    {
      code: `const sizes = [4, 8, 12].map((offset) => file.getUint32(offset));
return { type: file.getUint8(2), dimensions: file.getUint8(3), sizes };`,
      says: {
        en: 'You read three sizes from every file. Labels have one dimension: what follows its size are the labels themselves.',
        ko: '어느 파일에서나 크기를 세 개 읽었습니다. 레이블은 1차원이므로 크기 하나 다음에는 바로 레이블이 이어집니다.',
      },
    },
  ],
  hints: [
    {
      en: 'file.getUint8(offset) reads one byte, file.getUint32(offset) four; offsets count bytes, from 0.',
      ko: 'file.getUint8(위치)는 한 바이트, file.getUint32(위치)는 네 바이트를 읽습니다. 위치는 0부터 바이트로 셉니다.',
    },
    {
      en: 'getUint32 is big-endian unless you ask otherwise. The first size starts at byte 4; where does the second?',
      ko: 'getUint32는 따로 정하지 않으면 빅 엔디언입니다. 첫 크기는 바이트 4에서 시작합니다. 둘째는 어디일까요?',
    },
    {
      en: 'Size i starts at byte 4 + 4 * i. Array.from({ length: dimensions }, (_, i) => …) collects them.',
      ko: '크기 i는 바이트 4 + 4 * i에서 시작합니다. Array.from({ length: dimensions }, (_, i) => …)로 모읍니다.',
    },
  ],
  explanation: {
    en: 'The bytes 0, 0, 234, 96 are 234 × 256 + 96 = 60,000: the file holds 60,000 × 28 × 28 = 47,040,000 pixels after its header of 16 bytes.',
    ko: '바이트 0, 0, 234, 96은 234 × 256 + 96 = 60,000입니다. 16바이트짜리 헤더 뒤에 픽셀 60,000 × 28 × 28 = 47,040,000개가 들어 있습니다.',
  },
  ask: ({ readHeader, pictures }) => [
    { what: 'pictures', value: pictures },
    ...[labelFile, floatFile].map((bytes) => ({
      what: `readHeader(view of ${bytes.slice(0, 12).join(' ')} …)`,
      value: readHeader(new DataView(Uint8Array.from(bytes).buffer)),
    })),
  ],
};
