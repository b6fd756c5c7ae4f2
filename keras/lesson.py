"""The lesson's practice in Keras 3: what the TypeScript edition is compared with.

    pip install -r keras/requirements.txt
    python keras/lesson.py

The published lesson was written for Keras 2 and has slips; where the lines below
differ from it, a comment starting with "slip" says why.
"""

import keras
from sklearn.model_selection import train_test_split

import fashion_mnist

# %% seed
keras.utils.set_random_seed(42)

# %% data
# Slip: the lesson calls this MNIST; it is Fashion-MNIST.
(train_input, train_target), (test_input, test_target) = fashion_mnist.load_data()
print(train_input.shape, train_target.shape)  # (60000, 28, 28) (60000,)
print(test_input.shape, test_target.shape)  # (10000, 28, 28) (10000,)

# %% scale
train_scaled = train_input / 255.0
train_scaled = train_scaled.reshape(-1, 28 * 28)
print(train_scaled.shape)  # (60000, 784)

# %% split
train_scaled, val_scaled, train_target, val_target = train_test_split(
    train_scaled, train_target, test_size=0.2, random_state=42
)
print(train_scaled.shape, train_target.shape)  # (48000, 784) (48000,)
print(val_scaled.shape, val_target.shape)  # (12000, 784) (12000,)

# %% way 1
hidden = keras.layers.Dense(100, activation="sigmoid", input_shape=(784,))
# Slip: the lesson gives this layer an input_shape=(784,) too. It is not the first one, so
# Keras ignores it. (Keras 3 would rather have a keras.Input than any input_shape, and says so.)
output = keras.layers.Dense(10, activation="softmax")
# Slip: the lesson calls model.Sequential; the class is keras.Sequential.
model = keras.Sequential([hidden, output])

# %% way 2
# Slip: the lesson's name for the model, «패션 MNIST 모델», can be given and summarised, but Keras 3
# on TensorFlow refuses to train a model whose name has spaces or Hangul. This one is only looked at.
named = keras.Sequential(
    [
        keras.layers.Dense(100, activation="sigmoid", input_shape=(784,), name="hidden"),
        keras.layers.Dense(10, activation="softmax", name="output"),
    ],
    name="패션 MNIST 모델",
)
named.summary()

# %% way 3
model = keras.Sequential()
model.add(keras.layers.Dense(100, activation="sigmoid", input_shape=(784,)))
model.add(keras.layers.Dense(10, activation="softmax"))
model.summary()

# %% compile
# Slip: the lesson writes metrics='accuracy'; Keras 3 wants a list.
model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])

# %% fit
model.fit(train_scaled, train_target, epochs=5)

# %% evaluate
print(model.evaluate(val_scaled, val_target))
