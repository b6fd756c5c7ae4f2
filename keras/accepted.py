"""Loads the small models of `npm run compare:files`: one for every loss, metric and optimizer.

    python keras/accepted.py FOLDER ENDING …

Reads FOLDER/accepted.json and of every case the files with these endings, unmodified; runs on Keras 3 and Keras 2.
Writes FOLDER/read.json: for every file what the model predicts, its loss and metrics, and, where an optimizer goes on
from the file, the loss of the next epoch; or why it can't be loaded.
"""

import gc
import json
import os
import sys
import warnings
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
warnings.filterwarnings("ignore")

import numpy as np

import keras

FOLDER, ENDINGS = Path(sys.argv[1]), sys.argv[2:]
IS_KERAS_3 = keras.__version__.startswith("3")

job = json.loads((FOLDER / "accepted.json").read_text())
x = np.array(job["x"], np.float32)
targets = {name: np.array(values, np.int32 if name == "integer" else np.float32) for name, values in job["targets"].items()}


def show(case, file):
    model = keras.models.load_model(FOLDER / file)
    model.run_eagerly = True  # to compile a graph takes longer than all its steps
    y = targets[case["target"]]
    seen = {"predictions": model(x).numpy().ravel().tolist()}
    values = model.test_on_batch(x, y)
    seen["values"] = np.atleast_1d(values).tolist()
    # From an .h5, Keras 3 starts its optimizer anew.
    if case["name"].startswith("optimizer") and not (IS_KERAS_3 and file.endswith(".h5")):
        seen["nextLoss"] = model.fit(x, y, batch_size=8, shuffle=False, verbose=0).history["loss"][0]
    return seen


gc.freeze()  # Keras collects garbage for every model: in what was imported there is none
read = {}
for case in job["cases"]:
    for file in case["files"]:
        if not file.endswith(tuple(ENDINGS)):
            continue
        try:
            read[file] = show(case, file)
        except Exception as error:
            read[file] = {"error": " ".join(f"{type(error).__name__}: {error}".split())[:150]}
(FOLDER / "read.json").write_text(json.dumps({"version": keras.__version__, "read": read}))
