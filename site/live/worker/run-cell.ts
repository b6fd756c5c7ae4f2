/** A chapter's cells in a worker of their own: what they print and draw goes to the page. */

import { format, inspect } from 'node-inspect-extracted';
import type { Language } from '../../../src/report/index.ts';
import { withTensorsOf } from './cell-tensors.ts';
import { type CellOutput, type Fetched, Kernel } from './cells.ts';
import { consoleTo } from './console.ts';
import { fetchData } from './lesson.ts';
import { load } from './modules.ts';

interface RunOptions {
  language: Language;
  /** The folder with the images. */
  data: string;
  show(output: CellOutput | { fetched: Fetched }): void;
}

let kernel: Kernel | undefined;

/** A cell may declare a console of its own. */
const { console: workersConsole } = globalThis;

/** @returns whether the cell ran to its end */
export async function runCell(
  cells: readonly string[],
  number: number,
  { language, data, show }: RunOptions,
): Promise<boolean> {
  if (!kernel) {
    kernel = new Kernel({ load, format, show });
    likeNode(kernel, language);
  }
  const own = kernel;
  const write = (text: string) => own.write(text);
  Object.assign(workersConsole, consoleTo(write, { format, inspect }));
  if (cells[number - 1].includes('loadData')) {
    try {
      await fetchData(data, (fetched) => show({ fetched }));
      show({ fetched: null });
    } catch (error) {
      kernel.fail(error, number);
      return false;
    }
  }
  return withTensorsOf(number, () => own.run(cells, number));
}

/** What the chapters and the lesson use of Node, and of a notebook. */
function likeNode(own: Kernel, language: Language): void {
  const define = (name: string, value: unknown) =>
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  define('process', {
    env: { ANN_LANG: language },
    stdout: { write: (text: string) => own.write(text) },
  });
  define('global', globalThis); // ECharts asks for it where there is no window
  define('notebookDisplay', (svg: string) => own.draw(svg)); // what showFigure looks for
  define('close', () => {
    throw new Error('A cell can’t close the worker that runs it. To end it, press Stop.');
  });
  addEventListener('error', (event) => {
    event.preventDefault();
    own.fail(event.error);
  });
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    own.fail(event.reason);
  });
}
