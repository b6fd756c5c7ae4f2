// %% [markdown] lang="en"
// # 11 Beyond
//
// *Running time: about 16 seconds.*
//
// The lesson's network has one hidden layer with sigmoid. Now change one thing at a time: the
// activation, the optimizer, the depth. Each model sees the same pictures for three epochs.

// %% [markdown] lang="ko"
// # 11 그다음
//
// *실행 시간: 약 16초.*
//
// 강의의 신경망은 시그모이드를 쓰는 은닉층 하나로 되어 있습니다. 이제 한 번에 하나씩 바꿔 봅니다. 활성화
// 함수, 옵티마이저, 깊이입니다. 모델마다 같은 그림을 세 에포크 동안 봅니다.

// %%
import { dense, fashionMnist, sequential, setRandomSeed, trainTestSplit, useBackend } from '../src';
import { showFigure, trainingFigure } from '../src/report';

await useBackend();
const [[images, labels]] = fashionMnist.loadData();
const flat = images.div(255).reshape([-1, 784]);
const [trainInput, valInput, trainTarget, valTarget] = trainTestSplit(flat, labels, {
  testSize: 0.2,
  randomState: 42,
});

async function train(hidden: number[], activation: 'sigmoid' | 'relu', optimizer: string) {
  setRandomSeed(42);
  const model = sequential();
  hidden.forEach((units, i) => {
    model.add(dense({ units, activation, inputShape: i === 0 ? [784] : undefined }));
  });
  model.add(dense({ units: 10, activation: 'softmax' }));
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'], optimizer });
  await model.fit(trainInput, trainTarget, { epochs: 3, verbose: 0 });
  const { loss, accuracy } = model.evaluate(valInput, valTarget);
  const what = `${hidden.join('-')} ${activation} ${optimizer}`.padEnd(24);
  console.log(`${what} loss: ${loss.toFixed(4)}, accuracy: ${accuracy?.toFixed(4)}`);
}

// %% [markdown] lang="en"
// ## relu in place of sigmoid
//
// ```python
// keras.layers.Dense(100, activation='relu', input_shape=(784,))
// ```
//
// Even with one hidden layer it names more pictures rightly after the same three epochs.

// %% [markdown] lang="ko"
// ## 시그모이드 대신 렐루
//
// ```python
// keras.layers.Dense(100, activation='relu', input_shape=(784,))
// ```
//
// 은닉층이 하나뿐이어도 같은 세 에포크 뒤에 더 많은 그림을 맞힙니다.

// %%
await train([100], 'sigmoid', 'rmsprop');
await train([100], 'relu', 'rmsprop');

// %% [markdown] lang="en"
// ## Another optimizer
//
// SGD takes plain steps against the gradient, with a learning rate of 0.01. Adam keeps running means
// of the gradient and of its square.
//
// ```python
// model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// ```

// %% [markdown] lang="ko"
// ## 다른 옵티마이저
//
// SGD는 기울기의 반대쪽으로 그대로 걷습니다(학습률 0.01). Adam은 기울기와 그 제곱의 이동 평균을
// 기억합니다.
//
// ```python
// model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// ```

// %%
await train([100], 'relu', 'sgd');
await train([100], 'relu', 'adam');

// %% [markdown] lang="en"
// ## Deeper
//
// Two hidden layers: deep learning, by the lesson's own words. On data as small and simple as these
// it is no leap.

// %% [markdown] lang="ko"
// ## 더 깊게
//
// 은닉층이 둘이면 강의의 말대로 딥러닝입니다. 이렇게 작고 단순한 데이터에서는 크게 나아지지 않습니다.

// %%
await train([100, 50], 'relu', 'adam');

// %% [markdown] lang="en"
// ## Too much of a good thing
//
// With few pictures and many epochs a network learns its training set by heart. The training loss
// falls on, the validation loss turns and rises: *overfitting*. Here are 2,000 pictures for 30
// epochs.

// %% [markdown] lang="ko"
// ## 지나치면
//
// 그림이 적고 에포크가 많으면 신경망은 훈련 세트를 외워 버립니다. 훈련 손실은 계속 내려가지만 검증 손실은
// 돌아서서 올라갑니다. *과대적합*입니다. 그림 2,000장을 30에포크 동안 훈련해 봅니다.

// %%
setRandomSeed(42);
const model = sequential();
model.add(dense({ units: 100, activation: 'relu', inputShape: [784] }));
model.add(dense({ units: 10, activation: 'softmax' }));
model.compile({
  loss: 'sparse_categorical_crossentropy',
  metrics: ['accuracy'],
  optimizer: 'adam',
});
const few = 2000;
const { history } = await model.fit(trainInput.slice(0, few), trainTarget.slice(0, few), {
  epochs: 30,
  verbose: 0,
  validationData: [valInput, valTarget],
});
const best = history.val_loss.indexOf(Math.min(...history.val_loss));
console.log('training loss falls to the end', history.loss[29] < history.loss[best]);
console.log('validation loss rises again', history.val_loss[29] > history.val_loss[best] * 1.1);
showFigure(
  trainingFigure(
    history.loss.map((loss, i) => ({
      loss,
      accuracy: history.accuracy[i],
      valLoss: history.val_loss[i],
      valAccuracy: history.val_accuracy[i],
    })),
  ),
);

// %% [markdown] lang="en"
// ## What you learned
//
// - relu and Adam are a good start today; sigmoid and RMSprop were the lesson's.
// - More layers help where the data are hard, and need watching by a validation set.
// - Stop where the validation loss is lowest.
//
// **Exercise.** Beat 0.88 validation accuracy with a change of your own.
//
// Next: [12 Deep networks](12-deep-networks.ts)

// %% [markdown] lang="ko"
// ## 배운 것
//
// - 오늘날에는 렐루와 Adam으로 시작하는 것이 좋습니다. 시그모이드와 RMSprop은 강의의 것이었습니다.
// - 층을 늘리면 어려운 데이터에 도움이 되지만, 검증 세트로 지켜보아야 합니다.
// - 검증 손실이 가장 낮은 곳에서 멈춥니다.
//
// **연습 문제.** 무엇이든 하나 바꾸어 검증 정확도 0.88을 넘겨 보세요.
//
// 다음: [12 심층 신경망](12-deep-networks.ts)
