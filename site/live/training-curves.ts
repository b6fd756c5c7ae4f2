/** A curve of a training over its epochs, for what is trained on and for what validates. */

import { signed } from './bench.ts';
import { type lineChart, ticksAround } from './line-chart.ts';
import { practiceWords } from './practice-words.ts';
import { language } from './settings.ts';

export type Chart = ReturnType<typeof lineChart>;
export type EpochValue = readonly [epoch: number, value: number];

export interface Curve {
  title: string;
  /** '' where it stands above the chart. */
  name: string;
  /** Where the axis of the epochs ends. */
  last: number;
  training: readonly EpochValue[];
  validation: readonly EpochValue[];
  /** Values that the other axis has before there are any. */
  begins: readonly number[];
}

/** So many epochs have a mark each. */
const MOST_MARKS = 20;
const compact = new Intl.NumberFormat('en', { notation: 'compact' });

export function drawCurve(
  chart: Chart,
  { title, name, last, training, validation, begins }: Curve,
): void {
  const word = practiceWords[language()];
  const every = Math.ceil(last / 5);
  const isNumber = ([, value]: EpochValue) => Number.isFinite(value);
  // The first steps fall so far that one would see nothing of the others.
  const isSeen = ([epoch]: EpochValue) => training.length === 0 || epoch >= Math.min(1, last / 10);
  const values = [...training, ...validation]
    .filter(isSeen)
    .filter(isNumber)
    .map(([, y]) => y);
  const hasBegun = training.length > 0 && values.length > 0;
  const ticks = ticksAround(hasBegun ? values : [...begins, ...values]);
  const [min, max] = [ticks[0], ticks.at(-1) as number];
  const digits = Math.max(1, Math.ceil(-Math.log10(ticks[1] - min) - 0.01)); // steps are 1, 2 or 5 × 10ⁿ
  const ends = [training.at(-1), validation.at(-1)].map((point) => point && signed(point[1]));
  chart.draw({
    title,
    description: word.curveText(title, ends[0], ends[1]),
    x: {
      ...{ name: word.epoch, min: 0, max: last },
      ticks: Array.from({ length: Math.floor(last / every) + 1 }, (_, i) => i * every),
    },
    y: { name, min, max, ticks, format: (v) => (max < 10 ? v.toFixed(digits) : compact.format(v)) },
    lines: [training, validation.filter(isSeen)].map((points, i) => ({
      ...{ name: [word.training, word.validation][i], colour: i, isDashed: i === 1 },
      points: points.filter(isNumber),
      isMarked: last <= MOST_MARKS && points.length <= last + 1,
    })),
  });
}
