/** Chapter 9 in figures: what the model is most sure of, rightly and wrongly. */

import { currentLanguage } from '../language.ts';
import { localNames } from './class-names.ts';
import { drawing, type FigureOptions, percent, TITLE_HEIGHT, WIDTH } from './figure.ts';
import { grey, type SamplesData } from './samples.ts';
import { bar, label, picture } from './svg.ts';
import { predictionWords } from './words.ts';

interface PredictionsData extends Omit<SamplesData, 'samples'> {
  predictions: readonly Prediction[];
}

export interface Prediction {
  /** Values 0 … 255, row by row. */
  pixels: ArrayLike<number>;
  /** What it is. */
  label: number;
  /** What the model says, one probability a class. */
  probabilities: readonly number[];
}

const COLUMNS = 2;
const SHOWN_BARS = 3;
const ROW = 96;

/** The three likeliest classes; the true one takes the third's place if it is not among them. */
function likeliestClasses({ label, probabilities }: Prediction) {
  const sorted = probabilities
    .map((probability, i) => ({ i, probability }))
    .sort((a, b) => b.probability - a.probability);
  const shown = sorted.slice(0, SHOWN_BARS);
  return shown.some(({ i }) => i === label)
    ? shown
    : [...shown.slice(0, -1), { i: label, probability: probabilities[label] }];
}

/** Pictures, each with bars for the three classes that the model finds likeliest. */
export function predictionsFigure(
  kind: 'right' | 'wrong',
  { predictions, classNames, width, height }: PredictionsData,
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = predictionWords[language];
  const names = localNames(classNames, language);
  const likeliest = predictions.map(likeliestClasses);
  const said = predictions.map((prediction, n) => {
    const [{ i, probability }] = likeliest[n];
    return word.says(names[prediction.label], names[i], percent(probability));
  });
  const description = said.length === 0 ? word.none : `${said.join('; ')}.`;
  const rows = Math.max(1, Math.ceil(predictions.length / COLUMNS));
  const text = { title: word[kind], description };
  return drawing(`${kind}-predictions`, text, TITLE_HEIGHT + rows * ROW, theme, (palette) => {
    const { ink, muted, grid, series, wrong } = palette;
    if (predictions.length === 0) {
      return [
        label(WIDTH / 2, TITLE_HEIGHT + 40, word.none, { fill: muted, anchor: 'middle', size: 14 }),
      ];
    }
    return predictions.flatMap((prediction, n) => {
      const left = (n % COLUMNS) * (WIDTH / COLUMNS);
      const top = TITLE_HEIGHT + Math.floor(n / COLUMNS) * ROW;
      const barLeft = left + 84;
      const longest = WIDTH / COLUMNS - 94;
      return [
        picture(left + 8, top + 8, 68, { values: prediction.pixels, width, height, colour: grey }),
        label(barLeft, top + 13, word.is(names[prediction.label]), { fill: ink, weight: 'bold' }),
        ...likeliest[n].flatMap(({ i, probability }, row) => {
          const y = top + 20 + row * 24;
          const colour = i === prediction.label ? series[0] : wrong;
          return [
            bar(barLeft, y + 15, longest, 5, grid),
            bar(barLeft, y + 15, longest * probability, 5, colour),
            label(barLeft, y + 12, names[i], { fill: ink }),
            label(barLeft + longest, y + 12, percent(probability), {
              fill: ink,
              anchor: 'end',
            }),
          ];
        }),
      ];
    });
  });
}
