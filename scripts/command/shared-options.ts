/** Options that several commands take, in the same words. */

import { engineNames } from '../../src';
import type { OptionHelp } from './command';

export const engine: OptionHelp = {
  value: 'ENGINE',
  allowed: engineNames,
  description: 'What computes.',
  default: 'auto',
};
export const threads: OptionHelp = {
  value: 'N',
  description: 'How many threads compute; the numbers are the same.',
  default: 'auto',
};
export const epochs: OptionHelp = {
  value: 'N',
  description: 'Passes over the training set.',
  default: '5',
};
export const dataDir: OptionHelp = {
  value: 'DIR',
  description: 'Another data set in MNIST’s four files.',
};
export const python: OptionHelp = { value: 'PATH', description: 'The Python with Keras.' };
export const language = (description: string): OptionHelp => ({
  value: 'LANG',
  allowed: ['en', 'ko'],
  description: `${description} (default: the system’s).`,
});
