/**
 * What costs time in a step of mini-batch gradient descent: the large products, and the walk of the
 * large arrays of weights. All else is TypeScript (../../fast-engine.ts), which holds the addresses.
 *
 * An instance is one engine's memory. Room is taken once and never given back. Read on in
 * products.ts and update.ts; and where the time goes, matmul.ts.
 */

export { allocate as room } from './matrix';
export { backpropagate, descend, forward, gradient, reserve } from './products';
export { bound, hold, penalty, prepare, scale, walk } from './update';
