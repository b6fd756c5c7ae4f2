/** The text of docs/performance.md around its tables. */

import type { Performance } from './performance.ts';

export const how = ({ machine, versions }: Performance) =>
  `Made by \`npm run bench -- --growth --write\` on a machine with ${machine.cores} cores ` +
  `(${machine.cpu}, ${machine.features.join(' ')}), Node ${versions.node}` +
  `${versions.keras ? `, ${versions.keras}` : ''}. ` +
  'Times differ from machine to machine and from hour to hour: read the ratios to Keras, which ran in the same minutes.';

export const lessonRuns = ({ epochs, rounds }: Performance) =>
  `784–100–10, batch 32, 48,000 samples, ${epochs} epochs. ${rounds} interleaved rounds: median ` +
  '(smallest–largest), and the median’s ratio to Keras’s. *auto* is what `npm start` does: it ' +
  'takes WebAssembly for batches this small and doesn’t load the native kernels; *native* and *wasm* are asked for by name.';

export const growthOfStep = (gflops: number | undefined) =>
  'A step of 784–hidden–10, in ms, on dense random inputs. Its arithmetic is ' +
  '2 · batch · (2 · 784 · hidden + 3 · hidden · 10) floating-point operations: forward and ' +
  'gradient of both layers, and what goes back through the second.' +
  (gflops === undefined
    ? ''
    : ` The *bound* is that at the ${gflops.toFixed(0)} GFLOPS which TensorFlow’s product of ` +
      'two 1024 × 1024 matrices reached here, on all cores.');

export const besideLesson =
  'A step of 784–100–10 with one thing other than in the lesson, made by `npm run bench -- --beside`: over ' +
  'the plain step of the same engine, and over Keras’s step of the same variation, in turns; medians over ' +
  'the rounds.';

export const whatThreadsDo =
  'A step of 784–hidden–10 by WebAssembly in ms, by its threads, made by `npm run bench -- --cores`, and the ratio ' +
  'to one thread in the same place. *auto* is what `fit` does by itself: it measures again and again.';

export const whereTimeGoes =
  'All of `npm start`, five epochs, by part, made by `npm run bench -- --profile`: medians over the rounds. npm is ' +
  'what the command takes beside the program; Node itself, its start and end, and what it does for no part.';

export const otherLibraries =
  'The same network by an ordinary program of each library (`scripts/bench/peers`, `keras`), made by ' +
  '`npm run bench -- --peers`: the fastest step first, ratios to Keras’s. Two epochs each; a step is the second ' +
  'one’s mean, for the first one compiles. *lesson* is `npm start`; each library has the threads that it takes by ' +
  'itself, PyTorch both ways.';
