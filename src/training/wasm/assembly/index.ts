/**
 * What costs time in a step of mini-batch gradient descent: the large products, and the walk of the
 * large arrays of weights. All else is TypeScript (../../fast-engine.ts), which holds the addresses.
 *
 * Every thread has an instance of its own over one shared memory. Read on in job.ts (how threads share
 * a product), products.ts and update.ts; and where the time goes, matmul.ts.
 */

export { finish, publish, run, serve } from './job';
export { transpose } from './matrix';
export { useScratch } from './scratch';
export { bound, hold, penalty, scale } from './update';
