/** The texts of docs/larger-than-memory.md, in both languages. */

import { formatCount } from '../../src/index.ts';
import type { StreamResult } from './run.ts';

const code = `\`\`\`ts
const train = idxBatches('train-images-idx3-ubyte', 'train-labels-idx1-ubyte', {
  batchSize: 32,
  inputShape: [784],      // .reshape([-1, 784])
  divideBy: 255,          // / 255
  shuffleBuffer: 10_000,  // samples held for shuffling
});
await model.fit(train, { epochs: 5 });
await model.evaluate(idxBatches('t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte', {
  inputShape: [784], divideBy: 255,
}));
\`\`\``;

/** `rows` are the table's. */
export type Figures = { rows: string[] } & Record<
  'ratio' | 'tensorGiB' | 'loss' | 'accuracy',
  string
>;

type Texts = (result: StreamResult, figures: Figures) => string;

export const english: Texts = ({ node, few, many }, { rows, ratio, tensorGiB, loss, accuracy }) =>
  `# Data larger than memory

\`fit\` also takes a stream of batches instead of tensors. \`idxBatches\` reads them from IDX files of any length, gzipped or not:

${code}

| Keras and TensorFlow | here |
| --- | --- |
| \`dataset.shuffle(10_000).batch(32)\` | \`shuffleBuffer: 10_000\`, \`batchSize: 32\` |
| \`model.fit(dataset, steps_per_epoch=100)\` | \`model.fit(stream, { stepsPerEpoch: 100 })\` |
| \`model.fit(dataset, validation_data=other)\` | \`model.fit(stream, { validationData: other })\` |
| \`model.evaluate(dataset)\` | \`await model.evaluate(stream)\` |
| \`model.predict(dataset)\` | \`for await (const { xs, ys } of stream)\`, with \`model.predict(xs)\`; dispose of \`xs\` and \`ys\` |

In the order of the file (\`shuffleBuffer: 0\`, the default) the weights are those of \`fit\` in memory with \`shuffle: false\`, bit for bit, on each engine. A shuffle buffer that holds all samples shuffles as well as \`fit\` does; a shorter one shuffles only nearby samples, so don’t sort the data by class.

Before the first step the lengths of both files are compared with their headers (for a gzipped file, only once it has been unpacked to its end), the numbers of samples with each other, and every label with the classes. A file that is cut off, changes or disappears later ends training with an error; what was learned until then stays in the model.

Any object with \`[Symbol.asyncIterator]\` that yields \`{ xs, ys }\`, or with weights \`{ xs, ys, sampleWeight }\`, is also a stream, and so is a \`tf.data.Dataset\`. It must start over each time it is iterated.

## Measured

\`npm run stream -- --write\` wrote a file of ${formatCount(many.rows)} pictures (Fashion-MNIST over and over), trained 784–100–10 on it for one epoch with a shuffle buffer of 10,000 on the engine '${many.engine}', and deleted it. Node ${node}; the time is from one machine.

| samples | file, GiB | steps | ms per step | peak memory, MiB |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

Memory grew ${ratio} ×, the data ${formatCount(many.rows / few.rows)} ×. As one tensor the data would take ${formatCount(many.rows)} × 784 × 4 bytes = ${tensorGiB} GiB. Loss ${loss}, accuracy ${accuracy}, means over the epoch.
`;

export const korean: Texts = ({ node, few, many }, { rows, ratio, tensorGiB, loss, accuracy }) =>
  `# 메모리보다 큰 데이터

\`fit\`은 텐서 대신 배치의 스트림도 받습니다. \`idxBatches\`는 길이에 상관없이 IDX 파일에서 배치를 읽습니다. gzip으로 압축한 파일도 됩니다.

${code}

| 케라스와 텐서플로 | 여기서는 |
| --- | --- |
| \`dataset.shuffle(10_000).batch(32)\` | \`shuffleBuffer: 10_000\`, \`batchSize: 32\` |
| \`model.fit(dataset, steps_per_epoch=100)\` | \`model.fit(stream, { stepsPerEpoch: 100 })\` |
| \`model.fit(dataset, validation_data=other)\` | \`model.fit(stream, { validationData: other })\` |
| \`model.evaluate(dataset)\` | \`await model.evaluate(stream)\` |
| \`model.predict(dataset)\` | \`for await (const { xs, ys } of stream)\` 안에서 \`model.predict(xs)\`. \`xs\`와 \`ys\`는 직접 해제합니다 |

파일의 순서대로 읽으면(기본값 \`shuffleBuffer: 0\`) 가중치는 메모리에서 \`shuffle: false\`로 \`fit\`한 것과 엔진마다 비트 단위까지 같습니다. 셔플 버퍼에 모든 샘플이 들어가면 \`fit\`만큼 잘 섞이고, 더 짧으면 가까운 샘플끼리만 섞입니다. 그러니 데이터를 클래스 순서로 정렬해 두지 마세요.

첫 스텝 전에 두 파일의 길이를 헤더가 말하는 길이와(압축한 파일은 끝까지 풀어야 압니다), 샘플 수를 서로, 모든 레이블을 클래스 수와 비교합니다. 나중에 파일이 끊기거나 바뀌거나 사라지면 오류로 훈련이 끝나고, 그때까지 배운 것은 모델에 남습니다.

\`[Symbol.asyncIterator]\`로 \`{ xs, ys }\`를, 가중치까지 있으면 \`{ xs, ys, sampleWeight }\`를 주는 객체와 \`tf.data.Dataset\`도 스트림입니다. 다시 돌 때마다 처음부터 시작해야 합니다.

## 측정

\`npm run stream -- --write\`가 이미지 ${formatCount(many.rows)}장(패션 MNIST를 되풀이)으로 된 파일을 만들어, 셔플 버퍼 10,000으로 784–100–10을 엔진 '${many.engine}'에서 한 에포크 훈련하고, 파일을 지웠습니다. Node ${node}. 시간은 한 기계의 것입니다.

| 샘플 | 파일, GiB | 스텝 | 스텝당 ms | 최대 메모리, MiB |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

데이터가 ${formatCount(many.rows / few.rows)}배가 되는 동안 메모리는 ${ratio}배가 되었습니다. 텐서 하나로 만들면 ${formatCount(many.rows)} × 784 × 4바이트 = ${tensorGiB} GiB가 필요합니다. 에포크 평균 손실 ${loss}, 정확도 ${accuracy}.
`;
