/**
 * What TensorFlow.js decided before a layer came into this lesson's model: the defaults of `tf.layers.*`,
 * which can't be told afterwards from what a learner asked for, and weights that a `tf.sequential` has drawn.
 *
 * It is only looked at: a layer that stays outside starts and computes as TensorFlow.js has it.
 */

import * as tf from '@tensorflow/tfjs';

type Initializer = ReturnType<typeof tf.initializers.zeros>;

/** The very objects that layers get where nothing was asked for. */
const defaults = {
  DEFAULT_KERNEL_INITIALIZER: ['glorotNormal', tf.initializers.glorotNormal({})],
  DEFAULT_RECURRENT_ACTIVATION: ['hardSigmoid', activation('hardSigmoid')],
} as const;

function activation(name: 'hardSigmoid'): object {
  const { activation } = tf.layers.activation({ activation: name }) as unknown as {
    activation: object;
  };
  return activation;
}

// A layer's constructor sets its default's name by these, and takes it from there if it was given nothing.
for (const [key, [name, marked]] of Object.entries(defaults)) {
  Object.defineProperty(tf.layers.Layer.prototype, key, {
    configurable: true,
    set(this: tf.layers.Layer, value: unknown) {
      const descriptor = { configurable: true, enumerable: true, writable: true };
      Object.defineProperty(this, key, { ...descriptor, value: value === name ? marked : value });
    },
  });
}

/** Whether a layer has it because nothing was asked for; Keras's default is another one. */
export function isUnasked(part: unknown): boolean {
  return Object.values(defaults).some(([, marked]) => part === marked);
}

interface Drawn {
  initializer: Initializer;
  /** The values as they were drawn. */
  data: object;
}

const drawn = new WeakMap<tf.LayerVariable, Drawn>();

const { addWeight } = tf.layers.Layer.prototype as unknown as {
  addWeight(...args: unknown[]): tf.LayerVariable;
};
Object.assign(tf.layers.Layer.prototype, {
  addWeight(this: tf.layers.Layer, ...args: unknown[]): tf.LayerVariable {
    const weight = addWeight.apply(this, args);
    drawn.set(weight, { initializer: args[3] as Initializer, data: weight.read().dataId });
    return weight;
  },
});

/** @returns what drew the weight, if nothing has been trained, set or loaded since */
export function drawnBy(weight: tf.LayerVariable): Initializer | undefined {
  const { initializer, data } = drawn.get(weight) ?? {};
  return weight.read().dataId === data ? initializer : undefined;
}

export type Settings = Record<string, unknown>;

const described = new WeakMap<object, Settings>();

// Their constructors take 0 for 'not given'; what they are made from by name or description shows it yet.
for (const make of ['randomUniform', 'randomNormal', 'truncatedNormal'] as const) {
  const own = tf.initializers[make]({})
    .constructor as tf.serialization.SerializableConstructor<tf.serialization.Serializable>;
  own.fromConfig = (of, config) => {
    const made = new of(config);
    const { customObjects: _, dtype: __, ...settings } = config; // TensorFlow.js's and a file's additions
    described.set(made, settings);
    return made as never;
  };
  tf.serialization.SerializationMap.register(own);
}

/** @returns how a random initializer was described; undefined where its maker was called */
export function descriptionOf(initializer: object): Settings | undefined {
  return described.get(initializer);
}
