/** The practice: build the network in one of three ways, train it, look inside, try it. */

import sideBySide from '../../docs/side-by-side.json' with { type: 'json' };

import { type Bench, signed } from './bench.ts';
import { announce, ask, listen, needData } from './client.ts';
import { confusionTable } from './confusion-table.ts';
import { button, buttons, choice, code, details, slider } from './controls.ts';
import { captioned, div, element, section } from './dom.ts';
import { lineChart, ticksAround } from './line-chart.ts';
import { modelFiles } from './model-files.ts';
import { drawUnits, rangeOf } from './pictures.ts';
import { practiceWords } from './practice-words.ts';
import { language } from './settings.ts';
import { address, set } from './state.ts';
import { tryBench } from './try-picture.ts';
import type { Handlers } from './worker/main.ts';
import type {
  CurvePoint,
  DataProgress,
  Inside,
  LabEvent,
  NoData,
  OptimizerName,
  TrainingProgress,
  Way,
} from './worker/messages.ts';
import type { Settings } from './worker/practice.ts';

const ways = ['layer-array', 'named', 'add'] as const satisfies readonly Way[];

/** Steps a second, by the slider's position; the last one is as fast as it goes. */
const SPEEDS = [1, 5, 20, 100, 500, Number.POSITIVE_INFINITY];

const optimizers = ['rmsprop', 'sgd', 'adam'] as const satisfies readonly OptimizerName[];
const RATES = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];
const BATCH_SIZES = [8, 16, 32, 64, 128, 256];
const nearest = (values: readonly number[], wanted: number) =>
  values.reduce((a, b) => (Math.abs(b - wanted) < Math.abs(a - wanted) ? b : a));

/** What the address says of the training. */
export function settingsOfAddress(): Settings {
  return {
    way: address().text<Way>('way', 'add', ways),
    seed: address().whole('seed', 42, 0, 2 ** 32 - 1),
    engine: address().text('engine', 'wasm', ['wasm', 'plain']),
    all: address().text('images', 'all', ['all', '6000']) === 'all',
    epochs: address().whole('epochs', 5, 1, 20),
    speed: SPEEDS[address().whole('speed', SPEEDS.length - 1, 0, SPEEDS.length - 1)],
    optimizer: address().text<OptimizerName>('optimizer', 'rmsprop', optimizers),
    learningRate: address().number('rate', 0.001, 0, 1000),
    batchSize: nearest(BATCH_SIZES, address().number('batch', 32, 1, 1000)),
  };
}

let made = '';

/** New weights where the address asks for another network; else the training goes on with its settings. */
export function followAddress(): void {
  needData();
  const settings = settingsOfAddress();
  const { way, seed, engine } = settings;
  const wanted = [way, seed, engine].join();
  if (made === '') send('resume', settings, tabName());
  else send(wanted === made ? 'change' : 'reset', settings);
  made = wanted;
}

/** A reload keeps it; another tab has another one. */
function tabName(): string {
  try {
    sessionStorage.tab ??= String(Math.random());
    return sessionStorage.tab;
  } catch {
    return String(Math.random()); // this browser stores nothing
  }
}

/** What goes wrong is said on the bench. */
function send<Name extends keyof Handlers>(name: Name, ...args: Parameters<Handlers[Name]>): void {
  ask(name, ...args).catch(({ message }: Error) => announce({ event: 'failure', message }));
}

