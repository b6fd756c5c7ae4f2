/**
 * Stands for '@tensorflow/tfjs' in the pages (.vitepress/live.mts says so): the same library with only the
 * plain JavaScript backend. The WebAssembly engine trains; this builds and describes the models.
 */

import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import '@tensorflow/tfjs-core/dist/register_all_gradients';

export * from '@tensorflow/tfjs-core';
export * from '@tensorflow/tfjs-layers';
