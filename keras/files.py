"""Loads what `npm run compare:files` saved, unmodified, and saves models of its own for the way back.

    python keras/files.py JOB_FOLDER

Reads JOB_FOLDER/job.json and, for every case, here-N.keras, here-N.h5 and here-N.weights.h5. Writes keras.json, and for
every case keras-N.keras, keras-N.h5 and the predictions as float32. Where tf_keras (Keras 2) is
installed, it takes and gives the .h5 files, too.
"""

import json
import os
import sys
import warnings
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
warnings.filterwarnings("ignore")

import h5py
import numpy as np

import keras
from sklearn.model_selection import train_test_split

import fashion_mnist

try:
    import tf_keras
except ImportError:
    tf_keras = None

FOLDER = Path(sys.argv[1])
SHOES = [5, 7, 9]

(images, labels), _ = fashion_mnist.load_data()
scaled = (images / 255.0).reshape(-1, 28 * 28)
train_x, val_x, train_y, _ = train_test_split(scaled, labels, test_size=0.2, random_state=42)
train_x, val_x = train_x.astype(np.float32), val_x.astype(np.float32)


def samples_of(case):
    count = len(train_x) if case["samples"] == "lesson" else case["samples"]
    x, y = train_x[:count], train_y[:count]
    y = {
        "label": lambda: y,
        "one-hot": lambda: np.eye(10, dtype=np.float32)[y],
        "is a shoe": lambda: np.isin(y, SHOES).astype(np.float32)[:, None],
        "brightness": lambda: x.mean(axis=1, keepdims=True),
    }[case["target"]]()
    return x.reshape(-1, *case["input"]), y


def build(k, case):
    """The case as someone would write it with this Keras: `k` is keras or tf_keras."""
    k.backend.clear_session()
    k.utils.set_random_seed(42)
    # In Keras on TensorFlow a model with a Hangul name can't train.
    model = k.Sequential(name=case["name"] if case["name"].isascii() else "fashion")
    by = case["inputBy"]
    if by == "Input":
        model.add(k.Input(case["input"]))
    if by == "InputLayer":
        model.add(k.layers.InputLayer(case["input"]))
    for i, layer in enumerate(case["layers"]):
        words = {name: value for name, value in layer.items() if name != "kind"}
        for name in words:
            if name.endswith("_regularizer"):
                words[name] = k.regularizers.L1L2(*words[name])
        if words.get("activation") == "silu" and k is not keras:
            words["activation"] = "swish"
        if i == 0 and by == "input_shape":
            words["input_shape"] = case["input"]
        model.add(getattr(k.layers, layer["kind"])(**words))
    model.compile(loss=case["loss"], metrics=["accuracy"], optimizer=make_optimizer(k, case["optimizer"]))
    return model


def make_optimizer(k, o):
    if "className" in o:
        config = dict(o["config"])
        if "schedule" in o:
            schedule = o["schedule"]
            config["learning_rate"] = getattr(k.optimizers.schedules, schedule["className"])(**schedule["config"])
        return getattr(k.optimizers, o["className"])(**config)
    rate = {"learning_rate": o["learningRate"]} if "learningRate" in o else {}
    return {
        "rmsprop": lambda: k.optimizers.RMSprop(**rate),
        "sgd": lambda: k.optimizers.SGD(**rate),
        "momentum": lambda: k.optimizers.SGD(**rate, momentum=o["momentum"], nesterov=o.get("nesterov", False)),
        "adam": lambda: k.optimizers.Adam(**rate),
    }[o["name"]]()


def predict(model, case, name):
    """Keras on TensorFlow can't predict with a Hangul name, but the model itself computes."""
    x = val_x.reshape(-1, *case["input"])
    if model.name.isascii():
        predictions = model.predict(x, batch_size=1000, verbose=0)
    else:
        predictions = np.concatenate([np.asarray(model(part)) for part in np.split(x, 12)])
    predictions.astype("<f4").tofile(FOLDER / name)
    return name


def next_loss(model, case):
    x, y = samples_of(case)
    if not model.name.isascii():
        setattr(model, "name" if isinstance(model, keras.Model) else "_name", "fashion")
    return model.fit(x, y, batch_size=case["batchSize"], epochs=1, shuffle=False, verbose=0).history["loss"][0]


def load(k, file, case, goes_on=True):
    """What a file saved here gives in Keras."""
    model = (keras.saving if k is keras else k.models).load_model(FOLDER / file)
    seen = {"file": file, "by": k.__name__, "name": model.name, "predictions": predict(model, case, f"{k.__name__}-{file}.bin")}
    if goes_on and not case.get("isRandom"):
        seen["nextLoss"] = next_loss(model, case)
    return seen


def save(k, number, case, endings):
    """What a model trained in Keras for one epoch gives there."""
    model = build(k, case)
    next_loss(model, case)
    files = [f"{k.__name__}-{number}{ending}" for ending in endings]
    for file in files:
        model.save(FOLDER / file)
    seen = {"predictions": predict(model, case, f"{files[0]}.bin"), "name": model.name}
    if not case.get("isRandom"):
        seen["nextLoss"] = next_loss(model, case)
    return [{"file": file, **seen} for file in files]


def load_weights(file, case):
    """The same of weights alone, in a model that has taken steps of its own."""
    model = build(keras, case)
    next_loss(model, case)
    model.load_weights(FOLDER / file)
    with h5py.File(FOLDER / file) as content:
        name = content["vars"].attrs["name"]  # a model keeps its own
    seen = {"file": file, "by": "keras", "name": name, "predictions": predict(model, case, f"{file}.bin")}
    return {**seen, "nextLoss": next_loss(model, case)}


def save_weights(number, case):
    model = build(keras, case)
    next_loss(model, case)
    file = f"keras-{number}.weights.h5"
    model.save_weights(FOLDER / file)
    seen = {"predictions": predict(model, case, f"{file}.bin"), "name": model.name}
    return {"file": file, **seen, "nextLoss": next_loss(model, case)}


def run(number, case):
    # From an .h5, Keras 3 starts its optimizer anew.
    loaded = [load(keras, f"here-{number}.keras", case), load(keras, f"here-{number}.h5", case, goes_on=False)]
    saved = save(keras, number, case, [".keras", ".h5"])
    if number == 0 or "className" in case["optimizer"]:
        loaded.append(load_weights(f"here-{number}.weights.h5", case))
        saved.append(save_weights(number, case))
    if tf_keras and "className" not in case["optimizer"]:
        loaded.append(load(tf_keras, f"here-{number}.h5", case))
        saved += save(tf_keras, number, case, [".h5"])
    return {"loaded": loaded, "saved": saved}


cases = json.loads((FOLDER / "job.json").read_text())
versions = {"keras": keras.__version__, "backend": keras.backend.backend()}
if tf_keras:
    versions["tf_keras"] = tf_keras.__version__
result = {"versions": versions, "cases": [run(number, case) for number, case in enumerate(cases)]}
(FOLDER / "keras.json").write_text(json.dumps(result))
