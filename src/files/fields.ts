/** Reads JSON that somebody else wrote: every value is checked before it is used. */

export class Fields {
  private readonly values: Record<string, unknown>;

  readonly where: string;

  /** @param where names the thing in errors: "the layer 'dense'" */
  constructor(value: unknown, where: string) {
    this.where = where;

    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new Error(`${where} is described by ${shown(value)}; expected names with values.`);
    }
    this.values = value as Record<string, unknown>;
  }

  /** Undefined for what is missing or null. */
  get(key: string): unknown {
    return Object.hasOwn(this.values, key) ? (this.values[key] ?? undefined) : undefined;
  }

  keys(): string[] {
    return Object.keys(this.values);
  }

  text(key: string): string {
    const value = this.get(key);
    if (typeof value !== 'string' || value === '') throw this.wrong(key, 'a text');
    return value;
  }

  number(key: string, fallback?: number): number {
    const value = this.get(key) ?? fallback;
    if (typeof value !== 'number' || !Number.isFinite(value)) throw this.wrong(key, 'a number');
    return value;
  }

  flag(key: string, fallback: boolean): boolean {
    const value = this.get(key) ?? fallback;
    if (typeof value !== 'boolean') throw this.wrong(key, 'true or false');
    return value;
  }

  list(key: string): unknown[] {
    const value = this.get(key);
    if (!Array.isArray(value)) throw this.wrong(key, 'a list');
    return value;
  }

  object(key: string, where = `${this.where}, ${key}`): Fields {
    return new Fields(this.get(key), where);
  }

  private wrong(key: string, expected: string): Error {
    return new Error(`${this.where} has ${key} ${shown(this.get(key))}; expected ${expected}.`);
  }
}

/** A model of a thousand layers has less; a value in memory takes many times its text. */
const MOST_JSON = 2 ** 22;
/** Keras's have ten or so; a value too deep overflows the stack of whoever shows it. */
const MOST_JSON_DEPTH = 64;

/**
 * @param source the text, or its bytes in UTF-8
 * @param most how long it may be
 * @throws Error that names the file, instead of the parser's words
 */
export function parseJson(source: string | Uint8Array, where: string, most = MOST_JSON): Fields {
  if (source.length > most) {
    throw new Error(
      `${where} has a length of ${source.length.toLocaleString('en')}; up to ${most.toLocaleString('en')} are read.`,
    );
  }
  const text = typeof source === 'string' ? source : new TextDecoder().decode(source);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const isBegun = /^\s*[{[]/.test(text);
    throw new Error(
      isBegun
        ? `${where} is damaged or was cut off: it is not a whole JSON text.`
        : `${where} is not JSON text.`,
      { cause },
    );
  }
  if (!isShallow(value)) {
    throw new Error(
      `${where} has values in values, deeper than the ${MOST_JSON_DEPTH} that are read.`,
    );
  }
  return new Fields(value, where);
}

function isShallow(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= MOST_JSON_DEPTH && level.length > 0; depth++) {
    level = level.flatMap((entry) =>
      typeof entry === 'object' && entry !== null ? Object.values(entry) : [],
    );
  }
  return level.length === 0;
}

export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
