/** Makes docs/performance.md and its figure from what `npm run bench` measured. */

import { loadChart, TITLE_HEIGHT } from '../../src/internal.ts';
import { markdownTable } from '../../tools/markdown-table.ts';
import type {
  BesideRow,
  Compared,
  CoresRow,
  Growth,
  GrowthRow,
  Performance,
  ProfilePart,
} from './performance.ts';
import {
  besideLesson,
  growthOfStep,
  how,
  lessonRuns,
  otherLibraries,
  whatThreadsDo,
  whereTimeGoes,
} from './words.ts';

/** The samples of the growth over layers and batches; other rows show the growth over samples. */
const isEpochRow = ({ samples }: GrowthRow) => samples >= 6_000 && samples % 1_000 === 0;

export async function performancePage(result: Performance): Promise<Record<string, string>> {
  const pages: Record<string, string> = {};
  const { growth } = result;
  if (growth) pages['docs/performance-growth.svg'] = await growthFigure(growth);
  return { 'docs/performance.md': page(result), ...pages };
}

function page(result: Performance): string {
  const { lesson, growth, beside, peers, profile, cores } = result;
  return [
    '# How fast the lesson is',
    '',
    how(result),
    '',
    '## The lesson',
    '',
    lessonRuns(result),
    '',
    ...lessonTable(lesson),
    ...(profile
      ? ['', '## Where the time goes', '', whereTimeGoes, '', ...profileTable(profile)]
      : []),
    ...(cores ? ['', '## Threads', '', whatThreadsDo, '', ...coresTable(cores)] : []),
    ...(peers ? ['', '## Other libraries', '', otherLibraries, '', ...peersTable(peers)] : []),
    ...(growth ? growthText(growth) : []),
    ...(beside ? ['', '## Beside the lesson', '', besideLesson, '', ...besideTable(beside)] : []),
    '',
  ].join('\n');
}

