/** The public surface in a browser: what a page can have, by the same names. */

export * from './lesson/index.ts';

// 6 Data
export { type IdxArray, parseIdx } from './data/idx.ts';
export { classNames, files } from './lesson/06-data/fashion-mnist-names.ts';
export { fashionMnist } from './lesson/06-data/fashion-mnist-page.ts';

// What all chapters share
export {
  type BackendInfo,
  type BackendName,
  backendNames,
  useBackend,
} from './backend/use-backend-page.ts';
