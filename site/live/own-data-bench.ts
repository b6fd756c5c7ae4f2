/** One's own data: painted, typed or opened; trained, explained, and given back as a program. */

import { percent } from '../../src/internal.ts';
import { type Bench, signed } from './bench.ts';
import { hiddenActivations, optimizerNames } from './chosen-network.ts';
import { ask } from './client.ts';
import { confusionTable } from './confusion-table.ts';
import { button, buttons, choice, code, download } from './controls.ts';
import { captioned, div, element, headRow, row, scrolled, section } from './dom.ts';
import { lineChart } from './line-chart.ts';
import './own-data.css';
import { drawPlane } from './own-data-plane.ts';
import { CSV, filesOf, kerasProgram, typescriptProgram } from './own-data-programs.ts';
import { isOwnKind, type OwnKind, ownKinds, ownSource } from './own-data-source.ts';
import { ownDataWords } from './own-data-words.ts';
import { drawUnits, greyPicture, rangeOf } from './pictures.ts';
import { language } from './settings.ts';
import { address, addressOf, set } from './state.ts';
import { type Chart, drawCurve } from './training-curves.ts';
import { benchWithTries } from './try-this.ts';
import type { OptimizerName } from './worker/messages.ts';
import {
  type OwnExample,
  type OwnFacts,
  type OwnProgress,
  type OwnSettings,
  taskOf,
} from './worker/own-data-form.ts';

/** What one chooses among: its name in the address, and its values. */
const offered = {
  layers: ['own-layers', [0, 1, 2]],
  units: ['own-units', [2, 4, 8, 16, 32, 64, 100, 128]],
  activation: ['own-activation', hiddenActivations],
  optimizer: ['own-optimizer', Object.keys(optimizerNames)],
  learningRate: ['own-rate', [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3]],
  batchSize: ['own-batch', [8, 16, 32, 64, 128]],
  epochs: ['own-epochs', [1, 5, 10, 20, 50, 100, 200, 500, 1000]],
} as const;
type Offered = keyof typeof offered;
const allOffered = Object.keys(offered) as Offered[];

/** The charts', so that both are in one view with the settings. */
const CHART = [330, 230] as const;
/** From one look at the training to the next: the plane moves, pictures take longer to look at. */
const [PLANE_MS, LOOK_MS] = [30, 250];

/** What each kind of data begins with; IDX files with the lesson's own network. */
const starts: Record<OwnKind, Pick<OwnSettings, Offered>> = {
  points: {
    ...{ layers: 1, units: 8, activation: 'tanh', optimizer: 'adam', learningRate: 0.03 },
    ...{ batchSize: 16, epochs: 200 },
  },
  csv: {
    ...{ layers: 1, units: 16, activation: 'relu', optimizer: 'adam', learningRate: 0.01 },
    ...{ batchSize: 16, epochs: 50 },
  },
  pictures: {
    ...{ layers: 1, units: 100, activation: 'relu', optimizer: 'adam', learningRate: 0.001 },
    ...{ batchSize: 32, epochs: 20 },
  },
  idx: {
    ...{ layers: 1, units: 100, activation: 'sigmoid', optimizer: 'rmsprop', learningRate: 0.001 },
    ...{ batchSize: 32, epochs: 5 },
  },
};

const noSettings = Object.fromEntries(
  [...Object.values(offered), ['own-seed'] as const].map(([name]) => [name, undefined]),
);

function settingsOfAddress(): OwnSettings {
  const chosen = allOffered.map((which) => {
    const [name, values] = offered[which];
    const begins = starts[kindOfAddress()][which];
    const text = address().text(name, String(begins), values.map(String));
    return [which, typeof begins === 'number' ? Number(text) : text];
  });
  const seed = address().whole('own-seed', 42, 0, 2 ** 32 - 1);
  return { ...Object.fromEntries(chosen), seed };
}

const kindOfAddress = (): OwnKind => address().text<OwnKind>('own', 'points', ownKinds);

