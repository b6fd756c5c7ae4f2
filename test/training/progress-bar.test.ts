import { ProgressBar } from '../../src/training/progress-bar.ts';

function run(live: boolean, columns = 80) {
  let text = '';
  const write = (part: string) => {
    text += part;
  };
  const bar = new ProgressBar({ write, isTTY: live, columns }, live);
  bar.startEpoch(1, 5, 1500);
  bar.update(750, () => ({ loss: 0.5, accuracy: 0.8 }));
  bar.update(1500, () => ({ loss: 0.4, accuracy: 0.9 }));
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

test.each([[true], [false]])(
  'a stream’s false size is not shown as done (terminal: %j)',
  (live) => {
    for (const size of [3, 1e12]) {
      let text = '';
      const write = (part: string) => {
        text += part;
      };
      const bar = new ProgressBar({ write, isTTY: live, columns: 100 }, live);
      bar.startEpoch(0, 1, size);
      jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 1000);
      for (let step = 1; step <= 7; step++) bar.update(step, () => ({ loss: 0.5 }));
      bar.finishEpoch({ loss: 0.4 }, 14);
      jest.restoreAllMocks();
      expect(text).toMatch(/(\r|\n)7\/7 .*14s 2000ms\/step - loss: 0\.4000\s*\n$/);
    }
  },
);

describe('at known times', () => {
  let now = 0;
  let text = '';
  beforeEach(() => {
    jest.spyOn(performance, 'now').mockImplementation(() => now);
  });
  afterEach(() => jest.restoreAllMocks());

  const live = (columns?: number) => {
    const write = (part: string) => {
      text += part;
    };
    now = 1000;
    const bar = new ProgressBar({ write, columns }, true);
    bar.startEpoch(0, 2, 10);
    text = '';
    return bar;
  };
  const update = (bar: ProgressBar, time: number, step: number) => {
    [now, text] = [time, ''];
    bar.update(step, () => ({ loss: 0.5 }));
    return text;
  };

  test('3 of 10 steps in 600 ms: 200 ms a step, 1.4 s left, 6 of 20 places', () => {
    expect(update(live(), 1600, 3)).toBe(
      `\r 3/10 ${'━'.repeat(6)}${'─'.repeat(14)} 1s 200ms/step - loss: 0.5000`,
    );
  });

  test('below 10 ms a step with two digits; minutes from 60 s on', () => {
    expect(update(live(), 1050, 10)).toContain(' 0s 5.00ms/step');
    expect(update(live(), 1100, 10)).toContain(' 0s 10ms/step');
    expect(update(live(), 8000, 1)).toContain(' 1:03 7000ms/step');
    expect(update(live(), 61_000, 5)).toContain(' 1:00 12000ms/step');
  });

  test('drawn every 50 ms and not more often; a shorter line covers the longer one', () => {
    const bar = live();
    const first = update(bar, 1600, 3);
    expect(update(bar, 1649, 4)).toBe('');
    const second = update(bar, 1650, 9);
    expect(second).toContain(' 9/10');
    expect(second.trimEnd().length).toBeLessThan(first.length);
    expect(second).toHaveLength(first.length);
  });

  test('where the terminal is narrow, the bar is what remains', () => {
    // 44 columns − 5 of the count − 28 of the text − 3 between = 8
    expect(update(live(44), 1600, 5)).toBe('\r 5/10 ━━━━──── 1s 120ms/step - loss: 0.5000');
  });
});

test('stopped in the middle, what comes next has a line of its own; with nothing drawn, none is needed', () => {
  let text = '';
  const write = (part: string) => {
    text += part;
  };
  const bar = new ProgressBar({ write, isTTY: true, columns: 80 }, true);
  bar.startEpoch(0, 1, 10);
  bar.stop();
  expect(text).toBe('Epoch 1/1\n');
  bar.update(5, () => ({ loss: 0.5 }));
  bar.stop();
  bar.stop();
  expect(text).toMatch(/loss: 0\.5000 *\n$/);
});
