/**
 * The colours. Series start from those of Okabe and Ito ("Color Universal Design", 2008), which
 * colour-blind readers can tell apart; lines also have a dash or a symbol of their own.
 */

/** What a figure is drawn for: a light page or a dark one. */
export type Theme = 'light' | 'dark';

export type Rgb = readonly [red: number, green: number, blue: number];

export interface Palette {
  background: string;
  ink: string;
  /** Text and lines of less weight. */
  muted: string;
  grid: string;
  series: string[];
  /** Marks what is wrong. */
  wrong: string;
  /** The ends of a scale from little to much. */
  little: Rgb;
  much: Rgb;
  /** A scale with a middle, for weights of pixels: below 0, 0, above 0. */
  negative: Rgb;
  zero: Rgb;
  positive: Rgb;
}

/** Light on dark in every theme, as the pictures themselves are: there 0 is black. */
const pixelWeights = {
  negative: [245, 144, 66],
  zero: [20, 24, 29],
  positive: [86, 180, 233],
} satisfies Partial<Palette>;

export const palettes: Record<Theme, Palette> = {
  light: {
    background: '#ffffff',
    ink: '#1b1f24',
    muted: '#57606a',
    grid: '#dfe3e8',
    series: ['#0072b2', '#d55e00', '#009e73', '#7a3b6b'],
    wrong: '#d55e00',
    little: [247, 251, 255],
    much: [0, 68, 136],
    ...pixelWeights,
  },
  dark: {
    background: '#14181d',
    ink: '#e8edf2',
    muted: '#a7b0ba',
    grid: '#333a42',
    series: ['#56b4e9', '#e69f00', '#1fa37c', '#f0d7e8'],
    wrong: '#f59042',
    little: [27, 33, 40],
    much: [120, 200, 250],
    ...pixelWeights,
  },
};

/** @example mix([0, 0, 0], [255, 255, 255], 0.5) // [128, 128, 128] */
export function mix(from: Rgb, to: Rgb, fraction: number): Rgb {
  const part = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * fraction);
  return [part(0), part(1), part(2)];
}

/** Red, green and blue as light, each 0 … 1, added up as the eye does: WCAG 2.2. */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Black or white, whichever stands out more: by at least 4.5 on any colour. */
export function readableOn(rgb: Rgb): string {
  const light = luminance(rgb) + 0.05;
  return light / 0.05 > 1.05 / light ? '#000000' : '#ffffff';
}

/** @example css([0, 68, 136]) // 'rgb(0,68,136)' */
export function css(rgb: Rgb): string {
  return `rgb(${rgb.join(',')})`;
}

/** A second row of bars by its pattern, for whoever can't tell the colours apart. */
export const striped = ({ background }: Palette) => ({
  decal: {
    symbol: 'rect',
    dashArrayX: [1, 0],
    dashArrayY: [2, 3],
    rotation: Math.PI / 4,
    color: background,
  },
});
