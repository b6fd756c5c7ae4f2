"""Validation accuracy of the lesson for several seeds, as JSON.

    python keras/seeds.py COUNT
"""

import json
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
from sklearn.model_selection import train_test_split

import fashion_mnist

images, labels = fashion_mnist.load_data()[0]
scaled = (images / 255.0).reshape(-1, 28 * 28)
train_x, val_x, train_y, val_y = train_test_split(scaled, labels, test_size=0.2, random_state=42)

accuracies = []
for seed in range(int(sys.argv[1])):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential()
    model.add(keras.Input((784,)))
    model.add(keras.layers.Dense(100, activation="sigmoid"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(train_x, train_y, epochs=5, verbose=0)
    accuracies.append(model.evaluate(val_x, val_y, verbose=0)[1])
print(json.dumps(accuracies))
