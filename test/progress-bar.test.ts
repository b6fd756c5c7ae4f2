import { ProgressBar } from '../src/training/progress-bar';

function run(live: boolean, columns = 80) {
  let text = '';
  const write = (part: string) => {
    text += part;
  };
  const bar = new ProgressBar({ write, isTTY: live, columns }, live);
  bar.startEpoch(1, 5, 1500);
  bar.update(750, () => ({ loss: 0.5, accuracy: 0.8 }));
  bar.finishEpoch({ loss: 0.4321, accuracy: 0.85, val_loss: 0.5 }, 75.5);
  return text;
}

test('where the output is not a terminal: one line an epoch', () => {
  expect(run(false)).toBe(
    'Epoch 2/5\n1500/1500 - 1:15 50ms/step - accuracy: 0.8500 - loss: 0.4321 - val_loss: 0.5000\n',
  );
});

test('in a terminal: a bar half full at half of the steps, with loss, accuracy and time left', () => {
  const [, half, whole] = run(true, 120).split('\r');
  expect(half).toMatch(
    /^ 750\/1500 ━{10}─{10} \ds .*ms\/step - accuracy: 0\.8000 - loss: 0\.5000$/,
  );
  expect(whole).toContain('1500/1500 ━━');
  expect(whole).not.toContain('─');
});

test.each([20, 40, 60, 70, 80, 120])('a moving line fits into %i columns', (columns) => {
  const [, half] = run(true, columns).split('\r');
  expect(half.length).toBeLessThan(columns);
});

test('steps that nobody knows before the end: how many are done, and the time until now', () => {
  let text = '';
  const write = (part: string) => {
    text += part;
  };
  for (const live of [true, false]) {
    text = '';
    const bar = new ProgressBar({ write, isTTY: live, columns: 100 }, live);
    bar.startEpoch(0, 1);
    bar.update(7, () => ({ loss: 0.5 }));
    if (live) expect(text).toMatch(/\r7\/Unknown {2}\ds .*ms\/step - loss: 0\.5000$/);
    bar.finishEpoch({ loss: 0.4 }, 14);
    expect(text).toMatch(/7\/7 .*14s 2000ms\/step - loss: 0\.4000\s*\n$/);
  }
});
