"""Computes in Keras what `npm run compare` computes in TypeScript, from the same start.

    python keras/compare.py JOB_FOLDER

Reads JOB_FOLDER/job.json and the float32 and int32 files that it names; writes
JOB_FOLDER/keras.json, and every list of weights as one float32 file.
"""

import json
import os
import platform
import resource
import sys
import time
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np

import keras
import tensorflow as tf
from sklearn.model_selection import train_test_split

import fashion_mnist
from dropout import Dropout

FOLDER = Path(sys.argv[1])
JOB = json.loads((FOLDER / "job.json").read_text())


def load_lesson(folder):
    """The lesson's data, or another folder's, with what is compared of them."""
    (images, labels), (test_images, test_labels) = fashion_mnist.load_data(folder)
    scaled = (images / 255.0).reshape(-1, 28 * 28)
    train_x, val_x, train_y, val_y = train_test_split(scaled, labels, test_size=0.2, random_state=42)
    facts = {
        "train images, shape": list(images.shape),
        "test images, shape": list(test_images.shape),
        "sum of all training pixels": int(images.sum(dtype=np.int64)),
        "sum of all test pixels": int(test_images.sum(dtype=np.int64)),
        "first labels": labels[:10].tolist(),
        "train input, shape": list(train_x.shape),
        "validation input, shape": list(val_x.shape),
        "first training labels": train_y[:10].tolist(),
        "first validation labels": val_y[:10].tolist(),
        "sum of all training labels by place": int((train_y.astype(np.int64) * (np.arange(len(train_y)) % 1000)).sum()),
        "sum of the first training image": int((train_x[0] * 255).round().sum()),
    }
    return (train_x.astype(np.float32), train_y, val_x.astype(np.float32), val_y), facts


OPTIMIZERS = {
    "rmsprop": keras.optimizers.RMSprop,
    "sgd": keras.optimizers.SGD,
    "momentum": keras.optimizers.SGD,
    "adagrad": keras.optimizers.Adagrad,
    "adam": keras.optimizers.Adam,
}


def optimizer_of(name, learningRate=None, **words):
    rate = {} if learningRate is None else {"learning_rate": learningRate}
    return OPTIMIZERS[name](**rate, **words)


def add_layer(model, layer, case):
    if layer == "flatten":
        model.add(keras.layers.Flatten())
    elif "rate" in layer:
        units = model.output_shape[-1]
        masks = np.fromfile(FOLDER / case["masks"], np.uint8).reshape(-1, case["batchSize"], units)
        model.add(Dropout(layer["rate"], masks))
    else:
        model.add(keras.layers.Dense(layer["units"], activation=layer["activation"]))


def build(case):
    keras.utils.clear_session()  # the layers' names start again at dense
    model = keras.Sequential()
    model.add(keras.Input(case["input"]))
    for layer in case["layers"]:
        add_layer(model, layer, case)
    flat = np.fromfile(FOLDER / case["weights"], "<f4")
    weights = []
    for shape in (w.shape for w in model.get_weights()):
        count = int(np.prod(shape))
        weights.append(flat[:count].reshape(shape))
        flat = flat[count:]
    model.set_weights(weights)
    model.compile(loss=case["loss"], metrics=["accuracy"] if case["accuracy"] else [], optimizer=optimizer_of(**case["optimizer"]))
    return model


def summary_of(model):
    text = []
    model.summary(print_fn=lambda line, line_break=True: text.append(line))
    return "".join(text).rstrip("\n")


def slope(function, x):
    x = tf.constant(x, tf.float64)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return tape.gradient(y, x).numpy().tolist()


def values(job):
    """Activations, slopes, losses and their gradients, and starting weights, at the job's points."""
    x = job["x"]
    double = lambda numbers: tf.constant(numbers, tf.float64)
    losses = {}
    for name, (labels, probabilities) in job["losses"].items():
        function = getattr(keras.losses, name)
        labels = np.array(labels)
        mean = lambda p: tf.reduce_mean(function(labels, p))
        losses[name] = {"value": float(mean(double(probabilities))), "gradient": slope(mean, probabilities)}
    kernel = keras.initializers.GlorotUniform(seed=42)((784, 100))
    np.asarray(kernel).astype("<f4").tofile(FOLDER / "glorot.bin")
    return {
        "sigmoid": keras.activations.sigmoid(double(x)).numpy().tolist(),
        "sigmoidSlope": slope(keras.activations.sigmoid, x),
        "relu": keras.activations.relu(double(x)).numpy().tolist(),
        "reluSlope": slope(keras.activations.relu, x),
        "softmax": keras.activations.softmax(double([job["logits"]]))[0].numpy().tolist(),
        "losses": losses,
    }


