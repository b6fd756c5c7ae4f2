/** Where the time goes: the innermost function that has a part decides. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { secondsByPart } from '../../scripts/bench/profile.ts';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';

const ours = (...path: string[]) => pathToFileURL(join(PROJECT_DIR, ...path)).href;
const node = (id: number, functionName: string, url: string, children: number[] = []) => ({
  ...{ id, children },
  callFrame: { functionName, url },
});

test('a function of a library belongs to whoever called it, an import within a part to importing', () => {
  const tensorflow = ours('node_modules', '@tensorflow', 'tfjs', 'dist', 'tf.node.js');
  const nodes = [
    node(1, '(root)', '', [2, 3, 4]),
    node(2, '(garbage collector)', ''),
    node(3, '(program)', ''),
    node(4, 'Module._compile', 'node:internal/modules/cjs/loader', [5, 6]),
    node(5, 'transpile', ours('scripts', 'transpiler.cjs')),
    node(6, 'run', ours('scripts', 'lesson.ts'), [7, 8, 9]),
    node(7, 'loadData', ours('src', 'lesson', '05-data', 'fashion-mnist-node.ts'), [10]),
    node(8, 'fitModel', ours('src', 'training', 'fit.ts'), [11]),
    node(9, 'loadWasm', ours('src', 'backend', 'use-backend.ts'), [12]),
    node(10, 'gunzipSync', 'node:zlib'),
    node(11, 'trainEpoch', ours('src', 'training', 'trainer.ts'), [13]),
    node(12, 'Module._load', 'node:internal/modules/cjs/loader'),
    node(13, 'matMul', tensorflow),
  ];
  const samples = nodes.map(({ id }) => id);
  const timeDeltas = samples.map((id) => id * 1_000_000);
  const seconds = secondsByPart({ nodes, samples, timeDeltas });
  expect(seconds).toEqual({
    'Node itself': 1 + 3,
    'collecting garbage': 2,
    importing: 4 + 12,
    'translating TypeScript': 5,
    'printing and the rest': 6,
    data: 7 + 10,
    'before the first step': 8,
    'starting TensorFlow.js': 9,
    training: 11 + 13,
  });
});
