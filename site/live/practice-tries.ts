/** What to try in the practice: test/site/practice-tries.test.ts holds what one should see to five seeds. */

import type { Setup } from './try-this.ts';

/** The lesson's own, unless a try says something else. */
const lesson = {
  ...{ network: undefined, optimizer: undefined, rate: undefined, batch: undefined },
  ...{ images: undefined, epochs: undefined, speed: undefined },
};
const deep = (activation: string) => ({
  ...{ network: Array(3).fill(`100-${activation}`).join(), optimizer: 'sgd', rate: 0.01 },
});
/** Pressed twice, it begins twice. */
const press = ['#reset', '#start'] as const;

export const practiceTries = {
  none: { state: { ...lesson, network: 'none' }, press },
  dropout: { state: { ...lesson, network: '100-sigmoid-0.5' }, press },
  sigmoids: { state: { ...lesson, ...deep('sigmoid') }, press },
  relus: { state: { ...lesson, ...deep('relu') }, press },
} satisfies Record<string, Setup>;
