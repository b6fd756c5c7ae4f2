"""The lesson's network in PyTorch, as its documentation writes one: what `npm run bench -- --peers` compares with.

    python keras/pytorch.py EPOCHS THREADS

Prints JSON. Batches are rows of one tensor: a DataLoader, which takes sample by sample, is ten times slower.
"""

import json
import resource
import sys
import time

STARTED = time.time()

import torch
from torch import nn

import fashion_mnist

epochs, threads = map(int, sys.argv[1:])
torch.set_num_threads(threads)
torch.manual_seed(42)
BATCH = 32

images, labels = fashion_mnist.load_data()[0]
x = torch.from_numpy(images.copy()).reshape(-1, 784).float() / 255
y = torch.from_numpy(labels.copy()).long()
train_x, val_x, train_y, val_y = x[:48000], x[48000:], y[:48000], y[48000:]

model = nn.Sequential(nn.Linear(784, 100), nn.Sigmoid(), nn.Linear(100, 10))
for layer in (model[0], model[2]):
    nn.init.xavier_uniform_(layer.weight)
    nn.init.zeros_(layer.bias)
loss_of = nn.CrossEntropyLoss()
optimizer = torch.optim.RMSprop(model.parameters(), lr=0.001, alpha=0.9, eps=1e-7)

first_step = time.time() - STARTED
ms_per_step = []
for epoch in range(epochs):
    before = time.time()
    right = 0
    for rows in torch.randperm(len(train_x)).split(BATCH):
        targets = train_y[rows]
        outputs = model(train_x[rows])
        loss = loss_of(outputs, targets)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        right += (outputs.argmax(1) == targets).sum().item()
    ms_per_step.append((time.time() - before) * 1000 * BATCH / len(train_x))

before = time.time()
with torch.no_grad():
    total, right = 0.0, 0
    for batch, targets in zip(val_x.split(BATCH), val_y.split(BATCH)):
        outputs = model(batch)
        total += loss_of(outputs, targets).item() * len(targets)
        right += (outputs.argmax(1) == targets).sum().item()
print(
    json.dumps(
        {
            "msPerStep": ms_per_step,
            "evaluateSeconds": time.time() - before,
            "firstStepSeconds": first_step,
            "validation": {"loss": total / len(val_x), "accuracy": right / len(val_x)},
            "peakMemoryMiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "version": f"PyTorch {torch.__version__}, {threads} thread{'s' if threads > 1 else ''}",
        }
    )
)
