/** Chapter 5 in a figure: what the data look like. */

import { localName } from './class-names';
import { drawing, type FigureOptions, TITLE_HEIGHT, WIDTH } from './figure';
import { mix } from './palette';
import { label, picture } from './svg';

/** A grey picture and the class that it belongs to. */
export interface Sample {
  /** Values 0 … 255, row by row. */
  pixels: ArrayLike<number>;
  label: number;
}

export interface SamplesData {
  samples: readonly Sample[];
  classNames: readonly string[];
  /** Pixels of every picture. */
  width: number;
  height: number;
}

const words = {
  en: {
    title: 'Samples of the training set',
    describe: (count: number, size: string, names: string) =>
      `${count} grey pictures of ${size} pixels: ${names}.`,
  },
  ko: {
    title: '훈련 세트의 샘플',
    describe: (count: number, size: string, names: string) =>
      `${size} 픽셀의 흑백 그림 ${count}장: ${names}.`,
  },
};

const COLUMNS = 5;

/** A sheet of pictures, each with the name of its class. */
export function samplesFigure(
  { samples, classNames, width, height }: SamplesData,
  { language = 'en', theme }: FigureOptions = {},
): string {
  const word = words[language];
  const names = samples.map((sample) => localName(classNames[sample.label], language));
  const description = word.describe(samples.length, `${width} × ${height}`, names.join(', '));
  const [cell, row] = [WIDTH / COLUMNS, 102];
  const total = TITLE_HEIGHT + Math.ceil(samples.length / COLUMNS) * row + 6;
  return drawing('samples', { title: word.title, description }, total, theme, ({ ink }) =>
    samples.flatMap(({ pixels }, i) => {
      const [x, y] = [(i % COLUMNS) * cell, TITLE_HEIGHT + Math.floor(i / COLUMNS) * row];
      return [
        picture(x + 6, y, cell - 12, { values: pixels, width, height, colour: grey }),
        label(x + cell / 2, y + cell + 4, names[i], { anchor: 'middle', fill: ink, size: 13 }),
      ];
    }),
  );
}

/** 0 is black, 255 white, as on a screen. */
export const grey = (value: number) => mix([0, 0, 0], [255, 255, 255], value / 255);
