/** The moving figure shows what was recorded, and what was recorded is what training gives. */

import { readProjectFile } from '../../src/disk/project-node.ts';
import { fromBase64 } from '../../src/report/base64.ts';
import { palettes } from '../../src/report/figures/palette.ts';
import { type LearningRecord, learningFigure } from '../../src/report/index.ts';
import { recordLearning } from '../../tools/figures/learning-record.ts';
import { descriptionOf, linePoints, pictures, texts, yScale } from './svg.ts';

const record: LearningRecord = JSON.parse(readProjectFile('docs', 'figures', 'learning.json'));
const svg = learningFigure(record);
const last = record.frames.length - 1;
const groups = svg.split('<g class=').slice(1);

const [AXIS, BELOW_LINE] = [{ from: 40, to: 165, left: 180, right: 236 }, 4];
/** The axis's labels stand a little below their lines. */
const height = (y: number) => yScale(svg.replaceAll(' %<', '<'), AXIS)(y + BELOW_LINE);

test('each frame shows its step, accuracy, loss, answer, and the curve up to it', () => {
  expect(groups).toHaveLength(record.frames.length);
  record.frames.forEach(({ step, accuracy, loss, probabilities }, i) => {
    const written = texts(groups[i]).map(({ text }) => text);
    const most = Math.max(...probabilities);
    const share = (value: number) => `${(value * 100).toFixed(1)} %`;
    expect(written.slice(0, 3)).toEqual([
      `step ${step.toLocaleString('en')}: ${share(accuracy)}, loss ${loss.toFixed(3)}`,
      record.classNames[probabilities.indexOf(most)],
      share(most),
    ]);
    const points = linePoints(groups[i], palettes.light.series[0]);
    const drawn = points.map(([, at]) => height(at) / 100);
    expect(drawn).toHaveLength(i + 1);
    drawn.forEach((value, k) => {
      expect(value).toBeCloseTo(record.frames[k].accuracy, 2);
    });
  });
});

test('the last frame is the one that stays where nothing may move', () => {
  expect(groups.map((group) => group.match(/^"(\w+)"/)?.[1])).toEqual([
    ...Array(last).fill('frame'),
    'last',
  ]);
  expect(svg).toContain('<style>.frame{visibility:hidden}@media (prefers-reduced-motion:no-pref');
  expect(svg.match(/<style>/g)).toHaveLength(1);
  expect(svg).not.toContain('<script');
  expect(svg.length).toBeLessThan(150_000);
  expect(descriptionOf(svg)).toContain('87.0 %');
});

test('a unit’s picture is blue where its weights are above 0, orange below', () => {
  const [weights] = record.frames[last].weights;
  const values = new Int8Array(fromBase64(weights).buffer);
  const [drawn] = pictures(groups[last]);
  values.forEach((value, i) => {
    const [red, , blue] = drawn.pixel(i);
    if (Math.abs(value) > 12) expect(Math.sign(blue - red)).toBe(Math.sign(value));
  });
});

test('the training starts again as it was recorded', async () => {
  const again = await recordLearning([0, 3, 10]);
  again.frames.forEach(({ step, loss, accuracy }, i) => {
    expect(step).toBe(record.frames[i].step);
    expect(loss).toBeCloseTo(record.frames[i].loss, 3);
    expect(accuracy).toBeCloseTo(record.frames[i].accuracy, 2);
  });
});
