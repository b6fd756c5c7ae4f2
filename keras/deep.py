"""The book's next lesson, «심층 신경망» (deep networks), in Keras 3, written afresh.

    pip install -r keras/requirements.txt
    python keras/deep.py
"""

import keras
from sklearn.model_selection import train_test_split

import fashion_mnist

# %% seed
keras.utils.set_random_seed(42)

# %% data
(images, labels), _ = fashion_mnist.load_data()
pictures = images / 255.0
train_pictures, val_pictures, train_target, val_target = train_test_split(
    pictures, labels, test_size=0.2, random_state=42
)
train_rows = train_pictures.reshape(-1, 28 * 28)
print(train_pictures.shape, train_rows.shape)  # (48000, 28, 28) (48000, 784)

# %% list
hidden = keras.layers.Dense(100, activation="sigmoid", input_shape=(784,))
output = keras.layers.Dense(10, activation="softmax")
model = keras.Sequential([hidden, output])
model.summary()

# %% names
model = keras.Sequential(
    [
        keras.layers.Dense(100, activation="sigmoid", input_shape=(784,), name="hidden"),
        keras.layers.Dense(10, activation="softmax", name="output"),
    ],
    name="deep",
)
model.summary()

# %% add
model = keras.Sequential()
model.add(keras.layers.Dense(100, activation="sigmoid", input_shape=(784,)))
model.add(keras.layers.Dense(10, activation="softmax"))
model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train_rows, train_target, epochs=5)

# %% flatten
model = keras.Sequential()
model.add(keras.layers.Flatten(input_shape=(28, 28)))
model.add(keras.layers.Dense(100, activation="relu"))
model.add(keras.layers.Dense(10, activation="softmax"))
model.summary()

# %% relu
model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train_pictures, train_target, epochs=5)
print(model.evaluate(val_pictures, val_target))

# %% by name
model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy", metrics=["accuracy"])

# %% by class
sgd = keras.optimizers.SGD(learning_rate=0.1)
model.compile(optimizer=sgd, loss="sparse_categorical_crossentropy", metrics=["accuracy"])

# %% momentum
momentum = keras.optimizers.SGD(momentum=0.9)
nesterov = keras.optimizers.SGD(momentum=0.9, nesterov=True)

# %% adaptive
adagrad = keras.optimizers.Adagrad()
rmsprop = keras.optimizers.RMSprop()
adam = keras.optimizers.Adam()
for optimizer in [sgd, momentum, nesterov, adagrad, rmsprop, adam]:
    print(type(optimizer).__name__, f"{float(optimizer.learning_rate):.3f}")

# %% adam
model = keras.Sequential()
model.add(keras.layers.Flatten(input_shape=(28, 28)))
model.add(keras.layers.Dense(100, activation="relu"))
model.add(keras.layers.Dense(10, activation="softmax"))
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train_pictures, train_target, epochs=5)

# %% evaluate
print(model.evaluate(val_pictures, val_target))
