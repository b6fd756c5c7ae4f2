/** What computes: backends and engines. */

import type { Chapter } from '../mistake';

export const machine: Chapter = {
  title: { en: 'What computes', ko: '계산하는 것' },
  mistakes: [
    {
      code: "await useBackend('wasn');",
      en: ['There is no such backend.', 'Leave it out: the best one is taken.'],
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
        'Do as the message says, or leave the engine open.',
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
        'Take the backend that the message names.',
      ],
      ko: [
        'TensorFlow.js의 WebAssembly 백엔드는 수업에 없는 층을 훈련하지 못합니다.',
        '메시지에 나온 백엔드를 쓰세요.',
      ],
    },
    {
      message:
        "The backend 'native' can't be had here: .cache/native/node_modules/@tensorflow/tfjs-node doesn't load (it is version 4.0.0, this project has TensorFlow.js 4.22.0); to repair it: npm run native. Or leave the choice open.",
      test: 'test/backend.test.ts',
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
      test: 'test/errors.test.ts',
      expected: 'is missing, had 1000 when it worked',
      en: [
        'A file of the native kernels was lost or cut off since they were made.',
        'Type npm run native.',
      ],
      ko: [
        '네이티브 커널의 파일이 만들어진 뒤에 없어지거나 잘렸습니다.',
        'npm run native를 입력하세요.',
      ],
    },
    {
      message: 'tfjs-node-gpu is installed, but TensorFlow finds no GPU that it can use',
      en: [
        'The graphics card or its driver doesn’t answer.',
        "Look at nvidia-smi, or take useBackend('native').",
      ],
      ko: [
        '그래픽 카드나 드라이버가 응답하지 않습니다.',
        "nvidia-smi를 확인하거나 useBackend('native')를 쓰세요.",
      ],
    },
    {
      message: "TensorFlow.js can't start its backend 'wasm'",
      en: ['The runtime refuses WebAssembly.', "Take another one: useBackend('cpu')."],
      ko: [
        '실행 환경이 WebAssembly를 허용하지 않습니다.',
        "useBackend('cpu')처럼 다른 것을 쓰세요.",
      ],
    },
    {
      message:
        "WebAssembly gets no memory: it reserves several GiB of addresses, of which it uses few, and a limit forbids it. Lift the limit (in a shell: ulimit -v unlimited), or take engine: 'stock'.",
      en: [
        'The shell limits the addresses of its programs (ulimit -v), as some shared machines do.',
        'Type ulimit -v unlimited before.',
      ],
      ko: [
        '공용 컴퓨터에서 흔히 그렇듯이 셸이 프로그램의 주소 공간을 제한합니다(ulimit -v).',
        '먼저 ulimit -v unlimited를 입력하세요.',
      ],
    },
    {
      message:
        'The lesson takes about 623 MiB of memory; this process may use 512. Allow it more, name a smaller data set with --data-dir, or train from a stream, which takes about 200 MiB: docs/larger-than-memory.md.',
      test: 'test/limits.test.ts',
      expected: 'MiB of memory; this process may use 512',
      en: [
        'The machine or its container has less memory than the lesson’s data take. The system would end the program without a word.',
        'Allow the container more, or take fewer images.',
      ],
      ko: [
        '컴퓨터나 컨테이너의 메모리가 이 강의의 데이터에 모자랍니다. 그대로 두면 시스템이 아무 말 없이 프로그램을 끝냅니다.',
        '컨테이너에 메모리를 더 주거나 그림이 적은 데이터를 쓰세요.',
      ],
    },
    {
      message:
        'No NVIDIA GPU was found (nvidia-smi lists none), and TensorFlow’s GPU kernels need one. Nothing was changed. For the CPU’s kernels: npm run native',
      test: 'test/backend.test.ts',
      expected: 'For the CPU’s kernels: npm run native',
      en: ['npm run native -- --gpu needs NVIDIA’s card and driver.', 'Leave --gpu out.'],
      ko: ['npm run native -- --gpu에는 NVIDIA 카드와 드라이버가 필요합니다.', '--gpu를 빼세요.'],
    },
    {
      message:
        '--python no-python is no Python that answers. Name the program itself, such as .venv/bin/python. Nothing was changed.',
      test: 'test/backend.test.ts',
      expected: 'is no Python that answers',
      en: ['The path names something else than a Python.', 'Give the path of the program python.'],
      ko: ['경로가 파이썬이 아닙니다.', 'python 프로그램의 경로를 쓰세요.'],
    },
    {
      message:
        'The disk has 100 MiB left at .cache; the native kernels need 1500. Nothing was changed. Free some room and try again.',
      en: ['TensorFlow’s libraries are large.', 'Free some room.'],
      ko: ['텐서플로 라이브러리는 큽니다.', '공간을 비우세요.'],
    },
    {
      message:
        'npm left the package @tensorflow/tfjs-node out: the disk may have no room for more files. Nothing was changed.',
      en: [
        'npm says nothing when the disk has no inodes left for an optional package.',
        'Free some room, then npm run native again.',
      ],
      ko: [
        '디스크에 파일을 더 만들 수 없어도 npm은 선택 패키지에 대해서는 아무 말도 하지 않습니다.',
        '공간을 비우고 npm run native를 다시 하세요.',
      ],
    },
    ...[
      'The native kernels could not be had; nothing was changed, and the lesson runs without them. Tried:\n  official download: …\n  build against a TensorFlow wheel: …',
      'there is no build for win32, only for Linux and macOS',
      '.cache/venv/bin/python has no TensorFlow after all',
      'the TensorFlow in .venv/lib/tensorflow is broken: it has no libtensorflow_cc.so.2. Or let a new one be made: npm run native -- --create-venv',
      'the TensorFlow in .venv/lib/tensorflow is broken: it has no libtensorflow_cc.so.2',
      'no Python environment with tensorflow-cpu was found (looked at .venv). Name one with --python PATH, or let one be made: npm run native -- --create-venv',
      'It computes 0 0 0 0; expected 19 22 43 50.',
    ].map((message) => ({
      message,
      in: 'scripts/native.ts',
      en: [
        'A way to the native kernels led nowhere; npm run native tells of each.',
        'Do as the last line says, or stay without them: only the speed differs.',
      ] as const,
      ko: [
        '네이티브 커널을 얻는 길이 막혔습니다. npm run native가 길마다 이유를 알려 줍니다.',
        '마지막 줄대로 하거나 없이 지내세요. 속도만 다릅니다.',
      ] as const,
    })),
  ],
};
