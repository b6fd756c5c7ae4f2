/** Numbers in texts, as Python writes them. */

import { pythonFloat, pythonFormat } from '../../src/names/python-format.ts';
import keras from '../fixtures/keras-callbacks.json' with { type: 'json' };

test.each(keras.formats)('$place', ({ place, values, texts }) => {
  const isCount = values.includes(12345);
  const ours = values.map((x) => pythonFormat(place, { x: Number(x) }, isCount ? ['x'] : []));
  expect(ours).toEqual(texts);
  if (place === '{x}' && !isCount) expect(values.map(Number).map(pythonFloat)).toEqual(texts);
});

test.each([
  '{x',
  'x}',
  '{}',
  '{x:g}',
  '{x:.2}',
  '{x:>5}',
  '{x!r}',
  '{x.y}',
  '{x:d}',
  '{x:5}',
  '{x:.2d}',
])('%s has no place for a number with decimals', (text) => {
  expect(() => pythonFormat(text, { x: 0.5 }, [])).toThrow('expected places such as {epoch:02d}');
});

test('a place without a value', () => {
  expect(() => pythonFormat('{y}', { x: 1 }, ['x'])).toThrow(
    "'{y}' has a place for 'y', which has no value. There are: x.",
  );
});