function lessonTable(lesson: Performance['lesson']): string[] {
  const names = Object.keys(lesson[0].values);
  const rows = lesson.map(({ name, digits, values }) => {
    const cells = names.map((runner) => {
      const { median, min, max } = values[runner];
      const spread = `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
      const ratio = values.Keras && runner !== 'Keras' ? median / values.Keras.median : undefined;
      return ratio === undefined ? spread : `${spread}, **${ratio.toFixed(2)} ×**`;
    });
    return [name, ...cells];
  });
  return markdownTable(['', ...names], rows);
}

/** @example profileTable([{ name: 'npm', seconds: 0.3 }, …])[2] // '| npm | 0.30 | 12 % |' */
export function profileTable(profile: readonly ProfilePart[]): string[] {
  const whole = profile.reduce((sum, { seconds }) => sum + seconds, 0);
  const row = (name: string, seconds: number) => [
    name,
    seconds.toFixed(2),
    `${((100 * seconds) / whole).toFixed(0)} %`,
  ];
  return markdownTable(
    ['part', 's', 'share'],
    [...profile.map(({ name, seconds }) => row(name, seconds)), row('**all**', whole)],
  );
}

export function coresTable(rows: readonly CoresRow[]): string[] {
  const threads = Object.keys(rows[0].msPerStep);
  return markdownTable(
    ['hidden', 'batch', 'where', ...threads.map((own) => (own === '1' ? '1 thread' : own))],
    rows.map(({ hidden, batch, place, msPerStep }) => [
      ...[String(hidden), String(batch), place],
      ...threads.map((own) => {
        const ratio = own === '1' ? '' : `, **${(msPerStep[own] / msPerStep[1]).toFixed(2)} ×**`;
        return `${msPerStep[own].toFixed(3)}${ratio}`;
      }),
    ]),
  );
}

/** A library a row; the ratios are to Keras's. */
export function peersTable(peers: readonly Compared[]): string[] {
  const [step] = peers;
  const libraries = Object.keys(step.values).sort(
    (a, b) => step.values[a].median - step.values[b].median,
  );
  return markdownTable(
    ['', ...peers.map(({ name }) => name)],
    libraries.map((library) => [
      library,
      ...peers.map(({ digits, values }) => {
        const { median } = values[library];
        const ratio =
          values.Keras && library !== 'Keras' ? median / values.Keras.median : undefined;
        return `${median.toFixed(digits)}${ratio === undefined ? '' : `, **${ratio.toFixed(2)} ×**`}`;
      }),
    ]),
  );
}

function growthText({ gflops, rows }: Growth): string[] {
  const names = Object.keys(rows[0].msPerStep);
  const bound = (row: GrowthRow) =>
    gflops === undefined ? [] : [(flopsPerStep(row) / gflops / 1e6).toFixed(3)];
  const sized = rows.filter((row) => !isEpochRow(row));
  const epochs = rows.filter(isEpochRow);
  return [
    '',
    '## How the cost grows',
    '',
    growthOfStep(gflops),
    '',
    ...markdownTable(
      ['hidden', 'batch', ...names, ...(gflops ? ['bound'] : []), 'fit chose'],
      sized.map((row) => [
        String(row.hidden),
        String(row.batch),
        ...names.map((name) => row.msPerStep[name].toFixed(3)),
        ...bound(row),
        row.chosen ?? 'wasm',
      ]),
    ),
    '',
    '![Milliseconds a step over the arithmetic of a step](performance-growth.svg)',
    '',
    'An epoch of 784–100–10 with batch 32, in seconds: it grows as the number of samples does.',
    '',
    ...markdownTable(
      ['samples', ...names],
      epochs.map((row) => [
        row.samples.toLocaleString('en'),
        ...names.map((name) =>
          ((row.msPerStep[name] * Math.ceil(row.samples / row.batch)) / 1000).toFixed(2),
        ),
      ]),
    ),
  ];
}

/** @example besideTable(rows)[2] // '| Flatten | 1.02 | 0.15 |' */
export function besideTable(rows: readonly BesideRow[]): string[] {
  const engines = Object.keys(rows[0].ratios);
  const shown = (ratio: number | undefined) => (ratio === undefined ? '' : ratio.toFixed(2));
  return markdownTable(
    ['', ...engines.flatMap((engine) => [`${engine} / plain`, `${engine} / Keras`])],
    rows.map(({ name, ratios }) => [
      name,
      ...engines.flatMap((engine) => [
        shown(ratios[engine].toPlain),
        shown(ratios[engine].toKeras),
      ]),
    ]),
  );
}

/** Multiplications and additions of one step. @example flopsPerStep({ hidden: 100, batch: 32, … }) // 10,227,200 */
function flopsPerStep({ hidden, batch }: GrowthRow): number {
  return 2 * batch * (2 * 784 * hidden + 3 * hidden * 10);
}

/** One line an engine over the arithmetic, both axes logarithmic, with the machine's bound. */
async function growthFigure({ gflops, rows }: Growth): Promise<string> {
  const sized = rows
    .filter((row) => !isEpochRow(row))
    .sort((a, b) => flopsPerStep(a) - flopsPerStep(b));
  const names = Object.keys(sized[0].msPerStep);
  const points = (value: (row: GrowthRow) => number) =>
    sized.map((row) => [flopsPerStep(row) / 1e6, Number(value(row).toPrecision(4))]);
  const lines = names.map((name) => ({ name, data: points((row) => row.msPerStep[name]) }));
  if (gflops)
    lines.push({ name: 'bound', data: points((row) => flopsPerStep(row) / gflops / 1e6) });
  const text = {
    title: 'Time of a training step',
    description:
      `Milliseconds a step of ${names.join(', ')} over the arithmetic of a step, ` +
      `${points(flopsPerStep)[0][0].toFixed(0)} to ${points(flopsPerStep)[sized.length - 1][0].toFixed(0)} million operations. ` +
      'The same numbers are in the table above.',
  };
  const chart = await loadChart();
  return chart('performance-growth', text, 420, 'light', (palette) => ({
    color: [...palette.series, palette.muted],
    legend: {},
    grid: { left: 66, right: 20, top: TITLE_HEIGHT + 12, bottom: 98 }, // the axis' title, and two lines of legend
    xAxis: { type: 'log', name: 'arithmetic of a step (million operations)', nameGap: 26 },
    yAxis: { type: 'log', name: 'ms a step', nameGap: 46 },
    series: lines.map(({ name, data }, i) => ({
      type: 'line',
      name,
      data,
      symbol: ['circle', 'rect', 'triangle', 'diamond', 'none'][i % 5],
      lineStyle: name === 'bound' ? { type: 'dashed' } : undefined,
    })),
  }));
}
