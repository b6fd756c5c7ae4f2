/** A question before a cell: the reader guesses, hears why the guess is right or wrong, and sees the cell's output. */

import './prediction.css';
import type { Bench } from './bench.ts';
import { button } from './controls.ts';
import { div, element } from './dom.ts';
import { keptInTab } from './kept-text.ts';
import { predictionWords } from './prediction-words.ts';
import { language } from './settings.ts';

/** As tools/site/predictions.ts wrote it: <dt> what a guess says, <dd> what is to be said to it. */
interface Reply {
  says: string;
  why: Node[];
  isRight: boolean;
  /** Of a number. */
  from?: number;
  to?: number;
}

export const predictionPart: Bench = (place) => {
  const words = predictionWords[language()];
  const before = [...place.childNodes];
  const copy = (selector: string) =>
    [...(place.querySelector(selector)?.childNodes ?? [])].map((node) => node.cloneNode(true));
  const name = place.dataset.name ?? '';
  const replies = [...place.querySelectorAll('dt')].map(readReply);
  const choices = [...place.querySelectorAll('ul > li')].map((choice) => choice.innerHTML);
  const says = element('div', { class: 'prediction-says', role: 'status' });
  const uncover = cover(outputAfter(place), name);

  const input = element('input', { type: 'text', autocomplete: 'off', size: 12 });
  const asked =
    choices.length > 0
      ? div(optionsClass(place), ...choices.map((choice, i) => option(choice, i, name)))
      : element('label', {}, `${words.yourGuess}: `, input);
  const form = element(
    'form',
    { novalidate: true },
    element('fieldset', {}, element('legend', {}, ...copy('.prediction-asks')), asked),
    button(words.guess, () => undefined, { type: 'submit', class: 'main' }),
  );
  const chosen = () => form.querySelector<HTMLInputElement>('input[type=radio]:checked');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const guess = choices.length > 0 ? chosen()?.value : input.value.trim();
    const reply = guess === undefined ? undefined : replyTo(guess, replies, choices.length > 0);
    if (!reply) {
      says.replaceChildren(guess === undefined ? words.chooseFirst : words.noNumber(guess));
      return;
    }
    remember(name, guess ?? '');
    answer(reply);
  });

  function answer(reply: Reply): void {
    const right = replies.find(({ isRight }) => isRight);
    const verdict = element('strong', {}, reply.isRight ? words.right : words.wrong);
    const lines = [element('p', {}, verdict, ' ', ...copies(reply))];
    if (!reply.isRight && right) {
      const it = element('strong', {}, words.answer(right.says));
      lines.push(element('p', {}, it, ' ', ...copies(right)));
    }
    says.dataset.verdict = reply.isRight ? 'right' : 'wrong';
    says.replaceChildren(...lines);
    uncover();
  }

  place.replaceChildren(...before.filter(isLabel), form, says);
  const guess = remembered(name);
  if (guess) {
    const radio = form.querySelectorAll<HTMLInputElement>('input[type=radio]')[Number(guess)];
    if (choices.length > 0 && radio) radio.checked = true;
    else input.value = guess;
    const reply = replyTo(guess, replies, choices.length > 0);
    if (reply) answer(reply);
  }
  return () => {
    uncover();
    place.replaceChildren(...before);
  };
};

function readReply(term: HTMLElement): Reply {
  const { right, from, to } = term.dataset;
  return {
    says: term.textContent ?? '',
    why: [...(term.nextElementSibling?.childNodes ?? [])],
    isRight: right !== undefined,
    ...(from !== undefined && { from: Number(from), to: Number(to) }),
  };
}

const copies = ({ why }: Reply) => why.map((node) => node.cloneNode(true));

const isLabel = (node: Node) => node instanceof Element && node.matches('.prediction-label');

/** Short answers stand side by side. */
function optionsClass(place: Element): string {
  const lengths = [...place.querySelectorAll('ul > li')].map((li) => li.textContent?.length ?? 0);
  return Math.max(...lengths) <= 8 ? 'options short' : 'options';
}

function option(choice: string, i: number, name: string): HTMLElement {
  const text = element('span', {});
  text.innerHTML = choice; // the page's own, not the reader's
  return element('label', {}, element('input', { type: 'radio', name, value: i }), text);
}

/** @returns undefined if the guess is not a number where one is asked for */
function replyTo(guess: string, replies: readonly Reply[], isChoice: boolean): Reply | undefined {
  if (isChoice) return replies[Number(guess)];
  const number = readNumber(guess);
  if (Number.isNaN(number)) return undefined;
  const near = 1e-9 * Math.max(1, Math.abs(number));
  return replies.find(
    ({ from = -Infinity, to = Infinity }) => from - near <= number && number <= to + near,
  );
}

/** With any sign for minus, and with commas or spaces between the digits. @example readNumber('−1,200') // -1200 */
function readNumber(text: string): number {
  const plain = text.replace(/[−–]/g, '-').replace(/[,\s]/g, '');
  return plain === '' ? Number.NaN : Number(plain);
}

/** The stored output of the cell that comes next. */
function outputAfter(place: Element): Element | undefined {
  let next = place.nextElementSibling;
  while (next && !next.matches('.cell')) next = next.nextElementSibling;
  return next?.querySelector('.output:not(.own)') ?? undefined;
}

/** Hides the output until it is asked for. @returns what shows it */
function cover(output: Element | undefined, name: string): () => void {
  if (!output || remembered(name) !== undefined) return () => undefined;
  const words = predictionWords[language()];
  const show = button(words.show, () => {
    remember(name, '');
    uncover();
    (output as HTMLElement).focus();
  });
  const lid = div('prediction-cover live', element('span', {}, words.covered), show);
  output.classList.add('is-covered');
  output.setAttribute('tabindex', '-1');
  output.append(lid);
  function uncover(): void {
    lid.remove();
    output?.classList.remove('is-covered');
  }
  return uncover;
}

const keyOf = (name: string) => `prediction ${name}`;
const remember = (name: string, guess: string) => keptInTab.write(keyOf(name), guess);

/** @returns the guess; '' if the output was shown without one; undefined if neither */
const remembered = (name: string) => keptInTab.read(keyOf(name));
