/** `npm run distribute`: a saved model goes on training in Keras on many processes or machines. */

import { formatCount, useBackend } from '../src/index.ts';
import { checkMade, writeMade } from '../tools/made-files.ts';
import { runCommand, shellWord, wholeNumber } from './command/command.ts';
import * as shared from './command/shared-options.ts';
import { checkDistribution, requiredPython } from './distribute/check.ts';
import { writeJob } from './distribute/job.ts';
import { measureDistribution } from './distribute/measure.ts';
import { distributePages } from './distribute/page.ts';

runCommand({
  usage: 'npm run distribute --',
  description:
    'Writes a folder in which Keras on JAX continues training a saved model, in one process or many.\n' +
    'docs/distribute.md says how.',
  words: 'FROM DIR',
  options: {
    epochs: shared.epochs,
    'batch-size': {
      value: 'N',
      description: 'Samples per training step, for all processes together.',
      default: '32',
    },
    seed: { value: 'N', description: 'The seed of the shuffling, as in npm start.', default: '42' },
    'data-dir': shared.dataDir,
    check: {
      description:
        'Trains on 1, 2 and 4 processes here, compares, stops one, resumes it, loads the result.',
    },
    measure: {
      description: 'Times growing models on one process and on several, for docs/distribute.md.',
    },
    render: { description: 'Times nothing: makes the page from docs/distribute.json again.' },
    python: {
      value: 'PATH',
      description: 'With --check or --measure: the Python with JAX and Keras.',
    },
  },
  async run(options, words) {
    if (options.check) {
      checkMade(distributePages(), 'npm run distribute -- --render');
      await checkDistribution(options.python ?? (await requiredPython()));
      return;
    }
    if (options.measure) await measureDistribution(options.python ?? (await requiredPython()));
    if (options.measure || options.render) return writeMade(distributePages());
    if (words.length !== 2) {
      throw new Error(
        `Expected a model and a folder, got ${words.length} words: ` +
          'npm run distribute -- fashion.keras fashion-job',
      );
    }
    const [from, dir] = words;
    await useBackend('cpu'); // nothing is computed here
    const { name, training } = await writeJob(from, dir, {
      epochs: wholeNumber('epochs', String(options.epochs), 1),
      batchSize: wholeNumber('batch-size', String(options['batch-size']), 1),
      seed: wholeNumber('seed', String(options.seed), 0),
      dataDir: options['data-dir'],
    });
    console.log(
      `${name}, after ${formatCount(training?.iterations ?? 0)} steps, goes on in ${dir}:`,
    );
    console.log(
      `\n  cd ${shellWord(dir)}\n  python3 -m venv venv\n  venv/bin/pip install -r requirements.txt` +
        '\n  venv/bin/python train.py --processes 2',
    );
  },
});
