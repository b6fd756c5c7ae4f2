/** A chapter's cells as the reader uses them: run, changed, stopped, reset; with Keras beside them. */

import './cells.css';
import { figureInWords } from '../../src/report/index.ts';
import type { Bench } from './bench.ts';
import { cellsWords } from './cells-words.ts';
import { type Cell, useChapter } from './chapter.ts';
import { button } from './controls.ts';
import { div, element } from './dom.ts';
import type { Editor } from './editor.ts';
import { kept } from './kept-text.ts';
import { language } from './settings.ts';
import type { CellError, CellOutput } from './worker/cells.ts';

const word = () => cellsWords[language()];

/** One cell, in the place that has its highlighted code and its stored output. */
export const cellPart: Bench = (place) => {
  const [chapter, giveBack] = useChapter();
  const number = Number(place.dataset.number);
  const cell = chapter.cells[number - 1];
  const listening = new AbortController();
  const code = place.querySelector<HTMLElement>('.language-ts') as HTMLElement;
  const stored = place.querySelector<HTMLElement>('.output');
  const keras = place.querySelector('.keras');
  const editing = div('code');
  const own = div('output own');
  const status = element('p', { class: 'cell-status', role: 'status' });
  let editor: Promise<Editor> | undefined;

  async function edit(at?: { x: number; y: number }): Promise<void> {
    editor ??= open();
    (await editor).focus(at);
  }
  async function open(): Promise<Editor> {
    const { openEditor } = await import('./editor.ts');
    const opened = await openEditor(editing, {
      code: cell.code,
      label: word().code(number),
      types: { file: 'notebooks-ts/cells.ts', before: () => chapter.codeAbove(number) },
      onRun: run,
      onChange(text) {
        chapter.change(number, text);
        draw(cell);
      },
    });
    code.hidden = true;
    editing.hidden = false;
    return opened;
  }
  async function close(): Promise<void> {
    const closing = editor;
    editor = undefined;
    code.hidden = false;
    editing.hidden = true;
    (await closing)?.end();
  }
  function run(): void {
    chapter.run(number);
  }
  function reset(): void {
    const hadFocus = editing.contains(document.activeElement);
    close();
    chapter.reset(number);
    if (hadFocus) runButton.focus();
  }

  const runButton = button(word().run, run, { class: 'run' });
  const above = button(word().runAbove, () => chapter.runAbove(number));
  const change = button(word().change, () => edit());
  const resetButton = button(word().reset, reset);
  const stop = button(word().stop, () => chapter.stop(), { class: 'stop' });
  const tabs = keras ? [kerasTabs(place)] : [];
  const bar = element(
    'div',
    { class: 'cell-bar', role: 'group', 'aria-label': word().cell(number) },
    ...[runButton, stop, ...(number > 1 ? [above] : []), change, resetButton, status],
  );

  function draw(changed: Cell): void {
    stop.hidden = !chapter.isRunning || cell.status !== 'running';
    if (changed !== cell) return;
    const isStored = cell.outputs === undefined;
    resetButton.hidden = isStored && cell.code === cell.stored;
    runButton.disabled = cell.status === 'waiting' || cell.status === 'running';
    runButton.hidden = cell.status === 'running';
    place.dataset.status = cell.status;
    const said = statusOf(cell);
    if (status.textContent !== said) status.textContent = said;
    if (stored) stored.hidden = !isStored;
    own.hidden = isStored;
    own.replaceChildren(...(isStored ? [] : shown(cell)));
  }

  code.classList.add('code');
  place.prepend(...tabs);
  place.append(editing, bar, own);
  editing.hidden = true;
  if (stored) place.append(stored);
  const off = chapter.listen(draw);
  draw(cell);
  if (cell.code !== cell.stored) editor = open(); // the reader is elsewhere: it takes no focus

  const { signal } = listening;
  code.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter' || !(event.target as Element).matches('pre')) return;
      event.preventDefault();
      if (event.shiftKey || event.ctrlKey || event.metaKey) run();
      else edit();
    },
    { signal },
  );
  code.querySelector('pre')?.addEventListener(
    'click',
    ({ clientX: x, clientY: y }) => {
      // On a phone a touch scrolls, and a keyboard would cover the page: there the button opens it.
      if (matchMedia('(pointer: fine)').matches && getSelection()?.isCollapsed) edit({ x, y });
    },
    { signal },
  );

  return () => {
    listening.abort();
    off();
    close();
    for (const made of [...tabs, editing, bar, own]) made.remove();
    if (stored) stored.hidden = false;
    giveBack();
  };
};

