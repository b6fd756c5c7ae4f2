/** The practice: choose a network, build it in one of three ways, train it, look inside, try it. */

import type { Bench } from './bench.ts';
import { isLessonNetwork, textOfNetwork } from './chosen-network.ts';
import { listen } from './client.ts';
import { confusionTable } from './confusion-table.ts';
import { button, buttons, choice, code, details, slider } from './controls.ts';
import { captioned, div, element, section } from './dom.ts';
import { lineChart } from './line-chart.ts';
import { modelFiles } from './model-files.ts';
import { programs } from './network-code.ts';
import { networkDrawing } from './network-drawing.ts';
import { networkEditor } from './network-editor.ts';
import { drawUnits, PIXELS, rangeOf } from './pictures.ts';
import {
  BATCH_SIZES,
  followAddress,
  followsAlready,
  RATES,
  SPEEDS,
  send,
  settingsOfAddress,
} from './practice-settings.ts';
import { practiceTries } from './practice-tries.ts';
import { practiceWords } from './practice-words.ts';
import { language } from './settings.ts';
import { set } from './state.ts';
import { type Chart, drawCurve } from './training-curves.ts';
import { tryBench } from './try-picture.ts';
import { benchWithTries } from './try-this.ts';
import type {
  CurvePoint,
  DataProgress,
  Inside,
  LabEvent,
  NoData,
  TrainingProgress,
} from './worker/messages.ts';
import type { Settings } from './worker/practice.ts';

/** A network is made anew once the learner has stopped typing. */
const TYPING_MS = 200;
/** The charts', so that both are in one view with the settings. */
const CHART = [230, 190] as const;

