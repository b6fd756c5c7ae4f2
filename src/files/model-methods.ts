/** What a model's own methods do with files, for who bundles them with it: Node finds them when they are asked for. */

import { provideFiles } from '../lesson/09-sequential.ts';
import * as modelJson from './model-json-node.ts';
import * as saveModel from './save-model-node.ts';
import * as weightsFile from './weights-file-node.ts';

export function provideModelFiles(): void {
  provideFiles({ 'save-model': saveModel, 'weights-file': weightsFile, 'model-json': modelJson });
}
