/**
 * 19 · Read the header of MNIST’s files (chapter 6)
 *
 * An IDX file starts with two zeros; byte 2 is the code of the elements’ type (8: a byte).
 * Byte 3 is the number of dimensions. Then comes the size of each dimension:
 * a 32-bit number, big-endian (the most significant byte first).
 * Read them from the file’s bytes and return { type, dimensions, sizes }.
 *
 * 19 · MNIST 파일의 헤더 읽기 (6장)
 *
 * IDX 파일은 0 두 개로 시작하고, 바이트 2는 원소의 자료형 코드입니다(8은 바이트).
 * 바이트 3은 차원의 수입니다. 이어서 차원마다 크기가 나옵니다.
 * 크기는 32비트 수이고 빅 엔디언(가장 큰 자리의 바이트가 먼저)입니다.
 * 파일의 바이트에서 읽어 { type, dimensions, sizes }로 반환하세요.
 */

// How the file of Fashion-MNIST's training pictures starts.
const start = new Uint8Array([0, 0, 8, 3, 0, 0, 234, 96, 0, 0, 0, 28, 0, 0, 0, 28]);

export function readHeader(file: DataView): { type: number; dimensions: number; sizes: number[] } {
  // ▼ your code · 여기에 씁니다
  return { type: 0, dimensions: 0, sizes: [] };
  // ▲
}

export const pictures = readHeader(new DataView(start.buffer));