/** What was trained, or is. */
interface Run {
  facts: OwnFacts;
  settings: OwnSettings;
}

/** More epochs make it no other network. */
const isSame = (a: OwnSettings, b: OwnSettings) =>
  JSON.stringify({ ...a, epochs: 0 }) === JSON.stringify({ ...b, epochs: 0 });

const drawBench: Bench = (place) => {
  const word = ownDataWords[language()];
  /** The number of what is followed: an earlier training's news come too late. */
  let follows = 0;
  /** Of the data that are shown, once the worker has read them. */
  let facts: OwnFacts | undefined;
  let run: Run | undefined;
  let [isRunning, canGoOn] = [false, false];

  const failure = element('p', {
    class: 'failure',
    role: 'alert',
    hidden: true,
    id: 'own-failure',
  });
  const status = element('p', { class: 'status', id: 'own-status' }, word.notYet);
  const announced = element('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  const start = button(word.train, () => (isRunning ? ask('stopOwn') : train(false)), {
    class: 'main',
    id: 'own-train',
  });
  const goOn = button(word.goOn, () => train(true), { id: 'own-go-on', hidden: true });
  const fields = div('fields');
  const about = element('p', { class: 'note', id: 'own-about' });
  const charts = { loss: lineChart(CHART), second: lineChart(CHART) };
  const figures = div('columns', charts.loss.node, charts.second.node);
  const inside = div('own-inside');
  const programs = div('own-programs');

  const fail = (error: unknown) => {
    failure.textContent = (error as Error).message;
    failure.hidden = false;
  };
  const source = ownSource({
    onChange(now) {
      facts = now;
      failure.hidden = true;
      if (!now && isRunning) ask('stopOwn');
      if (now && run && now !== run.facts) clear(); // the worker has others now
      showAbout();
      showButtons();
    },
    onFailure: fail,
  });

  function showFields(): void {
    const begins = settingsOfAddress();
    const textOf = (value: string | number) =>
      value in optimizerNames ? optimizerNames[value as OptimizerName] : String(value);
    const choices = allOffered.map((which) => {
      const [name, values] = offered[which];
      const texts = new Map(values.map((value) => [String(value), textOf(value)]));
      const choose = (value: string) => chosen({ [name]: value });
      return choice(word.settings[which], texts, String(begins[which]), choose);
    });
    const seed = element('span');
    const reseed = () => chosen({ 'own-seed': (settingsOfAddress().seed + 1) % 2 ** 32 });
    const chosen = (values: Record<string, string | number>) => {
      set(values);
      const now = settingsOfAddress();
      for (const ofHidden of choices.slice(1, 3)) ofHidden.hidden = now.layers === 0;
      seed.textContent = `${word.seed} ${now.seed}`;
      showButtons();
    };
    fields.replaceChildren(...choices, div('seed', seed, button(word.otherSeed, reseed)));
    chosen({});
  }

  function showAbout(): void {
    const lines: string[] = [];
    if (facts) {
      const task = taskOf(facts);
      const { classNames, training, samples } = facts;
      lines.push(
        task === 'binary'
          ? word.task.binary(classNames[1])
          : task === 'multiclass'
            ? word.task.multiclass(classNames.length)
            : word.task.regression(),
        word.split(training, samples - training),
      );
    }
    about.textContent = lines.join(' ');
  }

  function showButtons(): void {
    start.textContent = isRunning ? word.stop : run ? word.again : word.train;
    const isOfThese = run && run.facts === facts && isSame(run.settings, settingsOfAddress());
    const isHidden = isRunning || !canGoOn || !isOfThese;
    if (isHidden && document.activeElement === goOn) start.focus();
    goOn.hidden = isHidden;
  }

  /** Nothing is trained yet on what is shown now. */
  function clear(): void {
    follows++;
    [run, isRunning] = [undefined, false];
    inside.replaceChildren();
    programs.replaceChildren();
    figures.hidden = true;
    status.textContent = word.notYet;
    showButtons();
  }

  async function train(goesOn: boolean): Promise<void> {
    failure.hidden = true;
    follows++;
    run = undefined;
    const settings = settingsOfAddress();
    try {
      const facts = await source.open();
      const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
      await ask('trainOwn', settings, !isStill, goesOn);
      isRunning = true;
      await follow({ facts, settings });
    } catch (error) {
      isRunning = false;
      showButtons();
      fail(error);
    }
  }

  /** What was trained before the page was loaded, if it is of these data and settings. */
  async function resume(): Promise<void> {
    const mine = ++follows;
    const settings = settingsOfAddress();
    try {
      const facts = await source.open();
      const isThere = mine === follows && (await ask('resumeOwn', settings));
      if (isThere && mine === follows) await follow({ facts, settings });
    } catch {
      // No data, or none that can be read: whoever reads them says so.
    }
  }

  async function follow(now: Run): Promise<void> {
    const mine = ++follows;
    run = now;
    showButtons();
    const views = viewsOf(run.facts, source.setArea);
    inside.replaceChildren(...views.nodes);
    programs.replaceChildren();
    for (;;) {
      const progress = await ask('ownProgress');
      if (mine !== follows) return;
      showProgress(now, progress);
      views.draw(progress);
      if (!progress.isRunning) {
        ({ isRunning, canGoOn } = progress);
        showButtons();
        await showEnd(now, progress);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, progress.area ? PLANE_MS : LOOK_MS));
    }
  }

  function showProgress({ facts: { classNames } }: Run, progress: OwnProgress): void {
    const { epochs, end, history, failure: why, test } = progress;
    const second = classNames.length ? 'accuracy' : 'mae';
    const last = (name: string) => history[name]?.at(-1);
    const numbers = (where: string, loss?: number, other?: number) =>
      loss === undefined || other === undefined
        ? ''
        : ` ${where}: ${word.numbers(signed(loss, 4), signed(other, 4), word[second])}.`;
    const head = progress.isRunning
      ? word.training(Math.min(epochs + 1, end), end)
      : epochs < end
        ? word.stopped(epochs)
        : word.trained(epochs);
    status.textContent =
      head +
      numbers(word.onTraining, last('loss'), last(second)) +
      numbers(word.onValidation, last('val_loss'), last(`val_${second}`)) +
      numbers(word.onTest, test?.loss, test?.accuracy);
    figures.hidden = false;
    drawCurves(charts.loss, 'loss', history, end);
    drawCurves(charts.second, second, history, end);
    if (why) fail(new Error(word.failed(why)));
  }

  async function showEnd(now: Run, progress: OwnProgress): Promise<void> {
    const { facts, settings } = now;
    const { epochs, end, summary, area, validated, failure: why } = progress;
    announced.textContent = status.textContent;
    if (area) source.setArea(area);
    if (why) return;
    if (validated > 0 || facts.classNames.length === 0) {
      const examples = await ask('ownExamples');
      if (run !== now) return;
      inside.append(...examplesOf(facts, examples));
    }
    if (epochs > 0) {
      programs.replaceChildren(...programsOf(facts, { ...settings, epochs }, summary, end));
    }
  }

  const chooser = choice(word.kind, word.sources, kindOfAddress(), (kind) => {
    if (!isOwnKind(kind)) return;
    set({ own: kind, ...noSettings });
    show(kind);
  });
  function show(kind: OwnKind): void {
    source.show(kind);
    clear();
    showFields();
    resume();
  }
  place.replaceChildren(
    div(
      'own-bench',
      section('own-data', word.source, chooser, source.node),
      section(
        'own-network',
        word.network,
        buttons(start, goOn),
        failure,
        status,
        announced,
        fields,
        figures,
        about,
      ),
    ),
    inside,
    programs,
    links(),
  );
  show(kindOfAddress());
  return () => {
    follows++;
    ask('stopOwn');
  };
};

