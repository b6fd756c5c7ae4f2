"""
Dropout whose masks are given: the TypeScript edition's, so that only the random numbers differ from
Keras's own. Its name is Keras's, for a summary shows it.
"""

import keras
import numpy as np
import tensorflow as tf


class Dropout(keras.layers.Layer):
    """masks: [steps, batch, ...], 1 where a number is kept; one for every training step."""

    def __init__(self, rate, masks):
        super().__init__()
        self.scale = np.float32(1 / (1 - rate))
        self.masks = tf.constant(masks)
        self.step = tf.Variable(0, trainable=False)

    def call(self, inputs, training=False):
        if not training:
            return inputs
        mask = self.masks[self.step][: tf.shape(inputs)[0]]
        self.step.assign_add(1)
        return inputs * (tf.cast(mask, inputs.dtype) * tf.cast(self.scale, inputs.dtype))
