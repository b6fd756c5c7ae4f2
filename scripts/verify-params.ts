/** Builds the model in the three ways and checks the lesson's parameter counts. */

import {
  buildLayerArray,
  buildNamedSequential,
  buildWithAdd,
  formatCount,
  useBackend,
} from '../src/index.ts';
import { runCommand } from './command/command.ts';

const ways = {
  'way 1, an array of layers': buildLayerArray,
  'way 2, named': buildNamedSequential,
  'way 3, add()': buildWithAdd,
};

/** inputs and units of the lesson's two layers, and the parameters that the lesson states. */
const lesson = [
  { inputs: 784, units: 100, params: 78_500 },
  { inputs: 100, units: 10, params: 1_010 },
];
const lessonTotal = 79_510;

runCommand({
  usage: 'npx ts-node scripts/verify-params.ts',
  description: 'Counts the parameters of the model built in three ways.',
  options: {},
  async run() {
    await useBackend('cpu');
    const differences: string[] = [];
    const expect = (what: string, found: number, expected: number) => {
      if (found !== expected) differences.push(`${what}: ${found}, expected ${expected}`);
    };

    for (const [name, build] of Object.entries(ways)) {
      const model = build();
      console.log(name);
      expect(`${name}, layers`, model.layers.length, lesson.length);
      for (const [i, layer] of model.layers.entries()) {
        const [inputs, units] = layer.weights[0].shape.map(Number);
        const biases = Number(layer.weights[1].shape[0]);
        console.log(
          `  ${layer.name.padEnd(8)} ${inputs} × ${units} + ${biases} = ${formatCount(inputs * units + biases)}`,
        );
        expect(`${name}, ${layer.name}, computed`, inputs * units + biases, lesson[i]?.params);
        expect(`${name}, ${layer.name}, counted`, layer.countParams(), lesson[i]?.params);
      }
      console.log(`  total    ${formatCount(model.countParams())}\n`);
      expect(`${name}, total`, model.countParams(), lessonTotal);
      model.dispose();
    }
    if (differences.length > 0) {
      throw new Error(`The counts differ from the lesson's:\n  ${differences.join('\n  ')}`);
    }
    console.log('All three ways have the lesson’s parameters: 78,500 + 1,010 = 79,510');
  },
});
