// %% [markdown] lang="en"
// # 12 Deep networks
//
// *Running time: about 29 seconds.*
//
// The book behind the lesson has two more lessons. This is the first: the same clothes, and what
// changes when layers are stacked. [keras/deep.py](../keras/deep.py) has it in Keras, line by
// line beside [keras/deep.ts](../keras/deep.ts).
//
// One training proves little, since starting weights and the order of the samples are drawn by
// chance. Where two ways are compared here, both are trained from five seeds, on 6,000 images so
// that it doesn't take long. First, once more, the data.
//
// ```python
// import keras
// from sklearn.model_selection import train_test_split
//
// (images, labels), _ = keras.datasets.fashion_mnist.load_data()
// train_input, val_input, train_target, val_target = train_test_split(
//     images / 255, labels, test_size=0.2, random_state=42)
// few_input, few_target = train_input[:6000], train_target[:6000]
// train_input.shape, val_input.shape, few_input.shape
// ```

// %% [markdown] lang="ko"
// # 12 심층 신경망
//
// *실행 시간: 약 29초.*
//
// 강의의 바탕이 된 책에는 다음 강의가 두 개 더 있습니다. 이 장은 그 첫째입니다. 같은 옷 이미지로 층을 쌓으면
// 무엇이 달라지는지 봅니다. [keras/deep.py](../keras/deep.py)는 같은 내용의 케라스 코드이고
// [keras/deep.ts](../keras/deep.ts)가 한 줄씩 그 옆에 있습니다.
//
// 가중치의 초깃값과 샘플의 순서를 무작위로 정하므로 한 번 훈련한 결과로는 알 수 있는 것이 적습니다. 여기서
// 두 방법을 비교할 때는 둘 다 시드 다섯 개로 훈련하며, 오래 걸리지 않도록 이미지 6,000장만 씁니다. 먼저 데이터를
// 다시 준비합니다.
//
// ```python
// import keras
// from sklearn.model_selection import train_test_split
//
// (images, labels), _ = keras.datasets.fashion_mnist.load_data()
// train_input, val_input, train_target, val_target = train_test_split(
//     images / 255, labels, test_size=0.2, random_state=42)
// few_input, few_target = train_input[:6000], train_target[:6000]
// train_input.shape, val_input.shape, few_input.shape
// ```

// %%
import {
  Adagrad,
  Adam,
  dense,
  depth,
  fashionMnist,
  flatten,
  isDeep,
  RMSprop,
  reluSlope,
  SGD,
  sequential,
  setRandomSeed,
  sigmoidSlope,
  trainTestSplit,
  useBackend,
} from '../src/index.ts';
import { showFigure, trainingFigure } from '../src/report/index.ts';

await useBackend();
const [[images, labels]] = fashionMnist.loadData();
const [trainInput, valInput, trainTarget, valTarget] = trainTestSplit(images.div(255), labels, {
  testSize: 0.2,
  randomState: 42,
});
const [fewInput, fewTarget] = [trainInput.slice(0, 6000), trainTarget.slice(0, 6000)];
console.log(trainInput.shape, valInput.shape, fewInput.shape);

// %% [markdown] lang="en"
// ## Two layers, three ways
//
// The lesson's network once more: 100 nodes with sigmoid, then 10 with softmax. First as a list.
//
// ```python
// model = keras.Sequential([
//     keras.layers.Dense(100, activation='sigmoid', input_shape=(784,)),
//     keras.layers.Dense(10, activation='softmax'),
// ])
// ```
//
// With names, `name='hidden'`, or with `model.add(…)`, it is the same network (chapter 7). With many
// layers, or where the program decides which ones to add, `add` reads best.

// %% [markdown] lang="ko"
// ## 두 층, 세 가지 방법
//
// 강의의 신경망을 다시 봅니다. 시그모이드를 쓰는 노드 100개, 그다음 소프트맥스를 쓰는 노드 10개입니다. 먼저
// 리스트로 씁니다.
//
// ```python
// model = keras.Sequential([
//     keras.layers.Dense(100, activation='sigmoid', input_shape=(784,)),
//     keras.layers.Dense(10, activation='softmax'),
// ])
// ```
//
// `name='hidden'`처럼 이름을 붙이거나 `model.add(…)`를 써도 같은 신경망입니다(7장). 층이 많거나 어떤 층을
// 넣을지 프로그램이 정할 때는 `add`가 가장 읽기 좋습니다.

