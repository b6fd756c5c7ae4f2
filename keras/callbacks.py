"""What Keras's callbacks decide on sequences of logs, and in trainings, as one table.

    python keras/callbacks.py            # writes test/fixtures/keras-callbacks.json
    python keras/callbacks.py FILE

Each callback is told the epochs of a training that never took place: which values were logged. It
says when training stops, which weights come back, what the learning rate becomes, what it prints and
which files it writes. test/training/keras-callbacks.test.ts and test/files/keras-callbacks.test.ts
compare. Options have the names that TypeScript gives them.
"""

import contextlib
import io
import math
import os
import re
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
from table import write_table

FIXTURE = Path(__file__).parent.parent / "test" / "fixtures" / "keras-callbacks.json"
NAN, INF = math.nan, math.inf
METRICS = ["mae", "accuracy"]


def in_python(options):
    return {re.sub("[A-Z]", lambda m: "_" + m[0].lower(), k): v for k, v in options.items()}


def one_weight(rate=0.1):
    """A model whose only weight says which epoch it is of. Its metrics are built."""
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, use_bias=False)])
    model.compile(loss="mse", metrics=METRICS, optimizer=keras.optimizers.SGD(rate))
    model.train_on_batch(np.zeros((1, 1)), np.zeros((1, 1)))
    return model


def weight(model):
    return float(model.get_weights()[0][0, 0])


def tell(callback, model, epochs, first_epoch=0):
    """The weight is 1 at the end of epoch 0, 2 at that of epoch 1 …; after a batch it is 0.01 more.

    An epoch is its logs, or (logs of batches, logs).
    """
    seen = {"rates": [], "logs": []}
    callback.set_model(model)
    callback.set_params({})
    model.stop_training = False
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        callback.on_train_begin()
        for epoch, logs in enumerate(epochs, first_epoch):
            batches, logs = logs if isinstance(logs, tuple) else ([], logs)
            callback.on_epoch_begin(epoch)
            for batch, batch_logs in enumerate(batches):
                model.set_weights([np.full((1, 1), epoch + 0.01 * (batch + 1))])
                callback.on_train_batch_end(batch, dict(batch_logs))
            model.set_weights([np.full((1, 1), epoch + 1)])
            logs = dict(sorted(logs.items()))
            callback.on_epoch_end(epoch, logs)
            seen["rates"].append(float(model.optimizer.learning_rate.numpy()))
            seen["logs"].append(logs)
            if model.stop_training:
                break
        callback.on_train_end()
    return seen | {
        "epochs": len(seen["rates"]),
        "weight": weight(model),
        "printed": [line for line in printed.getvalue().split("\n") if line],
    }


def named(name, values, **others):
    return [{name: value} | {k: v[i] for k, v in others.items()} for i, value in enumerate(values)]


TIES = [0.5, 0.5, 0.4, 0.4, 0.4, 0.39995, 0.39994, 0.5, 0.6, 0.3, 0.3, 0.31, 0.32, 0.33, 0.34]
# Apart in float64, and one number in float32.
CLOSE = [0.5, 0.5 - 1e-9, 0.5 - 2e-9, 0.4, 0.4 - 1e-9, 0.4 + 1e-9]
RISING = [0.1, 0.2, 0.2, 0.15, 0.25, 0.25, 0.24, 0.23, 0.22, 0.21]
NANS = [0.5, NAN, 0.4, NAN, NAN, 0.3, NAN]
NAN_FIRST = [NAN, 0.5, 0.4, 0.3]
INFINITE = [INF, 0.5, INF, 0.4, INF, INF]


