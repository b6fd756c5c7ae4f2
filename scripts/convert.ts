/** `npm run convert`: a model's file into any other format, with the optimizer's memory. */

import { formatCount } from '../src/index.ts';
import { sizeOf } from '../src/internal.ts';
import { runCommand } from './command/command.ts';
import { convertModel } from './convert/convert-model.ts';

runCommand({
  usage: 'npm run convert --',
  description:
    'Turns a saved model into another format: .keras, .h5, .npz, or a folder for TensorFlow.js.',
  words: 'FROM TO',
  options: {
    'no-optimizer': { description: 'Leaves out the loss, the metrics and the optimizer.' },
  },
  async run(options, words) {
    if (words.length !== 2) {
      throw new Error(
        `Expected two paths, got ${words.length}: npm run convert -- model.keras models/fashion`,
      );
    }
    const [from, to] = words;
    const record = await convertModel(from, to, !options['no-optimizer']);
    const count = record.weights.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
    const training = record.training
      ? `${record.training.optimizer.name} after ${formatCount(record.training.iterations)} steps`
      : 'not compiled';
    console.log(`${record.name}: ${formatCount(count)} weights, ${training}`);
    console.log(`Written: ${to}`);
  },
});
