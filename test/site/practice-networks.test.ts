/** Networks that one chooses: in the address, as programs, trained as in Node, and out of files. */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setBackend } from '@tensorflow/tfjs';
import { Address } from '../../site/live/address.ts';
import {
  isLessonNetwork,
  lessonNetwork,
  networkOfText,
  textOfNetwork,
} from '../../site/live/chosen-network.ts';
import { programs } from '../../site/live/network-code.ts';
import { recordOfNetwork } from '../../site/live/worker/network.ts';
import { networkOf } from '../../site/live/worker/opened-model.ts';
import type { Settings } from '../../site/live/worker/practice.ts';
import { sketchOf } from '../../site/live/worker/sketch.ts';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { dense, dropout, flatten, type Sequential, sequential } from '../../src/index.ts';
import { noisesOf, readText, recordOf } from '../../src/internal.ts';
import { run } from '../run.ts';
import { lessonSettings, practised, trained } from './practice-in-node.ts';

beforeAll(() => setBackend('cpu'));

describe('the network in the address', () => {
  test.each([['100-sigmoid'], ['none'], ['1-relu'], ['300-tanh,50-relu-0.3,20-sigmoid-0.05']])(
    '%s comes back as it is',
    (text) => {
      expect(textOfNetwork(networkOfText(text))).toBe(text);
      const address = new Address().with({ network: text }).toString();
      expect(new Address(address).text('network', '')).toBe(text);
    },
  );

  test.each([
    [''],
    ['100'],
    ['100-softmax'],
    ['-5-relu'],
    ['1e3-relu'],
    ['5-relu,'],
    ['5-relu-1.5'],
    ['5-relu-NaN'],
    ['5-constructor'],
    ['1-relu,1-relu,1-relu,1-relu'],
    [`${'9'.repeat(400)}-relu`],
    ['<img src=x>-relu'],
  ])('%s is none: it is the lesson’s', (text) => {
    expect(networkOfText(text)).toEqual(lessonNetwork);
  });

  test.each([
    ['0-relu', '1-relu'],
    ['9999-relu', '300-relu'],
    ['5-relu-.99', '5-relu-0.9'],
    ['5-relu-0.0', '5-relu'],
  ])('%s is held within its bounds: %s', (text, within) => {
    expect(textOfNetwork(networkOfText(text))).toBe(within);
  });
});

