/** The public surface in a browser: a page hands over the bytes that it fetched. */

export * from './lesson/index';

// 6 Data
export { type IdxArray, parseIdx } from './data/idx';
export { classNames, files } from './lesson/06-data/fashion-mnist-names';