def early_stopping():
    cases = [
        ({}, named("val_loss", TIES)),
        ({"patience": 1}, named("val_loss", TIES)),
        ({"patience": 3, "verbose": 1}, named("val_loss", TIES)),
        ({"patience": 3, "restoreBestWeights": True, "verbose": 1}, named("val_loss", TIES)),
        ({"patience": 20, "restoreBestWeights": True, "verbose": 1}, named("val_loss", TIES)),
        ({"patience": 1, "minDelta": 0.001, "restoreBestWeights": True}, named("val_loss", TIES)),
        ({"patience": 3, "minDelta": -0.00003}, named("val_loss", TIES)),
        ({"patience": 2, "minDelta": 0.1}, named("val_loss", TIES)),
        ({"patience": 2, "restoreBestWeights": True}, named("val_loss", CLOSE)),
        ({"monitor": "loss", "patience": 2}, named("loss", TIES)),
        ({"monitor": "accuracy", "patience": 2}, named("accuracy", RISING)),
        (
            {"monitor": "val_accuracy", "patience": 3, "restoreBestWeights": True},
            named("val_accuracy", RISING),
        ),
        ({"monitor": "val_mae", "patience": 2, "minDelta": 0.01}, named("val_mae", TIES)),
        ({"monitor": "val_mae", "mode": "max", "patience": 2}, named("val_mae", RISING)),
        ({"monitor": "val_loss", "mode": "max"}, named("val_loss", RISING)),
        ({"monitor": "accuracy", "mode": "min", "patience": 2}, named("accuracy", RISING)),
        ({"baseline": 0.45, "patience": 1, "restoreBestWeights": True}, named("val_loss", TIES)),
        ({"baseline": 0.45, "patience": 3, "restoreBestWeights": True}, named("val_loss", TIES)),
        ({"baseline": 0.1, "patience": 4, "restoreBestWeights": True}, named("val_loss", TIES)),
        (
            {"baseline": 0.3, "monitor": "accuracy", "patience": 3, "restoreBestWeights": True},
            named("accuracy", RISING),
        ),
        ({"startFromEpoch": 4, "patience": 1}, named("val_loss", TIES)),
        ({"startFromEpoch": 8, "restoreBestWeights": True}, named("val_loss", TIES)),
        ({"startFromEpoch": 99, "restoreBestWeights": True}, named("val_loss", TIES)),
        ({"patience": 2, "restoreBestWeights": True}, named("val_loss", NANS)),
        ({"patience": 9, "restoreBestWeights": True}, named("val_loss", NANS)),
        ({"patience": 2, "restoreBestWeights": True}, named("val_loss", NAN_FIRST)),
        ({"patience": 2, "restoreBestWeights": True}, named("val_loss", INFINITE)),
        ({"restoreBestWeights": True}, named("val_loss", [0.5])),
    ]
    for options, epochs in cases:
        for first_epoch in [0, 3]:
            callback = keras.callbacks.EarlyStopping(**in_python(options))
            seen = tell(callback, one_weight(), epochs, first_epoch)
            yield {
                "options": options,
                "epochs": epochs,
                "firstEpoch": first_epoch,
                "seen": {key: seen[key] for key in ["epochs", "weight", "printed"]}
                | {
                    "stoppedEpoch": callback.stopped_epoch,
                    "bestEpoch": callback.best_epoch,
                    "best": callback.best,
                },
            }


def reduce_lr():
    cases = [
        ({"patience": 1}, 0.1, named("val_loss", TIES)),
        ({"patience": 0}, 0.1, named("val_loss", TIES)),
        ({"patience": 2, "verbose": 1}, 0.1, named("val_loss", TIES)),
        ({"factor": 0.5, "patience": 1, "verbose": 1}, 0.1, named("val_loss", TIES)),
        ({"factor": 0.5, "patience": 1, "cooldown": 2}, 0.1, named("val_loss", TIES)),
        ({"factor": 0.5, "patience": 2, "cooldown": 1}, 0.1, named("val_loss", TIES)),
        ({"factor": 0.1, "patience": 1, "minLr": 0.001}, 0.1, named("val_loss", TIES)),
        ({"factor": 0.3, "patience": 1, "minLr": 0.01, "cooldown": 1}, 0.1, named("val_loss", TIES)),
        ({"factor": 0.1, "patience": 1, "minLr": 0.01}, 0.1, named("val_loss", TIES)),
        ({"factor": 0, "patience": 1, "minLr": 0.01}, 0.1, named("val_loss", TIES)),
        ({"patience": 1, "minLr": 0.2}, 0.1, named("val_loss", TIES)),
        ({"patience": 1, "minDelta": 0.05}, 0.1, named("val_loss", TIES)),
        ({"patience": 1, "minDelta": 0}, 0.1, named("val_loss", CLOSE)),
        ({"patience": 1, "minDelta": 0}, 0.001, named("val_loss", NANS)),
        ({"patience": 1}, 0.001, named("val_loss", NAN_FIRST)),
        ({"monitor": "loss", "patience": 1}, 0.001, named("loss", TIES)),
        ({"monitor": "accuracy", "patience": 1}, 0.001, named("accuracy", RISING)),
        ({"monitor": "val_mae", "mode": "max", "patience": 1}, 0.001, named("val_mae", RISING)),
        ({"monitor": "learning_rate", "mode": "min", "patience": 2}, 0.1, named("loss", TIES)),
        ({}, 0.1, named("val_loss", [0.5] * 25)),
    ]
    for options, rate, epochs in cases:
        seen = tell(keras.callbacks.ReduceLROnPlateau(**in_python(options)), one_weight(rate), epochs)
        yield {
            "options": options,
            "rate": rate,
            "epochs": epochs,
            "seen": {key: seen[key] for key in ["rates", "logs", "printed"]},
        }


