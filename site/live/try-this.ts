/** «Try this»: a press sets a bench up, and then it says what one should see. */

import './benches.css';
import type { Value } from './address.ts';
import type { Bench } from './bench.ts';
import { button, buttons } from './controls.ts';
import { element } from './dom.ts';
import { language } from './settings.ts';
import { set } from './state.ts';

export interface TryWords {
  /** What to do: the button's text. */
  try: string;
  /** What one should see then; test/lab presses the button and looks. */
  see: string;
}

export interface Setup {
  /** Parts of the address that the bench begins with; undefined is as it was at first. */
  state: Record<string, Value>;
  /** The selector of a button of the bench that is then pressed, or of several, in their order. */
  press?: string | readonly string[];
}

interface BenchWords<Name extends string> {
  title: string;
  lead: string;
  tries: Record<Name, TryWords>;
}

const words = {
  en: { title: 'Try this', guess: 'Guess first what will happen; then press.' },
  ko: { title: '해 보기', guess: '어떻게 될지 먼저 짐작해 보고 누르세요.' },
};

/** A bench under its heading, what it is about, and what to try with it. */
export function benchWithTries<Name extends string>(
  wordsOf: Record<'en' | 'ko', BenchWords<Name>>,
  setups: Record<Name, Setup>,
  draw: Bench,
): Bench {
  return (place) => {
    const { title, lead, tries } = wordsOf[language()];
    const word = words[language()];
    const inside = element('div');
    const see = element('p', { class: 'see', 'aria-live': 'polite' }, word.guess);
    let end: () => void;
    const pressed = Object.entries<Setup>(setups).map(([name, { state, press = [] }]) => {
      const words = tries[name as Name];
      return button(
        words.try,
        () => {
          end();
          set(state);
          end = draw(inside);
          see.textContent = words.see;
          for (const pressed of [press].flat()) inside.querySelector<HTMLElement>(pressed)?.click();
        },
        { 'data-try': name },
      );
    });
    const list = buttons(...pressed);
    list.setAttribute('role', 'group');
    list.setAttribute('aria-label', word.title);
    list.prepend(element('strong', { 'aria-hidden': 'true' }, word.title));
    place.replaceChildren(
      element('h2', {}, title),
      element('p', {}, lead),
      element('div', { class: 'tries' }, list, see),
      inside,
    );
    end = draw(inside);
    return () => end();
  };
}
