/** A picture of 28 × 28 pixels as text for the address: sixteen greys, two pixels a byte. */

const BYTES = 392;

/** @param pixels 784 values 0 … 255 @returns 523 letters of base64url */
export function drawingToText(pixels: ArrayLike<number>): string {
  const bytes = Uint8Array.from(
    { length: BYTES },
    (_, i) => (level(pixels[2 * i]) << 4) | level(pixels[2 * i + 1]),
  );
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @returns 784 values, or undefined if the text is not a picture */
export function textToDrawing(text: string): Uint8Array | undefined {
  try {
    const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    if (bytes.length !== BYTES) return undefined;
    return Uint8Array.from({ length: 2 * BYTES }, (_, i) => {
      const byte = bytes.charCodeAt(i >> 1);
      return (i % 2 === 0 ? byte >> 4 : byte & 15) * 17;
    });
  } catch {
    return undefined;
  }
}

/** 0 … 15 */
const level = (pixel: number) => Math.round(pixel / 17);
