/** The confusion matrix as a table of buttons: each opens its pictures. */

import { classNames } from '../../src/index-browser.ts';
import { css, localName, mix, readableOn } from '../../src/internal.ts';
import { ask } from './client.ts';
import { button } from './controls.ts';
import { div, element, row } from './dom.ts';
import { greyPicture } from './pictures.ts';
import { arrows, onKeys } from './pointer-and-keys.ts';
import { practiceWords } from './practice-words.ts';
import { language, palette } from './settings.ts';
import { address, set } from './state.ts';
import type { Inside } from './worker/messages.ts';

type Counts = Pick<Inside, 'matrix' | 'validated'>;

/** What is confused, and where its samples come from. */
export interface Confused {
  names: string[];
  caption(validated: number): string;
  /** What stands over a cell's samples. */
  chosen(is: string, says: string, count: number): string;
  /** Some of that label that were said to be that. */
  examples(label: number, prediction: number): Promise<HTMLElement[]>;
  /** The chosen cell's name in the address. */
  cell: string;
}

/** The lesson's pictures. */
function clothes(): Confused {
  const word = practiceWords[language()];
  const names = classNames.map((name) => localName(name, language()));
  return {
    names,
    cell: 'cell',
    caption: (n) => (n > 0 ? word.matrixCaption(n) : word.matrixAwaits),
    chosen: word.pictures,
    async examples(label, prediction) {
      const found = await ask('picturesOf', label, prediction);
      return found.map((pixels) => greyPicture(pixels, names[label]));
    },
  };
}

export function confusionTable(confused = clothes()): {
  node: HTMLElement;
  draw(counts: Counts): void;
} {
  const word = practiceWords[language()];
  const { names } = confused;
  const caption = element('p', { class: 'note' });
  const pictures = element('div', { class: 'pictures', 'aria-live': 'polite', id: 'pictures' });
  const cells = names.map((_is, label) =>
    names.map((_says, prediction) =>
      button('', () => choose(label, prediction), {
        class: 'cell',
        tabindex: label + prediction === 0 ? 0 : -1,
      }),
    ),
  );

  let shown = '';

  function choose(label: number, prediction: number) {
    set({ [confused.cell]: [label, prediction] });
    showPictures(label, prediction);
    mark(label, prediction);
  }

  function mark(label: number, prediction: number) {
    for (const cell of cells.flat()) {
      cell.classList.toggle('chosen', cell === cells[label]?.[prediction]);
    }
  }

  async function showPictures(label: number, prediction: number) {
    const found = await confused.examples(label, prediction);
    const [is, says] = [names[label], names[prediction]];
    pictures.replaceChildren(element('p', {}, confused.chosen(is, says, found.length)), ...found);
  }

  const numbers = names.map((name, i) =>
    element('th', { scope: 'col', title: name, 'aria-label': name }, String(i)),
  );
  const rows = names.map((name, i) => {
    const wide = element('span', { class: 'wide' }, name);
    return row([`${i} `, wide], ...cells[i]);
  });
  const table = element(
    'table',
    { class: 'matrix' },
    element('thead', {}, element('tr', {}, element('td'), ...numbers)),
    element('tbody', {}, ...rows),
  );
  onKeys(table, arrows, ([right, up], { target }) => {
    const label = cells.findIndex((buttons) => buttons.includes(target as HTMLButtonElement));
    const prediction = cells[label].indexOf(target as HTMLButtonElement);
    const next = cells[label - up]?.[prediction + right];
    if (!next) return;
    cells[label][prediction].tabIndex = -1;
    next.tabIndex = 0; // one stop for the Tab key, then the arrows: a hundred would be a wall
    next.focus();
  });

  const draw = ({ matrix, validated }: Counts) => {
    caption.textContent = confused.caption(validated);
    const { little, much } = palette();
    for (const [label, row] of matrix.entries()) {
      const sum = row.reduce((a, b) => a + b, 0) || 1;
      for (const [prediction, n] of row.entries()) {
        const cell = cells[label][prediction];
        const colour = mix(little, much, n / sum);
        cell.textContent = validated > 0 ? String(n) : '';
        cell.style.background = css(colour);
        cell.style.color = readableOn(colour);
        cell.setAttribute('aria-label', word.cell(names[label], names[prediction], n));
      }
    }
  };
  draw({ matrix: names.map(() => names.map(() => 0)), validated: 0 });

  /** The chosen cell's pictures, anew whenever their number changes. */
  const follow = ({ matrix }: Counts) => {
    const [label, prediction] = address()
      .numbers(confused.cell, [-1, -1], -1, names.length - 1)
      .map(Math.round);
    const now = `${label},${prediction}: ${matrix[label]?.[prediction]}`;
    if (label < 0 || prediction < 0 || now === shown) return;
    shown = now;
    showPictures(label, prediction);
    mark(label, prediction);
  };

  const title = element('h4', {}, word.matrixTitle);
  const legend = element('p', { class: 'note legend', 'aria-hidden': 'true' });
  legend.textContent = names.map((name, i) => `${i} ${name}`).join(' · ');
  const scrolled = div('scroll', table);
  return {
    node: div('', title, caption, scrolled, legend, pictures),
    draw(counts) {
      draw(counts);
      follow(counts);
    },
  };
}
