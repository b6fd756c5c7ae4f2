/**
 * Reads TensorFlow.js's folders with plain TensorFlow.js, in a process of its own in which nothing of this project is:
 *
 *     node scripts/compare/read-in-tensorflow.cjs FOLDER
 *
 * Reads FOLDER/accepted.json; writes FOLDER/read.json: of every file what its model predicts, its loss and
 * metrics, and an optimizer's next loss; or why it can't be loaded.
 */

const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const tf = require('@tensorflow/tfjs');

const [, , folder] = process.argv;

/** As TensorFlow.js's own handlers for files do. */
const handler = (path) => ({
  async load() {
    const model = JSON.parse(readFileSync(join(path, 'model.json'), 'utf8'));
    const [{ paths, weights }] = model.weightsManifest;
    const bytes = Uint8Array.from(readFileSync(join(path, paths[0])));
    return { ...model, weightSpecs: weights, weightData: bytes.buffer };
  },
});

async function show({ target, name }, file, { x, targets }) {
  const model = await tf.loadLayersModel(handler(join(folder, file)));
  const input = tf.tensor2d(x);
  const y = target === 'integer' ? tf.tensor1d(targets.integer) : tf.tensor2d(targets[target]);
  const predictions = Array.from(await model.predict(input).data());
  const values = [model.evaluate(input, y, { batchSize: 8 })]
    .flat()
    .map((value) => value.dataSync()[0]);
  const isOptimizer = name.startsWith('optimizer');
  const options = { batchSize: 8, shuffle: false, verbose: 0 };
  const next = isOptimizer ? (await model.fit(input, y, options)).history.loss[0] : undefined;
  return { predictions, values, nextLoss: next };
}

(async () => {
  await tf.setBackend('cpu');
  const job = JSON.parse(readFileSync(join(folder, 'accepted.json'), 'utf8'));
  const read = {};
  for (const entry of job.cases) {
    const file = entry.files.find((name) => !name.includes('.'));
    if (!file) continue;
    try {
      read[file] = await show(entry, file, job);
    } catch (error) {
      read[file] = { error: error.message };
    }
  }
  writeFileSync(join(folder, 'read.json'), JSON.stringify({ version: tf.version.tfjs, read }));
})();
