/** Which model is trained: one of the three ways', or a saved one. */

import { formatCount, type Sequential, setRandomSeed } from '../../src/index.ts';
import {
  floatsFromBase64,
  loadFrom,
  modelFrom,
  newModelFrom,
  stackOf,
  weightsOf,
} from '../../src/internal.ts';
import { shellWord } from '../command/command.ts';
import type { Settings, Style } from './settings.ts';
import { padded } from './show.ts';
import { lessonWords } from './words.ts';

/** The model of --resume or --load, if there is one. @throws Error unless the lesson can train it */
export async function savedModel(settings: Settings): Promise<Sequential | undefined> {
  const { load, resume, resumed } = settings;
  if (load) {
    const without = `npm run convert -- --no-optimizer ${shellWord(load)} TO makes a file that --load takes.`;
    return checkTrainable(await loadFrom(load, {}, without), `--load ${load}`);
  }
  if (resumed) return checkTrainable(await modelFrom(resumed.record), `--resume ${resume}`);
  return undefined;
}

const unfit = (where: string, what: string) => new Error(`${where} ${what}`);

/** @throws Error unless the lesson can compile it, or did */
function checkTrainable(model: Sequential, where: string): Sequential {
  if (model.optimizer === undefined) return model;
  if (model.loss !== 'sparseCategoricalCrossentropy' || !model.metricsNames.includes('accuracy')) {
    throw unfit(
      where,
      "was compiled otherwise; the lesson needs loss='sparse_categorical_crossentropy', metrics=['accuracy'].",
    );
  }
  return model;
}

/** What the data ask of a model. */
interface Fit {
  pixels: number;
  classes: number;
}

/** @throws Error unless the data, labels and figures fit the model */
function checkFits(model: Sequential, { load, resume }: Settings, { pixels, classes }: Fit): void {
  const [[, ...inputs], [, ...outputs]] = [model.inputs[0].shape, model.outputs[0].shape];
  if (inputs.join() === String(pixels) && outputs.join() === String(classes)) return;
  throw unfit(
    load ? `--load ${load}` : `--resume ${resume}`,
    `takes [${inputs.join(', ')}] and gives [${outputs.join(', ')}]; the lesson gives each image as one row of ` +
      `${pixels} pixels and expects ${classes} probabilities.`,
  );
}

/** The lesson's model for other images or classes: as it is built, with these numbers in place of 784 and 10. */
function fitted(model: Sequential, { pixels, classes }: Fit): Sequential {
  if (pixels === 784 && classes === 10) return model;
  const { name, layers } = stackOf(model);
  const last = layers[layers.length - 1];
  if (last.kind === 'Dense') last.units = classes;
  model.dispose();
  return newModelFrom({ name, layers, batchShape: [null, pixels] });
}

/**
 * Builds the model in every way and shows that it is the same one.
 * @returns the one that is trained, and, if the run is recorded, the kernels that its training began with
 */
export function chooseModel(
  ways: Record<Style, () => Sequential>,
  settings: Settings,
  saved: Sequential | undefined,
  fit: Fit,
): { model: Sequential; before: Float32Array[] } {
  const { seed, style, isRecorded, load, resumed, language } = settings;
  const word = lessonWords[language];
  if (saved) checkFits(saved, settings, fit);
  const models = Object.entries(ways).map(([name, build]) => {
    setRandomSeed(seed); // the same starting weights, whichever way
    const model = fitted(build(), fit);
    tell(name, model, name === style && !saved ? word.trained : '');
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
  if (saved) tell(resumed ? word.resumed : word.loaded, saved, word.trained);
  return { model, before };
}

/** @example tell('named', model, '') // 'named        패션 MNIST 모델: hidden 78,500 + output 1,010 = 79,510' */
function tell(way: string, model: Sequential, mark: string): void {
  const layers = model.layers.map((layer) => `${layer.name} ${formatCount(layer.countParams())}`);
  const sum = `${layers.join(' + ')} = ${formatCount(model.countParams())}`;
  console.log(`${padded(way, 12)} ${model.name}: ${sum}${mark && `  ${mark}`}`);
}
