/** All mistakes, in the lesson's order. A new error needs an entry here: `npm run docs:errors` says which. */

import type { Chapter } from '../mistake';
import { callbacks } from './callbacks';
import { checkpoints } from './checkpoints';
import { commands } from './commands';
import { data } from './data';
import { files } from './files';
import { ideas } from './ideas';
import { machine } from './machine';
import { models } from './models';
import { report } from './report';
import { training } from './training';

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
