"""Goes on training model.keras, on one process or many: Keras 3 on JAX.

    pip install -r requirements.txt
    python train.py                     one process
    python train.py --processes 2       two processes of this machine
    python train.py --resume            goes on from checkpoint.keras, with any number of processes

On many machines each one runs `python train.py` with three variables in its environment:

    KERAS_DISTRIBUTION_JOB_ADDRESSES    address of process 0: 10.0.0.1:12345
    KERAS_DISTRIBUTION_NUM_PROCESSES    how many processes there are
    KERAS_DISTRIBUTION_PROCESS_ID       which one this is: 0, 1, 2 ...

Every process has a copy of the model. Of each mini-batch it takes every n-th sample; the gradients'
mean over all processes is the batch's gradient, so that all copies stay the same.
"""

import argparse
import gzip
import json
import math
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import traceback
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parent
JOB = json.loads((FOLDER / "job.json").read_text("utf-8"))
CHECKPOINT = FOLDER / "checkpoint.keras"
TRAINED = FOLDER / "trained.keras"
PREFIX = "KERAS_DISTRIBUTION_"
PROCESSES = int(os.environ.get(PREFIX + "NUM_PROCESSES", 1))
PROCESS = int(os.environ.get(PREFIX + "PROCESS_ID", 0))

arguments = argparse.ArgumentParser(description="Goes on training model.keras, on one process or many.")
arguments.add_argument("--processes", type=int, metavar="N", help="so many processes of this machine")
arguments.add_argument("--resume", action="store_true", help="go on from checkpoint.keras")
arguments.add_argument("--checkpoint-every", type=int, default=0, metavar="STEPS",
                       help="write checkpoint.keras this often, not only after each epoch")
arguments.add_argument("--data", metavar="DIR", help="where MNIST's four files are, if not where job.json says")
OPTIONS = arguments.parse_args()
DATA = Path(OPTIONS.data or JOB["data"])


def stop(message):
    sys.exit(f"Error: {message}")


# --- data ---------------------------------------------------------------------------------------

def read_idx(name, dimensions):
    """One of MNIST's files, gzipped or not: two zeros, type 8 (bytes), the dimensions, their sizes."""
    path = DATA / name
    try:
        zipped = path.with_name(name + ".gz")
        data = gzip.decompress(zipped.read_bytes()) if zipped.exists() else path.read_bytes()
    except FileNotFoundError:
        stop(f"there is no {path}, gzipped or not. Say where the data are: --data DIR.")
    except (OSError, EOFError) as reason:
        stop(f"{path} can't be read: {reason}")
    if data[:4] != bytes([0, 0, 8, dimensions]) or len(data) < 4 + 4 * dimensions:
        stop(f"{path} is not an IDX file of bytes in {dimensions} dimensions.")
    shape = np.frombuffer(data, ">i4", dimensions, offset=4)
    values = np.frombuffer(data, np.uint8, offset=4 + 4 * dimensions)
    if values.size != np.prod(shape, dtype=np.int64):
        stop(f"{path} has {values.size:,} values; its header says {' x '.join(map(str, shape))}.")
    return values.reshape(shape)


def load_data():
    """The lesson's four parts: [48000, 784] and [48000] to train on, 12,000 to validate with."""
    images = read_idx("train-images-idx3-ubyte", 3)
    labels = read_idx("train-labels-idx1-ubyte", 1)
    train, val = np.load(FOLDER / "train.npy"), np.load(FOLDER / "validation.npy")
    if not len(images) == len(labels) == JOB["samples"]:
        stop(f"{DATA} has {len(images):,} images and {len(labels):,} labels; "
             f"the split was made for {JOB['samples']:,}.")
    pixels = images.reshape(len(images), -1).astype("float32") / 255
    return pixels[train], labels[train], pixels[val], labels[val]


# --- training -----------------------------------------------------------------------------------

