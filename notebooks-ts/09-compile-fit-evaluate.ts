// %% [markdown] lang="en"
// # 9 Compile, fit, evaluate
//
// *Running time: about 26 seconds.*
//
// The model is built, the data are ready. What is left: say what to minimise and how (*compile*),
// do it (*fit*), and look how good the model is on pictures that it never saw (*evaluate*).

// %% [markdown] lang="ko"
// # 9 컴파일, 훈련, 평가
//
// *실행 시간: 약 26초.*
//
// 모델도 데이터도 준비되었습니다. 남은 일은 무엇을 어떻게 줄일지 정하고(*compile*), 실제로 줄이고(*fit*),
// 한 번도 보지 못한 그림에서 모델이 얼마나 잘하는지 보는 것(*evaluate*)입니다.

// %%
import type * as tf from '@tensorflow/tfjs';
import { buildWithAdd, fashionMnist, setRandomSeed, trainTestSplit, useBackend } from '../src';
import {
  classScores,
  classScoresFigure,
  confusionFigure,
  confusionMatrix,
  predictClasses,
  showFigure,
  trainingFigure,
} from '../src/report';

await useBackend();
const [[images, labels]] = fashionMnist.loadData();
const flat = images.div(255).reshape([-1, 784]);
const [trainInput, valInput, trainTarget, valTarget] = trainTestSplit(flat, labels, {
  testSize: 0.2,
  randomState: 42,
});
setRandomSeed(42);
const model = buildWithAdd();

// %% [markdown] lang="en"
// ## compile
//
// ```python
// model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// ```
//
// The labels are integers and softmax is last: sparse categorical cross-entropy (chapter 4).
// `accuracy`, the part of right answers, is only shown; what is minimised is the loss. No optimizer
// is named, so it is Keras's default, RMSprop with a learning rate of 0.001; TensorFlow.js by
// itself would refuse. (`metrics='accuracy'` as the published lesson has it: Keras 3 wants a list.)

// %% [markdown] lang="ko"
// ## compile
//
// ```python
// model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// ```
//
// 레이블이 정수이고 마지막이 소프트맥스이므로 희소 범주형 교차 엔트로피입니다(4장). 맞힌 비율인
// `accuracy`는 보여 주기만 하고, 줄이는 것은 손실입니다. 옵티마이저를 적지 않았으므로 케라스의 기본값인
// RMSprop(학습률 0.001)을 씁니다. TensorFlow.js만으로는 여기서 오류가 납니다. (공개된 강의의
// `metrics='accuracy'`는 케라스 3에서 리스트로 써야 합니다.)

// %%
model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });

// %% [markdown] lang="en"
// ## fit
//
// ```python
// model.fit(train_scaled, train_target, epochs=5)
// ```
//
// An *epoch* is one pass over the 48,000 pictures: 48,000 / 32 = 1,500 mini-batches, each with a
// small step downhill. Training waits for computing, hence the `await`. The validation data are
// given along here, to see both curves; they are never trained on.

// %% [markdown] lang="ko"
// ## fit
//
// ```python
// model.fit(train_scaled, train_target, epochs=5)
// ```
//
// *에포크*는 그림 48,000장을 한 번 다 훑는 것입니다. 48,000 / 32 = 1,500개의 미니배치마다 한 걸음씩
// 내려갑니다. 훈련은 계산이 끝나기를 기다리므로 `await`를 붙입니다. 두 곡선을 보려고 검증 데이터를 함께
// 주었지만 훈련에는 쓰지 않습니다.

// %%
const history = await model.fit(trainInput, trainTarget, {
  epochs: 5,
  validationData: [valInput, valTarget],
});

// %% [markdown] lang="en"
// Each line is an epoch. Keras's differ in the second or third decimal: its seed 42 gives other
// starting weights and another order, and so does any other seed here. From the same weights and
// batches both print the same numbers, which `npm run compare` shows.

// %% [markdown] lang="ko"
// 한 줄이 한 에포크입니다. 케라스의 수와는 소수점 아래 둘째나 셋째 자리가 다릅니다. 같은 시드 42라도
// 가중치의 초깃값과 섞는 순서가 다르기 때문이며, 여기서도 시드를 바꾸면 그만큼 달라집니다. 같은 가중치와
// 같은 배치에서 시작하면 둘은 같은 수를 출력합니다. `npm run compare`가 보여 줍니다.

// %%
const { val_loss: valLoss, val_accuracy: valAccuracy } = history.history;
const epochs = history.epoch.map((i) => ({
  loss: history.loss[i],
  accuracy: history.accuracy[i],
  valLoss: valLoss[i],
  valAccuracy: valAccuracy[i],
}));
showFigure(trainingFigure(epochs));

// %% [markdown] lang="en"
// ## evaluate
//
// ```python
// model.evaluate(val_scaled, val_target)
// ```

// %% [markdown] lang="ko"
// ## evaluate
//
// ```python
// model.evaluate(val_scaled, val_target)
// ```

// %%
const { loss, accuracy } = model.evaluate(valInput, valTarget);
console.log(`loss: ${loss.toFixed(4)}, accuracy: ${accuracy?.toFixed(4)}`);

// %% [markdown] lang="en"
// Keras returns a list, [loss, accuracy]; here the values have names. About 87 of 100 pictures are
// named rightly. Which ones are not? A row of the matrix holds the pictures of one class, a column
// what the model takes for that class.

// %% [markdown] lang="ko"
// 케라스는 [손실, 정확도] 리스트를 돌려주고, 여기서는 값에 이름이 있습니다. 100장 가운데 87장쯤을
// 맞힙니다. 어떤 것을 틀릴까요? 행렬의 한 행은 한 클래스의 그림이고, 한 열은 모델이 그 클래스라고 본
// 것입니다.

// %%
const truth = Array.from((valTarget as tf.Tensor1D).dataSync());
const { classes } = predictClasses(model, valInput);
const { classNames } = fashionMnist;
const matrix = confusionMatrix(truth, classes, classNames.length);
showFigure(confusionFigure({ matrix, classNames }));
showFigure(classScoresFigure({ scores: classScores(matrix), classNames }));

// %% [markdown] lang="en"
// ## What you learned
//
// - `compile` chooses loss, metrics and optimizer; RMSprop unless named.
// - `fit` walks 1,500 steps an epoch; `evaluate` judges on unseen data.
// - Shirts are the hardest class: they look like T-shirts, pullovers and coats.
//
// **Exercise.** Train with `batchSize: 256`. What happens to the time of an epoch, and to the
// accuracy after five?
//
// Next: [10 Inside one step](10-inside-one-step.ts)

// %% [markdown] lang="ko"
// ## 배운 것
//
// - `compile`은 손실 함수, 지표, 옵티마이저를 정합니다. 적지 않으면 RMSprop입니다.
// - `fit`은 에포크마다 1,500걸음을 걷고, `evaluate`는 보지 못한 데이터로 평가합니다.
// - 가장 어려운 클래스는 셔츠입니다. 티셔츠, 스웨터, 코트와 닮았기 때문입니다.
//
// **연습 문제.** `batchSize: 256`으로 훈련해 보세요. 한 에포크의 시간과 다섯 에포크 뒤의 정확도는 어떻게
// 달라질까요?
//
// 다음: [10 한 걸음 들여다보기](10-inside-one-step.ts)
