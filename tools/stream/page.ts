/** Makes docs/larger-than-memory.md, in both languages, from what `npm run stream` measured. */

import { formatCount } from '../../src/index.ts';
import type { StreamResult, StreamRun } from './run.ts';
import { english, type Figures, korean } from './words.ts';

const GIB = 2 ** 30;
/** 28 × 28 pixels: a byte each in the file, four in a tensor. */
const PIXELS = 784;

export function streamPages(result: StreamResult): Record<string, string> {
  return {
    'docs/larger-than-memory.md': english(result, figures(result)),
    'docs/larger-than-memory.ko.md': korean(result, figures(result)),
  };
}

function figures({ few, many }: StreamResult): Figures {
  const row = ({ rows, steps, seconds, peakMemoryMiB }: StreamRun) =>
    `| ${formatCount(rows)} | ${((rows * PIXELS) / GIB).toFixed(2)} | ${formatCount(steps)} | ` +
    `${((seconds * 1000) / steps).toFixed(2)} | ${peakMemoryMiB.toFixed(0)} |`;
  return {
    rows: [row(few), row(many)],
    ratio: (many.peakMemoryMiB / few.peakMemoryMiB).toFixed(2),
    tensorGiB: ((many.rows * PIXELS * 4) / GIB).toFixed(1),
    loss: many.loss.toFixed(4),
    accuracy: many.accuracy.toFixed(4),
  };
}