// %%
const asList = sequential([
  dense({ units: 100, activation: 'sigmoid', inputShape: [784] }),
  dense({ units: 10, activation: 'softmax' }),
]);
const withNames = sequential([
  dense({ units: 100, activation: 'sigmoid', inputShape: [784], name: 'hidden' }),
  dense({ units: 10, activation: 'softmax', name: 'output' }),
]);
const withAdd = sequential();
withAdd.add(dense({ units: 100, activation: 'sigmoid', inputShape: [784] }));
withAdd.add(dense({ units: 10, activation: 'softmax' }));
for (const model of [asList, withNames, withAdd]) {
  const names = model.layers.map(({ name }) => name).join(', ');
  console.log(model.countParams(), names);
}

// %% [markdown] lang="en"
// ## Flatten in place of reshape
//
// <!-- predict: parameters-of-flatten -->
//
// So far we turned every image into a row of 784 numbers ourselves. A layer, `Flatten`, can do it.
//
// ```python
// model = keras.Sequential()
// model.add(keras.layers.Flatten(input_shape=(28, 28)))
// model.add(keras.layers.Dense(100, activation='relu'))
// model.add(keras.layers.Dense(10, activation='softmax'))
// model.summary()
// ```
//
// `Flatten` has nothing to learn: it has 0 parameters in the summary and doesn't count towards the
// depth. What you gain: the model itself says that it takes images of 28 × 28, and you pass them as
// they are.

// %% [markdown] lang="ko"
// ## reshape 대신 Flatten
//
// <!-- predict: parameters-of-flatten -->
//
// 지금까지는 이미지를 숫자 784개의 행으로 직접 펼쳤습니다. 이 일은 `Flatten` 층이 할 수 있습니다.
//
// ```python
// model = keras.Sequential()
// model.add(keras.layers.Flatten(input_shape=(28, 28)))
// model.add(keras.layers.Dense(100, activation='relu'))
// model.add(keras.layers.Dense(10, activation='softmax'))
// model.summary()
// ```
//
// `Flatten`은 배우는 것이 없습니다. 요약의 파라미터 수는 0이고 깊이에도 들어가지 않습니다. 대신 28 × 28
// 이미지가 들어온다는 것을 모델이 스스로 말하고, 이미지를 그대로 받습니다.

// %%
function build(hidden: number[], activation: 'sigmoid' | 'relu') {
  const model = sequential();
  model.add(flatten({ inputShape: [28, 28] }));
  for (const units of hidden) model.add(dense({ units, activation }));
  model.add(dense({ units: 10, activation: 'softmax' }));
  return model;
}

const model = build([100], 'relu');
model.summary();
console.log('depth', depth(model), 'deep', isDeep(model));

// %% [markdown] lang="en"
// By the lesson's own words a network is deep from two hidden layers on; this one has one.
//
// ## relu in place of sigmoid
//
// Sigmoid's ends are flat (chapter 3). A node whose sum is far from 0 hardly feels a change of its
// weights; and since the slopes of all layers are multiplied on the way back (and the weights between
// them, which start small), every further layer makes the first one's gradient smaller. relu's slope
// is 1 for every sum above 0.
//
// <!-- predict: eight-quarters -->

// %% [markdown] lang="ko"
// 강의의 말대로라면 은닉층이 둘 이상이어야 심층 신경망입니다. 이 모델에는 하나뿐입니다.
//
// ## 시그모이드 대신 렐루
//
// 시그모이드는 양 끝이 평평합니다(3장). 합이 0에서 먼 노드는 가중치가 바뀌어도 출력이 거의 달라지지 않습니다.
// 게다가 역방향으로 가면서 모든 층의 기울기를(그리고 그 사이의, 작은 값에서 시작하는 가중치를) 곱하므로 층이 늘
// 때마다 첫째 층의 그레이디언트가 작아집니다. 렐루의 기울기는 0보다 큰 모든 합에서 1입니다.
//
// <!-- predict: eight-quarters -->

