/** Which model is trained: one of the three ways', or a saved one. */

import { fashionMnist, formatCount, loadModel, type Sequential, setRandomSeed } from '../../src';
import { floatsFromBase64, modelFrom, weightsOf } from '../../src/internal';
import type { Settings, Style } from './settings';

/** The model of --resume or --load, if there is one. @throws Error unless the lesson can train it */
export async function savedModel(settings: Settings): Promise<Sequential | undefined> {
  const { load, resume, resumed } = settings;
  if (load) return checkTrainable(await loadModel(load), `--load ${load}`);
  if (resumed) return checkTrainable(await modelFrom(resumed.record), `--resume ${resume}`);
  return undefined;
}

/** @throws Error unless the lesson's data, labels and figures fit the model */
function checkTrainable(model: Sequential, where: string): Sequential {
  const refuse = (what: string) => new Error(`${where} ${what}`);
  const [[, ...inputs], [, ...outputs]] = [model.inputs[0].shape, model.outputs[0].shape];
  if (inputs.length !== 1 || outputs.join() !== `${fashionMnist.classNames.length}`) {
    throw refuse(
      `takes [${inputs.join(', ')}] and gives [${outputs.join(', ')}]; the lesson gives each image as one row ` +
        `of pixels and expects ${fashionMnist.classNames.length} probabilities.`,
    );
  }
  if (model.optimizer === undefined) return model;
  if (model.loss !== 'sparseCategoricalCrossentropy' || !model.metricsNames.includes('accuracy')) {
    throw refuse(
      `was compiled otherwise; the lesson needs loss='sparse_categorical_crossentropy', metrics=['accuracy'].`,
    );
  }
  return model;
}

/**
 * Builds the model in every way and shows that it is the same one.
 * @returns the one that is trained, and, if the run is recorded, the kernels that its training began with
 */
export function chooseModel(
  ways: Record<Style, () => Sequential>,
  { seed, style, isRecorded, load, resumed }: Settings,
  saved: Sequential | undefined,
): { model: Sequential; before: Float32Array[] } {
  const models = Object.entries(ways).map(([name, build]) => {
    setRandomSeed(seed); // the same starting weights, whichever way
    const model = build();
    tell(name, model, name === style && !saved);
    return [name, model] as const;
  });
  const built = Object.fromEntries(models)[style];
  const model = saved ?? built;
  const before = isRecorded
    ? (resumed?.note.before?.map(floatsFromBase64) ?? weightsOf(load ? model : built))
    : [];
  for (const [, other] of models) {
    if (other !== model) other.dispose();
  }
  if (saved) tell(resumed ? 'resumed' : 'loaded', saved, true);
  return { model, before };
}

/** @example tell('named', model, false) // 'named        패션 MNIST 모델: hidden 78,500 + output 1,010 = 79,510' */
function tell(way: string, model: Sequential, isTrained: boolean): void {
  const layers = model.layers.map((layer) => `${layer.name} ${formatCount(layer.countParams())}`);
  const sum = `${layers.join(' + ')} = ${formatCount(model.countParams())}`;
  console.log(`${way.padEnd(12)} ${model.name}: ${sum}${isTrained ? '  ← trained' : ''}`);
}