export const ownDataBench: Bench = benchWithTries(
  ownDataWords,
  {
    ring: {
      state: {
        ...{ ...noSettings, own: 'points', 'own-rule': 'x*x + y*y < 4', 'own-count': 300 },
        ...{ 'own-points': undefined, 'own-seed': 42 },
      },
      press: '#own-train',
    },
    xor: {
      state: {
        ...{ ...noSettings, own: 'points', 'own-rule': undefined, 'own-points': 'xor' },
        ...{ 'own-units': 4 },
      },
      press: '#own-train',
    },
    flowers: {
      state: { ...noSettings, own: 'csv', 'own-table': 'flowers' },
      press: '#own-train',
    },
  },
  drawBench,
);

/** What's behind the words, with less in the way. */
function links(): HTMLElement {
  const { links: word } = ownDataWords[language()];
  const benches = ['perceptron', 'activations', 'layers', 'descent', 'practice'] as const;
  const nodes = benches.flatMap((name, i) => [
    i > 0 ? ', ' : '',
    element('a', { href: addressOf(name) }, word[name]),
  ]);
  return element('p', { class: 'note' }, word.before, ...nodes, '.');
}

function drawCurves(
  chart: Chart,
  name: 'loss' | 'accuracy' | 'mae',
  history: Record<string, number[]>,
  last: number,
): void {
  const word = ownDataWords[language()];
  const values = (key: string) => (history[key] ?? []).map((value, i) => [i + 1, value] as const);
  drawCurve(chart, {
    ...{ title: word[name], name: word[name], last, begins: [0, 1] },
    ...{ training: values(name), validation: values(`val_${name}`) },
  });
}

