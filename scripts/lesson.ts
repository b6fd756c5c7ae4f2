/**
 * `npm start`: the lesson's practice, chapters 6 to 9, on the real data. Read it beside keras/lesson.py;
 * keras/lesson.ts is the same without options. What stands behind it is in the folder lesson.
 */

import * as tf from '@tensorflow/tfjs';
import {
  buildLayerArray,
  buildNamedSequential,
  buildWithAdd,
  fashionMnist,
  setRandomSeed,
  trainTestSplit,
} from '../src/index.ts';
import { predictClasses } from '../src/internal.ts';
import { runCommand } from './command/command.ts';
import { chooseBackend } from './lesson/backend.ts';
import { LessonBackup } from './lesson/backup.ts';
import { classesOf, fromZero } from './lesson/classes.ts';
import { Clock } from './lesson/clock.ts';
import { chooseModel, savedModel } from './lesson/models.ts';
import { outputsOf } from './lesson/outputs.ts';
import { lessonCommand, readSettings } from './lesson/settings.ts';
import {
  firstTen,
  heading,
  show,
  showNext,
  showPredictions,
  showValidation,
} from './lesson/show.ts';
import { lessonWords } from './lesson/words.ts';

runCommand({
  ...lessonCommand,
  async run(given, _, typed) {
    const settings = readSettings(given, typed);
    const { dataDir, seed, epochs, batchSize, engine, threads, isRecorded, language } = settings;
    const word = lessonWords[language];
    setRandomSeed(seed); // an unfit seed is refused before anything is loaded
    const clock = new Clock(settings);
    console.log(word.before);
    const backend = await chooseBackend(settings);
    const saved = await savedModel(settings); // of --load or --resume

    heading(word.data);
    const [[images, read], [testImages, testLabels]] = fashionMnist.loadData({ dir: dataDir });
    show(word.trainImages, images);
    show(word.trainLabels, read);
    show(word.testImages, testImages);
    const classes = classesOf(dataDir, read, testLabels);
    const labels = fromZero(read, classes, word);
    tf.dispose([testImages, testLabels]); // the lesson validates on a part of the training set

    const scaled = images.div(255);
    show('÷ 255', scaled, word.unit);
    const [, height, width] = images.shape;
    const flat = scaled.reshape([-1, height * width]); // 28 × 28 = 784
    show(`reshape [-1, ${height * width}]`, flat);

    const [trainInput, valInput, trainTarget, valTarget] = trainTestSplit(flat, labels, {
      testSize: 0.2,
      randomState: 42,
    });
    tf.dispose([images, scaled, flat, labels]);
    show('train_input', trainInput);
    show('val_input', valInput);
    show('train_target', trainTarget, word.starts(firstTen(trainTarget)));
    show('val_target', valTarget, word.starts(firstTen(valTarget)));
    clock.lap('load');

    heading(word.ways);
    const ways = { 'layer-array': buildLayerArray, named: buildNamedSequential, add: buildWithAdd };
    const fit = { pixels: height * width, classes: classes.names.length };
    const { model, before } = chooseModel(ways, settings, saved, fit);

    heading(word.summary);
    model.summary();

    heading(word.training);
    if (!saved?.optimizer) {
      model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
    }
    const backup = new LessonBackup(settings, before);
    clock.lap(); // building and showing the models is no part of fit
    const history = await model.fit(trainInput, trainTarget, {
      epochs,
      batchSize,
      engine,
      threads,
      // The lesson validates at the end only; the report shows every epoch.
      ...(isRecorded && { validationData: [valInput, valTarget], recordBatches: true }),
      callbacks: [backup, clock.callback],
    });
    clock.lap('fit');

    const data = { trainInput, trainTarget, valInput, valTarget };
    await backup.keepWhatever(async () => {
      const validation = model.evaluate(valInput, valTarget, { engine, threads });
      clock.lap('evaluate');
      await backup.pause();
      showValidation(history, valInput.shape[0], validation, word);

      const predictions = predictClasses(model, valInput);
      await backup.pause();
      showPredictions(history, valTarget, predictions.classes, classes.names, language);

      const classNames = classes.names;
      const seen = {
        ...data,
        classNames,
        width,
        height,
        model,
        before,
        history,
        validation,
        predictions,
      };
      for (const write of outputsOf(settings, { ...seen, backend, clock })) {
        await backup.pause();
        await write();
      }
    });
    showNext(word);
    tf.dispose(Object.values(data));
    model.dispose();
  },
});