describe('the programs', () => {
  const steps = JSON.parse(readText(join(PROJECT_DIR, 'docs', 'side-by-side.json'))).steps;
  const lessons = (name: string, language: 'python' | 'typescript'): string[] =>
    steps
      .find((step: { name: string }) => step.name === name)
      [language].split('\n')
      .filter((line: string) =>
        /(dense\(|Dense\(|^model\.(add|compile|fit|evaluate)|await)/.test(line),
      );

  test.each([
    ['layer-array', 'way 1'],
    ['named', 'way 2'],
    ['add', 'way 3'],
  ] as const)('of the lesson’s network have the lesson’s lines: %s', (way, name) => {
    const made = programs({ ...lessonSettings, way });
    for (const language of ['python', 'typescript'] as const) {
      for (const line of [name, 'compile', 'fit'].flatMap((step) => lessons(step, language))) {
        expect(made[language]).toContain(line.trim());
      }
    }
  });

  const chosen: Partial<Settings>[] = [
    { network: networkOfText('60-relu,40-relu,20-relu'), optimizer: 'adam', batchSize: 64 },
    { network: networkOfText('50-sigmoid-0.5,20-tanh-0.1'), way: 'named', seed: 7 },
    {
      ...{ network: networkOfText('30-tanh'), way: 'layer-array', epochs: 2 },
      ...{ optimizer: 'sgd', learningRate: 0.03 },
    },
    { network: [] },
  ];

  test('in TypeScript give the practice’s loss and accuracy, to the last digit shown', async () => {
    const settings = chosen.map((own) => ({ ...lessonSettings, epochs: 1, ...own }));
    const bodies = settings.map((own) => {
      const [imports, ...lines] = programs(own).typescript.split('\n');
      const names = imports.replace(/^import (\{.*\}) from .*$/, '$1');
      const body = lines.join('\n').replace('{ epochs', "{ engine: 'wasm', epochs");
      expect(body).toContain("engine: 'wasm'");
      return `async () => {\nconst ${names} = lesson;\n${body}\n}`;
    });
    const folder = join(PROJECT_DIR, '.cache', `practice-programs-${process.pid}`);
    mkdirSync(folder, { recursive: true });
    try {
      writeFileSync(
        join(folder, 'programs.ts'),
        `import * as lesson from '../../src/index.ts';\nconst all = [${bodies.join(',\n')}];\n` +
          'const main = async () => {\nfor (const program of all) await program();\n};\nmain();\n',
      );
      const { code, out, err } = await run(
        join('..', folder.slice(PROJECT_DIR.length), 'programs.ts'),
        [],
      );
      expect([code, err]).toEqual([0, expect.any(String)]);
      const inNode = [...out.matchAll(/loss: ([\d.]+),\s+accuracy: ([\d.]+)/g)].map(
        ([, loss, accuracy]) => [Number(loss).toFixed(4), Number(accuracy).toFixed(4)],
      );
      const inPage: string[][] = [];
      for (const own of settings) {
        const { practice, training } = await trained(own);
        practice.dispose();
        const { loss, accuracy } = training.validation.at(-1) as { loss: number; accuracy: number };
        inPage.push([loss.toFixed(4), accuracy.toFixed(4)]);
      }
      expect(inNode).toHaveLength(settings.length);
      expect(inPage).toEqual(inNode);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 300_000);
});

describe('what is kept', () => {
  test('a network with Dropout goes on from it as if nothing had been', async () => {
    const own = { network: networkOfText('30-relu-0.4'), all: false, epochs: 1 };
    const through = await trained(own);
    const { kept } = through;
    const stored = structuredClone(kept);
    const again = practised(own);
    again.practice.restore(stored);
    await through.practice.run();
    await again.practice.run();
    expect(again.training.validation).toEqual(through.training.validation);
    expect(again.training.validation.map(({ epoch }) => epoch)).toEqual([0, 1, 2]);
    expect(again.training.loss).toBe(through.training.loss);
    through.practice.dispose();
    again.practice.dispose();
  });

  test('other settings leave what Dropout drops next as it is', () => {
    const noiseAfter = (changes: Partial<Settings>) => {
      const { practice } = practised({ network: networkOfText('30-relu-0.4'), all: false });
      practice.oneStep();
      practice.change(changes);
      practice.oneStep();
      const [{ draws }] = noisesOf(practice.network.plan);
      practice.dispose();
      return draws;
    };
    expect([noiseAfter({}), noiseAfter({ learningRate: 0.01 })]).toEqual([2, 2]);
  });
});

describe('a model out of a file', () => {
  const layer = { activation: 'relu' as const, inputShape: [784] };
  const output = () => dense({ units: 10, activation: 'softmax' });

  test('any network that can be chosen comes back from its own record', async () => {
    for (const text of ['none', '100-sigmoid', '20-relu-0.3,300-tanh,1-sigmoid-0.05']) {
      const { practice } = practised({ network: networkOfText(text), all: false });
      const network = networkOf(await recordOfNetwork(practice.network));
      expect(textOfNetwork(network)).toBe(text);
      expect(isLessonNetwork(network)).toBe(text === '100-sigmoid');
      practice.dispose();
    }
  });

  test('one that takes pictures of 28 × 28 is one, too', async () => {
    const model = sequential({
      layers: [
        flatten({ inputShape: [28, 28] }),
        dense({ units: 5, activation: 'tanh' }),
        output(),
      ],
    });
    expect(textOfNetwork(networkOf(await recordOf(model)))).toBe('5-tanh');
    model.dispose();
  });

  test.each<[string, () => Sequential, RegExp]>([
    [
      'another input',
      () => sequential({ layers: [dense({ units: 10, activation: 'softmax', inputShape: [4] })] }),
      /Its input is \[4\]/,
    ],
    [
      'another output',
      () => sequential({ layers: [dense({ ...layer, units: 3 })] }),
      /last layer is another one.*Dense \(3 relu\)/,
    ],
    [
      'too many units',
      () => sequential({ layers: [dense({ ...layer, units: 301 }), output()] }),
      /'dense.*' is none of these.*301 relu/,
    ],
    [
      'another activation',
      () => sequential({ layers: [dense({ ...layer, units: 3, activation: 'elu' }), output()] }),
      /is none of these.*3 elu/,
    ],
    [
      'no bias',
      () => sequential({ layers: [dense({ ...layer, units: 3, useBias: false }), output()] }),
      /is none of these/,
    ],
    [
      'Dropout of the input',
      () => sequential({ layers: [dropout({ rate: 0.1, inputShape: [784] }), output()] }),
      /'dropout.*' is none of these.*Dropout \(0\.1\)/,
    ],
    [
      'four hidden layers',
      () =>
        sequential({
          layers: [
            ...[1, 2, 3, 4].map((units) =>
              dense({
                units,
                activation: 'relu' as const,
                inputShape: [units === 1 ? 784 : units - 1],
              }),
            ),
            output(),
          ],
        }),
      /4 hidden layers/,
    ],
  ])('%s is refused in words', async (_, build, words) => {
    const model = build();
    const record = await recordOf(model);
    model.dispose();
    expect(() => networkOf(record)).toThrow(words);
  });
});

test('of a large network a few units and weights are drawn, of a small one all', () => {
  const weights = [784 * 300, 300, 300 * 5, 5].map((length) =>
    Float32Array.from({ length }, (_, i) => i),
  );
  const [first, second] = sketchOf(weights);
  expect([first.drawn.length, second.drawn]).toEqual([12, [0, 1, 2, 3, 4]]);
  expect([first.weights.length, second.weights.length]).toEqual([144, 60]);
  const [pixel, unit] = [3 * 28 + 14, first.drawn[2]];
  expect(first.weights[12 + 2]).toBe(pixel * 300 + unit);
  expect(first.biases[2]).toBe(unit);
  expect(second.weights[2 * 5 + 4]).toBe(unit * 5 + 4);
});
