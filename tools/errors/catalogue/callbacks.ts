/** Chapter 9: what looks on while a model trains. */

import { writeFileSync } from 'node:fs';
import type { Chapter } from '../mistake.ts';

const trains = (callback: string, options = '') =>
  `await model.fit(x, y, { ${options}verbose: 0, callbacks: [${callback}] });`;

export const callbacks: Chapter = {
  title: { en: '9 Callbacks', ko: '9 콜백' },
  mistakes: [
    {
      code: [
        trains('new EarlyStopping()'),
        trains("new EarlyStopping({ monitor: 'val_acc' })", 'validationSplit: 0.5, '),
        trains("new ReduceLROnPlateau({ monitor: 'mae' })"),
        trains("tf.callbacks.earlyStopping({ monitor: 'val_loss' })"),
        trains(
          "new ModelCheckpoint('best.keras', { saveBestOnly: true, saveFreq: 2 })",
          'validationSplit: 0.5, ',
        ),
      ],
      en: [
        'The callback waits for a value that is never logged, so it would never do anything.',
        'Log the value as the message says, or monitor one that is logged.',
      ],
      ko: [
        '콜백이 지켜볼 값이 어느 에포크에도 기록되지 않아 아무 일도 하지 않게 됩니다.',
        '메시지대로 그 값을 기록하게 하거나, 있는 값을 monitor에 쓰세요.',
      ],
    },
    {
      code: `const mean = (yTrue, yPred) => yPred.mean();\nmodel.compile({ loss: 'sparse_categorical_crossentropy', metrics: [mean] });\n${trains("new EarlyStopping({ monitor: 'mean' })")}`,
      en: [
        'For Keras’s metrics it is known which direction is better; for your own function it is not.',
        "Say it: mode: 'max' or mode: 'min'.",
      ],
      ko: [
        '케라스의 측정 지표는 클수록 좋은지 작을수록 좋은지 알려져 있지만, 직접 만든 함수는 알 수 없습니다.',
        "mode: 'max'나 mode: 'min'으로 정하세요.",
      ],
    },
    {
      code: trains('EarlyStopping'),
      en: [
        'This is a class, not a callback object.',
        'Create one: callbacks: [new EarlyStopping()].',
      ],
      ko: [
        '클래스는 콜백의 설계도일 뿐입니다.',
        '콜백을 만들어 쓰세요: callbacks: [new EarlyStopping()].',
      ],
    },
    {
      code: [
        'new EarlyStopping({ patience: -1 });',
        'new ReduceLROnPlateau({ factor: 10 });',
        'new LearningRateScheduler(0.1);',
        "new CSVLogger('log.csv', { separator: ', ' });",
        'new LambdaCallback({ onTrainBatchEnd: () => {} });',
      ],
      en: [
        'The setting has a value that makes no sense, or another name.',
        'Use what the message names; if you leave it out, it is Keras’s.',
      ],
      ko: [
        '설정의 값이 알맞지 않거나 이름이 다릅니다.',
        '메시지가 알려 주는 것을 쓰세요. 빼면 케라스의 기본값을 씁니다.',
      ],
    },
    {
      code: trains('new LearningRateScheduler((epoch, lr) => { lr * 0.9; })'),
      en: [
        'The schedule returned nothing: an arrow function with braces needs return.',
        'Write (epoch, lr) => lr * 0.9.',
      ],
      ko: [
        '스케줄 함수가 값을 돌려주지 않았습니다. 화살표 함수에 중괄호를 쓰면 return이 있어야 합니다.',
        '(epoch, lr) => lr * 0.9라고 쓰세요.',
      ],
    },
    {
      code: `class Own extends tf.SGDOptimizer { getConfig() { return {}; } }\nmodel.compile({ loss: 'sparse_categorical_crossentropy', optimizer: new Own(0.1) });\n${trains('new LearningRateScheduler((epoch, lr) => lr * 0.9)')}`,
      en: [
        'Two things would set the learning rate, or it can’t be found in the optimizer.',
        'Give the optimizer a number as its rate, or leave the callback out.',
      ],
      ko: [
        '학습률을 정하는 곳이 둘이 되거나, 옵티마이저가 학습률을 어디에 두는지 알 수 없습니다.',
        '옵티마이저의 학습률을 수로 주거나 콜백을 빼세요.',
      ],
    },
    {
      code: [
        "new ModelCheckpoint('best-model');",
        "new ModelCheckpoint('best-model.h5', { saveWeightsOnly: true });",
        'new CSVLogger();',
      ],
      en: [
        'The ending of the name decides what is written into the file.',
        'Use the ending that the message names.',
      ],
      ko: ['파일 이름의 확장자로 무엇을 저장할지 정합니다.', '메시지가 말하는 확장자를 쓰세요.'],
    },
    {
      code: [
        trains("new ModelCheckpoint('model-{epoch:02d}-{val_loss:.2f}.keras')"),
        trains("new ModelCheckpoint('model-{loss:2d}.keras')"),
      ],
      en: [
        'The file’s name has a place for a value that does not exist, or is not written as in Python.',
        'Use values that are logged: {epoch:02d}, {loss:.2f}.',
      ],
      ko: [
        '파일 이름에 없는 값의 자리가 있거나, 파이썬의 형식과 다르게 썼습니다.',
        '기록되는 값을 쓰세요: {epoch:02d}, {loss:.2f}.',
      ],
    },
    {
      before: () => writeFileSync('logs', ''),
      code: trains("new CSVLogger('logs/log.csv')"),
      en: [
        'No file can be written there; this is checked before training, not after it.',
        'Choose another place, or make the folder first.',
      ],
      ko: [
        '그 자리에는 파일을 쓸 수 없습니다. 훈련한 뒤가 아니라 훈련하기 전에 알려 줍니다.',
        '다른 자리를 고르거나 폴더를 먼저 만드세요.',
      ],
    },
  ],
};
