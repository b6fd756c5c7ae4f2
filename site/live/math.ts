/** Formulas as MathML, from a line of text: browsers set them, and screen readers read them. */

import { mathml } from './dom.ts';

/** A fraction, in which an index may stand in brackets; a name with what stands above and below it; a number; any other sign. */
const PARTS =
  /\[(?<top>[^|\]]*)\|(?<bottom>(?:[^[\]]|\[[^\]]*\])*)\]|(?<name>ln|softmax|∂?\p{L}′?)(?:\^(?<above>\d))?(?:_\{(?<below>[^}]*)\})?|(?<number>−?[\d.]*\d)|(?<minus>−)(?=\S)|(?<sign>\S)/gu;

/** @example math('h[0] = σ(z_{1}[0]) = [∂L|∂h[0]]') // <math>…</math> */
export function math(text: string): Element {
  return mathml('math', {}, ...parts(text));
}

const row = (text: string) => mathml('mrow', {}, ...parts(text));

function parts(text: string): Element[] {
  return [...text.matchAll(PARTS)].map(({ groups = {} }) => {
    const { top, bottom, name, above, below, number, minus, sign } = groups;
    if (top !== undefined) return mathml('mfrac', {}, row(top), row(bottom));
    if (number !== undefined) return mathml('mn', {}, number);
    if (minus !== undefined) return mathml('mo', { form: 'prefix' }, minus);
    // Brackets stay as high as a letter.
    if (sign !== undefined) return mathml('mo', { stretchy: 'false' }, sign);
    const base = mathml('mi', {}, name);
    if (name === 'ln') return mathml('mrow', {}, base, mathml('mspace', { width: '0.17em' }));
    if (above && below) return mathml('msubsup', {}, base, row(below), row(above));
    if (above) return mathml('msup', {}, base, row(above));
    return below ? mathml('msub', {}, base, row(below)) : base;
  });
}
