/** What a program in the page can import: a chapter's cell, or an exercise. */

import { didYouMean } from '../../../src/internal.ts';

type Module = Record<string, unknown>;

const lesson = (): Promise<Module> => import('./lesson.ts');
const disk = (): Promise<Module> => import('./disk.ts');
const report = (): Promise<Module> => import('../../../src/report/index.ts');

export const modules: Record<string, () => Promise<Module>> = {
  '@tensorflow/tfjs': () => import('@tensorflow/tfjs'),
  '../src/index.ts': lesson,
  '../src': lesson,
  '../src/report/index.ts': report,
  '../src/report': report,
  'node:fs': disk,
  'node:os': disk,
  'node:path': disk,
};

/** @throws Error in the learner's words if there is none of that name */
export async function load(name: string): Promise<Module> {
  if (Object.hasOwn(modules, name)) return withNames(await modules[name]());
  const names = Object.keys(modules);
  throw new Error(
    `There is no '${name}' in the page; there are ${names.join(', ')}.${didYouMean(name, names)}`,
  );
}

/** As in Node, where a function knows what it is called: the built worker has shorter names. */
function withNames(module: Module): Module {
  for (const [name, value] of Object.entries(module)) {
    if (typeof value === 'function') Object.defineProperty(value, 'name', { value: name });
  }
  return module;
}
