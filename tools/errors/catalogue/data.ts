/** Chapter 6: the data set's files, and the split. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Chapter } from '../mistake.ts';
import { idx, smallDataset } from '../small-dataset.ts';

const load = "fashionMnist.loadData({ dir: 'small' });";

const open = "idxBatches('small/train-images-idx3-ubyte', 'small/train-labels-idx1-ubyte'";

export const data: Chapter = {
  title: { en: '6 Data', ko: '6 데이터' },
  mistakes: [
    {
      code: "fashionMnist.loadData({ dir: 'nowhere' });",
      en: [
        'The folder is not where the program looks: a path starts at the folder in which the program was started.',
        'Check the spelling, or give the whole path.',
      ],
      ko: [
        '그 자리에 폴더가 없습니다. 경로는 프로그램을 시작한 폴더에서 시작합니다.',
        '철자를 확인하거나 전체 경로를 쓰세요.',
      ],
    },
    {
      before: () => void mkdirSync('small'),
      code: load,
      en: [
        'One of the four files is not in the folder.',
        'Put all four there under MNIST’s names.',
      ],
      ko: ['네 파일 가운데 하나가 폴더에 없습니다.', '네 파일을 모두 MNIST의 이름으로 넣으세요.'],
    },
    {
      before: () => writeFileSync('small', ''),
      code: load,
      en: ['This is a file, not the folder that holds the four files.', 'Name the folder.'],
      ko: ['네 파일이 든 폴더가 아니라 파일을 가리켰습니다.', '폴더를 쓰세요.'],
    },
    {
      code: "fashionMnist.loadData('small');",
      en: [
        'The folder is given as an option with a name.',
        "Write fashionMnist.loadData({ dir: 'small' }).",
      ],
      ko: ['폴더는 이름을 붙여 줍니다.', "fashionMnist.loadData({ dir: 'small' })이라고 쓰세요."],
    },
    {
      message:
        'data/fashion-mnist/train-labels-idx1-ubyte.gz is not the original file: its SHA-256 is 5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03, expected 0ae29f65d86684f32d1b9c85147786c547b9c6aebcaf235f0400a0cce308b056. Restore it with: git checkout -- data/fashion-mnist',
      test: 'test/lesson/06-data/fashion-mnist.test.ts',
      expected: 'not the original file: its SHA-256 is',
      en: [
        'A file that comes with the lesson was changed.',
        'Restore it as the message says, or clone the project again.',
      ],
      ko: [
        '강의와 함께 온 파일이 바뀌었습니다.',
        '메시지에 적힌 대로 되살리거나 프로젝트를 다시 받으세요.',
      ],
    },
    {
      message:
        "Fashion-MNIST's 31 MB are a package of their own, which is not installed. Type: npm install fashion-mnist-idx. Or name a folder that has the four files: fashionMnist.loadData({ dir: '…' }).",
      test: 'test/tools/supply/install.test.ts',
      expected: 'Type: npm install fashion-mnist-idx',
      en: [
        'In a project of your own: the lesson’s package was installed without the data.',
        'Install it as the message says. In a clone of the lesson the data is there.',
      ],
      ko: [
        '자신의 프로젝트에 강의의 패키지만 설치하고 데이터는 설치하지 않았습니다.',
        '메시지에 적힌 대로 설치하세요. 강의를 복제한 폴더에는 데이터가 들어 있습니다.',
      ],
    },
    {
      code: "fashionMnist.loadData({ dir: 'small', from: 'https://example.org/fashion-mnist/' });",
      en: [
        'Two places are named.',
        'Keep `dir` for a folder on the disk, or `from` for an address or for files that a visitor chose.',
      ],
      ko: [
        '자리를 두 곳 지정했습니다.',
        '디스크의 폴더면 `dir`, 주소나 방문자가 고른 파일이면 `from`만 남기세요.',
      ],
    },
    {
      code: [
        "await fashionMnist.loadData({ from: 'fashion-mnist/' });",
        "await fashionMnist.loadData({ from: new URL('file:///fashion-mnist/') });",
        "await fashionMnist.loadData({ from: ['train-images-idx3-ubyte.gz'] });",
      ],
      en: [
        'Only a page has an address of its own that a short one can start at, and nothing on the disk is fetched.',
        'In Node write the whole address, or `dir`. In a page the files come from a web server, or are File objects.',
      ],
      ko: [
        '짧은 주소는 페이지의 주소에서 시작하는데 Node에는 그런 주소가 없고, 디스크의 파일은 내려받지 않습니다.',
        'Node에서는 전체 주소나 `dir`을 쓰세요. 페이지에서는 웹 서버의 주소나 File 객체를 주세요.',
      ],
    },
    {
      message:
        "A page has no folders to read from. Write loadData({ from: 'fashion-mnist/' }) with the address of a folder that has the four files, as the npm package fashion-mnist-idx has them, or with the files that your visitor chose.",
      test: 'test/lesson/06-data/load-from.test.ts',
      expected: 'A page has no folders to read from.',
      en: [
        'In a page `loadData` was called as in Node.',
        'Copy the four files beside the page, and name that folder with `from`; it is then a promise: await it.',
      ],
      ko: [
        '페이지에서 Node처럼 `loadData`를 불렀습니다.',
        '네 파일을 페이지 옆에 복사하고 그 폴더를 `from`으로 지정하세요. 이때는 프로미스를 돌려주므로 await를 붙입니다.',
      ],
    },
    {
      message:
        "https://example.org/fashion-mnist/train-images-idx3-ubyte.gz isn't there: the server says 404. Put the four files where from says, train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz; the npm package fashion-mnist-idx has them.",
      test: 'test/lesson/06-data/load-from.test.ts',
      expected: "isn't there: the server says 404. Put",
      en: [
        'There is no such file at that address.',
        'Open the address in the browser. With Vite, put the files in the folder `public`.',
      ],
      ko: [
        '그 주소에 파일이 없습니다.',
        '브라우저에서 주소를 열어 보세요. Vite에서는 파일을 `public` 폴더에 넣습니다.',
      ],
    },
    {
      message:
        "https://example.org/fashion-mnist/train-images-idx3-ubyte.gz isn't there: the server sent a web page in its place, as many do for every address that they don't have. Put the four files where from says, …; the npm package fashion-mnist-idx has them.",
      test: 'test/lesson/06-data/load-from.test.ts',
      expected: "isn't there: the server sent a web page in its place",
      en: [
        'The server answers every wrong address with the start page of the site.',
        'Put the files there, as above.',
      ],
      ko: ['서버가 없는 주소마다 사이트의 첫 페이지를 보냅니다.', '위와 같이 파일을 넣으세요.'],
    },
    {
      message:
        "http://127.0.0.1:9/train-images-idx3-ubyte.gz can't be fetched (fetch failed). Is the address right, does its server run, and does it let pages of other sites read its files (CORS)?",
      test: 'test/lesson/06-data/load-from.test.ts',
      expected: "http://127.0.0.1:9/train-images-idx3-ubyte.gz can't be fetched (",
      en: [
        'No server answers, or the browser keeps its answer from the page.',
        'Put the files beside the page: there no permission is needed.',
      ],
      ko: [
        '서버가 답하지 않거나, 브라우저가 답을 페이지에 넘기지 않습니다.',
        '파일을 페이지 옆에 두세요. 그러면 허락이 필요 없습니다.',
      ],
    },
    {
      message:
        'https://example.org/fashion-mnist/train-images-idx3-ubyte.gz broke off on its way (terminated). Try again.',
      test: 'test/lesson/06-data/load-from.test.ts',
      expected: 'train-images-idx3-ubyte.gz broke off on its way (',
      en: ['The connection ended before the file did.', 'Load the page again.'],
      ko: ['파일을 다 받기 전에 연결이 끊겼습니다.', '페이지를 다시 여세요.'],
    },
    {
      message:
        "Among the 3 files given there is no t10k-labels-idx1-ubyte. The four files of an MNIST-like data set are train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte, gzipped or not; 'test' may stand for 't10k', and '.' for '-'.",
      test: 'test/lesson/06-data/load-from.test.ts',
      expected: 'Among the 3 files given there is no t10k-labels-idx1-ubyte.',
      en: [
        'One of the four files was not chosen, or has another name.',
        'Let all four be chosen at once: `<input type="file" multiple>`.',
      ],
      ko: [
        '네 파일 가운데 하나를 고르지 않았거나 이름이 다릅니다.',
        '네 파일을 한꺼번에 고르게 하세요. `<input type="file" multiple>`',
      ],
    },
    {
      before: () => smallDataset({ trainLabels: idx([3], [0, 1, 2]) }),
      code: load,
      en: ['Images and labels come from different data sets.', 'Take both from the same one.'],
      ko: [
        '이미지와 레이블이 서로 다른 데이터 세트에서 왔습니다.',
        '같은 데이터 세트의 파일을 쓰세요.',
      ],
    },
    {
      before: () => smallDataset({ testImages: idx([2, 3, 1], [0, 1, 2, 3, 4, 5]) }),
      code: load,
      en: [
        'Training and test images differ in size.',
        'Take all four files from the same data set.',
      ],
      ko: [
        '훈련 이미지와 테스트 이미지의 크기가 다릅니다.',
        '네 파일을 모두 같은 데이터 세트에서 가져오세요.',
      ],
    },
    {
      before: () => smallDataset({ trainImages: idx([0, 2, 2], []) }),
      code: load,
      en: ['The file has a header and nothing else.', 'Download it again.'],
      ko: ['파일에 헤더만 있고 내용이 없습니다.', '다시 내려받으세요.'],
    },
    {
      before: () => {
        mkdirSync('emnist');
        for (const set of ['emnist-letters-', 'emnist-digits-']) {
          for (const split of ['train', 'test']) {
            writeFileSync(`emnist/${set}${split}-images-idx3-ubyte`, idx([1, 1, 1], [0]));
            writeFileSync(`emnist/${set}${split}-labels-idx1-ubyte`, idx([1], [1]));
          }
        }
      },
      code: "fashionMnist.loadData({ dir: 'emnist' });",
      en: [
        'The folder has the files of more than one data set.',
        'Put the four files of one into a folder of its own.',
      ],
      ko: ['폴더에 데이터 세트가 둘 이상 있습니다.', '하나의 파일 네 개를 따로 폴더에 넣으세요.'],
    },
    {
      before: () => smallDataset({ trainImages: idx([2], [3, 9]) }),
      code: load,
      en: [
        'A file of labels was given where images are expected, or the other way round.',
        'Swap the names.',
      ],
      ko: ['이미지 자리에 레이블 파일이 있거나 그 반대입니다.', '이름을 서로 바꾸세요.'],
    },
    {
      code: ["readIdx('train-labels-idx1-ubyte');"],
      en: [
        'readIdx takes the bytes of a file, not its name.',
        'Read it first: readIdx(readFileSync(path)).',
      ],
      ko: ['파일의 이름은 내용이 아닙니다.', '먼저 읽으세요. readIdx(readFileSync(path))'],
    },
    {
      code: [
        'readIdx(Uint8Array.of(0, 0));',
        'readIdx(Uint8Array.of(0, 0, 8, 1, 0, 0));',
        'readIdx(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7));',
      ],
      en: [
        'The file is shorter than it should be: a download broke off.',
        'Download it again and compare its size.',
      ],
      ko: ['파일이 짧습니다. 내려받다가 끊긴 것입니다.', '다시 받아 크기를 비교하세요.'],
    },
    {
      code: 'readIdx(Uint8Array.of(137, 80, 78, 71));',
      en: ['The file is something else: here a PNG picture.', 'Name the right file.'],
      ko: ['다른 종류의 파일입니다. 여기서는 PNG 그림입니다.', '알맞은 파일을 지정하세요.'],
    },
    {
      before: () => {
        const packed = gzipSync(idx([2], [7, 9]));
        writeFileSync('cut.gz', packed.subarray(0, packed.length - 6));
        writeFileSync('more.gz', Buffer.concat([packed, Buffer.from('\0\0more')]));
      },
      code: [
        "readIdx(readFileSync('cut.gz'), 'cut.gz');",
        "readIdx(readFileSync('more.gz'), 'more.gz');",
        "readIdx(Uint8Array.of(1, 2, 3, 4), 'other.bin');",
      ],
      en: [
        'The gzip file is cut off, has something after its end, or is damaged.',
        'Get it again.',
      ],
      ko: ['압축 파일이 잘렸거나, 끝에 다른 것이 붙었거나, 손상되었습니다.', '다시 받으세요.'],
    },
    {
      code: ['trainTestSplit([1, 2], [0, 1]);'],
      en: ['Plain arrays were given.', 'Turn them into tensors: tf.tensor(input).'],
      ko: ['일반 배열을 주었습니다.', 'tf.tensor(input)으로 텐서를 만드세요.'],
    },
    {
      code: 'trainTestSplit(x, tf.tensor([0, 1]));',
      en: [
        'Input and target have different numbers of rows.',
        'Compare x.shape[0] and y.shape[0].',
      ],
      ko: ['입력과 타깃의 행 수가 다릅니다.', 'x.shape[0]과 y.shape[0]을 비교하세요.'],
    },
    {
      code: [
        'trainTestSplit(x, y, { testSize: 0 });',
        "trainTestSplit(x, y, { testSize: '0.2' });",
        'trainTestSplit(x, y, { testSize: 1.5 });',
      ],
      en: [
        'A size below 1 is a fraction of the samples, and a whole number is a count; nothing else is allowed.',
        'For a fifth, use 0.2.',
      ],
      ko: [
        '1보다 작으면 비율, 정수이면 샘플 수입니다. 그 밖의 값은 뜻이 없습니다.',
        '5분의 1이면 0.2를 쓰세요.',
      ],
    },
    {
      code: [
        'trainTestSplit(x, y, { testSize: 0.7, trainSize: 0.7 });',
        'trainTestSplit(x, y, { testSize: 3, trainSize: 3 });',
      ],
      en: [
        'The two parts together would have more samples than there are.',
        'Give one of the two sizes; the other follows.',
      ],
      ko: [
        '두 쪽을 더하면 있는 샘플보다 많습니다.',
        '둘 중 하나만 주세요. 나머지는 저절로 정해집니다.',
      ],
    },
    {
      code: 'trainTestSplit(tf.tensor([[1]]), tf.tensor([0]));',
      en: ['There are too few samples for two parts.', 'Use more samples or a smaller testSize.'],
      ko: ['둘로 나누기에는 샘플이 너무 적습니다.', '샘플을 늘리거나 testSize를 줄이세요.'],
    },
    {
      code: 'trainTestSplit(x, y, { random_state: 42 });',
      en: [
        'scikit-learn’s name for the option.',
        'Here it is randomState, and test_size is testSize.',
      ],
      ko: [
        '사이킷런에서 쓰는 옵션 이름입니다.',
        '여기서는 randomState, test_size는 testSize입니다.',
      ],
    },
    {
      code: 'trainTestSplit(x, y, { randomState: -1 });',
      en: ['A seed is a whole number of 32 bits, as in NumPy.', 'Use one from 0 up, such as 42.'],
      ko: ['시드는 넘파이에서처럼 32비트 정수입니다.', '42처럼 0 이상의 수를 쓰세요.'],
    },
    {
      code: 'trainTestSplit(x, y, { stratify: y });',
      en: [
        'scikit-learn can keep the classes in proportion; this lesson doesn’t need it.',
        'Leave it out.',
      ],
      ko: ['사이킷런은 클래스 비율을 맞출 수 있지만 이 강의에는 필요하지 않습니다.', '빼세요.'],
    },
    {
      before: () => smallDataset(),
      code: [
        `${open}, { divideBy: 0 });`,
        `${open}, { inputShape: 'flat' });`,
        `${open}, { batchSize: 0 });`,
        `${open}, { inputShape: [784] });`,
        `${open}, { batch_size: 32 });`,
      ],
      en: [
        'An option of the stream doesn’t fit the files, or there is no such option.',
        'Check the number that the message names.',
      ],
      ko: ['스트림의 옵션이 파일과 맞지 않거나 없는 옵션입니다.', '메시지에 나온 값을 확인하세요.'],
    },
    {
      before: () => {
        smallDataset({ trainLabels: idx([3], [0, 1, 2]), testImages: idx([0, 2, 2], []) });
        mkdirSync('folder');
      },
      code: [
        `${open});`,
        "idxBatches('small/t10k-images-idx3-ubyte', 'small/t10k-labels-idx1-ubyte');",
        "idxBatches('nowhere', 'nowhere');",
        "idxBatches('folder', 'folder');",
      ],
      en: [
        'The two files don’t belong together, are empty, or are not files.',
        'Use images and labels of the same data set.',
      ],
      ko: [
        '두 파일이 서로 맞지 않거나, 비었거나, 파일이 아닙니다.',
        '같은 데이터 세트의 이미지와 레이블을 쓰세요.',
      ],
    },
    {
      before: () => smallDataset(),
      code: "const two = sequential([dense({ units: 2, activation: 'softmax', inputShape: [4] })]); two.compile({ loss: 'sparse_categorical_crossentropy' }); await two.fit(idxBatches('small/train-images-idx3-ubyte', 'small/train-labels-idx1-ubyte', { inputShape: [4] }));",
      en: [
        'The file has a class for which the model has no output node. All labels are checked before training.',
        'Give the last layer a node for each class.',
      ],
      ko: [
        '파일에 모델의 출력 노드가 없는 클래스가 있습니다. 훈련 전에 모든 레이블을 살펴봅니다.',
        '마지막 층의 노드를 클래스 수만큼 두세요.',
      ],
    },
    {
      message:
        'train-images-idx3-ubyte was changed while it was being read: it has 3,000,000 bytes, before 47,040,016, and was last written at 2026-11-24T09:00:00.000Z. What was learned before stays in the model; start over with a file that stays as it is.',
      test: 'test/data/stream.test.ts',
      expected: 'was changed while it was being read',
      en: ['Another program wrote to the file during training.', 'Wait until it has finished.'],
      ko: ['훈련하는 동안 다른 프로그램이 파일에 썼습니다.', '그 프로그램이 끝난 뒤에 하세요.'],
    },
    {
      code: [
        'await model.fit((async function* () {})());',
        'await model.fit((async function* () { yield [x, y]; })());',
        "await model.fit((async function* () { yield { xs: x.slice(0, 1), ys: y.slice(0, 1) }; yield { xs: x, ys: y }; })(), { engine: 'wasm' });",
      ],
      en: [
        'The stream gives no batches, something other than batches, or batches that grow.',
        'Yield { xs, ys } in batches of one size; only the last may be smaller.',
      ],
      ko: [
        '스트림이 배치를 주지 않거나, 배치가 아닌 것을 주거나, 배치가 커집니다.',
        '같은 크기의 { xs, ys }를 yield하세요. 마지막 배치만 작아도 됩니다.',
      ],
    },
  ],
};
