/** The README's moving figure: a network while it trains, frame after frame of what was recorded. */

import { fromBase64 } from '../base64.ts';
import { currentLanguage } from '../language.ts';
import type { RecordedPicture } from '../run-record.ts';
import { localNames } from './class-names.ts';
import { decimal, drawing, type FigureOptions, percent, TITLE_HEIGHT, WIDTH } from './figure.ts';
import { mix } from './palette.ts';
import { grey } from './samples.ts';
import { bar, label, line, picture } from './svg.ts';
import { learningWords } from './words.ts';

/** Between the steps of one training. */
export interface LearningRecord {
  classNames: readonly string[];
  /** Pixels of every picture. */
  width: number;
  height: number;
  /** Hidden units whose weights are shown, counted from 0. */
  units: number[];
  /** A sample of the validation set that the network is asked about at every frame. */
  picture: RecordedPicture;
  frames: LearningFrame[];
}

interface LearningFrame {
  /** How many steps of training came before. */
  step: number;
  /** On the validation set. */
  loss: number;
  accuracy: number;
  /** Of each unit, signed bytes in base64: 127 is the unit's largest weight of all frames. */
  weights: string[];
  /** What the network says of the picture, one probability a class. */
  probabilities: number[];
}

const FRAME_SECONDS = 0.8;
/** The last frame stays, so that it can be read. */
const LAST_SECONDS = 4;
const LARGEST = 127;
/** Steps of colour on each side of 0. */
const COLOURS = 15;

const TOP = TITLE_HEIGHT + 18;
const CELL = 84;
const [LEFT, RIGHT, BOTTOM] = [236, WIDTH - 12, TOP + 92];
/** The picture that the network is asked about. */
const [ASKED, ASKED_SIZE] = [BOTTOM + 46, 50];
const HEIGHT = ASKED + ASKED_SIZE + 34;

/**
 * Shows the last frame where nothing may move: to who prefers reduced motion, and where SVG isn't animated.
 * No script, one style sheet: so it moves in an <img>, too.
 */
export function learningFigure(
  record: LearningRecord,
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = learningWords[language];
  const { frames, width, height, units } = record;
  const names = localNames(record.classNames, language);
  const last = frames.length - 1;
  const x = (i: number) => LEFT + (i / Math.max(last, 1)) * (RIGHT - LEFT);
  const y = (accuracy: number) => BOTTOM - accuracy * (BOTTOM - TOP);
  const description = word.describe({
    steps: frames[last].step,
    units: units.length,
    from: percent(frames[0].accuracy),
    to: percent(frames[last].accuracy),
    label: names[record.picture.label],
    said: frames.map(({ probabilities }) => names[likeliest(probabilities)]),
  });
  return drawing('learning', { title: word.title, description }, HEIGHT, theme, (palette) => {
    const { ink, muted, grid, series, wrong, background } = palette;
    const small = { size: 11, fill: muted };
    const colour = (part: number) =>
      mix(
        palette.zero,
        part < 0 ? palette.negative : palette.positive,
        Math.round((Math.abs(part) / LARGEST) * COLOURS) / COLOURS,
      );
    const weightsOf = ({ weights }: LearningFrame) =>
      weights.map((text, n) => {
        const values = new Int8Array(fromBase64(text).buffer);
        const [column, row] = [n % 2, Math.floor(n / 2)];
        const place = [14 + column * (CELL + 6), TOP + row * (CELL + 6)] as const;
        return picture(...place, CELL, { values, width, height, colour });
      });
    const answerOf = ({ probabilities }: LearningFrame) => {
      const said = likeliest(probabilities);
      const longest = RIGHT - LEFT - 60;
      const fill = said === record.picture.label ? series[0] : wrong;
      return [
        label(LEFT + 60, ASKED + 20, names[said], { size: 13, weight: 'bold', fill }),
        label(RIGHT, ASKED + 20, percent(probabilities[said]), { anchor: 'end', fill: ink }),
        bar(LEFT + 60, ASKED + 28, longest, 6, grid),
        bar(LEFT + 60, ASKED + 28, longest * probabilities[said], 6, fill),
      ];
    };
    const curveOf = (i: number) => {
      const points = frames
        .slice(0, i + 1)
        .map(({ accuracy }, k) => `${fixed(x(k))} ${fixed(y(accuracy))}`);
      return [
        `<path d="M${points.join('L')}" fill="none" stroke="${series[0]}" stroke-width="2.5"/>`,
        `<circle cx="${fixed(x(i))}" cy="${fixed(y(frames[i].accuracy))}" r="4" fill="${series[0]}" stroke="${background}"/>`,
      ];
    };
    return [
      style(frames.length),
      label(14, TOP - 8, word.units, { fill: ink }),
      label(LEFT, TOP - 8, word.accuracy, { fill: ink }),
      ...[0, 0.5, 1].flatMap((part) => [
        line(LEFT, y(part), RIGHT, y(part), grid),
        label(LEFT - 6, y(part) + 4, `${part * 100} %`, { ...small, anchor: 'end' }),
      ]),
      label(LEFT, BOTTOM + 36, word.asked(names[record.picture.label]), { fill: ink }),
      picture(LEFT, ASKED, ASKED_SIZE, {
        values: fromBase64(record.picture.pixels),
        width,
        height,
        colour: grey,
      }),
      ...frames.flatMap((frame, i) => [
        `<g class="${i === last ? 'last' : 'frame'}" style="animation-delay:${fixed(i * FRAME_SECONDS - secondsOf(frames.length))}s">`,
        ...weightsOf(frame),
        ...curveOf(i),
        label(
          LEFT,
          BOTTOM + 16,
          word.now(frame.step, percent(frame.accuracy), decimal(frame.loss)),
          {
            size: 11,
            fill: muted,
          },
        ),
        ...answerOf(frame),
        '</g>',
      ]),
      label(14, HEIGHT - 12, word.legend, small),
    ];
  });
}

const secondsOf = (frames: number) => (frames - 1) * FRAME_SECONDS + LAST_SECONDS;

/** All frames run through the same loop, each later by its own time. */
function style(frames: number): string {
  const part = (seconds: number) => `${fixed((seconds / secondsOf(frames)) * 100)}%`;
  const shown = (name: string, seconds: number) =>
    `@keyframes ${name}{0%{visibility:visible}${part(seconds)},100%{visibility:hidden}}`;
  return [
    '<style>.frame{visibility:hidden}@media (prefers-reduced-motion:no-preference){',
    ...[
      { name: 'frame', seconds: FRAME_SECONDS },
      { name: 'last', seconds: LAST_SECONDS },
    ].map(
      ({ name, seconds }) =>
        `.${name}{animation:${name} ${fixed(secondsOf(frames))}s step-end infinite}${shown(name, seconds)}`,
    ),
    '}</style>',
  ].join('');
}

const likeliest = (probabilities: readonly number[]) =>
  probabilities.indexOf(Math.max(...probabilities));

const fixed = (value: number) => String(Math.round(value * 100) / 100);
