/** A call that both editions have, in the words of either: new Adam({ beta1: 0.9 }), keras.optimizers.Adam(beta_1=0.9). */

export interface Call {
  /** What is called in TypeScript. */
  here: string;
  /** What is called in Python. */
  keras: string;
  /** By TypeScript's names, which Keras has in its own casing. */
  args: Record<string, Value>;
  /** In place of `args`, where Keras is given others. */
  kerasArgs?: Record<string, Value>;
}

export type Value = number | string | boolean | null | readonly Value[] | Call | ByNumber;

/** {0: 2.0}, the weights of classes. */
export interface ByNumber {
  [label: number]: number;
}

export const call = (here: string, keras: string, args: Call['args'] = {}): Call => ({
  here,
  keras,
  args,
});

const isCall = (value: object): value is Call => 'here' in value;
const list = (values: readonly Value[], text: (value: Value) => string) =>
  `[${values.map(text).join(', ')}]`;

/** @example typescript(call('new Adam', 'keras.optimizers.Adam', { beta1: 0.5 })) // 'new Adam({ beta1: 0.5 })' */
export function typescript(value: Value): string {
  if (Array.isArray(value)) return list(value, typescript);
  if (value === null || typeof value !== 'object') return quotedText(value as string);
  if (isCall(value as object)) {
    const { here, args } = value as Call;
    return `${here}(${Object.keys(args).length > 0 ? typescriptObject(args) : ''})`;
  }
  return typescriptObject(value as unknown as Record<string, Value>);
}

export const typescriptObject = (values: Record<string, Value>): string =>
  `{ ${Object.entries(values)
    .map(([name, value]) => `${name}: ${typescript(value)}`)
    .join(', ')} }`;

/** @example python(call('new Adam', 'keras.optimizers.Adam', { beta1: 0.5 })) // 'keras.optimizers.Adam(beta_1=0.5)' */
export function python(value: Value): string {
  if (Array.isArray(value)) return list(value, python);
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (isCall(value as object)) {
    const { keras, args, kerasArgs = args } = value as Call;
    return `${keras}(${pythonArguments(kerasArgs)})`;
  }
  const entries = Object.entries(value).map(([name, one]) => `${name}: ${python(one)}`);
  return `{${entries.join(', ')}}`;
}

export const pythonArguments = (values: Record<string, Value>): string =>
  Object.entries(values)
    .map(([name, value]) => `${pythonWord(name)}=${python(value)}`)
    .join(', ');

/** @example pythonWord('beta1') // 'beta_1' */
const pythonWord = (name: string) =>
  name.replace(/[A-Z]|(?<=beta)\d/g, (sign) => `_${sign.toLowerCase()}`);

const quotedText = (value: string | number | boolean | null) =>
  typeof value === 'string' ? `'${value}'` : String(value);
