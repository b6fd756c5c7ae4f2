/** What is trained in both editions: the lesson's model, and every kind that the engines take. */

export interface OptimizerSpec {
  /** Keras's name; 'momentum' is SGD as `tf.train.momentum` makes it. */
  name: 'rmsprop' | 'sgd' | 'adagrad' | 'adam' | 'momentum';
  learningRate?: number;
  momentum?: number;
  nesterov?: boolean;
  /** RMSprop's; only ever changed to show that the comparison notices. */
  epsilon?: number;
}

export type LayerSpec =
  | { units: number; activation: 'sigmoid' | 'relu' | 'tanh' | 'softmax' | 'linear' }
  | 'flatten'
  /** Dropout: Keras gets the masks that are drawn here. */
  | { rate: number };

export interface Case {
  name: string;
  /** The shape of a sample. */
  input: number[];
  layers: LayerSpec[];
  /** Keras's name. */
  loss: string;
  optimizer: OptimizerSpec;
  accuracy: boolean;
  batchSize: number;
  epochs: number;
  /** Weights are compared after so many steps, too. */
  probes: number[];
  /** Which samples, and what they are labelled with. */
  target: 'label' | 'one-hot' | 'is a shoe' | 'brightness';
  samples: 'lesson' | number;
  /** So many of the lesson's validation set are looked at after every epoch, and evaluated at the end. */
  validation?: number;
  /** EarlyStopping's, which gives the best weights back; ModelCheckpoint saves the best beside it. */
  patience?: number;
}

export const lessonCase: Case = {
  name: 'the lesson: 784–100 sigmoid–10 softmax, RMSprop',
  input: [784],
  layers: [
    { units: 100, activation: 'sigmoid' },
    { units: 10, activation: 'softmax' },
  ],
  loss: 'sparse_categorical_crossentropy',
  optimizer: { name: 'rmsprop' },
  accuracy: true,
  batchSize: 32,
  epochs: 5,
  probes: [1, 50],
  target: 'label',
  samples: 'lesson',
};

const small = { input: [784], accuracy: false, epochs: 2, probes: [1], samples: 1600 };
const softmax10 = { units: 10, activation: 'softmax' } as const;

/** Each output layer of chapter 2 with its loss; hidden layers; depth; optimizers; batch sizes. */
export const otherCases: Case[] = [
  {
    ...small,
    name: 'binary: 784–16 relu–1 sigmoid, SGD with momentum',
    layers: [
      { units: 16, activation: 'relu' },
      { units: 1, activation: 'sigmoid' },
    ],
    loss: 'binary_crossentropy',
    accuracy: true,
    optimizer: { name: 'momentum', learningRate: 0.01, momentum: 0.9 },
    batchSize: 32,
    target: 'is a shoe',
  },
  {
    ...small,
    name: 'one-hot: 784–16 sigmoid–10 softmax, Adam',
    layers: [{ units: 16, activation: 'sigmoid' }, softmax10],
    loss: 'categorical_crossentropy',
    accuracy: true,
    optimizer: { name: 'adam' },
    batchSize: 16,
    target: 'one-hot',
  },
  {
    ...small,
    name: 'integer labels: 784–16 tanh–10 softmax, SGD',
    layers: [{ units: 16, activation: 'tanh' }, softmax10],
    loss: 'sparse_categorical_crossentropy',
    accuracy: true,
    optimizer: { name: 'sgd' },
    batchSize: 7,
    target: 'label',
  },
  {
    ...small,
    name: 'regression: 784–16 relu–1, RMSprop',
    layers: [
      { units: 16, activation: 'relu' },
      { units: 1, activation: 'linear' },
    ],
    loss: 'mean_squared_error',
    optimizer: { name: 'rmsprop' },
    batchSize: 100,
    target: 'brightness',
  },
  {
    ...small,
    name: 'deep: 784–16 sigmoid–12 relu–8 tanh–10 softmax, SGD with Nesterov’s momentum',
    layers: [
      { units: 16, activation: 'sigmoid' },
      { units: 12, activation: 'relu' },
      { units: 8, activation: 'tanh' },
      softmax10,
    ],
    loss: 'sparse_categorical_crossentropy',
    accuracy: true,
    optimizer: { name: 'momentum', learningRate: 0.01, momentum: 0.9, nesterov: true },
    batchSize: 32,
    target: 'label',
  },
];
