"""Runs the random models of `npm run compare -- --random N` in Keras, one after another in one process.

    python keras/random_models.py

First writes a line with its versions. Then each line read is a program's text as JSON, and is answered by a line
of JSON: what the program leaves in drawn, trained, history and evaluated; or why it failed.
"""

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
answers, sys.stdout = sys.stdout, sys.stderr  # what else writes doesn't get in between
sys.path.append(str(Path(__file__).parent))

import numpy as np

import keras
import tensorflow as tf


def answer(value):
    # JSON has no NaN and no infinity: null.
    text = json.dumps(value, default=lambda array: np.asarray(array).ravel().tolist())
    print(text.replace("-Infinity", "null").replace("Infinity", "null").replace("NaN", "null"), file=answers, flush=True)


class Moved(keras.callbacks.Callback):
    """After every step moves each weight, and what the optimizer remembers, by a float32's last place: as rounding may."""

    def __init__(self, seed):
        super().__init__()
        self.random = np.random.RandomState(seed)

    def moved(self, values):
        return values * (1 + self.random.choice([-1, 1], values.shape) * 2.0**-23)

    def on_train_batch_end(self, batch, logs=None):
        for layer in self.model.layers:
            layer.set_weights([self.moved(w) for w in layer.get_weights()])
        for memory in self.model.optimizer.variables:
            if "float" in str(memory.dtype):
                memory.assign(self.moved(np.asarray(memory)))


def run(program):
    keras.config.set_floatx("float32")
    keras.utils.clear_session()
    names = {"Moved": Moved}
    exec(program, names)
    return {name: names[name] for name in ("drawn", "trained", "history", "evaluated")}


tf.config.threading.set_intra_op_parallelism_threads(1)  # for a few numbers more would only wait
tf.config.threading.set_inter_op_parallelism_threads(1)
answer({"keras": keras.__version__, "tensorflow": tf.__version__})
for line in sys.stdin:
    try:
        answer(run(json.loads(line)))
    except Exception as error:
        answer({"error": f"{type(error).__name__}: {error}"[:1000]})