/** What is drawn anew while it trains. */
function viewsOf(facts: OwnFacts, setArea: (area: OwnProgress['area']) => void) {
  const word = ownDataWords[language()];
  const nodes: HTMLElement[] = [];
  const draws: ((progress: OwnProgress) => void)[] = [({ area }) => area && setArea(area)];
  if (facts.table && facts.width === 2 && facts.classNames.length > 0) {
    const plane = element('canvas', {
      ...{ width: 640, height: 640, class: 'own-plane', id: 'own-area', role: 'img' },
      'aria-label': word.area(facts.names[0], facts.names[1]),
    });
    const figure = captioned(undefined, plane, word.area(facts.names[0], facts.names[1]));
    figure.hidden = true;
    nodes.push(figure);
    draws.push(({ area }) => {
      if (!area) return;
      figure.hidden = false;
      drawPlane(plane, { ...area, area, classes: [] });
    });
  }
  if (facts.kind === 'pictures') {
    const units = element('canvas', {
      ...{ role: 'img', class: 'units', id: 'own-units' },
      'aria-label': word.network,
    });
    const caption = element('span');
    nodes.push(captioned(undefined, units, caption));
    draws.push(({ kernel }) => {
      if (!kernel) return;
      drawUnits(units, kernel.values, kernel.units, Math.min(8, kernel.units));
      units.setAttribute('aria-label', word.kernelText(...rangeOf(kernel.values)));
      caption.textContent = word.kernel(kernel.units);
    });
  }
  if (facts.classNames.length > 0) {
    const { classNames } = facts;
    const matrix = confusionTable({
      ...{ names: classNames, cell: 'own-cell', caption: word.matrixCaption },
      chosen: word.chosen,
      async examples(label, prediction) {
        const found = await ask('ownExamplesOf', label, prediction);
        return found.map((example) => exampleNode(facts, example));
      },
    });
    nodes.push(matrix.node);
    draws.push(({ matrix: counts, validated }) => matrix.draw({ matrix: counts, validated }));
  }
  const learned = section('own-learned', word.inside, div('columns', ...nodes));
  return {
    nodes: nodes.length > 0 ? [learned] : [],
    draw: (progress: OwnProgress) => {
      for (const draw of draws) draw(progress);
    },
  };
}

