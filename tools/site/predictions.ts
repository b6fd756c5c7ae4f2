/** Where a chapter asks before it shows: the question, its choices and, to be opened, the answer that the run gave. */

import { predictions } from '../../notebooks-ts/predictions/index.ts';
import type {
  ChoicePrediction,
  Curve,
  NumberPrediction,
} from '../../notebooks-ts/predictions/prediction.ts';
import type { Language } from './words.ts';

const words = {
  en: { label: 'Predict', answer: 'Answer', other: 'any other number', to: ' to ' },
  ko: { label: '예측해 보세요', answer: '답', other: '그 밖의 수', to: ' ~ ' },
};

/** What an answer leads to; a number's has its bounds. */
interface Reply {
  says: string;
  why: string;
  bounds?: readonly [from: number, to: number];
  isRight: boolean;
}

/**
 * `<!-- predict: NAME -->` in a chapter's text, on a line of its own, becomes the question.
 * @param chapter '01-perceptron'
 * @param printed what the cell below printed, and its figures in words
 * @throws Error if the chapter has no such prediction, or none of its answers is what was printed
 */
export function withPredictions(
  markdown: string,
  chapter: string,
  printed: () => string,
  language: Language,
): string {
  return markdown.replace(/^<!-- predict: ([\w-]+) -->$/gm, (_, name: string) => {
    const prediction = predictions[chapter]?.[name];
    if (!prediction) {
      throw new Error(`notebooks-ts/predictions has no '${name}' for the chapter ${chapter}.`);
    }
    const answer = prediction.answer(printed());
    const replies =
      'choices' in prediction
        ? choiceReplies(prediction, answer, language)
        : numberReplies(prediction, answer, language);
    if (!replies.some(({ isRight }) => isRight)) {
      throw new Error(`${chapter}, '${name}': no choice is '${answer}', which the cell printed.`);
    }
    const { label, answer: answerWord } = words[language];
    const choices = 'choices' in prediction ? list(prediction, replies) : '';
    return [
      `\n<div class="prediction" data-live="prediction" data-name="${chapter}/${name}">`,
      `<p class="prediction-label">${label}</p>`,
      `<p class="prediction-asks">${inline(prediction.asks[language])}</p>`,
      ...(choices ? [choices] : []),
      `<details><summary>${answerWord}</summary>`,
      `<dl>${replies.map(definition).join('')}</dl>`,
      '</details>',
      '</div>\n',
    ].join('\n');
  });
}

function choiceReplies({ choices }: ChoicePrediction, answer: string, language: Language): Reply[] {
  return Object.entries(choices).map(([key, { says, why }]) => ({
    says: says?.[language] ?? key,
    why: why[language],
    isRight: key === answer,
  }));
}

function numberReplies(
  { within, why, mistakes, otherwise }: NumberPrediction,
  answer: string,
  language: Language,
): Reply[] {
  const around = (value: number) => [value - within, value + within] as const;
  const right = Number(answer.replace('−', '-').replace(/,/g, ''));
  const { other, to } = words[language];
  return [
    { says: shown(answer), why: why[language], bounds: around(right), isRight: true },
    ...mistakes.map(({ guess, why }) => ({
      says: [guess].flat().map(String).map(shown).join(to),
      why: why[language],
      bounds: typeof guess === 'number' ? around(guess) : guess,
      isRight: false,
    })),
    { says: other, why: otherwise[language], isRight: false },
  ];
}

/** @example shown('-48000') // '−48,000' */
const shown = (number: string) =>
  (/^-?\d{4,}$/.test(number) ? Number(number).toLocaleString('en') : number).replace('-', '−');

const list = ({ choices }: ChoicePrediction, replies: Reply[]) =>
  `<ul>${Object.values(choices)
    .map(({ sketch }, i) => `<li>${sketch ? drawing(sketch) : ''}${inline(replies[i].says)}</li>`)
    .join('')}</ul>`;

function definition({ says, why, bounds, isRight }: Reply): string {
  const attributes = [
    ...(isRight ? [' data-right'] : []),
    ...(bounds ? [` data-from="${bounds[0]}" data-to="${bounds[1]}"`] : []),
  ];
  return `<dt${attributes.join('')}>${inline(says)}</dt><dd>${inline(why)}</dd>`;
}

const inline = (text: string) =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/`([^`]+)`/g, '<code>$1</code>');

const [WIDTH, HEIGHT, STEPS] = [96, 56, 48];

/** The words beside it say the same. */
function drawing(curves: readonly Curve[]): string {
  const lines = curves.map((curve, i) => {
    const points = Array.from({ length: STEPS + 1 }, (_, step) => {
      const x = step / STEPS;
      const y = Math.min(1, Math.max(0, curve(x)));
      return `${(x * WIDTH).toFixed(1)} ${((1 - y) * HEIGHT).toFixed(1)}`;
    });
    const dashed = i === 0 ? '' : ' stroke-dasharray="4 3"';
    return `<path d="M${points.join('L')}" stroke-width="2"${dashed}></path>`;
  });
  const axes = `<path d="M0 0V${HEIGHT}H${WIDTH}" opacity="0.5"></path>`;
  const box = `-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`;
  return `<svg viewBox="${box}" width="${WIDTH}" height="${HEIGHT}" fill="none" stroke="currentColor" aria-hidden="true">${axes}${lines.join('')}</svg> `;
}