def save_weights(name, model):
    np.concatenate([w.ravel() for w in model.get_weights()]).astype("<f4").tofile(FOLDER / name)
    return name


def callbacks_of(case, folder):
    if "patience" not in case:
        return []
    stopping = keras.callbacks.EarlyStopping(patience=case["patience"], restore_best_weights=True)
    path = str(folder / "{epoch:02d}.weights.h5")
    return [keras.callbacks.ModelCheckpoint(path, save_best_only=True, save_weights_only=True), stopping]


def decisions_of(stopping, folder, model):
    """What the callbacks did. Loads the last file that they saved."""
    restored = model.get_weights()
    files = sorted(folder.iterdir())
    model.load_weights(files[-1])
    return {
        "stoppedEpoch": stopping.stopped_epoch,
        "bestEpoch": stopping.best_epoch,
        "saved": [int(file.name.split(".")[0]) - 1 for file in files],
        "isSavedRestored": all(np.array_equal(a, b) for a, b in zip(restored, model.get_weights())),
    }


def run(number, case, lesson):
    x, y, val_x, val_y = lesson
    if case["data"] != "lesson":
        x = np.fromfile(FOLDER / case["data"]["x"], "<f4").reshape(case["samples"], *case["input"])
        y = np.fromfile(FOLDER / case["data"]["y"], "<f4").reshape(case["data"]["yShape"])
        if "validation" in case:
            count = case["validation"]
            val_x, val_y = val_x[:count].reshape(count, *case["input"]), val_y[:count]
        else:
            val_x, val_y = x, y
    orders = np.fromfile(FOLDER / case["orders"], "<i4").reshape(case["epochs"], -1)
    batch = case["batchSize"]
    fit = {"batch_size": batch, "shuffle": False, "verbose": 0}
    weights = {}

    model_to_show = build(case)

    # The first steps, one at a time as it were: each probe goes on where the one before it stopped.
    model = build(case)
    done = 0
    for step in case["probes"]:
        rows = orders[0][done * batch : step * batch]
        model.fit(x[rows], y[rows], epochs=1, **fit)
        done = step
        weights[str(step)] = save_weights(f"keras-{number}-{step}.bin", model)

    model = build(case)
    history = {}
    seconds = 0.0
    steps = -(-orders.shape[1] // batch)
    if "validation" in case:
        fit["validation_data"] = (val_x, val_y)
    folder = FOLDER / f"saved-{number}"
    folder.mkdir()
    callbacks = callbacks_of(case, folder)
    # Told by hand, since each epoch has a fit of its own, with its own order.
    told = keras.callbacks.CallbackList(callbacks, model=model)
    told.on_train_begin()
    for epoch, order in enumerate(orders):
        ordered_x, ordered_y = x[order], y[order]
        before = time.perf_counter()
        logs = model.fit(ordered_x, ordered_y, epochs=1, **fit).history
        seconds += time.perf_counter() - before
        for key, values in logs.items():
            history.setdefault(key, []).append(values[0])
        if epoch in (0, len(orders) - 1):
            step = (epoch + 1) * steps
            weights[str(step)] = save_weights(f"keras-{number}-{step}.bin", model)
        told.on_epoch_end(epoch, {key: values[0] for key, values in logs.items()})
        if model.stop_training:
            break
    told.on_train_end()
    decided = {}
    if callbacks:
        stopping = callbacks[-1]
        step = (stopping.best_epoch + 1) * steps
        weights[str(step)] = save_weights(f"keras-{number}-{step}.bin", model)
        decided["decisions"] = decisions_of(stopping, folder, model)
    evaluated = np.ravel(model.evaluate(val_x, val_y, batch_size=batch, verbose=0)).tolist()
    return {
        "name": case["name"],
        "history": history,
        "evaluated": evaluated,
        "weights": weights,
        **decided,
        "msPerStep": seconds * 1000 / (steps * (epoch + 1)),
        "summary": summary_of(model_to_show),
        "layers": [{"shape": list(layer.output.shape), "params": layer.count_params()} for layer in model.layers],
    }


def main():
    lesson, facts = load_lesson(fashion_mnist.EMBEDDED)
    _, folder_facts = load_lesson(JOB["folder"])
    before = time.perf_counter()
    cases = [run(i, case, lesson) for i, case in enumerate(JOB["cases"])]
    result = {
        "versions": {"keras": keras.__version__, "tensorflow": tf.__version__, "python": sys.version.split()[0]},
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "facts": facts,
        "folderFacts": folder_facts,
        "values": values(JOB["values"]),
        "cases": cases,
        "seconds": time.perf_counter() - before,
        "peakMemoryMiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    (FOLDER / "keras.json").write_text(json.dumps(result))


main()
