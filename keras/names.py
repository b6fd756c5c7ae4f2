"""What Keras computes for every name that a model can be given, on awkward inputs, as one table.

    python keras/names.py            # writes test/fixtures/keras-names.json
    python keras/names.py FILE

Losses, activations, metrics, optimizers, initializers, regularizers and constraints with Keras's
default arguments, and stacks of layers; losses and metrics by class with others, too, and with
sample weights. test/names/equal-or-refused.test.ts compares: a name gives these numbers or is
refused. test/training/sample-weights.test.ts compares the short trainings. Rerunning writes the same
file; random initializers are seeded.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
from table import shortest32, write_table

FIXTURE = Path(__file__).parent.parent / "test" / "fixtures" / "keras-names.json"

# A sample is a row of this times the unit matrix and the kernel the logits divided by it: a power
# of two, so that logits are exact, and what one step of SGD with rate 1 takes from the kernel is
# the logits' gradient times SCALE, hardly rounded.
SCALE = 1024.0


def float32(values):
    return np.asarray(values, np.float32)


def step(kind, name, z, labels, *, activation="linear", loss="mean_squared_error", case=None, args=None, weights=None):
    """One step from these logits: outputs, loss, and its gradient by the logits.

    z [samples, units]; labels as they are given to fit; args of the loss's class, if it is one;
    weights [samples].
    """
    z, y = float32(z), np.asarray(labels)
    row = {"kind": kind, "name": name, "case": case or "", "activation": activation, "loss": loss}
    row |= {"z": z, "labels": labels}
    if args is not None:
        row |= {"args": args}
        loss = getattr(keras.losses, name)(**args)
    if weights is not None:
        row |= {"weights": weights}
        weights = float32(weights)
    x = float32(np.eye(len(z)) * SCALE)
    keras.backend.clear_session()
    keras.utils.set_random_seed(0)
    try:
        model = keras.Sequential(
            [
                keras.Input((len(z),)),
                keras.layers.Dense(z.shape[1], activation=activation, use_bias=False),
            ]
        )
        model.set_weights([z / SCALE])
        model.compile(loss=loss, optimizer=keras.optimizers.SGD(1.0))
        outputs = np.asarray(model(x))
        history = model.fit(x, y, batch_size=len(z), shuffle=False, verbose=0, sample_weight=weights)
        gradient = (z / SCALE - model.get_weights()[0].astype(np.float64)) / SCALE
    except Exception as error:
        return row | {"refused": type(error).__name__}
    value = history.history["loss"][0]
    return row | {"outputs": outputs, "value": value, "gradient": gradient}


# Where activations bend or round: not above 10 for exponential, whose square is no float32.
X = [-60, -7, -3, -2.5, -1, -0.5, -1e-7, 0, 1e-7, 0.5, 1, 2.5, 3, 6, 7, 60]
ROWS = [[0, 0, 0, 0], [60, 0, -60, 1], [1e-7, 0, -1e-7, 1], [1, 2, 3, 4], [-7, 60, 60, -60]]
ELEMENTWISE = """linear relu relu6 leaky_relu elu selu celu gelu sigmoid hard_sigmoid tanh softplus
    softsign silu swish exponential mish hard_silu hard_swish hard_tanh hard_shrink soft_shrink
    tanh_shrink log_sigmoid squareplus sparse_plus sparse_sigmoid threshold""".split()


def activations():
    for name in ELEMENTWISE:
        x = [min(value, 10) for value in X] if name == "exponential" else X
        yield step("activation", name, [x], [[-8] * len(x)], activation=name)
    for name in ["softmax", "log_softmax", "sparsemax", "glu"]:
        labels = [[-8] * (2 if name == "glu" else 4)] * len(ROWS)
        yield step("activation", name, ROWS, labels, activation=name)
    # TensorFlow.js's name.
    keras.src.activations.ALL_OBJECTS_DICT["gelu_new"] = lambda x: keras.activations.gelu(x, approximate=True)
    yield step("activation", "gelu_new", [X], [[-8] * len(X)], activation="gelu_new")


OUTPUTS = [[0, 1, -1], [60, -60, 1e-7], [0.5, 0.5, 0.5], [1, 1, 0]]
TARGETS = [[0, 0, 1], [1, 0, 1e-7], [0.5, 0.25, 1], [1, 1, 0]]
POSITIVE = [[0, 1, 0.5], [60, 1e-7, 3], [1, 1, 1], [0.25, 0, 0.75]]
COUNTS = [[0, 1, 2], [3, 0, 1e-7], [1, 1, 1], [0.5, 0, 1]]
ZERO_ONE = [[0, 1, 1], [1, 0, 0], [0, 0, 0], [1, 1, 1]]
PLUS_MINUS = [[-1, 1, 1], [1, -1, -1], [-1, -1, -1], [1, 1, 1]]

SUMS = [[-60, 60, 0], [60, -60, 1], [1e-7, -1e-7, 0], [2, 2, 2]]
HOT = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 1, 0]]
SOFT = [[0.25, 0.5, 0.25], [0, 1, 0], [1 / 3] * 3, [0, 0, 0]]
PROBABILITIES = [[0, 1, 0], [1, 0, 1e-7], [0.2, 0.3, 0.5], [0.5, 0.5, 0.5]]

REGRESSION = """mean_squared_error mean_absolute_error mean_absolute_percentage_error
    mean_squared_logarithmic_error cosine_similarity log_cosh huber hinge squared_hinge
    categorical_hinge poisson kl_divergence""".split()
ALIASES = """mse mae mape msle bce kld MSE MAE MAPE MSLE BCE KLD MeanSquaredError KLDivergence LogCosh
    CosineSimilarity SquaredHinge Mse Kld""".split()
# TensorFlow.js's names, which are those of Keras 2.
OLD_NAMES = {
    "logcosh": "log_cosh",
    "cosine_proximity": "cosine_similarity",
    "kullback_leibler_divergence": "kl_divergence",
}


def losses():
    for name in [*ALIASES, *OLD_NAMES]:
        yield step("loss", name, POSITIVE, HOT, loss=OLD_NAMES.get(name, name), case="one-hot")
    for name in REGRESSION:
        cases = [
            ("measured numbers", OUTPUTS, TARGETS),
            ("above 0", POSITIVE, COUNTS),
            ("one-hot", POSITIVE, HOT),
            ("labels 0 and 1", OUTPUTS, ZERO_ONE),
            ("labels −1 and 1", OUTPUTS, PLUS_MINUS),
            ("all equal", [[1, 1, 1]] * 2, [[1, 1, 1]] * 2),
        ]
        for case, z, labels in cases:
            yield step("loss", name, z, labels, loss=name, case=case)
        one = [[row[0]] for row in POSITIVE]
        yield step("loss", name, one, [0, 1, 1, 0], loss=name, case="1 node, labels [n]")
        yield step("loss", name, one, [[0], [1], [1], [0]], loss=name, case="1 node, labels [n, 1]")
        yield step("loss", name, POSITIVE, [0, 1, 1, 0], loss=name, case="3 nodes, labels [n]")
    for activation in ["sigmoid", "softmax", "linear", "relu", "tanh"]:
        z = PROBABILITIES if activation == "linear" else SUMS
        for case, labels in [("0 and 1", ZERO_ONE), ("between", SOFT)]:
            name = "binary_crossentropy"
            yield step("loss", name, z, labels, activation=activation, loss=name, case=f"{activation}, {case}")
        for case, labels in [("one-hot", HOT), ("soft", SOFT), ("no class", [[0, 0, 0]] * 4)]:
            name = "categorical_crossentropy"
            yield step("loss", name, z, labels, activation=activation, loss=name, case=f"{activation}, {case}")
        for case, labels in [("[n]", [0, 1, 2, 1]), ("[n, 1]", [[0], [1], [2], [1]]), ("3 of 3", [0, 1, 3, 1])]:
            name = "sparse_categorical_crossentropy"
            yield step("loss", name, z, labels, activation=activation, loss=name, case=f"{activation}, {case}")
    name = "binary_crossentropy"
    for z, label in [(60, 0), (60, 1), (-60, 1), (0, 0), (1e-7, 1)]:
        yield step("loss", name, [[z]], [label], activation="sigmoid", loss=name, case=f"z = {z}, label {label}")
    for name, z in [("sparse_categorical_crossentropy", [[2.0], [-1.0]]), ("categorical_crossentropy", [[2.0], [-1.0]])]:
        yield step("loss", name, z, [[0], [0]], activation="softmax", loss=name, case="1 node")


WEIGHTS = [2, 0, 0.5, 1]
SMOOTH, LOGITS = {"label_smoothing": 0.2}, {"from_logits": True}
SIMPLE_CLASSES = """MeanSquaredError MeanAbsoluteError MeanAbsolutePercentageError
    MeanSquaredLogarithmicError CosineSimilarity LogCosh Hinge SquaredHinge CategoricalHinge
    KLDivergence Poisson""".split()


def loss_classes():
    def of(name, z, labels, activation, args, case):
        return step("loss class", name, z, labels, activation=activation, args=args, case=f"{activation}, {case}")

    for args in [{}, LOGITS, SMOOTH, LOGITS | SMOOTH, {"label_smoothing": 1.0}]:
        for activation in ["linear", "sigmoid", "softmax", "tanh"]:
            is_probability = activation == "linear" and "from_logits" not in args
            z = PROBABILITIES if is_probability else SUMS
            yield of("BinaryCrossentropy", z, ZERO_ONE, activation, args, "0 and 1")
            yield of("CategoricalCrossentropy", z, HOT, activation, args, "one-hot")
            yield of("CategoricalCrossentropy", z, SOFT, activation, args, "soft")
            if "label_smoothing" not in args:
                yield of("SparseCategoricalCrossentropy", z, [0, 1, 2, 1], activation, args, "[n]")
    for args in [{}, {"delta": 0.25}, {"delta": 3.0}]:
        yield of("Huber", OUTPUTS, TARGETS, "linear", args, "measured numbers")
    for name in SIMPLE_CLASSES:
        yield of(name, POSITIVE, HOT, "linear", {}, "one-hot")
    for name in REGRESSION:
        yield step("loss", name, POSITIVE, HOT, loss=name, weights=WEIGHTS, case="sample weights")
    for activation in ["linear", "sigmoid", "softmax"]:
        z = PROBABILITIES if activation == "linear" else SUMS
        for name, labels in [("binary", ZERO_ONE), ("categorical", SOFT), ("sparse_categorical", [0, 1, 2, 1])]:
            name += "_crossentropy"
            yield step(
                "loss", name, z, labels, activation=activation, loss=name, weights=WEIGHTS,
                case=f"{activation}, sample weights",
            )


def metric(name, z, labels, *, loss, case, args=None, weights=None):
    """A metric over three batches of two samples, the last of one, from these outputs.

    args of the metric's class, if it is one; weights [samples]: it is then among weighted_metrics.
    """
    z, y = float32(z), np.asarray(labels)
    row = {"name": name, "case": case, "loss": loss, "z": z, "labels": labels}
    given = name
    if args is not None:
        row |= {"args": args}
    if weights is not None:
        row |= {"weights": weights}
        weights = float32(weights)
    x = float32(np.eye(len(z)) * SCALE)
    keras.backend.clear_session()
    try:
        model = keras.Sequential(
            [keras.Input((len(z),)), keras.layers.Dense(z.shape[1], use_bias=False)]
        )
        model.set_weights([z / SCALE])
        if args is not None:
            given = getattr(keras.metrics, name)(**args)
        # Eagerly: a graph for each row would only take longer.
        kind = "metrics" if weights is None else "weighted_metrics"
        model.compile(loss=loss, run_eagerly=True, **{kind: [given]})
        logs = model.evaluate(x, y, batch_size=2, verbose=0, return_dict=True, sample_weight=weights)
    except Exception as error:
        return row | {"refused": type(error).__name__}
    key = next(key for key in logs if key != "loss")
    return row | {"key": key, "value": logs[key]}


ONE = [[0.9], [0.5], [0.2], [0.7], [0.4]]
THREE = [[0.9, 0.6, 0.1], [0.2, 0.7, 0.6], [0.3, 0.3, 0.3], [0.1, 0.4, 0.5], [0.6, 0.8, 0.5]]
THREE_HOT = [[1, 0, 0], [0, 0, 1], [0, 1, 0], [0, 0, 1], [0, 1, 0]]
METRICS = """accuracy acc binary_accuracy categorical_accuracy sparse_categorical_accuracy
    top_k_categorical_accuracy sparse_top_k_categorical_accuracy precision recall auc
    mean_squared_error mse root_mean_squared_error mean_absolute_error mae
    mean_absolute_percentage_error mape mean_squared_logarithmic_error msle cosine_similarity
    binary_crossentropy categorical_crossentropy sparse_categorical_crossentropy kl_divergence
    poisson hinge squared_hinge categorical_hinge logcosh true_positives false_positives
    true_negatives false_negatives MSE BCE AUC Precision KLDivergence TopKCategoricalAccuracy Accuracy
    Auc Mse kld KLD""".split()


def metrics():
    binary, sparse = "binary_crossentropy", "sparse_categorical_crossentropy"
    several, squared = "categorical_crossentropy", "mean_squared_error"
    for name in METRICS:
        cases = [
            (ONE, [1, 0, 0, 0, 1], binary, "1 node, labels [n]"),
            (ONE, [[1], [0], [0], [0], [1]], binary, "1 node, labels [n, 1]"),
            (ONE, [0, 0, 0, 0, 0], binary, "1 node, no label is 1"),
            (ONE, [[1], [0.5], [0], [3], [0.4]], squared, "1 node, numbers"),
            (THREE, THREE_HOT, binary, "3 nodes, one-hot, binary loss"),
            (THREE, [[1, 1, 0], [0, 1, 0], [0, 0, 0], [1, 1, 1], [0, 1, 1]], binary, "3 nodes, several labels"),
            (THREE, THREE_HOT, several, "3 nodes, one-hot"),
            (THREE, THREE_HOT, squared, "3 nodes, one-hot, squared loss"),
            (THREE, [0, 2, 1, 2, 0], sparse, "3 nodes, integers [n]"),
            (THREE, [[0], [2], [1], [2], [0]], sparse, "3 nodes, integers [n, 1]"),
            (THREE, [0, 0, 0, 0, 0], sparse, "3 nodes, one class only"),
        ]
        for z, labels, loss, case in cases:
            yield metric(name, z, labels, loss=loss, case=case)
        one_and_several = [cases[1], cases[3], cases[5], cases[8]]
        for z, labels, loss, case in one_and_several:
            yield metric(name, z, labels, loss=loss, case=f"{case}, weights", weights=FIVE_WEIGHTS)


FIVE_WEIGHTS = [0.5, 2, 0, 1, 3]
METRIC_CLASSES = [
    ("BinaryAccuracy", [{}, {"threshold": 0.3}, {"threshold": 0.0}]),
    ("CategoricalAccuracy", [{}]),
    ("TopKCategoricalAccuracy", [{}, {"k": 1}, {"k": 2}]),
    ("Precision", [{}, {"thresholds": 0.3}, {"thresholds": [0.6]}, {"top_k": 1}, {"top_k": 2, "thresholds": 0.5}]),
    ("Recall", [{}, {"thresholds": 0.3}, {"top_k": 2}]),
    ("TruePositives", [{}, {"thresholds": 0.3}]),
    ("TrueNegatives", [{"thresholds": 0.3}]),
    ("FalsePositives", [{"thresholds": 0.3}]),
    ("FalseNegatives", [{"thresholds": 0.6}]),
    (
        "AUC",
        [
            {},
            {"num_thresholds": 5},
            {"num_thresholds": 2},
            {"curve": "PR"},
            {"curve": "PR", "num_thresholds": 5, "summation_method": "minoring"},
            {"num_thresholds": 4, "summation_method": "majoring"},
            {"thresholds": [0.7, 0.25]},
            {"thresholds": [0.5]},
            {"from_logits": True},
        ],
    ),
    ("RootMeanSquaredError", [{}]),
    ("MeanSquaredError", [{}]),
    ("CosineSimilarity", [{}]),
    ("BinaryCrossentropy", [{}, LOGITS, SMOOTH]),
    ("CategoricalCrossentropy", [LOGITS | SMOOTH]),
]


def metric_classes():
    several = [[1, 1, 0], [0, 1, 0], [0, 0, 0], [1, 1, 1], [0, 1, 1]]
    one = [[1], [0], [0], [0], [1]]
    for name, settings in METRIC_CLASSES:
        for args in settings:
            for weights in [None, FIVE_WEIGHTS]:
                common = {"args": args, "weights": weights}
                yield metric(name, THREE, several, loss="binary_crossentropy", case="3 nodes", **common)
                if "top_k" not in args and not name.startswith(("TopK", "Categorical")):
                    yield metric(name, ONE, one, loss="binary_crossentropy", case="1 node", **common)
    for name in ["Precision", "Recall"]:
        yield metric(name, THREE, several, loss="binary_crossentropy", case="class", args={"class_id": 1})
        args = {"class_id": 2, "top_k": 2}
        yield metric(name, THREE, several, loss="binary_crossentropy", case="class", args=args, weights=FIVE_WEIGHTS)
    sparse = "sparse_categorical_crossentropy"
    for name, args in [
        ("SparseCategoricalAccuracy", {}),
        ("SparseTopKCategoricalAccuracy", {"k": 2}),
        ("SparseTopKCategoricalAccuracy", {"k": 2, "name": "top2"}),
        ("SparseCategoricalCrossentropy", LOGITS),
    ]:
        for weights in [None, FIVE_WEIGHTS]:
            yield metric(name, THREE, [0, 2, 1, 2, 0], loss=sparse, case="integers", args=args, weights=weights)


TEN = {
    "x": [[0.5, -1, 2], [1, 0.25, -0.5], [-2, 1, 0], [0, 0.5, 1.5], [1, 1, -1], [-0.5, 2, 0.5]]
    + [[0.25, -0.75, 1], [2, 0, -1.5], [-1, -1, 1], [0.75, 1.25, 0.25]],
    "labels": [0, 1, 2, 1, 0, 2, 2, 1, 0, 1],
    "sampleWeight": [1, 0.5, 2, 0, 3, 1, 0.25, 1.5, 1, 4],
    "validationWeight": [2, 0.5, 0, 1, 3],
    "hidden": [[0.5, -0.25, 1, 0.125], [-1, 0.75, 0.5, 0.25], [0.25, 1, -0.5, -1]],
    "output": [[0.25, -0.5, 1], [1, 0.5, -0.25], [-0.75, 0.125, 0.5], [0.5, -1, 0.25]],
}


def trainings():
    """Three epochs of ten samples in batches of four, in their order: histories, weights, evaluate."""
    x, labels = float32(TEN["x"]), np.asarray(TEN["labels"])
    own, five = float32(TEN["sampleWeight"]), float32(TEN["validationWeight"])
    hot = np.eye(3)[labels]
    sparse, several = "SparseCategoricalCrossentropy", "CategoricalCrossentropy"
    both = {"metrics": ["accuracy"], "weighted_metrics": ["accuracy", "mse"]}
    sparse_both = {"metrics": ["accuracy"], "weighted_metrics": ["accuracy"]}
    sample = {"sample_weight": own}
    partly = {"class_weight": {1: 2.5, 2: 0}}
    for case, loss, args, activation, compiled, given in [
        ("sample weights", sparse, {}, "softmax", sparse_both, sample),
        ("sample weights, validation without", sparse, LOGITS, "linear", sparse_both, sample | {"validation": "plain"}),
        ("both weighted", several, LOGITS | SMOOTH, "linear", both, sample | {"validation": "weighted"}),
        ("only validation weighted", several, {}, "softmax", both, {"validation": "weighted"}),
        ("a split", sparse, LOGITS, "linear", sparse_both, sample | {"validation_split": 0.3}),
        ("class weights", sparse, LOGITS, "linear", sparse_both, partly | {"validation": "plain"}),
        ("class weights, a split", several, SMOOTH, "softmax", both, partly | {"validation_split": 0.3}),
        ("class weights, validation weighted", several, {}, "softmax", both, partly | {"validation": "weighted"}),
        ("squared error", "MeanSquaredError", {}, "linear", both, sample | {"validation_split": 0.5}),
        ("Huber", "Huber", {"delta": 0.5}, "linear", both, sample),
        ("binary", "BinaryCrossentropy", LOGITS, "linear", both, sample | {"validation": "weighted"}),
    ]:
        y = labels if loss == sparse else hot
        keras.backend.clear_session()
        model = keras.Sequential(
            [
                keras.Input((3,)),
                keras.layers.Dense(4, activation="tanh"),
                keras.layers.Dense(3, activation=activation),
            ]
        )
        zeros = [np.zeros(4), np.zeros(3)]
        model.set_weights([float32(TEN["hidden"]), zeros[0], float32(TEN["output"]), zeros[1]])
        model.compile(loss=getattr(keras.losses, loss)(**args), optimizer=keras.optimizers.SGD(0.25), **compiled)
        fit = dict(given)
        validation = fit.pop("validation", None)
        if validation:
            extra = (five,) if validation == "weighted" else ()
            fit["validation_data"] = (x[:5] * 0.5, y[:5], *extra)
        history = model.fit(x, y, epochs=3, batch_size=4, shuffle=False, verbose=0, **fit).history
        evaluated = model.evaluate(x, y, batch_size=4, verbose=0, return_dict=True, sample_weight=own)
        row = {"case": case, "loss": loss, "args": args, "activation": activation, "compiled": compiled}
        for key in ["class_weight", "validation_split"]:
            if key in given:
                row[key] = given[key]
        row |= {"weighted": "sample_weight" in given, "validation": validation or ""}
        yield row | {"history": history, "evaluated": evaluated, "weights": model.get_weights()}


# Gradients by the rows of the kernel: ordinary, large, about 1e-4, and exactly 0.
PROBLEM = {
    "x": [[1, 8, 1e-4, 0], [-0.5, 3, 2e-4, 0], [0.25, -5, 1e-4, 0]],
    "y": [[0.5, -1], [0.25, 2], [-3, 0]],
    "kernel": [[0.5, -0.25], [0.01, 0.02], [1, -1], [0.3, -0.7]],
    "bias": [0, 0.1],
}

OPTIMIZERS = [
    ("SGD", [{}, {"momentum": 0.9}, {"momentum": 0.9, "nesterov": True}]),
    ("RMSprop", [{}, {"momentum": 0.9}, {"centered": True}, {"momentum": 0.9, "centered": True}]),
    ("Adagrad", [{}, {"learning_rate": 0.01}]),
    ("Adadelta", [{}, {"learning_rate": 1.0}]),
    ("Adam", [{}, {"amsgrad": True}, {"learning_rate": 0.01, "epsilon": 1e-3}]),
    ("Adamax", [{}, {"learning_rate": 0.01}]),
    ("AdamW", [{}]),
    ("Nadam", [{}]),
    ("Lion", [{}]),
    ("Ftrl", [{}]),
    ("SGD", [{"weight_decay": 0.1}, {"clipnorm": 1.0}, {"clipvalue": 0.5}, {"global_clipnorm": 1.0}]),
]


def optimizers():
    """Three steps of the whole batch: weights and slots after each."""
    x, y = float32(PROBLEM["x"]), float32(PROBLEM["y"])
    for name, settings in OPTIMIZERS:
        for args in settings:
            keras.backend.clear_session()
            model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
            model.set_weights([float32(PROBLEM["kernel"]), float32(PROBLEM["bias"])])
            # By the name alone where there is no argument, as a learner writes it.
            optimizer = getattr(keras.optimizers, name)(**args) if args else name.lower()
            model.compile(loss="mean_squared_error", optimizer=optimizer)
            steps = []
            for _ in range(3):
                model.fit(x, y, batch_size=3, shuffle=False, verbose=0)
                slots = {
                    variable.path.split("/", 1)[1]: variable.numpy()
                    for variable in model.optimizer.variables
                    if variable.path.split("/")[-1] not in ["iteration", "learning_rate"]
                }
                steps.append({"weights": model.get_weights(), "slots": slots})
            yield {"name": name, "args": args, "steps": steps}


RANDOM = """glorot_uniform glorot_normal he_uniform he_normal lecun_uniform lecun_normal
    random_uniform random_normal truncated_normal variance_scaling uniform normal""".split()
EXACT = ["zeros", "ones", "zero", "one", "identity"]
RANDOM_SHAPE = (400, 500)


def initializers():
    for name in RANDOM:
        keras.utils.set_random_seed(1)
        values = np.asarray(keras.initializers.get(name)(RANDOM_SHAPE)).astype(np.float64)
        yield {
            "name": name,
            "shape": RANDOM_SHAPE,
            "mean": values.mean(),
            "std": values.std(),
            "largest": np.abs(values).max(),
            # Uniform: 1.8; normal: 3; cut off at two standard deviations: about 2.37.
            "kurtosis": np.mean((values - values.mean()) ** 4) / values.var() ** 2,
        }
    for name in EXACT:
        yield {"name": name, "shape": (3, 3), "values": np.asarray(keras.initializers.get(name)((3, 3)))}
    for name in ["constant", "stft"]:  # one has no default value, the other makes no matrix
        try:
            keras.initializers.get(name)((3, 3))
        except Exception as error:
            yield {"name": name, "shape": (3, 3), "refused": type(error).__name__}
    for shape in [(5, 5), (7, 4), (4, 7)]:
        # Random, but the product with itself is the unit matrix on the shorter side.
        q = np.asarray(keras.initializers.get("orthogonal")(shape)).astype(np.float64)
        product = q @ q.T if shape[0] < shape[1] else q.T @ q
        yield {"name": "orthogonal", "shape": shape, "product": np.round(product, 5) + 0.0}


def one_step(**arguments):
    """PROBLEM's Dense layer with these arguments: the losses told, and the weights after a step."""
    x, y = float32(PROBLEM["x"]), float32(PROBLEM["y"])
    keras.backend.clear_session()
    try:
        model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2, **arguments)])
    except ValueError as error:
        return {"refused": type(error).__name__}
    model.set_weights([float32(PROBLEM["kernel"]), float32(PROBLEM["bias"])])
    model.compile(loss="mean_squared_error", optimizer=keras.optimizers.SGD(0.03125))
    evaluated = float(model.evaluate(x, y, batch_size=3, verbose=0))
    trained = model.fit(x, y, batch_size=3, shuffle=False, verbose=0).history["loss"][0]
    return {"evaluated": evaluated, "trained": trained, "weights": model.get_weights()}


