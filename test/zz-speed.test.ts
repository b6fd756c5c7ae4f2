import { useBackend } from '../src';
import { RandomState } from '../src/data/random-state';
import { switchOnRelaxedSimd } from '../src/internal';
import { createEngine } from '../src/training/choose-engine';
import { configOf } from '../src/training/optimizers';
import { batchOf, fillEngine, planOf, startOf } from './training/problem';

test('speed', async () => {
  await useBackend('native');
  switchOnRelaxedSimd();
  const out: string[] = [];
  const names = process.env.OPTS?.split(',') ?? [
    'rmsprop',
    'sgd',
    'adagrad',
    'adam',
    'adadelta',
    'nadam',
    'adamax',
    'lion',
  ];
  for (const o of names)
    for (const name of ['wasm', 'native'] as const) {
      const plan = planOf(
        {
          sizes: [784, 100, 10],
          hidden: 'sigmoid',
          last: 'softmax',
          loss: 'sparse_categorical_crossentropy',
        },
        { name: o, config: configOf(o) },
        32,
      );
      const random = new RandomState(1);
      const engine = createEngine(name, plan);
      engine.writeState(startOf(plan, random));
      fillEngine(engine, batchOf(plan, 32, random));
      let best = 1e9;
      for (let r = 0; r < 30; r++) {
        const s = performance.now();
        for (let i = 0; i < 20; i++) engine.step(32);
        best = Math.min(best, (performance.now() - s) / 20);
      }
      out.push(`${o} ${name} ${best.toFixed(3)} ms`);
      engine.dispose();
    }
  console.log(out.join('\n'));
}, 60000);
