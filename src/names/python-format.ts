/** Numbers as Python writes them, alone and in a text with places for them, such as a file's name. */

/** @example pythonFloat(0.00001) // '1e-05' */
export function pythonFloat(value: number): string {
  if (!Number.isFinite(value)) return special(value);
  const [digits, power] = value.toExponential().split('e');
  const size = Math.abs(Number(power));
  if (Number(power) < -4 || Number(power) >= 16) {
    return `${digits}e${power[0]}${String(size).padStart(2, '0')}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function special(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  return value > 0 ? 'inf' : '-inf';
}

/** A place for a number in a text: {name}, {name:02d}, {name:.2f}. */
interface Place {
  name: string;
  isPadded: boolean;
  width: number;
  /** Decimal places; 6 unless given. */
  precision: number;
  kind: string;
}

/** Between doubled braces, which stand for one. */
const PLACES = /\{\{|\}\}|\{([^{}]*)\}|[{}]/g;
const PLACE = /^(\w+)(?::(0?)([1-9]\d*)?(?:\.(\d+)(?=f))?([df]?))?$/;

/**
 * @param integers which of the values are whole numbers; others Python writes with a point
 * @throws RangeError for a place that is written otherwise, or whose name has no value
 * @example pythonFormat('{epoch:02d}-{loss:.2f}', { epoch: 7, loss: 0.125 }, ['epoch']) // '07-0.12'
 * Python: '{epoch:02d}-{loss:.2f}'.format(epoch=7, loss=0.125)
 */
export function pythonFormat(
  text: string,
  values: Readonly<Record<string, number | undefined>>,
  integers: readonly string[],
): string {
  return text.replace(PLACES, (whole, inner: string | undefined) => {
    if (whole === '{{' || whole === '}}') return whole[0];
    const place = inner === undefined ? undefined : parsePlace(inner);
    const isInteger = place !== undefined && integers.includes(place.name);
    if (!place || (isInteger ? false : place.kind !== 'f' && inner !== place.name)) {
      throw new RangeError(
        `'${text}' has '${whole}'; expected places such as {epoch:02d} and {val_loss:.2f}.`,
      );
    }
    const value = values[place.name];
    if (value === undefined) {
      throw new RangeError(
        `'${text}' has a place for '${place.name}', which has no value. There are: ${Object.keys(values).join(', ')}.`,
      );
    }
    return written(value, place, isInteger);
  });
}

function parsePlace(inner: string): Place | undefined {
  const match = inner.match(PLACE);
  if (!match) return undefined;
  const [, name, zero, width = '0', precision = '6', kind = ''] = match;
  return {
    name,
    isPadded: zero === '0',
    width: Number(width),
    precision: Number(precision),
    kind,
  };
}

function written(value: number, { kind, isPadded, width, precision }: Place, isInteger: boolean) {
  const plain = isInteger ? String(value) : pythonFloat(value);
  const text = kind === 'f' && Number.isFinite(value) ? fixed(value, precision) : plain;
  if (!isPadded) return text.padStart(width);
  const [sign] = text.match(/^-?/) as [string];
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}

/**
 * Halfway Python takes the even last digit, JavaScript the one away from 0.
 * @example fixed(0.125, 2) // '0.12'
 */
function fixed(value: number, precision: number): string {
  const text = value.toFixed(precision);
  const isHalfway = (Math.abs(value) * 2 ** (precision + 1)) % 2 === 1;
  const last = Number(text[text.length - 1]);
  return isHalfway && last % 2 === 1 ? text.slice(0, -1) + (last - 1) : text;
}
