/**
 * Every known form of a model's description as one list of layers: Sequential, also as TensorFlow.js 0.15 and Keras
 * 2.1 wrote it; Functional, where one layer follows the other; and models in the place of layers.
 */

import { Fields, shown } from '../fields.ts';

/** Where a layer was: its weights are kept under it. */
export interface Source {
  /** From the outermost model in: of which class, and the how manieth of it. */
  places: { kind: string; nth: number }[];
  /** The names on the way, the layer's own last. */
  path: string[];
}

export interface Part extends Source {
  entry: Fields;
}

/** Keras's and TensorFlow.js's, Keras 2.1's last. */
const models = ['Sequential', 'Functional', 'Model'];

const only = 'This lesson reads Sequential models, and others whose layers follow one another.';

/**
 * @returns the model with its settings by name, and its layers, inputs among them
 * @throws Error that says why it is no plain stack
 */
export function plainStack(model: Fields): { config: Fields; parts: Part[] } {
  const config = settingsOf(model);
  return { config, parts: partsOf(model, config, { places: [], path: [] }) };
}

function settingsOf(model: Fields): Fields {
  const className = model.text('class_name');
  if (!models.includes(className)) throw new Error(`The model is ${className}. ${only}`);
  const config = model.get('config');
  const named = Array.isArray(config) ? { name: 'sequential', layers: config } : config;
  return new Fields(named, 'the model');
}

function partsOf(model: Fields, config: Fields, outer: Source): Part[] {
  const entries = config.list('layers').map((entry) => new Fields(entry, 'a layer'));
  const counts = new Map<string, number>();
  const parts = entries.map((entry): Part => {
    const kind = entry.text('class_name');
    const nth = counts.get(kind) ?? 0;
    counts.set(kind, nth + 1);
    return {
      entry,
      places: [...outer.places, { kind, nth }],
      path: [...outer.path, nameOf(entry)],
    };
  });
  const chain = model.get('class_name') === 'Sequential' ? parts : inOrder(model, config, parts);
  return chain.flatMap((part) => {
    if (!models.includes(part.entry.text('class_name'))) return [part];
    return partsOf(part.entry, settingsOf(part.entry), part);
  });
}

function nameOf(entry: Fields): string {
  const config = entry.get('config');
  const own = Array.isArray(config) ? undefined : new Fields(config ?? {}, 'a layer').get('name');
  return String(entry.get('name') ?? own ?? '');
}

/** First to last, by what each takes its input from. */
function inOrder(model: Fields, config: Fields, parts: readonly Part[]): Part[] {
  const refuse = (why: string) =>
    new Error(`The model is ${model.text('class_name')}, and no plain stack: ${why}. ${only}`);
  const after = new Map<string, Part>();
  let next: Part | undefined;
  for (const part of parts) {
    const name = nameOf(part.entry);
    const { sources, isTrained } = callsOf(part.entry);
    if (isTrained) throw refuse(`the layer '${name}' is called as in training`);
    if (sources.length > 1) {
      throw refuse(`the layer '${name}' takes ${sources.length} inputs, ${sources.join(', ')}`);
    }
    const [source] = sources;
    if (source === undefined && next) throw refuse('it has several inputs');
    if (source === undefined) next = part;
    else if (after.has(source)) throw refuse(`the output of '${source}' goes to several layers`);
    else after.set(source, part);
  }
  const chain: Part[] = [];
  for (; next; next = after.get(nameOf(next.entry))) {
    if (chain.includes(next)) break;
    chain.push(next);
  }
  const last = chain[chain.length - 1];
  const outputs = [config.get('output_layers') ?? []]
    .flat(2)
    .filter((word) => typeof word === 'string');
  const isWhole = chain.length === parts.length && last && outputs.join() === nameOf(last.entry);
  if (!isWhole)
    throw refuse(`it gives ${outputs.join(' and ') || 'nothing'} of ${parts.length} layers`);
  return chain;
}

/** Which layers' outputs a layer is called with: Keras 3 describes tensors, before it names and numbers stood in lists. */
function callsOf(entry: Fields): { sources: string[]; isTrained: boolean } {
  const sources: string[] = [];
  let isTrained = false;
  const look = (value: unknown): void => {
    if (Array.isArray(value)) {
      const [name, node, tensor] = value;
      const isCall =
        typeof name === 'string' && typeof node === 'number' && typeof tensor === 'number';
      if (isCall) sources.push(name);
      for (const inner of isCall ? value.slice(3) : value) look(inner);
    } else if (typeof value === 'object' && value !== null) {
      const fields = new Fields(value, 'a call');
      isTrained ||= fields.get('training') === true;
      const history = fields.get('keras_history');
      if (history !== undefined) look(history);
      else for (const key of fields.keys()) look(fields.get(key));
    }
  };
  look(entry.get('inbound_nodes'));
  return { sources, isTrained };
}

/** The first shape with a batch that any of them tells, outside in. @throws Error if none does, or it is none */
export function inputShape(
  config: Fields,
  model: Fields,
  parts: readonly Part[],
): (number | null)[] {
  const first = parts[0]?.entry;
  const own = first && new Fields(first.get('config') ?? {}, 'the first layer');
  const built = (fields: Fields | undefined) =>
    fields?.get('build_config') && fields.object('build_config').get('input_shape');
  const shape =
    own?.get('batch_shape') ??
    own?.get('batch_input_shape') ??
    config.get('build_input_shape') ??
    built(model) ??
    built(first);
  if (!Array.isArray(shape)) {
    throw new Error(
      'The model does not say the shape of its input. In Keras: begin it with keras.Input((784,)) and save again.',
    );
  }
  if (!shape.every((size) => size === null || isCount(size)) || shape.length < 2) {
    throw new Error(
      `The model's input has the shape ${shown(shape)}; expected such as [null,784].`,
    );
  }
  return shape;
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

/** @example kerasFolder('LeakyReLU') // 'leaky_re_lu' */
export function kerasFolder(kind: string): string {
  return kind
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** @example kerasPath(places) // 'layers/sequential/layers/dense_1/vars' */
export function kerasPath(places: Source['places']): string {
  const folders = places.map(({ kind, nth }) => {
    const name = kerasFolder(kind);
    return `layers/${nth === 0 ? name : `${name}_${nth}`}`;
  });
  return [...folders, 'vars'].join('/');
}
