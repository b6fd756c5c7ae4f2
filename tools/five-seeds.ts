/**
 * `npm run seeds`: trains what the lesson compares, each from five seeds, and holds the lesson's texts to
 * what came out: docs/five-seeds.json keeps the numbers, the chapters' tables are rewritten from them, and
 * a sentence that no longer holds is named.
 */

import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { runCommand } from '../scripts/command/command.ts';
import { useBackend } from '../src/index.ts';
import { PROJECT_DIR, writeWhole } from '../src/internal.ts';
import { type Data, lessonData, measure } from './five-seeds/measure.ts';
import { CHOSEN, type Recipe, type RecipeName, recipes, SEEDS } from './five-seeds/recipes.ts';
import { type FiveSeeds, RECORD, readRecord, type Series, spreadOf } from './five-seeds/record.ts';
import { checkTexts, writeTables } from './five-seeds/texts.ts';

/** What CI trains again: these two, and of them only so many seeds. */
const AGAIN: readonly RecipeName[] = ['oneLayer', 'sigmoid'];
const AGAIN_SEEDS = 2;
/** As far another machine's accuracy may be from the recorded one: the last bits differ, and training grows them. */
const TOLERANCE = 0.012;

const names = Object.keys(recipes) as RecipeName[];

function seriesOf(trained: readonly { loss: number; accuracy: number; epochs: number }[]): Series {
  return {
    loss: trained.map(({ loss }) => loss),
    accuracy: trained.map(({ accuracy }) => accuracy),
    epochs: trained.map(({ epochs }) => epochs),
  };
}

/** The share of validation labels that are the training labels' commonest. */
function commonest({ train, validation }: Data): number {
  const counts = tf.tidy(() => tf.bincount(train[1].toInt() as tf.Tensor1D, [], 10).dataSync());
  const most = counts.indexOf(Math.max(...counts));
  const labels = Array.from(validation[1].dataSync());
  return labels.filter((label) => label === most).length / labels.length;
}

async function measureNamed(name: RecipeName, data: Data, seeds = SEEDS) {
  const recipe: Recipe = recipes[name];
  console.log(`${recipe.en}:`);
  const trained = await measure(recipe, data, {
    seeds,
    withTest: name === CHOSEN,
    tell: console.log,
  });
  const series = seriesOf(trained.map(({ validation }) => validation));
  const { median, lowest, highest } = spreadOf(series.accuracy);
  console.log(
    `  accuracy: median ${median.toFixed(4)}, ${lowest.toFixed(4)} to ${highest.toFixed(4)}`,
  );
  return { series, test: seriesOf(trained.flatMap(({ test }) => test ?? [])) };
}

async function measureAll(data: Data): Promise<FiveSeeds> {
  const validation = {} as Record<RecipeName, Series>;
  let test: Series = { loss: [], accuracy: [], epochs: [] };
  for (const name of names) {
    const measured = await measureNamed(name, data);
    validation[name] = measured.series;
    if (name === CHOSEN) test = measured.test;
  }
  return {
    node: process.versions.node,
    engine: 'wasm',
    seeds: SEEDS,
    commonest: Number(commonest(data).toFixed(5)),
    validation,
    test,
  };
}

async function trainAgain(): Promise<void> {
  const { validation } = readRecord();
  const data = lessonData();
  for (const name of AGAIN) {
    const { series } = await measureNamed(name, data, SEEDS.slice(0, AGAIN_SEEDS));
    series.accuracy.forEach((accuracy, i) => {
      const recorded = validation[name].accuracy[i];
      if (Math.abs(accuracy - recorded) <= TOLERANCE) return;
      throw new Error(
        `${recipes[name].en}, seed ${SEEDS[i]}: accuracy ${accuracy}, but ${RECORD} has ${recorded}. ` +
          'Measure again: npm run seeds -- --write',
      );
    });
  }
}

runCommand({
  usage: 'npm run seeds --',
  description:
    'Trains what the lesson compares from five seeds each (about five minutes), and shows median and range.',
  options: {
    only: { value: 'NAME', allowed: names, description: 'Trains one of them, and writes nothing.' },
    write: { description: `Writes ${RECORD} and the chapter's tables.` },
    render: { description: 'Trains nothing: makes the tables from the json file again.' },
    check: {
      description:
        'Writes nothing: fails if a table or a sentence does not hold; trains a part again.',
    },
  },
  async run(options) {
    if (options.render) {
      writeTables(readRecord());
      return checkTexts(readRecord());
    }
    await useBackend('wasm');
    if (options.check) {
      checkTexts(readRecord());
      return trainAgain();
    }
    const data = lessonData();
    if (options.only) {
      await measureNamed(options.only as RecipeName, data);
      return;
    }
    const record = await measureAll(data);
    if (!options.write) return;
    writeWhole(join(PROJECT_DIR, RECORD), `${JSON.stringify(record, null, 1)}\n`);
    writeTables(record);
    checkTexts(record);
  },
});