// %%
for (const x of [1, 2, 5]) {
  console.log(`slope at ${x}: sigmoid ${sigmoidSlope(x).toFixed(4)}, relu ${reluSlope(x)}`);
}
console.log('eight of sigmoid’s largest, multiplied:', (sigmoidSlope(0) ** 8).toExponential(1));

// %% [markdown] lang="en"
// What that does to training: networks with one hidden layer and with eight, of 50 nodes each, three
// epochs on 6,000 images. Each line has the lowest and the highest value of five seeds.
//
// ```python
// def build(hidden, activation):
//     network = keras.Sequential([keras.layers.Flatten(input_shape=(28, 28))])
//     for units in hidden:
//         network.add(keras.layers.Dense(units, activation=activation))
//     network.add(keras.layers.Dense(10, activation='softmax'))
//     return network
//
// for layers, activation in [(1, 'sigmoid'), (1, 'relu'), (8, 'sigmoid'), (8, 'relu')]:
//     losses, accuracies = [], []
//     for seed in range(1, 6):
//         keras.utils.set_random_seed(seed)
//         network = build([50] * layers, activation)
//         network.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])
//         history = network.fit(few_input, few_target, epochs=3, verbose=0)
//         losses.append(history.history['loss'][0])
//         accuracies.append(network.evaluate(val_input, val_target, verbose=0)[1])
//     print(layers, activation, f'loss {min(losses):.3f} to {max(losses):.3f}',
//           f'accuracy {min(accuracies):.3f} to {max(accuracies):.3f}')
// ```
//
// <!-- predict: eight-sigmoid-layers -->

// %% [markdown] lang="ko"
// 훈련에서는 어떻게 나타날까요? 노드가 50개인 은닉층이 하나일 때와 여덟일 때, 이미지 6,000장으로 세 에포크를
// 훈련합니다. 줄마다 시드 다섯 개의 결과 가운데 가장 작은 값과 가장 큰 값이 있습니다.
//
// ```python
// def build(hidden, activation):
//     network = keras.Sequential([keras.layers.Flatten(input_shape=(28, 28))])
//     for units in hidden:
//         network.add(keras.layers.Dense(units, activation=activation))
//     network.add(keras.layers.Dense(10, activation='softmax'))
//     return network
//
// for layers, activation in [(1, 'sigmoid'), (1, 'relu'), (8, 'sigmoid'), (8, 'relu')]:
//     losses, accuracies = [], []
//     for seed in range(1, 6):
//         keras.utils.set_random_seed(seed)
//         network = build([50] * layers, activation)
//         network.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])
//         history = network.fit(few_input, few_target, epochs=3, verbose=0)
//         losses.append(history.history['loss'][0])
//         accuracies.append(network.evaluate(val_input, val_target, verbose=0)[1])
//     print(layers, activation, f'loss {min(losses):.3f} to {max(losses):.3f}',
//           f'accuracy {min(accuracies):.3f} to {max(accuracies):.3f}')
// ```
//
// <!-- predict: eight-sigmoid-layers -->

// %%
const SEEDS = [1, 2, 3, 4, 5];
const compiled = { loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] };
const range = (values: number[]) =>
  `${Math.min(...values).toFixed(3)} to ${Math.max(...values).toFixed(3)}`;

for (const layers of [1, 8]) {
  for (const activation of ['sigmoid', 'relu'] as const) {
    const losses: number[] = [];
    const accuracies: number[] = [];
    for (const seed of SEEDS) {
      setRandomSeed(seed);
      const network = build(Array(layers).fill(50), activation);
      network.compile(compiled);
      const { history } = await network.fit(fewInput, fewTarget, { epochs: 3, verbose: 0 });
      losses.push(history.loss[0]);
      accuracies.push(Number(network.evaluate(valInput, valTarget).accuracy));
    }
    console.log(
      `${layers} × ${activation}: loss of the first epoch ${range(losses)}, ` +
        `validation accuracy ${range(accuracies)}`,
    );
  }
}

