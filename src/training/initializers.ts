/**
 * The starting weights: Keras's distributions by TensorFlow.js's random numbers, each from a seed.
 *
 * TensorFlow.js's own initializers differ: heNormal, glorotNormal, leCunNormal and varianceScaling
 * don't correct for the cut at two standard deviations (12 % too narrow), a bias counts √n for its n
 * numbers, 0 is taken for 'not given' (minval, maxval, stddev, seed), and identity wants a square.
 */

import * as tf from '@tensorflow/tfjs';
import { type InitializerConfig, initializerNamed } from '../names/initializers.ts';
import { knownName } from '../names/keras-spelling.ts';
import { quoted } from '../names/quoted.ts';
import { descriptionOf, drawnBy, isUnasked } from './tensorflow-defaults.ts';

/** What `tf.initializers` makes. */
export type Initializer = ReturnType<typeof tf.initializers.zeros>;

/** A name, TensorFlow.js's { className, config }, or an object of `tf.initializers`. */
export type GivenInitializer = string | InitializerConfig | Initializer;

/** Standard deviation of the standard normal distribution cut off at −2 and 2. */
const CUT_OFF_STDDEV = 0.87962566103423978;

const modes = ['fan_in', 'fan_out', 'fan_avg'] as const;
const distributions = ['uniform', 'normal', 'truncated_normal'] as const;

/** TensorFlow.js's normal distribution takes 0 for no seed: a seed that nobody else can have. */
export function normalSeed(seed: number): number {
  return seed === 0 ? 2 ** 32 : seed;
}

/** How many inputs and outputs a weight has: [inputs, units] for a kernel, n and n for a bias. */
function fans(shape: readonly number[]): { fan_in: number; fan_out: number; fan_avg: number } {
  const field = tf.util.sizeFromShape(shape.slice(0, -2)); // pixels that a convolution's kernel covers
  const fan_out = field * (shape.at(-1) ?? 1);
  const fan_in = field * (shape.at(-2) ?? fan_out);
  return { fan_in, fan_out, fan_avg: (fan_in + fan_out) / 2 };
}

function requireMatrix(className: string, shape: readonly number[], isRight: boolean): void {
  if (isRight) return;
  throw new RangeError(
    `The initializer ${className} makes a matrix; it was given for a weight of the shape ` +
      `[${shape.join(', ')}]. For a bias take 'zeros'.`,
  );
}

type Draw = (shape: number[], settings: InitializerConfig['config'], seed: number) => tf.Tensor;

/** Those that differ from Keras's or need a seed; the others are TensorFlow.js's own. */
const draws: Record<string, Draw> = {
  VarianceScaling(shape, { scale, mode, distribution }, seed) {
    const count = fans(shape)[knownName('mode', String(mode), modes)];
    const variance = Number(scale) / Math.max(1, count);
    if (knownName('distribution', String(distribution), distributions) === 'uniform') {
      const limit = Math.sqrt(3 * variance);
      return tf.randomUniform(shape, -limit, limit, 'float32', seed);
    }
    const stddev = Math.sqrt(variance) / CUT_OFF_STDDEV;
    return tf.truncatedNormal(shape, 0, stddev, 'float32', normalSeed(seed));
  },
  RandomUniform: (shape, { minval, maxval }, seed) =>
    tf.randomUniform(shape, Number(minval), Number(maxval), 'float32', seed),
  RandomNormal: (shape, { mean, stddev }, seed) =>
    tf.randomNormal(shape, Number(mean), Number(stddev), 'float32', normalSeed(seed)),
  TruncatedNormal: (shape, { mean, stddev }, seed) =>
    tf.truncatedNormal(shape, Number(mean), Number(stddev), 'float32', normalSeed(seed)),
  Orthogonal(shape, { gain }, seed) {
    requireMatrix('Orthogonal', shape, shape.length >= 2);
    const own = tf.initializers.orthogonal({ gain: Number(gain), seed: normalSeed(seed) });
    return own.apply(shape);
  },
  Identity(shape, { gain }) {
    requireMatrix('Identity', shape, shape.length === 2);
    return tf.tidy(() => tf.eye(shape[0], shape[1]).mul(Number(gain)));
  },
};

/** TensorFlow.js doesn't export the class that a layer asks of its initializers. */
const Base = Object.getPrototypeOf(tf.initializers.zeros().constructor) as new () => Initializer;

/** Draws as Keras does, and is to TensorFlow.js, and in its files, the class that it is named after. */
class SeededInitializer extends Base {
  private readonly given: InitializerConfig;
  private readonly seed: number;

