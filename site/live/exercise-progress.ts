/** How many exercises are passed: counted, marked in the list, saved as a file and opened from one. */

import './exercise.css';
import { feedbackWords } from '../../exercises/course/feedback.ts';
import type { Progress } from '../../exercises/course/progress.ts';
import { button, buttons, fileInput } from './controls.ts';
import { div, element } from './dom.ts';
import { exerciseWords } from './exercise-words.ts';
import { loadProgress, onProgress, openProgress, saveProgress } from './kept-progress.ts';
import { kept } from './kept-text.ts';
import { language } from './settings.ts';

/** The page's links to exercises, in the course's order, by name. */
function exerciseLinks(): Map<string, HTMLAnchorElement> {
  const links = new Map<string, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.exercise-list li a')) {
    const [, name] = link.pathname.match(/\/\d\d-([a-z0-9-]+)(?:\.html)?$/) ?? [];
    if (name) links.set(name, link);
  }
  return links;
}

export function exerciseProgress(place: HTMLElement): () => void {
  const word = { ...feedbackWords[language()], ...exerciseWords[language()] };
  const links = exerciseLinks();
  const bar = element('progress', { max: links.size });
  const count = element('span');
  const goOn = element('p');
  const status = element('p', { role: 'status' });

  function show(): void {
    const progress = loadProgress();
    const passed = [...links.keys()].filter((name) => progress.passed.includes(name));
    bar.value = passed.length;
    count.textContent = word.counted(passed.length, links.size);
    bar.setAttribute('aria-label', count.textContent);
    for (const [name, link] of links) mark(link, progress.passed.includes(name));
    goOn.replaceChildren(next(progress));
    if (!kept.isKeeping) status.textContent = word.notKept;
  }

  function mark({ parentElement: item }: HTMLAnchorElement, isPassed: boolean): void {
    item?.querySelector('.is-passed')?.remove();
    if (isPassed) item?.append(element('span', { class: 'is-passed' }, ` ✓ ${word.isPassed}`));
  }

  function next({ passed }: Progress): HTMLElement {
    const open = [...links].find(([name]) => !passed.includes(name));
    if (!open) return element('strong', {}, word.done);
    const [, { href, textContent }] = open;
    const isBegun = passed.length > 0;
    return element('a', { href }, isBegun ? word.goOn(textContent ?? '') : word.begin);
  }

  async function open([file]: File[]): Promise<void> {
    const isOpened = await openProgress(file).catch(() => false);
    status.textContent = isOpened
      ? word.isOpened(loadProgress().passed.length)
      : word.notOpened(file.name);
  }

  const files = buttons(button(word.save, saveProgress));
  files.classList.add('exercise-files');
  files.append(fileInput(word.open, { accept: '.json,application/json' }, open));
  place.replaceChildren(div('exercise-count', bar, count), goOn, files, status);
  show();
  return onProgress(show);
}
