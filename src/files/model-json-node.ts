/** A model's description as Keras has it: its layers without what they learned. */

import type { Sequential } from '../lesson/09-sequential.ts';
import { Fields, parseJson } from './fields.ts';
import { kerasJson, writeConfig } from './keras/keras-config.ts';
import { readSequential, writeSequential } from './keras/keras-layers.ts';
import { newModelFrom } from './model-from-record.ts';
import { type LiveModel, recordOf, stackOf } from './record-of-model.ts';

/** As Keras's `Sequential.get_config` describes it. */
export interface SequentialConfig {
  name: string;
  trainable: boolean;
  dtype: string;
  layers: object[];
  build_input_shape: (number | null)[];
}

/** @throws Error that names a layer which Keras's form can't have */
export function configOf(model: LiveModel): SequentialConfig {
  const record = stackOf(model);
  const { config } = writeSequential(record, 'batch_shape');
  return {
    ...(config as Pick<SequentialConfig, 'name' | 'layers'>),
    trainable: true,
    dtype: 'float32',
    build_input_shape: record.batchShape,
  };
}

/** @throws Error that names what is missing in it, or unknown here */
export function modelFromConfig(config: unknown): Sequential {
  const model = new Fields({ class_name: 'Sequential', config }, 'the model');
  return newModelFrom(readSequential(model));
}

/** @throws Error that names a layer, loss or optimizer which Keras's form can't have */
export function jsonOf(model: LiveModel): string {
  return kerasJson(writeConfig(recordOf(model)));
}

/**
 * Builds a model from its description, which `toJSON` or Keras's `to_json` wrote; it has learned nothing, and isn't
 * compiled.
 * @throws Error that names what is missing in it, or unknown here
 * @example const copy = modelFromJson(model.toJSON());
 * Keras: keras.models.model_from_json(text)
 */
export function modelFromJson(text: string): Sequential {
  return newModelFrom(readSequential(parseJson(text, 'The text of the model')));
}