# In the test file under the same names.
SCHEDULES = {
    "halved": lambda epoch, rate: rate * 0.5,
    "kept, then divided by 3": lambda epoch, rate: rate if epoch < 3 else rate / 3,
    "by epoch": lambda epoch: 0.3 / (epoch + 1),
}


def schedules():
    for name, schedule in SCHEDULES.items():
        for verbose in [0, 1]:
            callback = keras.callbacks.LearningRateScheduler(schedule, verbose=verbose)
            seen = tell(callback, one_weight(), named("loss", TIES[:6]))
            seen = {key: seen[key] for key in ["rates", "logs", "printed"]}
            yield {"schedule": name, "verbose": verbose, "epochs": named("loss", TIES[:6]), "seen": seen}


BATCHES = [{"loss": 0.5, "accuracy": 0.25}, {"loss": 0.4, "accuracy": 0.5}, {"loss": 0.3, "accuracy": 0.375}]
VALUES = [0.5, 0.5, 0.125, 0.375, NAN, 0.062, 0.0625]


def checkpoints():
    plain = named("val_loss", VALUES, loss=TIES, accuracy=RISING)
    with_batches = [(BATCHES, logs) for logs in plain]
    cases = [
        ("model.keras", {"verbose": 1}, plain),
        ("model.h5", {}, plain),
        ("models/of/model.keras", {}, plain),
        ("model.keras", {"saveBestOnly": True, "verbose": 1}, plain),
        ("model.keras", {"saveBestOnly": True, "mode": "max"}, plain),
        ("best-{epoch}.keras", {"saveBestOnly": True, "monitor": "accuracy"}, plain),
        ("best-{epoch}.keras", {"saveBestOnly": True, "initialValueThreshold": 0.2, "verbose": 1}, plain),
        (
            "best-{epoch}.keras",
            {"saveBestOnly": True, "monitor": "accuracy", "initialValueThreshold": 0.2},
            plain,
        ),
        ("model-{epoch:02d}-{val_loss:.2f}.keras", {}, plain),
        ("{epoch:03}-{accuracy:.1f}-{val_loss}.keras", {}, plain),
        ("{{{epoch:4d}}}-{val_loss:07.3f}-{loss:f}.keras", {}, plain),
        ("{epoch:d}/{loss:8.3f}.keras", {}, plain),
        ("w.weights.h5", {"saveWeightsOnly": True, "saveBestOnly": True}, plain),
        ("{epoch:02d}.weights.h5", {"saveWeightsOnly": True}, plain),
        ("{epoch}-{batch:02d}.keras", {"saveFreq": 1, "verbose": 1}, with_batches[:2]),
        ("{epoch}-{batch:02d}-{loss:.1f}.keras", {"saveFreq": 2}, with_batches),
        ("{epoch}-{batch}.keras", {"saveFreq": 4}, with_batches),
        ("{epoch}-{batch}.keras", {"saveFreq": 99}, with_batches),
    ]
    for path, options, epochs in cases:
        with tempfile.TemporaryDirectory() as folder:
            with contextlib.chdir(folder):
                callback = keras.callbacks.ModelCheckpoint(path, **in_python(options))
                seen = tell(callback, one_weight(), epochs)
                files = sorted(str(file) for file in Path().rglob("*") if file.is_file())
                yield {
                    "path": path,
                    "options": options,
                    "epochs": epochs,
                    "seen": {"printed": seen["printed"], "files": {f: saved(f) for f in files}},
                }


