"""The book's lesson after it, «신경망 모델 훈련» (training networks), in Keras 3, written afresh.

    pip install -r keras/requirements.txt
    python keras/training.py

It trains on 6,000 of the 48,000 pictures: they show overfitting sooner, and it takes a minute.
"""

import os
import tempfile

import keras
import numpy as np
from sklearn.model_selection import train_test_split

import fashion_mnist

folder = tempfile.TemporaryDirectory()
os.chdir(folder.name)  # for the files; it goes away at the end

# %% seed
keras.utils.set_random_seed(42)

# %% data
(images, labels), _ = fashion_mnist.load_data()
train_all, val_all, train_labels, val_labels = train_test_split(
    images / 255.0, labels, test_size=0.2, random_state=42
)
train_scaled, train_target = train_all[:6000], train_labels[:6000]
val_scaled, val_target = val_all[:2000], val_labels[:2000]
print(train_scaled.shape, val_scaled.shape)  # (6000, 28, 28) (2000, 28, 28)


# %% build
def build(layer=None):
    model = keras.Sequential()
    model.add(keras.layers.Flatten(input_shape=(28, 28)))
    model.add(keras.layers.Dense(100, activation="relu"))
    if layer:
        model.add(layer)
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


build().summary()

# %% history
model = build()
model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
history = model.fit(train_scaled, train_target, epochs=5, verbose=0)
print(list(history.history))
print([round(loss, 2) for loss in history.history["loss"]])

# %% twenty epochs
model = build()
model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
history = model.fit(train_scaled, train_target, epochs=20, verbose=0)
print([round(history.history["loss"][epoch], 2) for epoch in (0, 9, 19)])

# %% validation loss
model = build()
model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
history = model.fit(
    train_scaled,
    train_target,
    epochs=20,
    verbose=0,
    validation_data=(val_scaled, val_target),
)
print(list(history.history))
print([round(history.history["val_loss"][epoch], 2) for epoch in (0, 9, 19)])

# %% adam
model = build()
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
history = model.fit(
    train_scaled,
    train_target,
    epochs=20,
    verbose=0,
    validation_data=(val_scaled, val_target),
)
print([round(history.history["val_loss"][epoch], 2) for epoch in (0, 9, 19)])

# %% dropout
model = build(keras.layers.Dropout(0.3))
model.summary()

# %% with dropout
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
history = model.fit(
    train_scaled,
    train_target,
    epochs=20,
    verbose=0,
    validation_data=(val_scaled, val_target),
)
print([round(history.history["val_loss"][epoch], 2) for epoch in (0, 9, 19)])

# %% ten epochs
model = build(keras.layers.Dropout(0.3))
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
history = model.fit(
    train_scaled,
    train_target,
    epochs=10,
    verbose=0,
    validation_data=(val_scaled, val_target),
)

# %% save
model.save_weights("model.weights.h5")
model.save("model-whole.keras")
print(sorted(os.listdir()))

# %% load weights
model = build(keras.layers.Dropout(0.3))
model.load_weights("model.weights.h5")
probabilities = model.predict(val_scaled, verbose=0)
print(probabilities.shape)  # (2000, 10)
predicted = np.argmax(probabilities, axis=-1)
accuracy = np.mean(predicted == val_target)

# %% load model
model = keras.models.load_model("model-whole.keras")
loss, evaluated = model.evaluate(val_scaled, val_target, verbose=0)
print(abs(evaluated - accuracy) < 1e-6)

# %% best model
model = build(keras.layers.Dropout(0.3))
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
checkpoint = keras.callbacks.ModelCheckpoint("best-model.keras", save_best_only=True)
history = model.fit(
    train_scaled,
    train_target,
    epochs=20,
    verbose=0,
    validation_data=(val_scaled, val_target),
    callbacks=[checkpoint],
)
model = keras.models.load_model("best-model.keras")
loss, accuracy = model.evaluate(val_scaled, val_target, verbose=0)
print(abs(loss - min(history.history["val_loss"])) < 1e-5)

# %% early stopping
model = build(keras.layers.Dropout(0.3))
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
checkpoint = keras.callbacks.ModelCheckpoint("best-model.keras", save_best_only=True)
stopping = keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True)
history = model.fit(
    train_scaled,
    train_target,
    epochs=20,
    verbose=0,
    validation_data=(val_scaled, val_target),
    callbacks=[checkpoint, stopping],
)
print(stopping.stopped_epoch, stopping.best_epoch)

# %% evaluate
print(model.evaluate(val_scaled, val_target))
