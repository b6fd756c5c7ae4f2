/** The report of a run: one HTML page that needs nothing else, from nothing but the record. */

import { formatCount } from '../lesson/08-summary.ts';
import { localName } from './figures/class-names.ts';
import { decimal, escapeXml, percent } from './figures/figure.ts';
import { arithmetic } from './figures/network.ts';
import { palettes } from './figures/palette.ts';
import { currentLanguage, type Language } from './language.ts';
import { type Draw, type RunFigureName, runFigures, scoresOf } from './run-figures.ts';
import type { RunRecord } from './run-record.ts';
import { reportWords } from './words.ts';

interface ReportOptions {
  /** `currentLanguage()` unless given. */
  language?: Language;
}

/**
 * @returns HTML without scripts, requests or files beside it; light or dark as the reader's system is
 * @example writeFileSync('report.html', reportPage(record, { language: 'ko' }));
 */
export function reportPage(
  record: RunRecord,
  { language = currentLanguage() }: ReportOptions = {},
): string {
  const word = reportWords[language];
  const figures = runFigures(record);
  const grid = (...items: string[]) => `<div class="grid">${items.join('\n')}</div>`;
  const show = (name: RunFigureName) => figure(figures[name], word.captions[name], language);
  const { model, validation, epochs } = record;
  const counted = validation.predictions.filter((prediction) => prediction !== null).length;
  const sections = [
    [
      word.run,
      lossWarning(record, language),
      facts([
        [word.valAccuracy, percent(validation.accuracy)],
        [word.valLoss, decimal(validation.loss, 4)],
        [
          word.samples,
          `${formatCount(record.trainSamples)} / ${formatCount(validation.labels.length)}`,
        ],
        [word.epochs, String(epochs.length)],
        ...Object.entries(record.settings).map(([name, value]) => [
          named(word.settings, name),
          String(value),
        ]),
        [word.engine, record.engine],
      ]),
    ],
    [
      word.network,
      grid(show('network'), arithmeticList(record, language)),
      `<pre role="region" tabindex="0" aria-label="${word.summary}">${escapeXml(model.summary)}</pre>`,
    ],
    [word.data, grid(show('samples'))],
    [
      word.training,
      grid(show('training'), show('batches')),
      table(word.training, [
        [word.epoch, word.loss, word.accuracy, word.valLoss, word.valAccuracy, word.seconds],
        ...epochs.map(({ loss, accuracy, valLoss, valAccuracy, seconds }, i) => [
          String(i + 1),
          decimal(loss, 4),
          percent(accuracy),
          decimal(valLoss, 4),
          percent(valAccuracy ?? null),
          decimal(seconds, 2),
        ]),
      ]),
    ],
    [
      word.validation,
      counted < validation.labels.length
        ? `<p class="warning">${word.noPrediction(validation.labels.length - counted)}</p>`
        : '',
      grid(show('confusion'), show('class-scores')),
      classTable(record, language),
    ],
    [word.predictions, grid(show('right-predictions'), show('wrong-predictions'))],
    [word.inside, grid(show('hidden-units'), show('class-templates'), show('weight-distribution'))],
    [
      word.machine,
      facts([
        ...Object.entries(record.seconds).map(([name, value]) => [
          named(word.times, name),
          `${decimal(value, 2)} s`,
        ]),
        [word.memory, `${Math.round(record.peakMemoryMiB)} MiB`],
        ...Object.entries(record.versions),
      ]),
      `<p>${word.fromJson}</p>`,
    ],
  ];
  const body = sections.map(
    ([title, ...parts]) =>
      `<section>\n<h2>${title}</h2>\n${parts.filter(Boolean).join('\n')}\n</section>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeXml(word.title(model.name))}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeXml(word.title(model.name))}</h1>
${body.join('\n')}
</main>
</body>
</html>
`;
}

function figure(draw: Draw, caption: string, language: Language): string {
  const themes = (['light', 'dark'] as const).map(
    (theme) => `<div class="${theme}">${draw({ language, theme })}</div>`,
  );
  return `<figure>${themes.join('')}<figcaption>${caption}</figcaption></figure>`;
}

function arithmeticList({ model }: RunRecord, language: Language): string {
  const total = model.layers.reduce((sum, { params }) => sum + params, 0);
  const sums = [
    ...model.layers.map((layer) => `${layer.name}: ${arithmetic(layer)}`),
    `${reportWords[language].total}: ${formatCount(total)}`,
  ];
  return `<ul>${sums.map((sum) => `<li>${escapeXml(sum)}</li>`).join('')}</ul>`;
}

/** What a learner should know when the loss became no number. */
function lossWarning({ epochs }: RunRecord, language: Language): string {
  const first = epochs.findIndex(({ loss }) => loss === null);
  return first === -1
    ? ''
    : `<p class="warning">${reportWords[language].lossIsNoNumber(first + 1)}</p>`;
}

function classTable(record: RunRecord, language: Language): string {
  const word = reportWords[language];
  const scores = scoresOf(record);
  return table(word.validation, [
    [word.class, word.precision, word.recall, word.support],
    ...scores.map(({ precision, recall, support }, i) => [
      localName(record.classNames[i], language),
      percent(precision),
      percent(recall),
      formatCount(support),
    ]),
  ]);
}

/** What a program gave a name of its own keeps it. */
const named = (words: Record<string, string>, name: string) => words[name] ?? name;

function facts(rows: string[][]): string {
  const items = rows.map(
    ([name, value]) => `<div><dt>${escapeXml(name)}</dt><dd>${escapeXml(value)}</dd></div>`,
  );
  return `<dl>${items.join('')}</dl>`;
}

/** The first row and the first column are headings. */
function table(name: string, [header, ...rows]: string[][]): string {
  const head = header.map((cell) => `<th scope="col">${escapeXml(cell)}</th>`).join('');
  const body = rows.map(([first, ...cells]) => {
    const rest = cells.map((cell) => `<td>${escapeXml(cell)}</td>`).join('');
    return `<tr><th scope="row">${escapeXml(first)}</th>${rest}</tr>`;
  });
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escapeXml(name)}"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

const variables = (theme: keyof typeof palettes) => {
  const { background, ink, muted, grid, wrong } = palettes[theme];
  return `--background:${background};--ink:${ink};--muted:${muted};--grid:${grid};--wrong:${wrong}`;
};

const style = `
:root{${variables('light')}}
.dark{display:none}
@media screen and (prefers-color-scheme:dark){:root{${variables('dark')}}.light{display:none}.dark{display:block}}
*{box-sizing:border-box}
body{margin:0;background:var(--background);color:var(--ink);font:16px/1.5 system-ui,'Noto Sans KR','Noto Sans CJK KR','Malgun Gothic',sans-serif}
main{max-width:1000px;margin:0 auto;padding:16px}
h1{font-size:1.6rem;line-height:1.25}
h2{font-size:1.25rem;margin:2.5rem 0 1rem;border-bottom:1px solid var(--grid);padding-bottom:.3rem}
.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:16px;align-items:start}
figure{margin:0;max-width:560px;min-width:0}
.grid:has(>:nth-child(3))>:first-child{grid-row:span 2}
figure svg{display:block;width:100%;height:auto;border:1px solid var(--grid);border-radius:6px}
figcaption{color:var(--muted);font-size:.9rem;padding:6px 2px}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(220px,45%),1fr));gap:12px;margin:0}
dt{color:var(--muted);font-size:.85rem}
dd{margin:0;font-weight:600;overflow-wrap:anywhere}
pre,.scroll{overflow-x:auto;margin:16px 0}
pre{font:13px/1.25 ui-monospace,'DejaVu Sans Mono','Noto Sans Mono CJK KR',monospace}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:4px 12px;border-bottom:1px solid var(--grid);text-align:right;white-space:nowrap}
th:first-child{text-align:left}
.warning{border-left:4px solid var(--wrong);padding:4px 12px}
@page{margin:12mm}
@media print{main{max-width:none;padding:0}section{break-before:auto}figure,tr,dl{break-inside:avoid}h2{break-after:avoid}.grid{grid-template-columns:1fr 1fr}}
`.replaceAll('\n', '');
