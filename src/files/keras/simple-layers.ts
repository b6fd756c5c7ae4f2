/** The layers whose few settings are numbers: what files and TensorFlow.js call them. */

import { type Fields, shown } from '../fields.ts';

export type SimpleKind = 'ReLU' | 'LeakyReLU' | 'ELU' | 'Softmax' | 'Rescaling';

interface SimpleLayer {
  /** Keras 3's word, TensorFlow.js's, and Keras's default; null is allowed where it is that. */
  takes: (readonly [word: string, own: string, standard: number | null])[];
  /** Settings that have one value here. */
  only?: Record<string, unknown>;
  /** In Keras 2 and TensorFlow.js. */
  older?: Record<string, string>;
}

export const simpleLayers: Record<SimpleKind, SimpleLayer> = {
  ReLU: {
    takes: [['max_value', 'maxValue', null]],
    only: { negative_slope: 0, threshold: 0 },
  },
  LeakyReLU: {
    takes: [['negative_slope', 'alpha', 0.3]],
    older: { negative_slope: 'alpha' },
  },
  // TensorFlow.js computes no other.
  ELU: { takes: [], only: { alpha: 1 } },
  Softmax: { takes: [['axis', 'axis', -1]] },
  Rescaling: {
    takes: [
      ['scale', 'scale', null],
      ['offset', 'offset', 0],
    ],
  },
};

export const isSimple = (kind: string): kind is SimpleKind => Object.hasOwn(simpleLayers, kind);

/** @returns the settings in TensorFlow.js's words; @throws Error for one that isn't computed here */
export function readSettings(kind: SimpleKind, layer: Fields): Record<string, number> {
  const { takes, only = {}, older = {} } = simpleLayers[kind];
  for (const [key, value] of Object.entries(only)) {
    const given = layer.get(key) ?? value;
    if (given === value || Number(given) === value) continue;
    throw new Error(
      `${layer.where} has ${key} ${shown(given)}; this lesson computes ${value} only.`,
    );
  }
  const settings = takes.flatMap(([word, own, standard]) => {
    const key = layer.get(word) === undefined ? (older[word] ?? word) : word;
    const isOpen = layer.get(key) === undefined && standard === null && kind === 'ReLU';
    return isOpen ? [] : [[own, layer.number(key, standard ?? undefined)] as const];
  });
  return Object.fromEntries(settings);
}

/** @param isKeras3 whether for Keras 3, or for Keras 2 and TensorFlow.js */
export function writeSettings(
  kind: SimpleKind,
  settings: Record<string, number>,
  isKeras3: boolean,
): Record<string, unknown> {
  const { takes, only = {}, older = {} } = simpleLayers[kind];
  const words = takes.map(([word, own]) => [
    isKeras3 ? word : (older[word] ?? word),
    settings[own] ?? null,
  ]);
  return { ...only, ...Object.fromEntries(words) };
}

/** All words for settings of these layers. */
export const simpleWords: readonly string[] = Object.values(simpleLayers).flatMap(
  ({ takes, only = {}, older = {} }) => [
    ...takes.map(([word]) => word),
    ...Object.keys(only),
    ...Object.values(older),
  ],
);