const draw: Bench = (place) => {
  followAddress();
  const word = practiceWords[language()];
  const codes = div('columns');
  const status = element('p', { class: 'status', id: 'status' });
  const dataStatus = element('progress', { max: 1, value: 0, 'aria-label': word.loading });
  const dataText = element('p', { class: 'note', id: 'data' });
  const noData = element('p', { class: 'failure', role: 'alert', hidden: true, id: 'no-data' });
  const curves = { loss: lineChart(CHART), accuracy: lineChart(CHART) };
  const awaits = element('p', { class: 'note awaits' }, word.chartsAwait);
  const drawing = networkDrawing();
  const units = element('canvas', {
    ...{ role: 'img', class: 'units', id: 'units' },
    'aria-label': word.loading,
  });
  const unitsCaption = element('span');
  const announced = element('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  const failure = element('p', { class: 'failure', role: 'alert', hidden: true });
  const matrix = confusionTable();
  const tries = tryBench();

  const start = button(word.start, () => send('startOrPause'), {
    class: 'main',
    id: 'start',
    disabled: true,
  });
  const step = button(word.step, () => send('oneStep'), { id: 'step', disabled: true });
  const reset = button(word.reset, () => send('reset', settingsOfAddress()), { id: 'reset' });
  const reseed = () => {
    set({ seed: (settingsOfAddress().seed + 1) % 2 ** 32 });
    showCode();
    followAddress();
  };

  const showCode = () => codes.replaceChildren(...codeOf(settingsOfAddress()));
  const change = (name: string) => (value: string | number) => {
    set({ [name]: value });
    showCode();
    followAddress();
  };
  let typing: ReturnType<typeof setTimeout> | undefined;
  const changeNetwork = (network: Settings['network']) => {
    set({ network: isLessonNetwork(network) ? undefined : textOfNetwork(network) });
    showCode();
    clearTimeout(typing);
    typing = setTimeout(followAddress, TYPING_MS);
  };
  const speeds = {
    ...{ min: 0, max: SPEEDS.length - 1 },
    format: (position: number) => word.speedText(SPEEDS[position]),
  };
  const named = (name: string, chart: Element) =>
    div('', element('p', { class: 'chart-name', 'aria-hidden': 'true' }, name), chart);
  const controls = div('controls');
  /** Anew, with what the address says. */
  const showSettings = () => {
    const settings = settingsOfAddress();
    const { network, way, all, epochs, speed, optimizer, learningRate, batchSize } = settings;
    const rates = RATES.includes(learningRate) ? RATES : [...RATES, learningRate];
    const value = SPEEDS.indexOf(speed);
    controls.replaceChildren(
      networkEditor(network, changeNetwork),
      div(
        'fields',
        choice(word.optimizer, word.optimizers, optimizer, change('optimizer')),
        choice(word.rate, numberChoices(rates), String(learningRate), change('rate')),
        choice(word.batch, numberChoices(BATCH_SIZES), String(batchSize), change('batch')),
      ),
      slider(word.epochs, { min: 1, max: 20, value: epochs }, change('epochs')).node,
      slider(word.speed, { ...speeds, value }, change('speed')).node,
      choice(word.way, word.ways, way, change('way')),
      choice(word.images, word.imageChoices, all ? 'all' : '6000', change('images')),
    );
    showCode();
  };
  place.replaceChildren(
    div(
      'practice',
      div(
        'stage',
        section(
          'train',
          word.train,
          buttons(start, step, reset, button(word.reseed, reseed, { id: 'reseed' })),
          failure,
          status,
          announced,
          div(
            'views',
            drawing.node,
            div(
              'curves',
              named(word.loss, curves.loss.node),
              named(word.accuracy, curves.accuracy.node),
              awaits,
            ),
          ),
        ),
        section('settings', word.settings, controls, dataStatus, dataText, noData),
      ),
      section(
        'inside',
        word.inside,
        div('columns look', captioned(undefined, units, unitsCaption), matrix.node),
      ),
    ),
    details('code', word.code, element('p', { class: 'note' }, word.codeNote), codes),
    tries.node,
    modelFiles(word, ({ network, training }) => {
      changeNetwork(network);
      clearTimeout(typing); // it is there already
      if (training) set({ optimizer: training.optimizer, rate: training.learningRate });
      followsAlready();
      showSettings();
    }),
  );
  showSettings();
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
      const { isRunning } = event;
      failure.hidden = true;
      start.textContent = isRunning ? word.pause : event.allSteps > 0 ? word.goOn : word.start;
      status.textContent = word.status(event);
      if (event.step === 0 && event.epochs > 0) announced.textContent = status.textContent;
      awaits.hidden = event.validation.length > 0;
      drawing.draw(event);
      drawCurves(curves, event);
      tries.refresh(!isRunning);
    },
    inside(event: Inside) {
      const pictures = event.kernel.length / PIXELS;
      drawUnits(units, event.kernel, pictures, Math.min(pictures > 10 ? 10 : 5, pictures));
      const [least, most] = rangeOf(event.kernel);
      units.setAttribute('aria-label', word.unitsText(pictures, least, most));
      unitsCaption.textContent = word.unitsCaption(pictures, event.units, event.isHidden);
      matrix.draw(event);
    },
    failure({ message }: { message: string }) {
      failure.textContent = word.failed(message);
      failure.hidden = false;
    },
  };
  const end = listen((event: LabEvent) => (show[event.event] as (event: LabEvent) => void)(event));
  return () => {
    end();
    drawing.end();
  };
};

export const practiceBench = benchWithTries(practiceWords, practiceTries, draw);

/** @example numberChoices([8, 16]) // { '8': '8', '16': '16' } */
function numberChoices(values: readonly number[]): Map<string, string> {
  return new Map(values.map((value) => [String(value), String(value)]));
}

function codeOf(settings: Settings): HTMLElement[] {
  const { python, typescript } = programs(settings);
  return Object.entries({ Keras: python, TypeScript: typescript }).map(([title, text]) =>
    div('', element('h4', {}, title), code(text, title)),
  );
}

type Charts = Record<'loss' | 'accuracy', Chart>;

function drawCurves(
  charts: Charts,
  { training, validation }: Pick<TrainingProgress, 'training' | 'validation'>,
): void {
  const word = practiceWords[language()];
  for (const key of ['loss', 'accuracy'] as const) {
    const values = (points: CurvePoint[]) =>
      points.map((point) => [point.epoch, point[key]] as const);
    drawCurve(charts[key], {
      ...{ title: word[key], name: '', begins: [0, key === 'loss' ? 2 : 1] },
      last: Math.max(1, Math.ceil(training.at(-1)?.epoch ?? 1)),
      ...{ training: values(training), validation: values(validation) },
    });
  }
}
