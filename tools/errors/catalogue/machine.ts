/** What computes: backends and engines. */

import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Chapter } from '../mistake.ts';
import { noDownload, npm, program, python, tensorflow, wrongAddon } from '../programs.ts';

export const machine: Chapter = {
  title: { en: 'What computes', ko: '계산하는 것' },
  mistakes: [
    {
      code: "await useBackend('wasn');",
      en: ['There is no such backend.', 'Leave it out, and the best one is used.'],
      ko: ['그런 백엔드는 없습니다.', '빼세요. 가장 좋은 것을 고릅니다.'],
    },
    {
      code: "await useBackend('gpu');",
      en: [
        'TensorFlow’s GPU kernels were never installed, or there is no GPU.',
        'npm run doctor says what this machine has.',
      ],
      ko: [
        '텐서플로의 GPU 커널을 설치하지 않았거나 GPU가 없습니다.',
        'npm run doctor가 이 컴퓨터에 무엇이 있는지 알려 줍니다.',
      ],
    },
    {
      code: "await model.fit(x, y, { engine: 'native' });",
      en: [
        'The engine needs the native kernels, which are not installed or not chosen.',
        'Do as the message says, or leave the engine out.',
      ],
      ko: [
        '이 엔진에는 네이티브 커널이 필요한데, 설치하지 않았거나 고르지 않았습니다.',
        '메시지대로 하거나 엔진을 정하지 마세요.',
      ],
    },
    {
      code: "await useBackend('wasm'); const cnn = sequential([tf.layers.conv2d({ filters: 1, kernelSize: 2, inputShape: [4, 4, 1], name: 'conv' }), tf.layers.flatten({ name: 'flatten' }), dense({ units: 2, activation: 'softmax' })]); cnn.compile({ loss: 'sparse_categorical_crossentropy' }); await cnn.fit(tf.zeros([1, 4, 4, 1]), tf.zeros([1]), { verbose: 0 });",
      en: [
        'TensorFlow.js’s WebAssembly backend can’t train layers that are not the lesson’s.',
        'Use the backend that the message names.',
      ],
      ko: [
        'TensorFlow.js의 웹어셈블리 백엔드는 강의에 없는 층을 훈련하지 못합니다.',
        '메시지에 나온 백엔드를 쓰세요.',
      ],
    },
    {
      message:
        "The backend 'native' can't be had here: .cache/native/node_modules/@tensorflow/tfjs-node doesn't load (it is version 4.0.0, this project has TensorFlow.js 4.22.0); to repair it: npm run native. Or leave the choice open.",
      test: 'test/backend/machines.test.ts',
      expected: 'it is version 4.0.0, this project has TensorFlow.js',
      en: [
        'The native kernels were built for another version of the project.',
        'Type npm run native.',
      ],
      ko: [
        '네이티브 커널이 프로젝트의 다른 버전에 맞추어 만들어졌습니다.',
        'npm run native를 입력하세요.',
      ],
    },
    {
      message: 'lib/libtensorflow.so is missing, had 1000 when it worked',
      test: 'test/backend/machines.test.ts',
      expected: ' is missing, had ',
      en: [
        'A file of the native kernels has been lost or cut off since they were built.',
        'Type npm run native.',
      ],
      ko: [
        '네이티브 커널의 파일이 만들어진 뒤에 없어지거나 잘렸습니다.',
        'npm run native를 입력하세요.',
      ],
    },
    {
      message:
        "The backend 'gpu' can't be had here: tfjs-node-gpu is installed, but TensorFlow finds no GPU that it can use. Or leave the choice open.",
      test: 'test/backend/use-backend.test.ts',
      expected: 'tfjs-node-gpu is installed, but TensorFlow finds no GPU that it can use',
      en: [
        'The graphics card or its driver doesn’t answer.',
        "Check nvidia-smi, or use useBackend('native').",
      ],
      ko: [
        '그래픽 카드나 드라이버가 응답하지 않습니다.',
        "nvidia-smi를 확인하거나 useBackend('native')를 쓰세요.",
      ],
    },
    {
      message:
        "The backend 'wasm' can't be had here: TensorFlow.js can't start its backend 'wasm'; a limit of addresses (ulimit -v) forbids its memory. Or leave the choice open.",
      test: 'test/commands/limits.test.ts',
      expected: "TensorFlow.js can't start its backend 'wasm'; a limit of addresses (ulimit -v)",
      en: [
        'WebAssembly reserves several GiB of address space, and the shell limits that of its programs.',
        "First type ulimit -v unlimited, or use another one: useBackend('cpu').",
      ],
      ko: [
        '웹어셈블리는 주소 공간을 몇 GiB 잡아 두는데, 셸이 프로그램의 주소 공간을 제한합니다.',
        "먼저 ulimit -v unlimited를 입력하거나 useBackend('cpu')처럼 다른 것을 쓰세요.",
      ],
    },
    {
      message:
        "The backend 'native' can't be had here: a page has no native kernels, only Node has. Or leave the choice open.",
      test: 'test/backend/use-backend-page.test.ts',
      expected: 'a page has no native kernels, only Node has',
      en: ['A browser computes with WebAssembly.', 'Write useBackend().'],
      ko: ['브라우저는 웹어셈블리로 계산합니다.', 'useBackend()라고 쓰세요.'],
    },
    {
      message:
        "The backend 'wasm' can't be had here: this browser has no SIMD; use a newer one. Or leave the choice open.",
      test: 'test/backend/use-backend-page.test.ts',
      expected: 'this browser has no SIMD; use a newer one',
      en: [
        'The browser is from before 2021 (Safari: before 2023).',
        'Update it, or write useBackend(), which then takes plain JavaScript. That is slower.',
      ],
      ko: [
        '2021년(사파리는 2023년) 이전의 브라우저입니다.',
        '새 버전으로 바꾸거나 useBackend()라고 쓰세요. 그러면 느리지만 자바스크립트로 계산합니다.',
      ],
    },
    {
      message:
        "WebAssembly gets no memory: it reserves several GiB of addresses, of which it uses few, and a limit forbids it. Lift the limit (in a shell: ulimit -v unlimited), or take engine: 'stock'.",
      test: 'test/commands/limits.test.ts',
      expected: 'WebAssembly gets no memory: it reserves several GiB of addresses',
      en: [
        'The shell limits the address space of its programs (ulimit -v), as some shared machines do.',
        'First type ulimit -v unlimited.',
      ],
      ko: [
        '공용 컴퓨터에서 흔히 그렇듯이 셸이 프로그램의 주소 공간을 제한합니다(ulimit -v).',
        '먼저 ulimit -v unlimited를 입력하세요.',
      ],
    },
    {
      message:
        'There is not enough memory for the next array. End other programs, or lift the limit (in a shell: ulimit -v unlimited).',
      test: 'test/commands/limits.test.ts',
      expected: 'There is not enough memory for the next array.',
      en: [
        'The system gave the program no more memory: other programs use it, or the shell limits it.',
        'Close what you don’t need, or first type ulimit -v unlimited.',
      ],
      ko: [
        '시스템이 메모리를 더 주지 않았습니다. 다른 프로그램이 쓰고 있거나 셸이 한도를 두었습니다.',
        '필요 없는 프로그램을 끝내거나, 먼저 ulimit -v unlimited를 입력하세요.',
      ],
    },
    {
      message:
        'The lesson takes about 319 MiB of memory; this process may use 300. Allow it more, name a smaller data set with --data-dir, or train from a stream, which takes about 200 MiB: docs/larger-than-memory.md.',
      test: 'test/commands/limits.test.ts',
      expected: 'MiB of memory; this process may use 300',
      en: [
        'The machine or its container has less memory than the lesson’s data needs. The system would kill the program without a message.',
        'Give the container more memory, or use fewer images.',
      ],
      ko: [
        '컴퓨터나 컨테이너의 메모리가 이 강의의 데이터에 모자랍니다. 그대로 두면 시스템이 아무 말 없이 프로그램을 끝냅니다.',
        '컨테이너에 메모리를 더 주거나 그림이 적은 데이터를 쓰세요.',
      ],
    },
    {
      code: 'npm run native -- --gpu',
      en: ['TensorFlow’s GPU kernels need an NVIDIA card and its driver.', 'Leave --gpu out.'],
      ko: ['텐서플로의 GPU 커널에는 NVIDIA 카드와 드라이버가 필요합니다.', '--gpu를 빼세요.'],
    },
    {
      code: 'npm run native -- --python no-python',
      en: ['The path is not that of a Python.', 'Give the path of the program python.'],
      ko: ['경로가 파이썬이 아닙니다.', 'python 프로그램의 경로를 쓰세요.'],
    },
    {
      before: () => npm(noDownload),
      code: 'npm run native',
      en: [
        'Neither way to the native kernels worked: there is no network and no Python with TensorFlow.',
        'Do as the last line says, or do without them: only the speed differs.',
      ],
      ko: [
        '네이티브 커널을 얻는 두 길이 모두 막혔습니다. 여기서는 네트워크도, 텐서플로가 있는 파이썬도 없습니다.',
        '마지막 줄대로 하거나 없이 지내세요. 속도만 다릅니다.',
      ],
    },
    {
      before: () => {
        npm(noDownload);
        tensorflow('tensorflow');
        rmSync('tensorflow/include', { recursive: true });
        python(resolve('tensorflow'));
      },
      code: 'npm run native',
      en: [
        'TensorFlow was found, but some of its files are missing: its installation was interrupted.',
        'Install it again, or type the last line’s command.',
      ],
      ko: [
        '텐서플로를 찾았지만 파일이 빠져 있습니다. 설치가 중간에 끊겼습니다.',
        '다시 설치하거나 마지막 줄의 명령을 입력하세요.',
      ],
    },
    {
      before: () => {
        npm(noDownload);
        tensorflow('tensorflow');
        python(resolve('tensorflow'));
      },
      code: 'npm run native',
      en: [
        'The addon has to be compiled, and there is no compiler.',
        'Install one as the message says.',
      ],
      ko: ['애드온을 컴파일해야 하는데 컴파일러가 없습니다.', '메시지대로 설치하세요.'],
    },
    {
      before: () => {
        npm(noDownload);
        python();
      },
      code: 'npm run native -- --create-venv',
      en: [
        'pip installed the wheel without an error, but Python still finds no TensorFlow: another program changed the environment meanwhile.',
        'Delete .cache/venv and try again.',
      ],
      ko: [
        'pip가 오류 없이 설치했는데도 파이썬이 텐서플로를 찾지 못합니다. 그사이 다른 프로그램이 환경을 바꾸었습니다.',
        '.cache/venv를 지우고 다시 하세요.',
      ],
    },
    {
      before: () => npm(wrongAddon),
      code: 'npm run native',
      en: [
        'The kernels load, but the first product they compute is wrong: they were built for another processor, or are damaged. They are not kept.',
        'Do as the last line says, or do without them.',
      ],
      ko: [
        '커널이 열리기는 하지만 첫 곱셈이 틀립니다. 다른 프로세서용이거나 손상되었습니다. 그래서 남겨 두지 않습니다.',
        '마지막 줄대로 하거나 없이 지내세요.',
      ],
    },
    {
      before: () =>
        program(
          'npm',
          "require('node:fs').mkdirSync('node_modules/@tensorflow', { recursive: true });",
        ),
      code: 'npm run native',
      en: [
        'npm says nothing when the disk has no inodes left for an optional package.',
        'Free some space, then type npm run native again.',
      ],
      ko: [
        '디스크에 파일을 더 만들 수 없어도 npm은 선택 패키지에 대해서는 아무 말도 하지 않습니다.',
        '공간을 비우고 npm run native를 다시 하세요.',
      ],
    },
    {
      message:
        'The disk has 100 MiB left at .cache; the native kernels need 400. Nothing was changed. Free some room and try again.',
      test: 'test/commands/native.test.ts',
      expected: 'The disk has 100 MiB left at',
      en: ['The package needs that much space while it is being installed.', 'Free some space.'],
      ko: ['설치하는 동안 그만큼의 공간이 필요합니다.', '공간을 비우세요.'],
    },
    {
      message: 'there is no build for win32, only for Linux and macOS',
      needs: { en: 'Windows', ko: 'Windows' },
      en: [
        'npm run native builds the kernels if no ready-made ones can be downloaded; on Windows it can’t.',
        'Do without them: only the speed differs.',
      ],
      ko: [
        'npm run native는 완성된 커널을 받을 수 없으면 직접 만드는데, Windows에서는 만들 수 없습니다.',
        '없이 지내세요. 속도만 다릅니다.',
      ],
    },
  ],
};
