/** Is this what one epoch on the real data gives? Usage: node check-one-epoch.js FILE */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const seen = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { loss, accuracy } = seen.validation;

assert.deepEqual(seen.params, [78_500, 1_010]);
assert.equal(seen.totalParams, 79_510);
assert.equal(seen.epochs.length, 1);
assert.ok(
  accuracy > 0.8 && accuracy < 0.88,
  `validation accuracy ${accuracy}, expected 0.80 to 0.88`,
);
assert.ok(loss > 0.35 && loss < 0.6, `validation loss ${loss}, expected 0.35 to 0.60`);
console.log(`accuracy ${accuracy.toFixed(4)} and loss ${loss.toFixed(4)} after one epoch`);
