/** What is moved, chosen and pressed: the browser's own controls, so that the keyboard works. */

import { element } from './dom';
import { getText, set } from './state';

export interface SliderOptions {
  label: string;
  min: number;
  max: number;
  step: number;
  value: number;
  onChange(value: number): void;
  /** How the value is shown and read out; as it is unless given. */
  format?(value: number): string;
}

export interface Slider {
  node: HTMLElement;
  set(value: number): void;
}

export function slider(options: SliderOptions): Slider {
  const { label, min, max, step, value, onChange, format = String } = options;
  const output = element('output', {}, format(value));
  const input = element('input', {
    type: 'range',
    min,
    max,
    step,
    value,
    'aria-valuetext': format(value),
  });
  const show = (now: number) => {
    output.textContent = format(now);
    input.setAttribute('aria-valuetext', format(now));
  };
  input.addEventListener('input', () => {
    show(input.valueAsNumber);
    onChange(input.valueAsNumber);
  });
  const node = element('label', { class: 'slider' }, element('span', {}, label), input, output);
  return {
    node,
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

/** Code that is wider than a phone is scrolled, by keyboard too. */
export function code(text: string, label: string): HTMLElement {
  return element(
    'pre',
    { tabindex: 0, role: 'region', 'aria-label': label },
    element('code', {}, text),
  );
}

/** What is opened and closed: the address remembers it. */
export function details(name: string, summary: string, ...content: HTMLElement[]): HTMLElement {
  const isOpen = () => getText(name, '', ['open']) === 'open';
  const node = element(
    'details',
    { id: name, open: isOpen() },
    element('summary', {}, summary),
    ...content,
  );
  node.addEventListener('toggle', () => {
    if (node.open !== isOpen()) set({ [name]: node.open ? 'open' : undefined });
  });
  return node;
}
