/** What a learner's file may import: all that a file in the folder exercises could. */

import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/internal.ts';

const FOLDER = join(PROJECT_DIR, 'exercises');

/** @example fromExercises('../src/index.ts') // what the lesson exports */
export const fromExercises = (name: string): unknown =>
  require(name.startsWith('.') ? join(FOLDER, name) : name);
