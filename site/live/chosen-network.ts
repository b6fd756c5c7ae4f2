/** The network that one chooses for the practice: its hidden layers, as data and as a text of the address. */

export const hiddenActivations = ['sigmoid', 'relu', 'tanh'] as const;
export type HiddenActivation = (typeof hiddenActivations)[number];

/** Dense layers, each of which may have a Dropout layer after it. */
export interface HiddenLayer {
  units: number;
  activation: HiddenActivation;
  /** The share that is dropped; 0 where there is no Dropout. */
  dropout: number;
}

export const [INPUTS, CLASSES] = [784, 10];
export const [MOST_LAYERS, MOST_UNITS, MOST_DROPOUT] = [3, 300, 0.9];

export const lessonNetwork: readonly HiddenLayer[] = [
  { units: 100, activation: 'sigmoid', dropout: 0 },
];

const NONE = 'none';
const PATTERN = new RegExp(`^(\\d{1,9})-(${hiddenActivations.join('|')})(?:-(0?\\.\\d{1,17}))?$`);

/**
 * What is no network is the lesson's; too many units are as many as there may be.
 * @example networkOfText('100-sigmoid,50-relu-0.3')[1] // { units: 50, activation: 'relu', dropout: 0.3 }
 */
export function networkOfText(text: string): readonly HiddenLayer[] {
  if (text === NONE) return [];
  const found = text.split(',').map((part) => PATTERN.exec(part));
  if (found.length > MOST_LAYERS) return lessonNetwork;
  const layers = found.flatMap((match) => (match ? [layerOf(match)] : []));
  return layers.length === found.length ? layers : lessonNetwork;
}

function layerOf([, units, activation, dropout = '0']: RegExpExecArray): HiddenLayer {
  return {
    units: Math.min(MOST_UNITS, Math.max(1, Number(units))),
    activation: activation as HiddenActivation,
    dropout: Math.min(MOST_DROPOUT, Number(dropout)),
  };
}

/** @example textOfNetwork(lessonNetwork) // '100-sigmoid' */
export function textOfNetwork(network: readonly HiddenLayer[]): string {
  const texts = network.map(({ units, activation, dropout }) =>
    [units, activation, ...(dropout > 0 ? [dropout] : [])].join('-'),
  );
  return texts.join() || NONE;
}

export const isLessonNetwork = (network: readonly HiddenLayer[]) =>
  textOfNetwork(network) === textOfNetwork(lessonNetwork);

/** A layer as both languages call it. */
export type LayerCall =
  | {
      layer: 'dense';
      name: string;
      units: number;
      activation: HiddenActivation | 'softmax';
      inputShape?: [number];
    }
  | { layer: 'dropout'; name: string; rate: number };

/** First to last, with names. @example layersOf(lessonNetwork).map(({ name }) => name) // ['hidden', 'output'] */
export function layersOf(network: readonly HiddenLayer[]): LayerCall[] {
  const nameOf = (what: string, i: number) => (network.length > 1 ? `${what}_${i + 1}` : what);
  const inputShape = (i: number) => (i === 0 ? { inputShape: [INPUTS] as [number] } : {});
  const hidden = network.flatMap(({ units, activation, dropout }, i): LayerCall[] => [
    { layer: 'dense', name: nameOf('hidden', i), units, activation, ...inputShape(i) },
    ...(dropout > 0
      ? [{ layer: 'dropout' as const, name: nameOf('dropout', i), rate: dropout }]
      : []),
  ]);
  const output = { units: CLASSES, activation: 'softmax', ...inputShape(network.length) } as const;
  return [...hidden, { layer: 'dense', name: 'output', ...output }];
}

/** As they are called in both languages, and on the page. */
export const optimizerNames = { rmsprop: 'RMSprop', sgd: 'SGD', adam: 'Adam' } as const;

/** An optimizer as both languages call it. */
export interface ChosenOptimizer {
  optimizer: keyof typeof optimizerNames;
  learningRate: number;
}

/** How each language calls a layer, with its name where it shall have one, and an optimizer. */
export const calls = {
  python: {
    layer(layer: LayerCall, isNamed = false): string {
      const name = isNamed ? [`name="${layer.name}"`] : [];
      if (layer.layer === 'dropout')
        return `keras.layers.Dropout(${[layer.rate, ...name].join(', ')})`;
      const { units, activation, inputShape } = layer;
      const shape = inputShape ? [`input_shape=(${inputShape},)`] : [];
      const given = [units, `activation="${activation}"`, ...shape, ...name];
      return `keras.layers.Dense(${given.join(', ')})`;
    },
    optimizer: ({ optimizer, learningRate }: ChosenOptimizer) =>
      `keras.optimizers.${optimizerNames[optimizer]}(learning_rate=${learningRate})`,
  },
  typescript: {
    layer(layer: LayerCall, isNamed = false): string {
      const name = isNamed ? [`name: '${layer.name}'`] : [];
      if (layer.layer === 'dropout')
        return `dropout({ ${[`rate: ${layer.rate}`, ...name].join(', ')} })`;
      const { units, activation, inputShape } = layer;
      const shape = inputShape ? [`inputShape: [${inputShape}]`] : [];
      const given = [`units: ${units}`, `activation: '${activation}'`, ...shape, ...name];
      return `dense({ ${given.join(', ')} })`;
    },
    optimizer: ({ optimizer, learningRate }: ChosenOptimizer) =>
      `new ${optimizerNames[optimizer]}({ learningRate: ${learningRate} })`,
  },
};

/** In Keras 3 a model of this name can be looked at, not trained. */
export const MODEL_NAME = '패션 MNIST 모델';
