/** What is moved, chosen and pressed: the browser's own controls, so that the keyboard works. */

import { div, element, scrolled } from './dom.ts';
import { address, set } from './state.ts';

export interface SliderOptions {
  min: number;
  max: number;
  /** 1 unless given. */
  step?: number;
  value: number;
  /** How the value is shown and read out; as it is unless given. */
  format?(value: number): string;
}

export interface Slider {
  node: HTMLElement;
  set(value: number): void;
}

export function slider(
  label: string,
  { min, max, step = 1, value, format = String }: SliderOptions,
  onChange: (value: number) => void,
): Slider {
  const output = element('output');
  const input = element('input', { type: 'range', min, max, step, value });
  const show = (now: number) => {
    output.textContent = format(now);
    input.setAttribute('aria-valuetext', format(now));
  };
  show(value);
  input.addEventListener('input', () => {
    show(input.valueAsNumber);
    onChange(input.valueAsNumber);
  });
  return {
    node: element('label', { class: 'slider' }, element('span', {}, label), input, output),
    set(now) {
      input.value = String(now);
      show(now);
    },
  };
}

export function choice<T extends string>(
  label: string,
  options: Record<T, string> | Map<T, string>,
  value: T,
  onChange: (value: T) => void,
): HTMLElement {
  const select = element('select', { onchange: () => onChange(select.value as T) });
  const entries = options instanceof Map ? options : Object.entries<string>(options);
  for (const [name, text] of entries) {
    select.append(element('option', { value: name, selected: name === value }, text));
  }
  return element('label', { class: 'choice' }, element('span', {}, label), select);
}

export function button(text: string, onclick: () => void, attributes = {}): HTMLButtonElement {
  return element('button', { type: 'button', onclick, ...attributes }, text);
}

export function buttons(...pressed: HTMLButtonElement[]): HTMLElement {
  return div('buttons', ...pressed);
}

/** A file, or several, that the learner chooses; the same may be chosen again. */
export function fileInput(
  label: string,
  attributes: Record<string, unknown>,
  onFiles: (files: File[]) => void,
): HTMLElement {
  const input = element('input', { type: 'file', ...attributes });
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) onFiles(files);
  });
  return element('label', { class: 'file' }, element('span', {}, label), input);
}

/** Saves a file where the browser saves what is downloaded. */
export function download(name: string, content: string | Uint8Array): void {
  const href = URL.createObjectURL(new Blob([content as BlobPart]));
  element('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

export function code(text: string, label: string): HTMLElement {
  return element('pre', { ...scrolled, 'aria-label': label }, element('code', {}, text));
}

/** What is opened and closed: the address remembers it. */
export function details(name: string, summary: string, ...content: HTMLElement[]): HTMLElement {
  const isOpen = () => address().text(name, '', ['open']) === 'open';
  const head = element('summary', {}, summary);
  const node = element('details', { id: name, open: isOpen() }, head, ...content);
  node.addEventListener('toggle', () => {
    if (node.open !== isOpen()) set({ [name]: node.open ? 'open' : undefined });
  });
  return node;
}