function examplesOf(
  facts: OwnFacts,
  { wrong, right }: { wrong: OwnExample[]; right: OwnExample[] },
): HTMLElement[] {
  const word = ownDataWords[language()];
  const isNumber = facts.classNames.length === 0;
  const list = (title: string, examples: OwnExample[], none: string) =>
    div(
      '',
      element('h4', {}, title),
      examples.length === 0
        ? element('p', { class: 'note' }, none)
        : facts.kind === 'pictures'
          ? div('pictures', ...examples.map((example) => exampleNode(facts, example)))
          : exampleTable(facts, examples, title),
    );
  return [
    element(
      'div',
      { class: facts.kind === 'table' && facts.width > 2 ? '' : 'columns', id: 'own-examples' },
      list(isNumber ? word.farthest : word.wrong, wrong, word.allRight),
      list(isNumber ? word.nearest : word.right, right, word.allWrong),
    ),
  ];
}

/** What it is, and what was answered. */
function answerOf({ classNames }: OwnFacts, { label, says, probability }: OwnExample) {
  return classNames.length === 0
    ? ([tidy(label), tidy(says)] as const)
    : ([classNames[label], `${classNames[says]} (${percent(probability)})`] as const);
}

function exampleNode(facts: OwnFacts, example: OwnExample): HTMLElement {
  const text = ownDataWords[language()].example(...answerOf(facts, example));
  if (facts.kind === 'pictures') {
    return captioned('own-example', greyPicture(example.values, text), text);
  }
  const values = example.values.map((value, i) => `${facts.names[i]} ${tidy(value)}`);
  return element('p', { class: 'note' }, `${values.slice(0, 8).join(', ')}: ${text}`);
}

/** Columns that one sees at once. */
const MOST_SHOWN = 6;

function exampleTable(
  facts: OwnFacts,
  examples: readonly OwnExample[],
  title: string,
): HTMLElement {
  const word = ownDataWords[language()];
  const names = facts.names.slice(0, MOST_SHOWN);
  const rows = examples.map((example) =>
    row(
      String(example.sample),
      ...example.values.slice(0, MOST_SHOWN).map(tidy),
      ...answerOf(facts, example),
    ),
  );
  const table = element(
    'table',
    { class: 'numbers' },
    element('thead', {}, headRow([word.sample, ...names, word.truth, word.answer])),
    element('tbody', {}, ...rows),
  );
  return element('div', { class: 'scroll', ...scrolled, 'aria-label': title }, table);
}

const tidy = (value: number) => String(Number(value.toPrecision(5))).replace('-', '−');

function programsOf(
  facts: OwnFacts,
  settings: OwnSettings,
  summary: string,
  asked: number,
): HTMLElement[] {
  const word = ownDataWords[language()];
  const said = element('p', { class: 'note', role: 'status' });
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = word.copied;
    } catch {
      said.textContent = word.notCopied;
    }
  };
  const program = (name: string, title: string, text: string) =>
    div(
      '',
      element('h4', {}, title),
      buttons(
        button(word.copy, () => copy(text)),
        button(word.download(name), () => download(name, text), { 'data-save': name }),
      ),
      code(text, title),
    );
  const isTable = facts.kind === 'table';
  const file = isTable ? CSV : 'pictures.zip';
  const save = button(word.download(file), async () => download(file, await ask('ownFile')), {
    'data-save': file,
  });
  return [
    section(
      'own-given-back',
      word.programs,
      element('p', {}, word.programsLead(filesOf(facts))),
      ...(settings.epochs < asked ? [element('p', {}, word.stoppedProgram(settings.epochs))] : []),
      ...(facts.files ? [] : [buttons(save)]),
      ...(facts.files || isTable ? [] : [element('p', { class: 'note' }, word.zip)]),
      said,
      program('own-data.mts', 'TypeScript', typescriptProgram(facts, settings, word.program)),
      program('own_data.py', 'Keras', kerasProgram(facts, settings, word.program)),
      element('h4', {}, 'model.summary()'),
      code(summary, 'model.summary()'),
    ),
  ];
}