export const practiceBench: Bench = (place) => {
  followAddress();
  const word = practiceWords[language()];
  const { all, epochs, speed } = settingsOfAddress();
  const codes = div('columns');
  const status = element('p', { class: 'status', id: 'status' });
  const dataStatus = element('progress', { max: 1, value: 0, 'aria-label': word.loading });
  const dataText = element('p', { class: 'note', id: 'data' });
  const noData = element('p', { class: 'failure', role: 'alert', hidden: true, id: 'no-data' });
  const curves = { loss: lineChart(), accuracy: lineChart() };
  const units = element('canvas', {
    role: 'img',
    'aria-label': word.unitsText('0', '0'),
    class: 'units',
    id: 'units',
  });
  const announced = element('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  const failure = element('p', { class: 'failure', role: 'alert', hidden: true });
  const matrix = confusionTable();
  const tries = tryBench();

  const start = button(word.start, () => send(isRunning ? 'pause' : 'start'), {
    class: 'main',
    id: 'start',
    disabled: true,
  });
  const step = button(word.step, () => send('oneStep'), { id: 'step', disabled: true });
  const reset = button(word.reset, () => send('reset', settingsOfAddress()), { id: 'reset' });
  const reseed = () => {
    set({ seed: (settingsOfAddress().seed + 1) % 2 ** 32 });
    followAddress();
  };
  let isRunning = false;

  const change = (name: string) => (value: string | number) => {
    set({ [name]: value });
    followAddress();
  };
  const speeds = {
    ...{ min: 0, max: SPEEDS.length - 1, value: SPEEDS.indexOf(speed) },
    format: (position: number) => word.speedText(SPEEDS[position]),
  };
  const downhill = div('fields');
  const showDownhill = () => {
    const { optimizer, learningRate, batchSize } = settingsOfAddress();
    const rates = RATES.includes(learningRate) ? RATES : [...RATES, learningRate];
    downhill.replaceChildren(
      choice(word.optimizer, word.optimizers, optimizer, change('optimizer')),
      choice(word.rate, numberChoices(rates), String(learningRate), change('rate')),
      choice(word.batch, numberChoices(BATCH_SIZES), String(batchSize), change('batch')),
    );
  };
  const showCode = () => codes.replaceChildren(...codeOf(settingsOfAddress().way));

  place.replaceChildren(
    element('h2', {}, word.title),
    element('p', {}, word.lead),
    div(
      'practice',
      section(
        'train',
        word.train,
        buttons(start, step, reset, button(word.reseed, reseed, { id: 'reseed' })),
        failure,
        status,
        announced,
        div('columns', curves.loss.node, curves.accuracy.node),
      ),
      section(
        'settings',
        word.settings,
        dataStatus,
        dataText,
        noData,
        choice(word.way, word.ways, settingsOfAddress().way, (way) => {
          set({ way });
          showCode();
          followAddress();
        }),
        choice(word.images, word.imageChoices, all ? 'all' : '6000', change('images')),
        downhill,
        slider(word.epochs, { min: 1, max: 20, value: epochs }, change('epochs')).node,
        slider(word.speed, speeds, change('speed')).node,
      ),
      section(
        'inside',
        word.inside,
        div('columns look', captioned(undefined, units, word.unitsCaption), matrix.node),
      ),
    ),
    details('code', word.code, codes),
    tries.node,
    modelFiles(word, (training) => {
      if (training) set({ optimizer: training.optimizer, rate: training.learningRate });
      showDownhill();
    }),
  );
  showCode();
  showDownhill();
  drawCurves(curves, { training: [], validation: [] });

  const show = {
    data({ loaded, total, isReady }: DataProgress) {
      dataStatus.max = total || 1;
      dataStatus.value = loaded;
      dataStatus.hidden = loaded > 0 && loaded === total;
      dataText.textContent = word.dataText(loaded, total, isReady);
      start.disabled = !isReady;
      step.disabled = !isReady;
      if (isReady) tries.enable();
    },
    'no-data'({ message }: NoData) {
      dataStatus.hidden = true;
      dataText.hidden = true;
      noData.textContent = word.noData(message, !start.disabled);
      noData.hidden = false;
    },
    training(event: TrainingProgress) {
      isRunning = event.isRunning;
      failure.hidden = true;
      start.textContent = isRunning ? word.pause : event.allSteps > 0 ? word.goOn : word.start;
      status.textContent = word.status(event);
      if (event.step === 0 && event.epochs > 0) announced.textContent = status.textContent;
      drawCurves(curves, event);
      tries.refresh(!isRunning);
    },
    inside(event: Inside) {
      drawUnits(units, event.kernel, 100, 10);
      units.setAttribute('aria-label', word.unitsText(...rangeOf(event.kernel)));
      matrix.draw(event);
    },
    failure({ message }: { message: string }) {
      failure.textContent = word.failed(message);
      failure.hidden = false;
    },
  };
  return listen((event: LabEvent) => (show[event.event] as (event: LabEvent) => void)(event));
};

/** @example numberChoices([8, 16]) // { '8': '8', '16': '16' } */
function numberChoices(values: readonly number[]): Map<string, string> {
  return new Map(values.map((value) => [String(value), String(value)]));
}

/** Keras and TypeScript side by side, from the texts that the lesson runs and compares. */
function codeOf(way: Way): HTMLElement[] {
  const names = [`way ${ways.indexOf(way) + 1}`, 'compile', 'fit', 'evaluate'];
  const steps = names.flatMap((name) => sideBySide.steps.filter((step) => step.name === name));
  return (['python', 'typescript'] as const).map((key) => {
    const title = { python: 'Keras', typescript: 'TypeScript' }[key];
    const text = steps.map((step) => step[key]).join('\n\n');
    return div('', element('h4', {}, title), code(text, title));
  });
}

const compact = new Intl.NumberFormat('en', { notation: 'compact' });

type Charts = Record<'loss' | 'accuracy', ReturnType<typeof lineChart>>;

function drawCurves(
  charts: Charts,
  { training, validation }: Pick<TrainingProgress, 'training' | 'validation'>,
): void {
  const word = practiceWords[language()];
  const last = Math.max(1, Math.ceil(training.at(-1)?.epoch ?? 1));
  const every = Math.ceil(last / 5);
  const ticks = Array.from({ length: Math.floor(last / every) + 1 }, (_, i) => i * every);
  // The first steps fall so far that one would see nothing of the others.
  const isSeen = ({ epoch }: CurvePoint) => epoch >= Math.min(1, last / 10);
  const ticksOf = (key: 'loss' | 'accuracy') => {
    const values = [...training, ...validation].filter(isSeen).map((point) => point[key]);
    const finite = values.filter(Number.isFinite);
    return ticksAround(finite.length > 0 ? finite : [0, key === 'loss' ? 2 : 1]);
  };
  const second = { colour: 1, isDashed: true, isMarked: true };
  for (const key of ['loss', 'accuracy'] as const) {
    const points = (values: CurvePoint[]) =>
      values
        .filter((point) => Number.isFinite(point[key]))
        .map((point) => [point.epoch, point[key]] as const);
    const shown = ticksOf(key);
    const [min, max] = [shown[0], shown.at(-1) as number];
    const digits = shown[1] - min < 0.1 ? 2 : 1;
    const ends = [training.at(-1), validation.at(-1)].map((point) => point && signed(point[key]));
    charts[key].draw({
      title: word[key],
      description: word.curveText(word[key], ends[0], ends[1]),
      x: { name: word.epoch, min: 0, max: last, ticks },
      y: {
        name: word[key],
        min,
        max,
        ticks: shown,
        format: (v) => (max < 10 ? v.toFixed(digits) : compact.format(v)),
      },
      lines: [
        { name: word.training, points: points(training), colour: 0 },
        { name: word.validation, points: points(validation), ...second },
      ],
    });
  }
}
