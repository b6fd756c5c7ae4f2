/** Formulas as MathML, from a line of text: browsers set them, and screen readers read them. */

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** A fraction; a name with what stands above and below it; a number; any other sign. */
const PARTS =
  /\[(?<top>[^|\]]*)\|(?<bottom>[^\]]*)\]|(?<name>ln|softmax|∂?\p{L}′?)(?:\^(?<above>\d))?(?:_\{(?<below>[^}]*)\})?|(?<number>−?[\d.]*\d)|(?<minus>−)(?=\S)|(?<sign>\S)/gu;

/** @example math('a_{0} = σ(z^1_{0}) = [∂L|∂a_{0}]') // <math>…</math> */
export function math(text: string): Element {
  return row(text, 'math');
}

function row(text: string, name = 'mrow'): Element {
  return made(
    name,
    ...[...text.matchAll(PARTS)].map(({ groups = {} }) => {
      const { top, bottom, name, above, below, number, minus, sign } = groups;
      if (top !== undefined) return made('mfrac', row(top), row(bottom));
      if (number !== undefined) return made('mn', number);
      if (minus !== undefined) return operator(minus, 'form', 'prefix');
      if (sign !== undefined) return operator(sign, 'stretchy', 'false');
      if (name === 'ln') return made('mrow', made('mi', name), thinSpace());
      const base = made('mi', name);
      if (above && below) return made('msubsup', base, row(below), row(above));
      if (above) return made('msup', base, row(above));
      return below ? made('msub', base, row(below)) : base;
    }),
  );
}

/** One sign between others, or before them; brackets stay as high as a letter. */
function operator(sign: string, attribute: string, value: string): Element {
  const node = made('mo', sign);
  node.setAttribute(attribute, value);
  return node;
}

/** Between a function and what it is applied to. */
function thinSpace(): Element {
  const node = made('mspace');
  node.setAttribute('width', '0.17em');
  return node;
}

function made(name: string, ...children: (Element | string)[]): Element {
  const node = document.createElementNS(MATHML, name);
  node.append(...children);
  return node;
}