def regularizers():
    for name in ["l1", "l2", "l1l2", "L1L2", "l1_l2", "orthogonal_regularizer"]:
        for where in ["kernel", "bias", "activity"]:
            if name == "orthogonal_regularizer" and where == "bias":
                continue  # needs a matrix
            yield {"name": name, "where": where} | one_step(**{f"{where}_regularizer": name})
    both = keras.regularizers.L1L2(l1=0.1, l2=0.2)
    for where in ["kernel", "bias", "activity"]:
        yield {"name": "L1L2", "args": {"l1": 0.1, "l2": 0.2}, "where": where} | one_step(
            **{f"{where}_regularizer": both}
        )


INPUT = ["Input", {"shape": (2, 3)}]
STACKS = [
    [INPUT, ["Flatten", {}], ["Dense", {"units": 4, "activation": "relu"}], ["Dense", {"units": 2}]],
    [["Flatten", {"input_shape": (2, 3)}], ["Dense", {"units": 2, "use_bias": False}]],
    [["InputLayer", {"shape": (2, 3), "name": "picture"}], ["Flatten", {}], ["Flatten", {}], ["Dense", {"units": 2}]],
    [INPUT, ["Reshape", {"target_shape": (3, 2)}], ["Reshape", {"target_shape": (-1,)}], ["Dense", {"units": 2}]],
    [INPUT, ["Reshape", {"target_shape": (-1, 2)}], ["Dense", {"units": 3}], ["Flatten", {}], ["Dense", {"units": 2}]],
    [
        INPUT,
        ["Flatten", {}],
        ["Dense", {"units": 4}],
        ["Activation", {"activation": "leaky_relu"}],
        ["Dropout", {"rate": 0.0}],
        ["Dense", {"units": 2}],
        ["Activation", {"activation": "softmax"}],
    ],
    [
        INPUT,
        ["Flatten", {}],
        ["Dense", {"units": 4, "trainable": False, "kernel_regularizer": "l2", "activity_regularizer": "l1"}],
        ["Dense", {"units": 2, "kernel_regularizer": "l1", "bias_regularizer": "l2", "activation": "gelu"}],
    ],
    [
        INPUT,
        ["Dense", {"units": 3, "activity_regularizer": "l2", "activation": "elu"}],
        ["Flatten", {}],
        ["Dense", {"units": 2, "activity_regularizer": "l1", "activation": "sigmoid"}],
    ],
    [
        INPUT,
        ["Flatten", {}],
        ["Dropout", {"rate": 0.5}],
        ["Dense", {"units": 4, "activation": "selu"}],
        ["Dropout", {"rate": 0.3, "seed": 7}],
        ["Dense", {"units": 2}],
    ],
]