def train():
    start = CHECKPOINT if OPTIONS.resume else FOLDER / "model.keras"
    if not start.exists():
        stop(f"there is no {start}" + (" to go on from: start without --resume." if OPTIONS.resume else "."))
    if CHECKPOINT.exists() and not OPTIONS.resume and PROCESS == 0:
        stop(f"{CHECKPOINT} is there: go on from it with --resume, or remove it to begin anew.")
    batch, epochs = JOB["batch_size"], JOB["epochs"]
    train_x, train_y, val_x, val_y = load_data()

    os.environ["KERAS_BACKEND"] = "jax"
    os.environ["JAX_ENABLE_PREEMPTION_SERVICE"] = "false"  # else SIGTERM would not end a process
    import keras

    keras.utils.set_random_seed(JOB["seed"])
    if PROCESSES > 1:
        if "TRAIN_LAUNCHED" not in os.environ:
            print(f"Process {PROCESS} of {PROCESSES} waits for the others, up to 5 minutes.", flush=True)
        keras.distribution.initialize()  # from the environment
    distribution = keras.distribution.DataParallel(auto_shard_dataset=False)
    keras.distribution.set_distribution(distribution)

    devices = keras.distribution.get_device_count()  # one a process, or all its GPUs
    for what, count in [("the training set", len(train_x)), ("the validation set", len(val_x))]:
        if count % devices:
            most = max(n for n in range(1, devices) if math.gcd(len(train_x), len(val_x), batch) % n == 0)
            stop(f"{what} has {count:,} samples, which {devices} processes can't share equally; {most} can.")
    if batch % devices:
        stop(f"a batch has {batch} samples, which {devices} processes can't share equally. Make the folder anew: "
             f"npm run distribute -- FROM DIR --batch-size {batch + devices - batch % devices}.")

    model = keras.saving.load_model(start)
    model.jit_compile = True  # whatever the file says: JAX would do each step piece by piece, many times slower
    if model.input_shape != (None, train_x.shape[1]) or model.output_shape[-1] <= train_y.max():
        stop(f"the model takes {model.input_shape} and gives {model.output_shape}; the data have "
             f"{train_x.shape[1]} pixels an image and labels up to {train_y.max()}.")

    def save():
        """Whole or not at all: the earlier checkpoint stays until the new one is complete."""
        keras.distribution.set_distribution(None)  # process 0 saves alone: nothing here may ask the others
        model.save(FOLDER / "checkpoint.new.keras")
        os.replace(FOLDER / "checkpoint.new.keras", CHECKPOINT)
        keras.distribution.set_distribution(distribution)

    # The optimizer counts the steps: that says where a checkpoint stopped.
    steps = -(-len(train_x) // batch)  # an epoch's, rounded up
    done = int(model.optimizer.iterations) - JOB["iterations"]

    class Checkpoints(keras.callbacks.Callback):
        def on_train_batch_end(self, step, logs=None):
            if OPTIONS.checkpoint_every and (done + step + 1) % OPTIONS.checkpoint_every == 0:
                self.model  # asking for it brings the model's variables up to date
                save()

    history = []
    shuffle = np.random.RandomState(JOB["shuffle_seed"])
    for epoch in range(epochs):
        order = shuffle.permutation(len(train_x))  # the batches one after the other
        skipped = done - epoch * steps  # steps of this epoch that were done before
        if skipped >= steps:
            continue
        if skipped and PROCESS == 0:
            print(f"Epoch {epoch + 1} goes on after step {skipped}: its loss is that of the steps to come.")
        mine = order[skipped * batch:][PROCESS::PROCESSES]
        began = time.perf_counter()
        logs = model.fit(
            train_x[mine], train_y[mine], batch_size=batch // PROCESSES, shuffle=False,
            initial_epoch=epoch, epochs=epoch + 1, verbose=2 if PROCESS == 0 else 0,
            callbacks=[Checkpoints()] if PROCESS == 0 else [],
        ).history
        seconds = time.perf_counter() - began
        history.append({name: values[0] for name, values in logs.items()}
                       | {"msPerStep": seconds * 1000 / (steps - skipped)})
        done = (epoch + 1) * steps
        if PROCESS == 0:
            save()

    validation = model.evaluate(val_x[PROCESS::PROCESSES], val_y[PROCESS::PROCESSES], verbose=0,
                                batch_size=batch // PROCESSES, return_dict=True)
    if PROCESS == 0:
        os.replace(CHECKPOINT, TRAINED)
        result = {"processes": PROCESSES, "epochs": history, "validation": validation}
        (FOLDER / "result.json").write_text(json.dumps(result, indent=2) + "\n")
        print(f"On the {len(val_x):,} validation images: loss {validation['loss']:.4f}, "
              f"accuracy {validation['accuracy']:.4f}\nWritten: {TRAINED}")


def work():
    """Whatever ends this process early must end it at once: the others wait for it."""
    if os.environ.get("TRAIN_LAUNCHED"):  # by `launch`, below: its end closes our standard input
        threading.Thread(target=lambda: (sys.stdin.read(), os._exit(1)), daemon=True).start()
    try:
        train()
    except BaseException as reason:
        if isinstance(reason, SystemExit):
            print(reason, file=sys.stderr)
        elif "Gloo" in str(reason) or type(reason).__name__ == "JaxRuntimeError":
            print(f"Error: process {PROCESS} lost the others: {str(reason).splitlines()[0]}\n"
                  "Start all again with --resume if there is a checkpoint.keras.", file=sys.stderr)
        elif not isinstance(reason, KeyboardInterrupt):
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(1)


# --- processes of this machine ------------------------------------------------------------------

def launch(count):
    """Starts this program so many times. When one process fails, or on Ctrl-C, all are ended."""
    if count < 1:
        stop(f"--processes takes a whole number of at least 1; got {count}.")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    common = {PREFIX + "JOB_ADDRESSES": address, PREFIX + "NUM_PROCESSES": str(count),
              "JAX_COORDINATOR_BIND_ADDRESS": address, "TRAIN_LAUNCHED": "1"}
    workers = []
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Error: ended by SIGTERM."))
    try:
        for process in range(count):
            environment = os.environ | common | {PREFIX + "PROCESS_ID": str(process)}
            workers.append(subprocess.Popen([sys.executable, *sys.argv], env=environment, stdin=subprocess.PIPE))
        print("Processes:", *(f"{number} is {worker.pid}," for number, worker in enumerate(workers)),
              "all on this machine.", flush=True)
        while any(worker.poll() is None for worker in workers):
            failed = [(number, worker.returncode) for number, worker in enumerate(workers) if worker.poll()]
            if failed:
                number, code = min(failed, key=lambda one: one[1])  # a signal, -9, before what followed from it
                how = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"failed (exit code {code})"
                again = f"\n{CHECKPOINT} is there to go on from: add --resume." if CHECKPOINT.exists() else ""
                stop(f"process {number} {how}; the others were ended.{again}")
            time.sleep(0.1)
        sys.exit(max(abs(worker.returncode) for worker in workers))
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()


if OPTIONS.processes is not None and "TRAIN_LAUNCHED" not in os.environ:
    launch(OPTIONS.processes)
else:
    work()
