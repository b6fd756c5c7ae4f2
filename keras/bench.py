"""The lesson's practice in Keras, timed: what `npm run bench` compares with.

    python keras/bench.py lesson EPOCHS                         the whole lesson
    python keras/bench.py steps HIDDEN BATCH SAMPLES SECONDS    ms a step of 784-HIDDEN-10
    python keras/bench.py beside EPOCHS                         variations of it, by name from the input
    python keras/bench.py gflops                                TensorFlow's matrix product

Each prints JSON.
"""

import json
import os
import resource
import statistics
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
STARTED = time.time()

import numpy as np

import keras
import tensorflow

import fashion_mnist


def build(hidden):
    model = keras.Sequential()
    model.add(keras.Input((784,)))
    model.add(keras.layers.Dense(hidden, activation="sigmoid"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


class Clock(keras.callbacks.Callback):
    """Seconds of every epoch, and when the first step began."""

    def __init__(self):
        super().__init__()
        self.first_step = None
        self.epochs = []

    def on_train_begin(self, logs=None):
        self.first_step = time.time() - STARTED

    def on_epoch_begin(self, epoch, logs=None):
        self.began = time.time()

    def on_epoch_end(self, epoch, logs=None):
        self.epochs.append(time.time() - self.began)


def lesson(epochs):
    from sklearn.model_selection import train_test_split

    images, labels = fashion_mnist.load_data()[0]
    scaled = (images / 255.0).reshape(-1, 28 * 28)
    train_input, val_input, train_target, val_target = train_test_split(
        scaled, labels, test_size=0.2, random_state=42
    )
    model = build(100)
    clock = Clock()
    model.fit(train_input, train_target, epochs=epochs, verbose=0, callbacks=[clock])
    before = time.time()
    loss, accuracy = model.evaluate(val_input, val_target, verbose=0)
    return {
        "msPerStep": [seconds * 1000 / 1500 for seconds in clock.epochs],
        "evaluateSeconds": time.time() - before,
        "firstStepSeconds": clock.first_step,
        "validation": {"loss": loss, "accuracy": accuracy},
        "peakMemoryMiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "version": f"Keras {keras.__version__} on TensorFlow {tensorflow.__version__}",
    }


def steps(hidden, batch, samples, seconds):
    model = build(hidden)
    rng = np.random.default_rng(0)
    x = rng.random((samples, 784), np.float32)
    y = rng.integers(0, 10, samples)
    count = -(-samples // batch)
    model.fit(x, y, batch_size=batch, verbose=0)  # traces and compiles
    times = []
    start = time.time()
    while len(times) < 3 or time.time() - start < seconds:
        before = time.time()
        model.fit(x, y, batch_size=batch, verbose=0)
        times.append((time.time() - before) * 1000 / count)
    return {"msPerStep": statistics.median(times)}


def beside(epochs):
    """Reads names of variations, a line each, and answers each with the ms of a step: scripts/bench/beside.ts."""
    layers, optimizers = keras.layers, keras.optimizers
    hidden = lambda **options: [layers.Dense(100, **{"activation": "sigmoid", **options})]
    optimizer = lambda make: {"optimizer": make}
    variations = {
        "plain": {},
        "Flatten": {"shape": (28, 28), "layers": lambda: [layers.Flatten(), *hidden()]},
        "Dropout 0.3": {"layers": lambda: [*hidden(), layers.Dropout(0.3)]},
        "an Activation layer": {
            "layers": lambda: [*hidden(activation="linear"), layers.Activation("sigmoid")]
        },
        **{name: {"layers": lambda name=name: hidden(activation=name)} for name in ("relu", "elu", "gelu", "leaky_relu")},
        "no bias": {"layers": lambda: hidden(use_bias=False)},
        "l2 of the kernel": {"layers": lambda: hidden(kernel_regularizer="l2")},
        "frozen hidden layer": {"layers": lambda: hidden(trainable=False)},
        "logits, no softmax": {
            "last": "linear",
            "loss": keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        },
        "SGD, momentum": optimizer(lambda: optimizers.SGD(momentum=0.9)),
        "Adagrad": optimizer(lambda: "adagrad"),
        "Adam": optimizer(lambda: "adam"),
        "AdamW": optimizer(lambda: "adamw"),
        "Nadam": optimizer(lambda: "nadam"),
        "RMSprop, clipnorm": optimizer(lambda: optimizers.RMSprop(clipnorm=1)),
        "class weights": {"fit": {"class_weight": {3: 2}}},
        "TensorFlow.js’s operations": {},
        "a batch callback": {
            "fit": {
                "callbacks": [keras.callbacks.LambdaCallback(on_train_batch_end=lambda batch, logs: logs["loss"])]
            }
        },
    }
    rng = np.random.default_rng(0)
    x = rng.random((1600, 784), np.float32)
    y = rng.integers(0, 10, 1600)
    models = {}
    for line in sys.stdin:
        name = line.strip()
        variation = variations[name]
        shape = variation.get("shape", (784,))
        inputs = x.reshape(-1, *shape)
        if name not in models:
            model = keras.Sequential(
                [
                    keras.Input(shape),
                    *variation.get("layers", hidden)(),
                    layers.Dense(10, activation=variation.get("last", "softmax")),
                ]
            )
            model.compile(
                loss=variation.get("loss", "sparse_categorical_crossentropy"),
                metrics=["accuracy"],
                optimizer=variation.get("optimizer", lambda: "rmsprop")(),
            )
            model.fit(inputs, y, verbose=0, **variation.get("fit", {}))  # traces and compiles
            models[name] = model
        fastest = 1e9
        for _ in range(epochs):
            before = time.time()
            models[name].fit(inputs, y, verbose=0, **variation.get("fit", {}))
            fastest = min(fastest, (time.time() - before) * 1000 / 50)
        print(json.dumps({"msPerStep": fastest}), flush=True)


def gflops():
    n = 1024
    a = tensorflow.random.uniform((n, n))
    best = 1e9
    for _ in range(30):
        before = time.perf_counter()
        tensorflow.linalg.matmul(a, a).numpy()
        best = min(best, time.perf_counter() - before)
    return {"gflops": 2 * n**3 / best / 1e9}


MODES = {
    "lesson": lambda epochs: lesson(int(epochs)),
    "steps": lambda h, b, n, s: steps(int(h), int(b), int(n), float(s)),
    "gflops": gflops,
}
if sys.argv[1] == "beside":
    beside(int(sys.argv[2]))
else:
    print(json.dumps(MODES[sys.argv[1]](*sys.argv[2:])))
