/** Numbers as the benches show them. */

import { shown, signed } from '../../site/live/bench.ts';
import { shortest } from '../../site/live/worker/opened-model.ts';

test.each([
  [signed(-0.5), '−0.500'],
  [signed(-0.0004), '0.000'],
  [signed(Number.NaN), 'NaN'],
  [shown(-0.00042), '−0.00042'],
  [shown(0.0000042), '4.2 × 10⁻⁶'],
  [shown(0), '0.0000'],
  [shortest(Math.fround(0.001)), 0.001],
  [shortest(1e-7), 1e-7],
  [shortest(0.1234567891), 0.12345679],
])('a number as it is shown: %s', (text, expected) => expect(text).toBe(expected));