def saved(file):
    if not file.endswith(".weights.h5"):
        return weight(keras.models.load_model(file, compile=False))
    model = one_weight()
    model.load_weights(file)
    return weight(model)


def csv():
    logs = [
        {"val_loss": 0.00001234, "loss": 0.5, "val_accuracy": 1.0, "accuracy": 1e22},
        {"val_loss": NAN, "loss": -INF, "val_accuracy": 0.0001, "accuracy": 123456.789},
        {"loss": INF, "extra": 5.0},
    ]
    cases = [
        ({}, "", logs),
        ({}, "of an earlier run\n", logs),
        ({"separator": ";"}, "", logs),
        ({"separator": "\t", "append": True}, "", logs),
        ({"append": True}, "epoch,loss,val_loss\r\n0,0.5,NA\r\n", named("loss", TIES[:2])),
        ({"append": True}, "epoch,loss", named("loss", TIES[:2])),
        ({}, "", named("loss", TIES[:3])),
        ({}, "", named("loss", TIES[:2], accuracy=RISING, learning_rate=RISING)),
        ({"separator": "_"}, "", named("val_loss", TIES[:2])),
    ]
    for options, before, epochs in cases:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "log.csv"
            if before:
                path.write_text(before, newline="")
            tell(keras.callbacks.CSVLogger(str(path), **options), one_weight(), epochs)
            text = path.read_bytes().decode()
            yield {"options": options, "before": before, "epochs": epochs, "text": text}


def formats():
    """Numbers as Python writes them, some halfway between two decimals."""
    random = np.random.RandomState(0)
    values = [0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -2.5, 0.125, 0.375, -0.625, 1e-5, 0.0001, 1e16, 1.5e-7, 1 / 3]
    values += [float(v) for v in random.standard_normal(20) * 10.0 ** random.randint(-6, 6, 20)]
    values += [float(np.float32(v)) for v in random.random(20)] + [NAN, INF, -INF]
    for place in ["{x}", "{x:f}", "{x:.0f}", "{x:.1f}", "{x:.2f}", "{x:08.3f}", "{x:9.2f}", "{x:01.4f}"]:
        yield {"place": place, "values": values, "texts": [place.format(x=value) for value in values]}
    counts = [0, 7, 12, 12345]
    for place in ["{x}", "{x:d}", "{x:02d}", "{x:3d}", "{x:04}", "{x:5}", "a{{{x}}}", "{x:.1f}"]:
        yield {"place": place, "values": counts, "texts": [place.format(x=value) for value in counts]}


NAMES = """accuracy binary_accuracy categorical_accuracy sparse_categorical_accuracy
    top_k_categorical_accuracy sparse_top_k_categorical_accuracy precision recall auc true_positives
    true_negatives false_positives false_negatives binary_crossentropy categorical_crossentropy
    sparse_categorical_crossentropy mean_squared_error root_mean_squared_error mean_absolute_error
    mean_absolute_percentage_error mean_squared_logarithmic_error hinge squared_hinge
    categorical_hinge kl_divergence poisson cosine_similarity log_cosh huber mse mae""".split()


def own(y_true, y_pred):
    return keras.ops.mean(y_pred, -1)