function statusOf({ status, seconds = 0, heldBy = 0, code, stored, fetched }: Cell) {
  const words = word();
  switch (status) {
    case 'idle':
      return code !== stored && !kept.isKeeping ? words.unkept : '';
    case 'done':
      return words.done(seconds.toFixed(seconds < 0.1 ? 3 : seconds < 10 ? 1 : 0));
    case 'running':
      return fetched ? words.fetching(fetched) : words.running;
    case 'held':
      return words.held(heldBy);
    default:
      return words[status];
  }
}

function shown({ number, outputs = [], status }: Cell): HTMLElement[] {
  const label = element('p', { class: 'output-label' }, word().own);
  if (outputs.length > 0) return [label, ...outputs.map((output) => drawn(output, number))];
  const isOver = status !== 'waiting' && status !== 'running';
  return [label, element('p', {}, isOver ? word().nothing : word().nothingYet)];
}

function drawn(output: CellOutput, own: number): HTMLElement {
  if ('text' in output) return element('pre', { class: 'printed', tabindex: 0 }, output.text);
  if ('figure' in output) return picture(output.figure);
  if ('omitted' in output) return element('p', {}, word().omitted(output.omitted));
  return failure(output.error, own);
}

/** As a picture, as the stored ones: what is in it can neither run nor reach the page. */
function picture(svg: string): HTMLElement {
  const [, width] = svg.match(/^<svg[^>]*\swidth="(\d+)/) ?? [];
  return element('img', {
    src: `data:image/svg+xml,${encodeURIComponent(svg)}`,
    alt: figureInWords(svg),
    width,
  });
}

function failure({ message, missing, ...at }: CellError, own: number): HTMLElement {
  const words = word();
  const place = words.place(at, own);
  const where = place ? [element('strong', {}, `${place}: `)] : [];
  const node = element('div', { class: 'cell-error', role: 'alert' });
  node.append(element('p', {}, ...where, message));
  if (missing) {
    const { name, cell } = missing;
    node.append(element('p', {}, cell ? words.declared(name, cell) : words.undeclared(name)));
  }
  return node;
}

/** Which of a cell's two languages is seen, where Keras is a tab. */
function kerasTabs(place: HTMLElement): HTMLElement {
  const tabs = (['typescript', 'keras'] as const).map((name) =>
    button(word()[name], () => show(name), { 'data-tab': name }),
  );
  function show(name: string) {
    place.dataset.shown = name;
    for (const tab of tabs) tab.setAttribute('aria-pressed', String(tab.dataset.tab === name));
  }
  show('typescript');
  return div('cell-tabs', ...tabs);
}

const kerasViews = ['tab', 'beside', 'hidden'] as const;
const KERAS = 'keras';

/** Above a chapter's first cell: what holds for all of them. */
export const cellsPart: Bench = (place) => {
  const [chapter, giveBack] = useChapter();
  const words = word();
  const bar = div(
    'cells-bar',
    button(words.runAll, () => chapter.runAll(), { class: 'run' }),
    element('span', {}, words.keys),
    kerasChoice(),
  );
  place.replaceChildren(bar);
  return () => {
    bar.remove();
    giveBack();
  };
};

function kerasChoice(): HTMLElement {
  const now = kerasView();
  const choices = kerasViews.map((view) =>
    element(
      'label',
      {},
      element('input', {
        type: 'radio',
        name: KERAS,
        value: view,
        checked: view === now,
        onchange: () => showKeras(view),
      }),
      ` ${word().kerasViews[view]}`,
    ),
  );
  showKeras(now);
  return element('fieldset', {}, element('legend', {}, word().keras), ...choices);
}

function kerasView(): (typeof kerasViews)[number] {
  return kerasViews.find((view) => view === kept.read(KERAS)) ?? 'tab';
}

function showKeras(view: (typeof kerasViews)[number]): void {
  document.documentElement.dataset.keras = view;
  kept.write(KERAS, view);
}