// %% [markdown] lang="en"
// With one hidden layer relu is ahead in its first epoch, from every seed, and after three epochs the
// accuracies are within the noise. With eight, sigmoid still guesses: one in ten is right, as by
// chance. relu learns.
//
// Now the network with 100 nodes and relu, on all 48,000 images, for five epochs:
//
// ```python
// model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// model.fit(train_input, train_target, epochs=5)
// model.evaluate(val_input, val_target)
// ```

// %% [markdown] lang="ko"
// 은닉층이 하나이면 첫 에포크에서는 모든 시드에서 렐루가 앞서고, 세 에포크 뒤의 정확도는 우연의 범위 안에
// 있습니다. 여덟이면
// 시그모이드는 아직 찍는 것과 같습니다. 열 장에 한 장꼴로 맞힙니다. 렐루는 배웁니다.
//
// 이제 노드 100개에 렐루를 쓰는 신경망을 이미지 48,000장 전부로 다섯 에포크 훈련합니다.
//
// ```python
// model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// model.fit(train_input, train_target, epochs=5)
// model.evaluate(val_input, val_target)
// ```

// %%
setRandomSeed(42);
const deep = build([100], 'relu');
deep.compile(compiled);
await deep.fit(trainInput, trainTarget, { epochs: 5 });
const { loss, accuracy } = deep.evaluate(valInput, valTarget);
console.log(`loss: ${loss.toFixed(4)}, accuracy: ${accuracy?.toFixed(4)}`);

// %% [markdown] lang="en"
// ## Optimizers
//
// All of them go against the gradient. They differ in what they remember on the way (chapter 5).
//
// - **SGD** takes the gradient as it is, times the learning rate.
// - **Momentum** keeps 0.9 of its last step and adds the new one: like a rolling ball, it gathers
//   speed where the slope stays the same. **Nesterov's** form looks at the slope a step ahead.
// - **Adagrad** divides by the root of all squared gradients so far: each weight has its own learning
//   rate, which only shrinks.
// - **RMSprop** divides by a running mean of them, so that old gradients are forgotten.
// - **Adam** is RMSprop with momentum, and corrects both means while they are young.
//
// By name an optimizer has Keras's defaults; by class it takes your own:
//
// ```python
// model.compile(optimizer='sgd', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// sgd = keras.optimizers.SGD(momentum=0.9, nesterov=True)
// model.compile(optimizer=sgd, loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// ```

// %% [markdown] lang="ko"
// ## 옵티마이저
//
// 모두 그레이디언트의 반대 방향으로 움직입니다. 무엇을 기억하며 가는지가 다릅니다(5장).
//
// - **SGD**는 그레이디언트에 학습률만 곱해 그대로 씁니다.
// - **모멘텀**은 지난 스텝의 0.9를 남기고 새 스텝을 더합니다. 공이 구르듯, 기울기가 그대로인 곳에서는 빨라집니다.
//   **네스테로프** 방식은 한 스텝 앞의 기울기를 봅니다.
// - **Adagrad**는 지금까지의 그레이디언트 제곱을 모두 더한 값의 제곱근으로 나눕니다. 가중치마다 학습률이 따로
//   있고, 줄어들기만 합니다.
// - **RMSprop**은 그 이동 평균으로 나눕니다. 오래된 그레이디언트는 잊습니다.
// - **Adam**은 RMSprop에 모멘텀을 더하고, 두 평균이 아직 어릴 때는 값을 바로잡습니다.
//
// 이름으로 적으면 케라스의 기본값을 쓰고, 클래스로 적으면 값을 직접 줄 수 있습니다.
//
// ```python
// model.compile(optimizer='sgd', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// sgd = keras.optimizers.SGD(momentum=0.9, nesterov=True)
// model.compile(optimizer=sgd, loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// ```

