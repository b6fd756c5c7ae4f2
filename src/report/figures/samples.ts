/** Chapter 6 in a figure: what the data look like. */

import { currentLanguage } from '../language.ts';
import { localName } from './class-names.ts';
import { drawing, type FigureOptions } from './figure.ts';
import { mix } from './palette.ts';
import { heightOfSheet, sheet } from './svg.ts';
import { sampleWords } from './words.ts';

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

/** A sheet of pictures, each with the name of its class. */
export function samplesFigure(
  { samples, classNames, width, height }: SamplesData,
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = sampleWords[language];
  const names = samples.map((sample) => localName(classNames[sample.label], language));
  const description = word.describe(samples.length, `${width} × ${height}`, names.join(', '));
  const text = { title: word.title, description };
  return drawing('samples', text, heightOfSheet(samples.length), theme, ({ ink }) =>
    sheet(
      samples.map(({ pixels }, i) => ({
        name: names[i],
        picture: { values: pixels, width, height, colour: grey },
      })),
      ink,
    ),
  );
}

/** 0 is black, 255 white, as on a screen. */
export const grey = (value: number) => mix([0, 0, 0], [255, 255, 255], value / 255);
