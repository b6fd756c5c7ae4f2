/** All mistakes, in the lesson's order. A new error needs an entry here: `npm run docs:errors` says which. */

import type { Chapter } from '../mistake.ts';
import { callbacks } from './callbacks.ts';
import { checkpoints } from './checkpoints.ts';
import { commands } from './commands.ts';
import { data } from './data.ts';
import { files } from './files.ts';
import { ideas } from './ideas.ts';
import { machine } from './machine.ts';
import { models } from './models.ts';
import { report } from './report.ts';
import { training } from './training.ts';

export const chapters: readonly Chapter[] = [
  ...ideas,
  data,
  models,
  training,
  callbacks,
  checkpoints,
  files,
  report,
  machine,
  commands,
];