// %%
model.compile({ ...compiled, optimizer: 'sgd' });
model.compile({ ...compiled, optimizer: new SGD({ momentum: 0.9, nesterov: true }) });

const optimizers = {
  SGD: () => new SGD(),
  momentum: () => new SGD({ momentum: 0.9 }),
  Nesterov: () => new SGD({ momentum: 0.9, nesterov: true }),
  Adagrad: () => new Adagrad(),
  RMSprop: () => new RMSprop(),
  Adam: () => new Adam(),
};
for (const [name, make] of Object.entries(optimizers)) {
  console.log(name.padEnd(8), 'learning rate', make().learningRate);
}

// %% [markdown] lang="en"
// The same network with each of them, at Keras's defaults: five epochs on 6,000 images, five seeds.
//
// ```python
// optimizers = {
//     'SGD': keras.optimizers.SGD,
//     'momentum': lambda: keras.optimizers.SGD(momentum=0.9),
//     'Nesterov': lambda: keras.optimizers.SGD(momentum=0.9, nesterov=True),
//     'Adagrad': keras.optimizers.Adagrad,
//     'RMSprop': keras.optimizers.RMSprop,
//     'Adam': keras.optimizers.Adam,
// }
// for name, make in optimizers.items():
//     losses = []
//     for seed in range(1, 6):
//         keras.utils.set_random_seed(seed)
//         network = build([100], 'relu')
//         network.compile(optimizer=make(), loss='sparse_categorical_crossentropy')
//         network.fit(few_input, few_target, epochs=5, verbose=0)
//         losses.append(network.evaluate(val_input, val_target, verbose=0))
//     print(name, f'validation loss {min(losses):.3f} to {max(losses):.3f}')
// ```
//
// <!-- predict: slowest-optimizer -->

// %% [markdown] lang="ko"
// 같은 신경망을 이들 각각으로, 케라스의 기본값 그대로 훈련합니다. 이미지 6,000장으로 다섯 에포크, 시드는 다섯
// 개입니다.
//
// ```python
// optimizers = {
//     'SGD': keras.optimizers.SGD,
//     'momentum': lambda: keras.optimizers.SGD(momentum=0.9),
//     'Nesterov': lambda: keras.optimizers.SGD(momentum=0.9, nesterov=True),
//     'Adagrad': keras.optimizers.Adagrad,
//     'RMSprop': keras.optimizers.RMSprop,
//     'Adam': keras.optimizers.Adam,
// }
// for name, make in optimizers.items():
//     losses = []
//     for seed in range(1, 6):
//         keras.utils.set_random_seed(seed)
//         network = build([100], 'relu')
//         network.compile(optimizer=make(), loss='sparse_categorical_crossentropy')
//         network.fit(few_input, few_target, epochs=5, verbose=0)
//         losses.append(network.evaluate(val_input, val_target, verbose=0))
//     print(name, f'validation loss {min(losses):.3f} to {max(losses):.3f}')
// ```
//
// <!-- predict: slowest-optimizer -->

// %%
const valLosses: Record<string, number[]> = {};
for (const [name, make] of Object.entries(optimizers)) {
  valLosses[name] = [];
  for (const seed of SEEDS) {
    setRandomSeed(seed);
    const network = build([100], 'relu');
    network.compile({ ...compiled, optimizer: make() });
    await network.fit(fewInput, fewTarget, { epochs: 5, verbose: 0 });
    valLosses[name].push(network.evaluate(valInput, valTarget).loss);
  }
  console.log(name.padEnd(8), 'validation loss', range(valLosses[name]));
}
const ahead = SEEDS.filter((_, i) => valLosses.Adam[i] < valLosses.RMSprop[i]).length;
console.log(`Adam below RMSprop: ${ahead} of ${SEEDS.length} seeds`);

// %% [markdown] lang="en"
// Momentum helps plain SGD from every seed. Adagrad's small steps only get smaller: with Keras's
// learning rate of 0.001 it doesn't get far in five epochs. RMSprop's values lie widest apart, so its
// place depends on the seed: it and Adam are within the noise of each other. Nor is any of this a
// judgement on the methods: each has a learning rate that suits it, and here all keep their default.
//
// The lesson's last training, with Adam on all 48,000 images:
//
// ```python
// model = build([100], 'relu')
// model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// model.fit(train_input, train_target, epochs=5)
// model.evaluate(val_input, val_target)
// ```

