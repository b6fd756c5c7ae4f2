/** The public surface in a browser: a page hands over the bytes that it fetched. */

export * from './chapters';

// 5 Data
export { type IdxArray, parseIdx } from './datasets/idx';
export { classNames, files } from './datasets/fashion-mnist-names';