def build(layers):
    """A Sequential of layers as [class, arguments]."""
    return keras.Sequential(
        [(keras.Input if kind == "Input" else getattr(keras.layers, kind))(**args) for kind, args in layers]
    )


def waves(shape, phase, step):
    """Numbers of no pattern, each a multiple of 1/64."""
    return float32(np.round(np.cos(np.arange(np.prod(shape)) * step + phase) * 64) / 64).reshape(shape)


def stacks():
    """What a stack of layers is called, and three steps of it in batches of 3 and 2; losses only where a mask is random."""
    x, y = waves((5, 2, 3), 0.0, 0.7), waves((5, 2), 1.0, 1.3)
    for layers in STACKS:
        keras.backend.clear_session()
        model = build(layers)
        lines = []
        model.summary(print_fn=lambda line, line_break=True: lines.append(line))
        start = [waves(weight.shape, i, 1.9) for i, weight in enumerate(model.get_weights())]
        model.set_weights(start)
        model.compile(loss="mean_squared_error", optimizer=keras.optimizers.SGD(0.125))
        row = {"layers": layers, "names": [layer.name for layer in model.layers]}
        row |= {"summary": "".join(lines).rstrip("\n"), "x": x, "y": y, "start": start}
        row |= {"outputs": model.predict(x, verbose=0)}
        row |= {"evaluated": model.evaluate(x, y, batch_size=3, verbose=0)}
        if not any(args.get("rate") for _, args in layers):
            history = model.fit(x, y, batch_size=3, epochs=3, shuffle=False, verbose=0).history
            row |= {"losses": history["loss"], "weights": model.get_weights()}
        yield row


def constraints():
    for name in ["max_norm", "min_max_norm", "non_neg", "unit_norm"]:
        for where in ["kernel", "bias"]:
            yield {"name": name, "where": where} | one_step(**{f"{where}_constraint": name})


def main():
    # Not tf.config.experimental.enable_op_determinism(), under which TensorFlow takes the gradient of
    # a cross-entropy otherwise, where labels don't add up to 1.
    sections = {
        "steps": [*activations(), *losses(), *loss_classes()],
        "metrics": [*metrics(), *metric_classes()],
        "trainings": [*trainings()],
        "optimizers": [*optimizers()],
        "initializers": [*initializers()],
        "regularizers": [*regularizers()],
        "constraints": [*constraints()],
        "stacks": [*stacks()],
    }
    known = set(keras.src.activations.ALL_OBJECTS_DICT)
    assert known <= {row["name"] for row in sections["steps"]}, "an activation of Keras's has no row"
    head = {"scale": int(SCALE), "problem": PROBLEM, "ten": TEN}
    write_table(Path(sys.argv[1]) if len(sys.argv) > 1 else FIXTURE, head, sections, shortest32)


if __name__ == "__main__":
    main()
