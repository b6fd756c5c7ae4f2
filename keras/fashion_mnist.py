"""Loads Fashion-MNIST from this project's files, as keras.datasets.fashion_mnist does from the net."""

import gzip
from pathlib import Path

import numpy as np

EMBEDDED = Path(__file__).parent.parent / "data" / "fashion-mnist"


def load_data(folder=EMBEDDED):
    """Returns (train_input, train_target), (test_input, test_target), all uint8."""
    folder = Path(folder)
    return tuple(
        (_read(folder / f"{name}-images-idx3-ubyte", 16).reshape(-1, 28, 28), _read(folder / f"{name}-labels-idx1-ubyte", 8))
        for name in ("train", "t10k")
    )


def _read(path, header_bytes):
    zipped = path.with_name(path.name + ".gz")
    data = gzip.decompress(zipped.read_bytes()) if zipped.exists() else path.read_bytes()
    return np.frombuffer(data, np.uint8, offset=header_bytes)