  constructor(given: InitializerConfig, seed = 0) {
    super();
    this.given = given;
    this.seed = seed;
  }

  override apply(shape: tf.Shape): tf.Tensor {
    return draws[this.given.className](shape as number[], this.given.config, this.seed);
  }

  override getClassName(): string {
    return this.given.className;
  }

  override getConfig(): tf.serialization.ConfigDict {
    const isRandom = this.given.className !== 'Identity';
    return { ...this.given.config, ...(isRandom && { seed: this.seed }) };
  }
}

/**
 * @param given as the layer has it, or as its maker was given it
 * @param nextSeed asked only for an initializer that draws and has no seed of its own
 * @returns one that draws Keras's numbers, or the caller's own where its class is not TensorFlow.js's
 * @throws RangeError or TypeError for names, settings and numbers that can't be
 */
export function kerasInitializer(given: GivenInitializer, nextSeed: () => number): Initializer {
  if (!(given instanceof Base)) {
    const isConfig = typeof Object(given).className === 'string';
    const { className, config } = isConfig
      ? initializerNamed(
          (given as InitializerConfig).className,
          (given as InitializerConfig).config,
        )
      : initializerNamed(given as string);
    return fromConfig(className, config, nextSeed);
  }
  if (isUnasked(given)) return kerasInitializer('glorot_uniform', nextSeed);
  const className = given.getClassName();
  if (!Object.hasOwn(draws, className) || !isOwnClass(given)) return given;
  const description = descriptionOf(given);
  if (description) {
    const { config } = initializerNamed(className, description);
    return fromConfig(className, config, nextSeed);
  }
  checkZeroKept(className, given.getConfig());
  return fromConfig(className, given.getConfig() as Settings, nextSeed);
}

type Settings = Record<string, number | string | null | undefined>;

function fromConfig(
  className: string,
  { seed, ...settings }: Settings,
  nextSeed: () => number,
): Initializer {
  checkSettings(className, settings);
  const config = settings as InitializerConfig['config'];
  switch (className) {
    case 'Zeros':
      return tf.initializers.zeros();
    case 'Ones':
      return tf.initializers.ones();
    case 'Constant':
      return tf.initializers.constant({ value: Number(config.value) });
    case 'Identity':
      return new SeededInitializer({ className, config }); // draws nothing
    default:
      return new SeededInitializer({ className, config }, Number(seed ?? nextSeed()));
  }
}

function checkSettings(className: string, settings: Settings): void {
  for (const [name, value] of Object.entries(settings)) {
    if (name === 'mode' || name === 'distribution') continue; // checked where they are taken
    const least = name === 'scale' ? Number.MIN_VALUE : Number.NEGATIVE_INFINITY;
    if (Number.isFinite(value) && Number(value) >= least) continue;
    throw new RangeError(
      `The initializer ${className} has the ${name} ${quoted(value)}; expected a number` +
        `${name === 'scale' ? ' above 0' : ''}.`,
    );
  }
}

/** A weight that TensorFlow.js has drawn, as for a `tf.sequential` in the place of a layer, is drawn anew. */
export function redraw(weight: tf.LayerVariable, nextSeed: () => number): void {
  const initializer = drawnBy(weight);
  const mended = initializer && kerasInitializer(initializer, nextSeed);
  if (!mended || mended === initializer) return;
  const values = mended.apply(weight.shape);
  weight.write(values);
  values.dispose();
}

/** Whether it is TensorFlow.js's: a class of the caller's own may compute anything. */
function isOwnClass(initializer: Initializer): boolean {
  const { className } = initializer.constructor as unknown as { className: string };
  const known = tf.serialization.SerializationMap.getMap().classNameMap[className];
  return known?.[0] === (initializer.constructor as unknown);
}

/**
 * `tf.initializers.randomNormal({ stddev: 0 })` has lost its 0: it is 0.05 then.
 * @throws RangeError where the standard deviation or the limits may have been 0
 */
function checkZeroKept(
  className: string,
  { minval, maxval, stddev }: tf.serialization.ConfigDict,
): void {
  if (stddev !== 0.05 && minval !== -0.05 && maxval !== 0.05) return;
  const settings =
    className === 'RandomUniform' ? `minval: ${minval}, maxval: ${maxval}` : `stddev: ${stddev}`;
  throw new RangeError(
    `tf.initializers takes a 0 for 'not given', so that this ${className} may have lost one. ` +
      `Write { className: '${className}', config: { ${settings} } }, with 0 where you mean 0.`,
  );
}