def directions():
    """Which way is better by a metric's name; null where Keras asks for a mode."""
    for metric in [*NAMES, own]:
        name = metric if isinstance(metric, str) else metric.__name__
        is_sparse = name.startswith("sparse")
        model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(3, "softmax")])
        try:
            model.compile(
                loss="sparse_categorical_crossentropy" if is_sparse else "mse", metrics=[metric]
            )
            model.train_on_batch(np.ones((1, 1)), np.zeros((1, 1 if is_sparse else 3)))
        except ValueError as error:
            print(name, "is no metric of Keras:", error, file=sys.stderr)
            continue
        callback = keras.callbacks.EarlyStopping(monitor=f"val_{name}")
        callback.set_model(model)
        direction = None
        with contextlib.suppress(ValueError):
            callback._set_monitor_op()
            direction = {"less": "min", "greater": "max"}[callback.monitor_op.__name__]
        yield {"metric": name, "direction": direction}


def numbers(*shape, seed):
    return np.random.RandomState(seed).uniform(-1, 1, shape).astype(np.float32)


X, Y = numbers(20, 3, seed=1), numbers(20, 1, seed=2)
VALIDATION = numbers(8, 3, seed=3), numbers(8, 1, seed=4)
START = [numbers(3, 4, seed=5), np.zeros(4, np.float32), numbers(4, 1, seed=6), np.zeros(1, np.float32)]


def trained(name, callbacks, *, rate=0.1, optimizer="SGD", epochs=8, batch_size=8, validation=VALIDATION):
    """A real training. CSVLogger is the last one told: its file has what all others logged."""
    model = keras.Sequential(
        [keras.Input((3,)), keras.layers.Dense(4, "tanh"), keras.layers.Dense(1)]
    )
    model.set_weights(START)
    model.compile(loss="mse", metrics=["mae"], optimizer=getattr(keras.optimizers, optimizer)(rate))
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            history = model.fit(
                X,
                Y,
                batch_size=batch_size,
                epochs=epochs,
                shuffle=False,
                validation_data=validation,
                callbacks=[*callbacks, keras.callbacks.CSVLogger("log.csv")],
                verbose=0,
            )
        files = sorted(file.name for file in Path().iterdir())
        text = Path("log.csv").read_bytes().decode()
    return {
        "name": name,
        "rate": rate,
        "optimizer": optimizer,
        "epochs": epochs,
        "batchSize": batch_size,
        "history": history.history,
        "weights": [w.reshape(-1) for w in model.get_weights()],
        "files": files,
        "csv": text,
        "printed": [line for line in printed.getvalue().split("\n") if line],
    }


def trainings():
    of = keras.callbacks
    yield trained("no callback", [])
    yield trained("no validation", [], validation=None)
    yield trained("scheduled", [of.LearningRateScheduler(SCHEDULES["halved"])])
    yield trained("scheduled", [of.LearningRateScheduler(SCHEDULES["halved"])], optimizer="Adam")
    yield trained("scheduled", [of.LearningRateScheduler(SCHEDULES["halved"])], optimizer="RMSprop")
    yield trained("plateau", [of.ReduceLROnPlateau(patience=1, factor=0.5, min_delta=0.05)], rate=0.3)
    stopping = of.EarlyStopping(patience=2, min_delta=0.02, restore_best_weights=True)
    yield trained("stopped", [stopping], epochs=50, rate=0.3)
    best = of.ModelCheckpoint("{epoch:02d}-{val_loss:.2f}.keras", save_best_only=True)
    yield trained("checkpoints", [best])
    batches = of.ModelCheckpoint("{epoch}-{batch}-{loss:.3f}.keras", save_freq=2)
    yield trained("batch checkpoints", [batches], epochs=3)
    yield trained("too fast", [of.TerminateOnNaN()], rate=1e12)
    yield trained("too fast", [of.TerminateOnNaN()], rate=1e30, batch_size=20)


def main():
    sections = {
        "formats": [*formats()],
        "directions": [*directions()],
        "earlyStopping": [*early_stopping()],
        "reduceLROnPlateau": [*reduce_lr()],
        "learningRateScheduler": [*schedules()],
        "modelCheckpoint": [*checkpoints()],
        "csvLogger": [*csv()],
        "trainings": [*trainings()],
    }
    head = {"problem": {"x": X, "y": Y, "validation": VALIDATION, "start": [w.reshape(-1) for w in START]}}
    write_table(Path(sys.argv[1]) if len(sys.argv) > 1 else FIXTURE, head, sections)


if __name__ == "__main__":
    main()