// %% [markdown] lang="ko"
// 모멘텀은 모든 시드에서 SGD에 도움이 됩니다. Adagrad의 스텝은 작은 데서 시작해 더 작아지기만 하므로, 케라스의
// 학습률 0.001로는 다섯 에포크 뒤에도 멀리 가지 못했습니다. RMSprop의 값은 가장 넓게 흩어져 있어 그 순위가 시드에
// 달려 있습니다. Adam과는 서로 우연의 범위 안에 있습니다. 방법의 우열을 말하는 것도
// 아닙니다. 저마다 알맞은 학습률이 있고, 여기서는 모두 기본값을 썼습니다.
//
// 강의의 마지막 훈련은 이미지 48,000장 전부에 Adam을 씁니다.
//
// ```python
// model = build([100], 'relu')
// model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// model.fit(train_input, train_target, epochs=5)
// model.evaluate(val_input, val_target)
// ```

// %%
setRandomSeed(42);
const last = build([100], 'relu');
last.compile({ ...compiled, optimizer: 'adam' });
const history = await last.fit(trainInput, trainTarget, {
  epochs: 5,
  validationData: [valInput, valTarget],
});
const evaluated = last.evaluate(valInput, valTarget);
console.log(`loss: ${evaluated.loss.toFixed(4)}, accuracy: ${evaluated.accuracy?.toFixed(4)}`);
const { val_loss: valLoss, val_accuracy: valAccuracy } = history.history;
showFigure(
  trainingFigure(
    history.epoch.map((i) => ({
      loss: history.loss[i],
      accuracy: history.accuracy[i],
      valLoss: valLoss[i],
      valAccuracy: valAccuracy[i],
    })),
  ),
);

// %% [markdown] lang="en"
// ## What you learned
//
// - `Flatten` turns images into rows inside the model; it has no parameters.
// - relu lets deep networks learn where sigmoid's slopes multiply to almost nothing.
// - An optimizer is given by name, with Keras's defaults, or by class, with your own.
// - One seed shows one training; five show what chance does.
//
// **Exercise.** Give Adagrad a learning rate of 0.01, ten times its default. Where does its
// validation loss lie then, over the five seeds?
//
// <details><summary>Answer</summary>
//
// From 0.952 to 1.010 it falls to 0.549 to 0.623, so every seed is better than any was before. That
// puts Adagrad ahead of plain SGD, and still behind momentum and Adam: its place above was that of its
// learning rate.
//
// </details>
//
// Next: [13 Training networks](13-training-networks.ts)

// %% [markdown] lang="ko"
// ## 배운 것
//
// - `Flatten`은 모델 안에서 이미지를 행으로 펼칩니다. 파라미터는 없습니다.
// - 시그모이드는 기울기를 곱하면 거의 0이 되지만, 렐루를 쓰면 깊은 신경망도 배웁니다.
// - 옵티마이저는 이름으로(케라스의 기본값) 또는 클래스로(직접 정한 값) 적습니다.
// - 시드 하나는 훈련 한 번을 보여 주고, 다섯 개는 우연이 얼마나 큰지를 보여 줍니다.
//
// **연습 문제.** Adagrad의 학습률을 기본값의 열 배인 0.01로 해 보세요. 시드 다섯 개의 검증 손실은 어디쯤에
// 놓일까요?
//
// <details><summary>답</summary>
//
// 0.952–1.010에서 0.549–0.623으로 내려갑니다. 모든 시드가 이전의 어느 시드보다 낫습니다. 그러면 Adagrad는 SGD를
// 앞서고 모멘텀과 Adam에는 아직 미치지 못합니다. 앞의 순위는 방법이 아니라 학습률에 대한 것이었습니다.
//
// </details>
//
// 다음: [13 신경망 모델 훈련](13-training-networks.ts)
