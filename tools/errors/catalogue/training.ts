/** Chapter 9: compile, fit, evaluate, predict. */

import type { Chapter } from '../mistake.ts';

export const training: Chapter = {
  title: { en: '9 Compile, fit, evaluate', ko: '9 컴파일, 훈련, 평가' },
  mistakes: [
    {
      code: ["sequential().compile({ loss: 'mean_squared_error' });", 'sequential().predict(x);'],
      en: ['A model without layers computes nothing.', 'Add the layers first.'],
      ko: ['층이 없는 모델은 아무것도 계산하지 않습니다.', '먼저 층을 더하세요.'],
    },
    {
      code: "model.compile({ metrics: ['accuracy'] });",
      en: [
        'Without a loss there is nothing to make smaller.',
        'lossFor(task, labels) says which one.',
      ],
      ko: [
        '손실이 없으면 줄일 것이 없습니다.',
        'lossFor(task, labels)가 알맞은 손실을 알려 줍니다.',
      ],
    },
    {
      code: [
        "model.compile({ loss: 'sparse_categorical_crosentropy' });",
        "model.compile({ loss: 'mse', metrics: ['acuracy'] });",
        "model.compile({ loss: 'mse', optimizer: 'adma' });",
      ],
      en: [
        'A loss, metric or optimizer is misspelt, or there is none of that name.',
        'Use one of those listed.',
      ],
      ko: [
        '손실, 측정 지표, 옵티마이저의 이름을 잘못 썼거나 그런 이름이 없습니다.',
        '목록에 있는 이름을 쓰세요.',
      ],
    },
    {
      code: [
        "model.compile({ loss: 'mse', metrics: [5] });",
        "model.compile({ loss: 'mse', optimizer: 0.01 });",
      ],
      en: [
        'A value stands where a name is expected.',
        'For a learning rate of your own: optimizer: new SGD({ learningRate: 0.01 }).',
      ],
      ko: [
        '이름이 올 자리에 다른 값이 왔습니다.',
        '학습률을 정하려면 optimizer: new SGD({ learningRate: 0.01 })라고 쓰세요.',
      ],
    },
    {
      code: [
        "model.compile({ loss: 'mse', optimizer: tf.train.sgd(NaN) });",
        "model.compile({ loss: 'mse', optimizer: new SGD({ momentum: 2 }) });",
        "model.compile({ loss: 'mse', optimizer: new Adam({ amsgrad: 'yes' }) });",
        'new SGD({ learningRate: new CosineDecay({ initialLearningRate: 0.1, decaySteps: 0 }) });',
        'new SGD({ learningRate: new PiecewiseConstantDecay({ boundaries: [5], values: [0.1] }) });',
        'new SGD({ learningRate: new CosineDecay({ initialLearningRate: 0.1, decaySteps: 9 }) }).learningRate = 0.1;',
      ],
      en: [
        'With such a number the optimizer can’t compute anything useful.',
        'Use one in the range that the message says; if you leave it out, it is Keras’s.',
      ],
      ko: [
        '이런 값으로는 옵티마이저가 제대로 계산할 수 없습니다.',
        '메시지가 말하는 범위의 값을 쓰세요. 빼면 케라스의 기본값을 씁니다.',
      ],
    },
    {
      code: "model.compile({ loss: 'mse', optimizer: new Adam({ clipnorm: 1, clipvalue: 0.5 }) });",
      en: ['Gradients can be clipped in only one way, as in Keras.', 'Leave the others out.'],
      ko: ['케라스처럼 그레이디언트는 한 가지 방법으로만 제한할 수 있습니다.', '나머지는 빼세요.'],
    },
    {
      code: 'model.compile({ loss: (yTrue, yPred) => tf.sub(yTrue, yPred).square() }); await model.fit(x, tf.ones([4, 3]), { verbose: 0 });',
      en: [
        'Your function gets the targets as they are, beside predictions of another shape.',
        'Give fit targets of the predictions’ shape, or let the function reshape them.',
      ],
      ko: [
        '직접 만든 함수는 타깃을 그대로 받는데, 예측과 모양이 다릅니다.',
        'fit에 예측과 모양이 같은 타깃을 주거나 함수에서 모양을 바꾸세요.',
      ],
    },
    {
      code: "model.compile({ loss: 'mse', metrics: ['mse', 'mse'] });",
      en: [
        'Two values with the same name would have the same place in the history.',
        'Give each metric once, and your own function another name.',
      ],
      ko: [
        '이름이 같은 두 값은 기록에 하나만 들어갑니다.',
        '지표는 한 번씩만 쓰고, 직접 만든 함수에는 다른 이름을 붙이세요.',
      ],
    },
    {
      code: "class Own extends tf.SGDOptimizer {}\nconst own = new Own(0.1);\nconst deep = sequential([dense({ units: 4, inputShape: [3] }), dense({ units: 2 })]);\ndeep.compile({ loss: 'mse', optimizer: own });\nawait deep.fit(x, tf.oneHot(y, 2), { verbose: 0 });\ndeep.layers[0].trainable = false;\ndeep.compile({ loss: 'mse', optimizer: own });\nawait deep.fit(x, tf.oneHot(y, 2), { verbose: 0 });",
      en: [
        'An optimizer of your own class may keep what it remembers by place, and freezing a layer moves the places.',
        'Use one of Keras’s or of TensorFlow.js’s: new Adamax().',
      ],
      ko: [
        '직접 만든 클래스의 옵티마이저는 기억을 순서대로 보관할 수 있는데, 층을 동결하면 순서가 바뀝니다.',
        '케라스나 TensorFlow.js의 옵티마이저를 쓰세요. 예: new Adamax()',
      ],
    },
    {
      code: [
        "model.compile({ loss: 'mse', optimizer: tf.train.adadelta(1) });",
        "model.compile({ loss: 'mse', optimizer: tf.train.rmsprop(0.001, 0.9, 0, 1e-7, true) });",
      ],
      en: [
        'TensorFlow.js computes this optimizer differently from Keras and from the paper.',
        'Use the one that the message names.',
      ],
      ko: [
        'TensorFlow.js는 이 옵티마이저를 케라스나 논문과 다르게 계산합니다.',
        '메시지가 말하는 것을 쓰세요.',
      ],
    },
    {
      code: [
        "model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['mse'] }); await model.fit(x, y);",
        "model.compile({ loss: 'categorical_crossentropy', metrics: ['sparse_categorical_accuracy'] }); await model.fit(x, tf.oneHot(y, 2));",
        "const one = sequential([dense({ units: 1, inputShape: [3] })]); one.compile({ loss: 'mse', metrics: ['hinge'] }); await one.fit(x, y);",
      ],
      en: [
        'The metric needs labels in another form: one value for each output, or a class’s number.',
        'Use the metric or the shape that the message names.',
      ],
      ko: [
        '측정 지표에 필요한 레이블의 모양이 다릅니다. 출력마다 값이 하나씩이거나 클래스 번호여야 합니다.',
        '메시지가 말하는 지표나 모양을 쓰세요.',
      ],
    },
    {
      code: "model.compile({ los: 'mse' });",
      en: ['The option is misspelt.', 'Use the name that the message suggests.'],
      ko: ['옵션 이름을 잘못 썼습니다.', '메시지가 제안하는 이름을 쓰세요.'],
    },
    {
      isRemark: true,
      code: [
        "sequential([dense({ units: 1, activation: 'softmax', inputShape: [3] })]).compile({ loss: 'binary_crossentropy' });",
        "sequential([dense({ units: 10, activation: 'sigmoid', inputShape: [3] })]).compile({ loss: 'sparse_categorical_crossentropy' });",
      ],
      en: [
        'Loss and last layer don’t belong together (chapter 4’s table). It trains, but learns badly or not at all.',
        'Build the last layer with outputLayer.',
      ],
      ko: [
        '손실과 마지막 층의 짝이 맞지 않습니다(4장의 표). 훈련은 되지만 잘 배우지 못합니다.',
        '마지막 층을 outputLayer로 만드세요.',
      ],
    },
    {
      isRemark: true,
      code: 'await model.fit(tf.tensor([[0, 128, 255], [9, 200, 50]]), tf.tensor([0, 1]));',
      en: [
        'Pixels were not divided by 255: with such large inputs the sigmoids are at their flat ends.',
        'Write input.div(255) before fit, and before evaluate and predict.',
      ],
      ko: [
        '픽셀을 255로 나누지 않았습니다. 입력이 이렇게 크면 시그모이드가 평평한 끝에 놓입니다.',
        'fit 전에, 그리고 evaluate와 predict 전에도 input.div(255)를 하세요.',
      ],
    },
    {
      code: 'await sequential([dense({ units: 1, inputShape: [3] })]).fit(x, y);',
      en: ['fit, evaluate and predict must come after compile.', 'Call compile first.'],
      ko: ['compile을 먼저 해야 합니다.', 'compile을 먼저 부르세요.'],
    },
    {
      code: [
        'model.pop(); await model.fit(x, y);',
        'model.layers[0].trainable = false; await model.fit(x, y);',
      ],
      en: [
        'compile looks at the layers and at which of them are trainable; it has not seen this change.',
        'Call compile again after add, pop and trainable.',
      ],
      ko: [
        'compile은 그때의 층과 훈련할 가중치를 봅니다. 그 뒤에 바뀐 것은 모릅니다.',
        'add, pop, trainable로 바꾼 뒤에는 compile을 다시 부르세요.',
      ],
    },
    {
      code: "model.trainable = false; model.compile({ loss: 'sparse_categorical_crossentropy' }); await model.fit(x, y);",
      en: [
        'Every layer is frozen, so no weight would change. Keras still goes through the samples.',
        'Unfreeze what you want to train; for the loss alone use evaluate.',
      ],
      ko: [
        '모든 층을 동결해서 바뀔 가중치가 없습니다. 케라스는 그래도 샘플을 훑습니다.',
        '훈련할 층의 동결을 푸세요. 손실만 보려면 evaluate를 쓰세요.',
      ],
    },
    {
      code: 'model.fit(x, y, { verbose: 0 }); await model.fit(x, y, { verbose: 0 });',
      en: [
        'fit returns a promise, and the next line did not wait for it.',
        'Write await before model.fit.',
      ],
      ko: [
        'fit은 뒤에서 일하고 프로미스를 줍니다. 다음 줄이 기다리지 않았습니다.',
        'model.fit 앞에 await를 쓰세요.',
      ],
    },
    {
      code: [
        "await model.fit(x, y, { epochs: '5' });",
        'await model.fit(x, y, { epochs: 0 });',
        'await model.fit(x, y, { epochs: 1.5 });',
        'await model.fit(x, y, { epochs: NaN });',
        'await model.fit(x, y, { batchSize: 0 });',
      ],
      en: [
        'Epochs and batch sizes are whole numbers.',
        'Use a whole number from 1 up, without quotes.',
      ],
      ko: ['에포크와 배치는 개수입니다.', '1 이상의 정수를 따옴표 없이 쓰세요.'],
    },
    {
      code: [
        'await model.fit(x, y, { sampleWeight: 2 });',
        'await model.fit(x, y, { sampleWeight: [1, 2] });',
        'await model.fit(x, y, { sampleWeight: [1, 2, -1, 1] });',
        'model.evaluate(x, y, { sampleWeight: tf.ones([4, 2]) });',
      ],
      en: [
        'sampleWeight gives each sample a number of 0 or more that says how much it counts.',
        'Give a list or a tensor with one number for each sample; a sample of weight 0 does not count.',
      ],
      ko: [
        'sampleWeight는 샘플마다 얼마나 중요한지를 0 이상의 수로 정합니다.',
        '샘플마다 수가 하나씩 있는 배열이나 텐서를 주세요. 가중치가 0인 샘플은 세지 않습니다.',
      ],
    },
    {
      code: 'await model.fit(x, y, { sampleWeight: [1, 2, 1, 1], classWeight: { 1: 2 } });',
      en: [
        'Keras also takes only one of the two: otherwise it would be unclear which weight counts.',
        'Leave classWeight out, and multiply its weights into sampleWeight.',
      ],
      ko: [
        '어느 가중치를 써야 할지 알 수 없어서, 케라스도 둘 중 하나만 받습니다.',
        'classWeight를 빼고, 그 가중치를 sampleWeight에 곱해 넣으세요.',
      ],
    },
    {
      code: "const flat = sequential([dense({ units: 1, inputShape: [2, 3] })]); flat.compile({ loss: 'mse' });\nawait flat.fit(tf.ones([4, 2, 3]), tf.ones([4, 2, 1]), { sampleWeight: [1, 1, 2, 2] });",
      en: [
        'One sample has several rows of answers here, and one weight doesn’t say which it is for.',
        'End the model with one row: flatten the samples, as in input.reshape([-1, 6]).',
      ],
      ko: [
        '여기서는 샘플 하나의 답이 여러 줄이라, 가중치 하나로는 어느 줄의 것인지 알 수 없습니다.',
        'input.reshape([-1, 6])처럼 샘플을 펼쳐서 답이 한 줄이 되게 하세요.',
      ],
    },
    {
      code: [
        'model.compile({ loss: (yTrue, yPred) => tf.mean(tf.squaredDifference(yTrue, yPred)) });\nawait model.fit(x, tf.ones([4, 2]), { sampleWeight: [1, 2, 1, 1] });',
        "const error = (yTrue, yPred) => tf.mean(tf.squaredDifference(yTrue, yPred));\nmodel.compile({ loss: 'mse', weightedMetrics: [error] });\nmodel.evaluate(x, tf.ones([4, 2]), { sampleWeight: [1, 2, 1, 1] });",
      ],
      en: [
        'After the mean over the samples has been taken, no sample can count for more.',
        'Use the mean over the last axis only: tf.mean(…, -1).',
      ],
      ko: [
        '샘플들의 평균을 내고 나면 어느 샘플도 더 중요하게 셀 수 없습니다.',
        'tf.mean(…, -1)처럼 마지막 축의 평균만 내세요.',
      ],
    },
    {
      code: [
        'model.compile({ loss: new Huber({ delta: 0 }) });',
        'model.compile({ loss: new CategoricalCrossentropy({ labelSmoothing: 2 }) });',
        "model.compile({ loss: new MeanSquaredError({ reduction: 'sum' }) });",
        "model.compile({ loss: 'binary_crossentropy', metrics: [new Precision({ thresholds: [0.1, 0.5] })] });",
      ],
      en: [
        'Keras’s class has this argument, but not with this value, or only Keras has more values of it.',
        'Use what the message names; if you leave it out, it is Keras’s own.',
      ],
      ko: [
        '케라스의 클래스에 있는 인수지만, 이런 값은 없거나 케라스에만 있습니다.',
        '메시지가 말하는 값을 쓰세요. 빼면 케라스의 기본값을 씁니다.',
      ],
    },
    {
      code: [
        'await model.fit(x, y, { batch_size: 2 });',
        'await model.fit(x, y, { validation_data: [x, y] });',
        'await model.fit(x, y, { epoch: 5 });',
      ],
      en: [
        'This is Keras’s spelling, or a typing mistake.',
        'Here options are written in camel case: batchSize, validationData.',
      ],
      ko: [
        '케라스의 표기이거나 잘못 쓴 것입니다.',
        '여기서는 batchSize, validationData처럼 씁니다.',
      ],
    },
    {
      code: 'await model.fit(x, y, { initialEpoch: 5, epochs: 5 });',
      en: [
        'epochs is the number of the last epoch, counting those of the earlier fit.',
        'For five more after five, write epochs: 10.',
      ],
      ko: [
        'epochs는 앞선 훈련까지 더한 마지막 에포크의 번호입니다.',
        '5번 뒤에 5번 더 하려면 epochs: 10이라고 쓰세요.',
      ],
    },
    {
      code: [
        'await model.fit(x, y, { validationSplit: 1 });',
        'await model.fit(x, y, { validationSplit: 0.9 });',
      ],
      en: ['No sample would be left to train on.', 'Use a fraction, such as 0.2.'],
      ko: ['훈련에 쓸 샘플이 남지 않습니다.', '0.2처럼 일부만 떼세요.'],
    },
    {
      code: ['await model.fit(x, y, { validationData: x });'],
      en: ['Validation needs labels too.', 'Write validationData: [valInput, valTarget].'],
      ko: ['검증에는 레이블도 필요합니다.', 'validationData: [valInput, valTarget]이라고 쓰세요.'],
    },
    {
      code: [
        'await model.fit(x, y, { verbose: true });',
        'await model.fit(x, y, { epochs: 2n });',
        'model.predict(x, { batch_size: 2 });',
      ],
      en: [
        'The option has a value of another kind, or is misspelt.',
        'Use what the message names.',
      ],
      ko: ['옵션의 값이 다른 종류이거나 이름을 잘못 썼습니다.', '메시지가 알려 주는 것을 쓰세요.'],
    },
    {
      code: [
        'await model.fit(x, y, { callbacks: { on_epoch_end: () => {} } });',
        'await model.fit(x, y, { callbacks: { onEpochEnd: 5 } });',
        'await model.fit(x, y, { callbacks: { earlyStopping: tf.callbacks.earlyStopping() } });',
      ],
      en: [
        'A function with this name would never be called.',
        'Use one of the names listed; a callback object is given by itself or in a list.',
      ],
      ko: [
        '이 이름으로는 아무것도 불리지 않습니다.',
        '목록에 있는 이름을 쓰세요. 객체인 콜백은 그대로 주거나 배열에 넣어 줍니다.',
      ],
    },
    {
      code: [
        "await model.fit(x, y, { classWeight: { 1: 'two' } });",
        'await model.fit(x, y, { classWeight: 2 });',
        "const flat = sequential([dense({ units: 1, inputShape: [2, 3] })]); flat.compile({ loss: 'mse' });\nawait flat.fit(tf.ones([4, 2, 3]), tf.ones([4, 2, 1]), { classWeight: { 1: 2 } });",
      ],
      en: [
        'classWeight says with a number how much a sample of each class counts; a class that is not named counts 1.',
        'Write classWeight: { 1: 2.5 }; labels are whole numbers or one-hot.',
      ],
      ko: [
        'classWeight는 클래스마다 샘플 하나가 얼마나 중요한지를 수로 정합니다. 쓰지 않은 클래스는 1입니다.',
        'classWeight: { 1: 2.5 }처럼 쓰세요. 레이블은 정수이거나 원-핫이어야 합니다.',
      ],
    },
    {
      code: "const adam = tf.train.adam();\nmodel.compile({ loss: 'sparse_categorical_crossentropy', optimizer: adam });\nawait model.fit(x, y, { verbose: 0 });\nconst other = sequential([dense({ units: 2, activation: 'softmax', inputShape: [3] })]);\nother.compile({ loss: 'sparse_categorical_crossentropy', optimizer: adam });\nawait other.fit(x, y, { verbose: 0 });",
      en: [
        'An optimizer remembers how the weights of its model moved, which would lead another model astray. This happens in a loop over settings.',
        'Make a new optimizer for every model.',
      ],
      ko: [
        '옵티마이저는 자기 모델의 가중치가 어떻게 움직였는지 기억합니다. 반복문으로 여러 설정을 시험할 때처럼 다른 모델에 쓰면 그 모델이 잘못 훈련됩니다.',
        '모델마다 옵티마이저를 새로 만드세요.',
      ],
    },
    {
      code: ['model.dispose(); model.predict(x);', 'x.dispose(); model.predict(x);'],
      en: ['The memory of the weights or numbers has been released.', 'Call dispose last.'],
      ko: ['가중치나 데이터의 메모리를 이미 돌려주었습니다.', 'dispose는 맨 나중에 부르세요.'],
    },
    {
      code: 'model.pop(); model.pop(); await model.fit(x, y);',
      en: ['All layers were removed.', 'Add layers and compile again.'],
      ko: ['층을 모두 뺐습니다.', '층을 더하고 다시 컴파일하세요.'],
    },
    {
      code: "await model.fit(tf.tensor2d([['a', 'b', 'c']]), tf.tensor1d([0]));",
      en: ['A network computes with numbers only.', 'Turn strings into numbers first.'],
      ko: ['신경망은 수만 계산합니다.', '글자를 먼저 수로 바꾸세요.'],
    },
    {
      code: 'model.predict(tf.ones([3]));',
      en: [
        'A model takes a list of samples; a single sample is a list of one.',
        'Give it the shape [1, …] with reshape.',
      ],
      ko: [
        '모델은 샘플의 목록을 받습니다. 하나뿐이면 하나짜리 목록입니다.',
        'reshape로 모양을 [1, …]로 바꾸세요.',
      ],
    },
    {
      code: 'await model.fit(x, y, { validationData: [tf.ones([2, 4]), tf.ones([2])] });',
      en: [
        'The validation data does not have the form that the model takes.',
        'Prepare it like the training data.',
      ],
      ko: ['검증 데이터의 모양이 모델에 맞지 않습니다.', '훈련 데이터와 똑같이 준비하세요.'],
    },
    {
      code: "model.compile({ loss: 'mse', metrics: [(yTrue, yPred) => yPred.mean()] });",
      en: [
        'Without a name the values would have no place in the history.',
        'Give the function a name first: const mean = (yTrue, yPred) => …',
      ],
      ko: [
        '이름이 없으면 기록에 값을 넣을 곳이 없습니다.',
        '함수에 먼저 이름을 붙이세요: const mean = (yTrue, yPred) => …',
      ],
    },
    {
      code: 'const logLoss = (yTrue, yPred) => tf.log(yPred.sub(2)).mean();\nmodel.compile({ loss: logLoss }); await model.fit(x, y, { verbose: 0 });',
      en: [
        'Your own loss function returned a number that is not finite.',
        'Keep logarithms and roots above 0: tf.log(yPred.add(1e-7)).',
      ],
      ko: [
        '직접 만든 손실 함수의 값이 유한한 수가 아닙니다.',
        '로그와 제곱근의 안은 0보다 커야 합니다: tf.log(yPred.add(1e-7)).',
      ],
    },
    {
      code: 'await model.fit(x, y, { callbacks: () => {} });',
      en: [
        'A callback has a name that says when it is called.',
        'Write callbacks: { onEpochEnd: (epoch, logs) => … }.',
      ],
      ko: [
        '콜백에는 언제 불리는지를 뜻하는 이름이 있어야 합니다.',
        'callbacks: { onEpochEnd: (epoch, logs) => … }라고 쓰세요.',
      ],
    },
    {
      code: ['await model.fit([[1, 2, 3]], [0]);', 'await model.fit(x);'],
      en: [
        'Plain arrays, or nothing, were given where a tensor is expected.',
        'Write tf.tensor(…) around the numbers.',
      ],
      ko: [
        '텐서 자리에 일반 배열을 주었거나 아무것도 주지 않았습니다.',
        '숫자를 tf.tensor(…)로 감싸세요.',
      ],
    },
    {
      code: [
        'await model.fit(tf.zeros([0, 3]), tf.zeros([0]));',
        'await model.fit(x, tf.tensor([0, 1]));',
      ],
      en: [
        'The numbers of samples and labels differ, or there are none.',
        'Compare x.shape[0] and y.shape[0].',
      ],
      ko: [
        '샘플과 레이블의 수가 다르거나 하나도 없습니다.',
        'x.shape[0]과 y.shape[0]을 비교하세요.',
      ],
    },
    {
      code: ['await model.fit(tf.zeros([4, 5]), y);', 'model.predict(tf.zeros([4, 3, 1]));'],
      en: [
        'A sample has another shape than the model’s input.',
        'Reshape the data, or build the model with the other inputShape.',
      ],
      ko: [
        '샘플의 크기가 모델의 입력과 다릅니다.',
        '데이터의 크기를 바꾸거나 모델의 inputShape를 바꾸세요.',
      ],
    },
    {
      code: "const wide = sequential([dense({ units: 10, inputShape: [28, 28] })]); wide.compile({ loss: 'sparse_categorical_crossentropy' }); await wide.fit(tf.zeros([2, 28, 28]), tf.tensor([0, 1]));",
      en: [
        'The pictures were not laid out as rows: a Dense layer then sees 28 rows a picture.',
        'Write images.reshape([-1, 784]) and inputShape: [784].',
      ],
      ko: [
        '그림을 한 줄로 펴지 않았습니다. 그러면 밀집층은 그림마다 28줄을 봅니다.',
        'images.reshape([-1, 784])와 inputShape: [784]를 쓰세요.',
      ],
    },
    {
      code: 'await model.fit(tf.tensor([[1, 2, NaN], [0, 0, 0]]), tf.tensor([0, 1]));',
      en: ['One NaN turns every weight to NaN.', 'Look where the data come from.'],
      ko: ['NaN이 하나만 있어도 모든 가중치가 NaN이 됩니다.', '데이터가 어디서 왔는지 살펴보세요.'],
    },
    {
      code: 'await model.fit(x, tf.tensor([0, 1, 2, 0]));',
      en: [
        'The output layer has fewer nodes than there are classes, or labels are counted from 1.',
        'Give the last layer a node for each class; count labels from 0.',
      ],
      ko: [
        '출력층의 노드가 클래스보다 적거나, 레이블을 1부터 세었습니다.',
        '마지막 층의 노드를 클래스 수만큼 두고 레이블은 0부터 세세요.',
      ],
    },
    {
      code: 'await model.fit(x, tf.oneHot(y, 2));',
      en: [
        'The labels are one-hot, the loss takes integers.',
        'Change the loss, or keep the labels as they were.',
      ],
      ko: ['레이블은 원-핫인데 손실은 정수를 받습니다.', '손실을 바꾸거나 레이블을 그대로 두세요.'],
    },
    {
      code: "model.compile({ loss: 'categorical_crossentropy' }); await model.fit(x, y);",
      en: [
        'The labels are integers, the loss takes one-hot rows.',
        "Use 'sparse_categorical_crossentropy', or tf.oneHot(y, 2).",
      ],
      ko: [
        '레이블은 정수인데 손실은 원-핫을 받습니다.',
        "'sparse_categorical_crossentropy'를 쓰거나 tf.oneHot(y, 2)로 바꾸세요.",
      ],
    },
    {
      code: "model.compile({ loss: 'binary_crossentropy' }); await model.fit(x, y);",
      en: [
        'Binary classification has one output node.',
        "Build the last layer with outputLayer('binary').",
      ],
      ko: ['이진 분류의 출력 노드는 하나입니다.', "마지막 층을 outputLayer('binary')로 만드세요."],
    },
    {
      code: "model.compile({ loss: 'mean_squared_error' }); await model.fit(x, y);",
      en: [
        'The model predicts more numbers than each sample has targets.',
        "Build the last layer with outputLayer('regression').",
      ],
      ko: [
        '모델이 예측하는 수가 샘플의 목푯값보다 많습니다.',
        "마지막 층을 outputLayer('regression')으로 만드세요.",
      ],
    },
    {
      code: ["await model.fit(x, y, { engine: 'wsm' });"],
      en: ['There is no such engine.', "Leave it out: 'auto' takes the fastest."],
      ko: ['그런 엔진은 없습니다.', "빼세요. 'auto'가 가장 빠른 것을 고릅니다."],
    },
    {
      code: 'await model.fit(x, y, { threads: 0 });',
      en: [
        'A step is computed by at least one thread.',
        "Leave it out: 'auto' takes as many as are fastest. The numbers are the same.",
      ],
      ko: [
        '한 스텝은 적어도 스레드 하나가 계산합니다.',
        "빼세요. 'auto'가 가장 빠른 개수를 고릅니다. 수는 똑같습니다.",
      ],
    },
    {
      message:
        'A thread that helped to train was lost in the middle of a step, so that this step is not finished. Train again, with threads: 1 if it happens again.',
      test: 'test/training/threads.test.ts',
      expected: 'A thread that helped to train was lost',
      en: [
        'The system, or another part of the program, ended one of the threads.',
        'Train again. With threads: 1 there is only one.',
      ],
      ko: [
        '시스템이나 프로그램의 다른 부분이 스레드 하나를 끝냈습니다.',
        '다시 훈련하세요. threads: 1이면 스레드가 하나뿐입니다.',
      ],
    },
    {
      code: "const normed = sequential([dense({ units: 4, inputShape: [3] }), tf.layers.batchNormalization(), dense({ units: 1 })]);\nnormed.compile({ loss: 'mse' }); await normed.fit(x, y, { engine: 'wasm' });",
      en: [
        'The fast engines take Dense, Flatten, Reshape, Activation and Dropout with Keras’s losses and optimizers; TensorFlow.js trains the rest.',
        "Leave the engine out, or use 'stock'.",
      ],
      ko: [
        '빠른 엔진은 Dense, Flatten, Reshape, Activation, Dropout 층과 케라스의 손실, 옵티마이저를 계산합니다. 나머지는 TensorFlow.js가 훈련합니다.',
        "엔진을 정하지 말거나 'stock'을 쓰세요.",
      ],
    },
    {
      code: [
        "await model.fit(x, y, { engine: 'wasm', verbose: 0, epochs: 2, callbacks: { onEpochBegin: () => { model.layers[0].trainable = false; } } });",
        "class Own extends tf.SGDOptimizer {}\nawait model.fit(x, y, { engine: 'wasm', verbose: 0, callbacks: { onBatchBegin: () => { model.optimizer = new Own(0.1); } } });",
        "const sgd = new SGD();\nmodel.compile({ loss: 'sparse_categorical_crossentropy', optimizer: sgd });\nawait model.fit(x, y, { engine: 'wasm', verbose: 0, callbacks: { onBatchBegin: () => { sgd.config.momentum = 0.9; } } });",
      ],
      en: [
        'The callback changed the model in a way that the running engine can’t follow.',
        'Change it before fit, or do what the message names. A callback may set the learning rate and the weights.',
      ],
      ko: [
        '콜백이 모델을 바꾸었는데 돌고 있는 엔진이 따라갈 수 없습니다.',
        'fit 전에 바꾸거나 메시지가 말하는 대로 하세요. 콜백은 학습률과 가중치를 바꿀 수 있습니다.',
      ],
    },
    {
      message:
        'Not enough memory for 40000–40000 with batchSize 1: about 6105 MiB are needed in one WebAssembly memory. Use a smaller batchSize or fewer units.',
      test: 'test/tools/errors.test.ts',
      expected: 'Not enough memory for 40000–40000 with batchSize 1',
      en: [
        'One WebAssembly memory holds 4 GiB.',
        'Use fewer units or a smaller batchSize, or another engine.',
      ],
      ko: [
        '웹어셈블리 메모리 하나는 4 GiB까지입니다.',
        '노드나 batchSize를 줄이거나 다른 엔진을 쓰세요.',
      ],
    },
    {
      code: ['setRandomSeed(-1);'],
      en: ['A seed is a whole number of 32 bits.', 'Use one from 0 up, such as 42.'],
      ko: ['시드는 32비트 정수입니다.', '42처럼 0 이상의 수를 쓰세요.'],
    },
    {
      code: [
        "model.compile({ loss: 'mean_squared_error', optimizer: tf.train.sgd(1e30) }); await model.fit(x, tf.oneHot(y, 2).mul(1e9), { batchSize: 1, engine: 'wasm' });",
        "model.compile({ loss: 'mean_squared_error', optimizer: tf.train.sgd(1e38) }); await model.fit(x, tf.oneHot(y, 2).mul(1e9), { engine: 'wasm' });",
        'model.setWeights(model.getWeights().map(({ shape }) => tf.fill(shape, NaN))); await model.fit(x, y);',
      ],
      en: [
        'The steps were so large that the numbers overflowed 32 bits; from there on everything would be NaN.',
        'Use a smaller learning rate, scale the inputs, and build the model again.',
      ],
      ko: [
        '스텝이 너무 커서 수가 32비트의 범위를 벗어났습니다. 그다음부터는 모두 NaN이 됩니다.',
        '학습률을 줄이고, 입력을 0에서 1 사이로 맞추고, 모델을 새로 만드세요.',
      ],
    },
    {
      code: "model.pop(); model.add(dense({ units: 2, activation: 'relu', kernelInitializer: { className: 'Constant', config: { value: -1 } } })); model.compile({ loss: 'categorical_crossentropy' }); await model.fit(x, tf.oneHot(y, 2));",
      en: [
        'relu gave a sample only 0s, and dividing by their sum would be 0 / 0.',
        "Give the last layer activation: 'softmax', whose values add up to 1.",
      ],
      ko: [
        'relu가 어떤 샘플에 0만 내놓았습니다. 합으로 나누면 0을 0으로 나누는 셈입니다.',
        "마지막 층에 값의 합이 1인 activation: 'softmax'를 주세요.",
      ],
    },
    {
      code: "model.pop(); model.add(dense({ units: 1, kernelInitializer: { className: 'Constant', config: { value: -1 } } })); model.compile({ loss: 'poisson' }); await model.fit(x, y);",
      en: [
        'A count is never below 0, and its prediction has to be above 0: the loss takes its logarithm.',
        "Give the last layer activation: 'softplus', whose values are above 0.",
      ],
      ko: [
        '개수는 0보다 작을 수 없고 예측값은 0보다 커야 합니다. 손실이 예측값의 로그를 쓰기 때문입니다.',
        "마지막 층에 값이 항상 0보다 큰 activation: 'softplus'를 주세요.",
      ],
    },
  ],
};
