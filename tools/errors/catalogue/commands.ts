/** The commands and their options. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dense, type Sequential, saveModel, sequential } from '../../../src/index.ts';
import type { Chapter } from '../mistake.ts';
import { makeScene } from '../scene.ts';
import { smallDataset } from '../small-dataset.ts';

export const commands: Chapter = {
  title: { en: 'Commands', ko: '명령' },
  mistakes: [
    {
      code: ['npm start -- --epoch 3', 'npm start -- epochs 3'],
      en: [
        'The option is misspelt, or its dashes are missing.',
        'npm start -- --help lists the options.',
      ],
      ko: [
        '옵션을 잘못 썼거나 앞의 줄표가 빠졌습니다.',
        'npm start -- --help가 옵션을 보여 줍니다.',
      ],
    },
    {
      code: [
        'npm start -- --style layerarray',
        'npm start -- --engine wsam',
        'npm start -- --lang kr',
      ],
      en: ['The option takes one of a few words.', 'Use one of those listed.'],
      ko: ['정해진 낱말 가운데 하나를 받는 옵션입니다.', '목록에서 고르세요.'],
    },
    {
      code: ['npm start -- --epochs 0', 'npm start -- --batch-size 1e3', 'npm start -- --epochs'],
      en: ['The option takes a whole number in digits.', 'Write it in digits: --epochs 5.'],
      ko: ['숫자로 쓴 정수를 받는 옵션입니다.', '--epochs 5처럼 쓰세요.'],
    },
    {
      code: 'npm run convert -- --no-optimizer=yes a.keras b.h5',
      en: ['The option is a switch: it has no value.', 'Leave out the = and everything after it.'],
      ko: ['값이 없는 스위치 옵션입니다.', '=과 그 뒤를 빼세요.'],
    },
    {
      code: "process.env.ANN_LANG = 'fr'; try { currentLanguage(); } finally { delete process.env.ANN_LANG; }",
      en: [
        'The environment variable ANN_LANG chooses the language, and the lesson has two.',
        'Set it to en or ko, or remove it: then the language is the system’s.',
      ],
      ko: [
        '환경 변수 ANN_LANG은 언어를 고르는데, 강의의 언어는 두 가지입니다.',
        'en이나 ko로 정하거나 지우세요. 지우면 시스템의 언어를 씁니다.',
      ],
    },
    {
      code: [
        'npm start -- --report out --json out/report.json',
        'npm start -- --save fashion.keras --json fashion.keras',
        'npm start -- --data-dir small --json small/train-images-idx3-ubyte',
      ],
      en: [
        'Two files of the same run would have the same name, so one would be lost.',
        'Choose another name for the option that the message names.',
      ],
      ko: [
        '한 번의 실행에서 두 파일이 같은 파일이 되어 하나를 잃게 됩니다.',
        '메시지가 말하는 옵션에 다른 이름을 쓰세요.',
      ],
    },
    {
      before: () => {
        mkdirSync('homework');
        writeFileSync('homework/essay.txt', 'mine');
      },
      code: 'npm run site -- build --out homework',
      en: [
        'The folder has files that the command did not make. A build would get mixed up with them or replace them.',
        'Name a folder of its own: --out my-site.',
      ],
      ko: [
        '폴더에 이 명령이 만들지 않은 파일이 있습니다. 빌드가 그 파일과 섞이거나 그것을 덮어쓰게 됩니다.',
        '--out my-site처럼 따로 쓸 폴더를 지정하세요.',
      ],
    },
    {
      before: () => {
        mkdirSync('models');
        writeFileSync('models/model.json', '{ "name": "mine" }');
      },
      code: 'npm start -- --save models',
      en: [
        'TensorFlow.js’s format has a file model.json, and the folder has another file of that name.',
        'Name another folder.',
      ],
      ko: [
        'TensorFlow.js 형식은 model.json 파일을 쓰는데, 폴더에 같은 이름의 다른 파일이 있습니다.',
        '다른 폴더를 지정하세요.',
      ],
    },
    {
      before: () => {
        mkdirSync('results');
        writeFileSync('seen.json', '{}', { mode: 0o444 });
      },
      code: [
        'npm start -- --json nowhere/seen.json',
        'npm start -- --json results',
        'npm start -- --json seen.json',
      ],
      en: [
        'No file can be written there. You are told before training, not after it.',
        'Make the folder, or choose another name.',
      ],
      ko: [
        '그 자리에는 파일을 쓸 수 없습니다. 훈련이 끝난 뒤가 아니라 시작하기 전에 알려 줍니다.',
        '폴더를 만들거나 다른 이름을 쓰세요.',
      ],
    },
    {
      code: [
        'npm run learn -- chek',
        'npm run learn -- check 99',
        'npm run learn -- check 7 8',
        'npm run site -- biuld',
        'npm run site -- build here',
      ],
      en: ['The command knows a few words and numbers.', 'Use one of those listed.'],
      ko: ['명령이 아는 낱말과 번호가 아닙니다.', '목록에서 고르세요.'],
    },
    {
      code: 'npm run convert -- fashion.keras',
      en: [
        'convert needs the file and what to turn it into.',
        'Give both paths; the ending decides the format.',
      ],
      ko: [
        'convert에는 원래 파일과 만들 파일이 모두 필요합니다.',
        '두 경로를 쓰세요. 형식은 확장자가 정합니다.',
      ],
    },
    {
      before: () => saveModel(makeScene().model as Sequential, 'small.keras'),
      code: 'npm start -- --load small.keras',
      en: [
        'The saved model was made for other data than the lesson’s pictures, or compiled differently.',
        'Load one with 784 inputs and ten classes.',
      ],
      ko: [
        '저장된 모델이 강의의 그림이 아닌 다른 데이터에 맞거나 다르게 컴파일되었습니다.',
        '입력 784개, 클래스 10개인 모델을 불러오세요.',
      ],
    },
    {
      before: async () => {
        writeFileSync('notes', '');
        mkdirSync('full');
        writeFileSync('full/job.json', '{}');
      },
      code: [
        'npm run distribute -- fashion.keras',
        'npm run distribute -- fashion.keras notes',
        'npm run distribute -- fashion.keras full',
      ],
      en: [
        'distribute needs a saved model and a folder that is new or empty.',
        'Give both; the folder must be new.',
      ],
      ko: [
        'distribute에는 저장된 모델과, 새로 만들거나 비어 있는 폴더가 필요합니다.',
        '둘 다 쓰고, 폴더는 새 이름으로 하세요.',
      ],
    },
    {
      before: async () => {
        smallDataset();
        await saveModel(makeScene().model as Sequential, 'other.keras');
        const layers = [dense({ units: 10, activation: 'softmax', inputShape: [4] })];
        const regression = sequential({ layers });
        regression.compile({ loss: 'mean_squared_error' });
        await saveModel(regression, 'squares.keras');
      },
      code: [
        'npm run distribute -- other.keras job --data-dir small',
        'npm run distribute -- squares.keras job --data-dir small',
      ],
      en: [
        'The saved model was made for other data, or compiled differently from what the lesson’s labels need.',
        'Name the data set that it was trained on with --data-dir, or train it as the lesson does.',
      ],
      ko: [
        '저장된 모델이 다른 데이터에 맞거나, 강의의 레이블과 다르게 컴파일되었습니다.',
        '--data-dir로 훈련한 데이터를 지정하거나 강의처럼 훈련하세요.',
      ],
    },
    {
      code: 'npm run compare -- --python nothing',
      en: [
        'This Python has no Keras.',
        'Type what the message says, or leave --python out: a recorded run of Keras takes its place.',
      ],
      ko: [
        '이 파이썬에는 케라스가 없습니다.',
        '메시지대로 하거나 --python을 빼세요. 케라스의 기록된 실행이 대신합니다.',
      ],
    },
    {
      code: 'npm run compare -- --seed 7',
      en: [
        'Another seed needs a Keras to compare with, and this machine has none; only seed 42 was recorded.',
        'Do one of the three.',
      ],
      ko: [
        '다른 시드에는 비교할 케라스가 필요한데 이 컴퓨터에는 없습니다. 기록된 것은 시드 42뿐입니다.',
        '셋 중 하나를 하세요.',
      ],
    },
    {
      message: '2 of 154 rows are out of bound (marked ✗).',
      needs: {
        en: 'a Keras that computes other numbers than the one recorded',
        ko: '기록된 것과 다른 수를 계산하는 케라스',
      },
      en: [
        'Keras and TypeScript computed different numbers: another version of Keras, or a change in the code.',
        'Look at the marked rows.',
      ],
      ko: [
        '케라스와 타입스크립트의 계산이 다릅니다. 케라스의 버전이 다르거나 코드가 바뀌었습니다.',
        '표시된 행을 보세요.',
      ],
    },
    {
      code: 'npm run compare -- --create-venv',
      en: [
        '--create-venv needs a Python with which to make the environment.',
        'Install Python 3, or leave the option out.',
      ],
      ko: [
        '--create-venv로 환경을 만들려면 파이썬이 있어야 합니다.',
        '파이썬 3을 설치하거나 옵션을 빼세요.',
      ],
    },
    {
      message: "no-such-program can't be started: it is not installed",
      test: 'test/tools/errors.test.ts',
      expected: "can't be started: it is not installed",
      en: [
        'A command needs another program, such as a compiler, that this machine doesn’t have.',
        'Install it.',
      ],
      ko: ['명령이 부르는 다른 프로그램(컴파일러 등)이 이 컴퓨터에 없습니다.', '설치하세요.'],
    },
    {
      message: 'node failed (1): it wrote nothing',
      in: 'scripts/programs/run-program.ts',
      test: 'test/tools/errors.test.ts',
      expected: 'failed (1): it wrote nothing',
      en: [
        'A program that the command called ended with an error; its last lines follow.',
        'Do what they ask for.',
      ],
      ko: [
        '명령이 부른 프로그램이 오류로 끝났습니다. 뒤에 그 마지막 줄이 붙습니다.',
        '그 줄이 요구하는 것을 하세요.',
      ],
    },
    {
      code: 'npm run site -- build --notebooks missing',
      en: [
        'The site shows executed notebooks, and there is no such folder.',
        'Name the folder that has them, or leave --notebooks out.',
      ],
      ko: [
        '사이트는 실행한 노트북을 보여 주는데 그런 폴더가 없습니다.',
        '노트북이 있는 폴더를 쓰거나 --notebooks를 빼세요.',
      ],
    },
    {
      code: 'npm run site -- --port 99999',
      en: ['A port is a number up to 65535.', 'Use another, or leave --port out.'],
      ko: ['포트는 65535까지의 수입니다.', '다른 수를 쓰거나 --port를 빼세요.'],
    },
    {
      message: 'Port 5173 is not free (EADDRINUSE). Use another one, or leave --port out.',
      test: 'test/site/build.test.ts',
      expected: 'is not free',
      en: [
        'Another program already uses this port: perhaps the site itself, in another terminal.',
        'End it, or use another port: npm run site -- --port 5174.',
      ],
      ko: [
        '그 포트는 다른 프로그램이 이미 쓰고 있습니다. 다른 터미널의 사이트일 수도 있습니다.',
        '그것을 끝내거나 다른 포트를 쓰세요: npm run site -- --port 5174.',
      ],
    },
    {
      message: "The file exports no 'sigmoid'.",
      test: 'test/tools/errors.test.ts',
      expected: "The file exports no 'sigmoid'.",
      en: [
        'In an exercise the name before the gap was changed or removed.',
        'Write it as it was, or npm run learn -- reset.',
      ],
      ko: [
        '연습 문제에서 빈칸 앞의 이름을 바꾸었거나 지웠습니다.',
        '원래대로 쓰거나 npm run learn -- reset을 하세요.',
      ],
    },
    {
      message: "line 2: unexpected 'b'",
      in: 'exercises/course/judge.ts',
      test: 'test/tools/errors.test.ts',
      expected: "line 2: unexpected 'b'",
      en: [
        'The exercise’s code is not valid TypeScript yet.',
        'Check the line that the message names.',
      ],
      ko: [
        '연습 문제의 코드가 아직 올바른 타입스크립트가 아닙니다.',
        '메시지가 가리키는 줄을 보세요.',
      ],
    },
    {
      message: 'The model is not compiled: call model.compile.',
      test: 'test/commands/course.test.ts',
      expected: 'The model is not compiled: call model.compile.',
      en: [
        'The last exercise trains your model, and fit needs to know the loss.',
        'Call model.compile as the gap does at first.',
      ],
      ko: [
        '마지막 연습 문제는 모델을 훈련하는데, fit은 손실 함수를 알아야 합니다.',
        '처음 빈칸에서처럼 model.compile을 호출하세요.',
      ],
    },
    {
      message: "Compile with metrics: ['accuracy'].",
      test: 'test/commands/course.test.ts',
      expected: "Compile with metrics: ['accuracy'].",
      en: [
        'The last exercise compares accuracies, and without metrics evaluate gives the loss only.',
        "Add metrics: ['accuracy'] to model.compile.",
      ],
      ko: [
        '마지막 연습 문제는 정확도를 비교하는데, metrics가 없으면 evaluate는 손실만 줍니다.',
        "model.compile에 metrics: ['accuracy']를 더하세요.",
      ],
    },
  ],
};
