/** The public surface in a browser: what a page can have, by the same names. */

export * from './lesson/index';

// 6 Data
export { type IdxArray, parseIdx } from './data/idx';
export { classNames, files } from './lesson/06-data/fashion-mnist-names';
export { fashionMnist } from './lesson/06-data/fashion-mnist-page';

// What all chapters share
export {
  type BackendInfo,
  type BackendName,
  backendNames,
  useBackend,
} from './backend/use-backend-page';
