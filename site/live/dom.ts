/** Elements in one call each. */

export type Child = Node | string;
type Listeners = {
  [K in keyof HTMLElementEventMap as `on${K}`]?: (event: HTMLElementEventMap[K]) => void;
};
type Attributes = Record<string, unknown> & Listeners;

const SVG = 'http://www.w3.org/2000/svg';
const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** @example element('p', { class: 'note' }, 'Text') // <p class="note">Text</p> */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return fill(document.createElement(name), attributes, children);
}

export function div(className: string, ...children: Child[]): HTMLElement {
  return element('div', { class: className || undefined }, ...children);
}

/** A part of a bench under a heading, which names it. */
export function section(id: string, title: string, ...children: Child[]): HTMLElement {
  return element('section', { 'aria-labelledby': id }, element('h3', { id }, title), ...children);
}

/** What is wider than a phone is scrolled, by keyboard too. */
export const scrolled = { tabindex: 0, role: 'region' };

/** @example headRow(['x', 'f(x)']) // <tr><th scope="col">x</th><th scope="col">f(x)</th></tr> */
export function headRow(names: readonly string[]): HTMLElement {
  return element('tr', {}, ...names.map((name) => element('th', { scope: 'col' }, name)));
}

/** The first cell names the row. */
export function row(name: Child | Child[], ...cells: Child[]): HTMLElement {
  const others = cells.map((cell) => element('td', {}, cell));
  return element('tr', {}, element('th', { scope: 'row' }, ...[name].flat()), ...others);
}

/** A figure over the words that say what it shows. */
export function captioned(className: string | undefined, figure: Element, caption: Child) {
  return element('figure', { class: className }, figure, element('figcaption', {}, caption));
}

export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

export function mathml<K extends keyof MathMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): MathMLElementTagNameMap[K] {
  return fill(document.createElementNS(MATHML, name), attributes, children);
}

/** Functions are listeners, true is an empty attribute, false and undefined are none. */
function fill<E extends Element>(node: E, attributes: Attributes, children: Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      node.addEventListener(name.slice(2), value as EventListener);
    } else if (value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? '' : String(value));
    }
  }
  node.append(...children);
  return node;
}

/** A figure of src/report/figures, which is SVG text of our own. */
export function figureOf(text: string): Element {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  return document.importNode(parsed, true);
}
