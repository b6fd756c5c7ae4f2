/** The first page's picture: the lesson's network, which trains on the first images while one looks. */

import { classNames } from '../../src/index-browser.ts';
import { localName, percent } from '../../src/internal.ts';
import type { Bench } from './bench.ts';
import { Client, DATA } from './client.ts';
import { button } from './controls.ts';
import { captioned, div, element } from './dom.ts';
import './home.css';
import { homeWords } from './home-words.ts';
import { drawUnits, greyPicture, rangeOf } from './pictures.ts';
import { settingsOfAddress } from './practice-settings.ts';
import { language } from './settings.ts';
import type { Inside, LabEvent, TrainingProgress } from './worker/messages.ts';

/** So slow that one sees the weights change. */
const STEPS_A_SECOND = 120;
const EPOCHS = 20;
const COLUMNS = 10;
const [PICTURES, FIRST_PICTURE] = [8, 12];

export const home: Bench = (place) => {
  const word = homeWords[language()];
  const units = element('canvas', { role: 'img', class: 'units', 'aria-label': word.loading });
  const status = element('p', { class: 'status' }, word.loading);
  const clothes = div('clothes');
  const start = button(word.pause, () => ask('startOrPause'), { disabled: true, class: 'main' });
  const failure = element('p', { class: 'failure', role: 'alert', hidden: true });
  // A worker of its own: what is trained in the practice is another network.
  const client = new Client((event) => show(event as LabEvent));
  let answers: { pixels: Uint8Array; label: number; says: HTMLElement }[] = [];
  let isBegun = false;
  let isAsking = false;

  const fail = ({ message }: Error) => {
    failure.textContent = word.failed(message);
    failure.hidden = false;
  };
  const ask: Client['ask'] = (...question) => {
    const answer = client.ask(...question);
    answer.catch(fail);
    return answer;
  };

  async function begin(): Promise<void> {
    if (isBegun) return;
    isBegun = true;
    const settings = { all: false, epochs: EPOCHS, speed: STEPS_A_SECOND };
    await ask('reset', { ...settingsOfAddress(), ...settings });
    const samples = Array.from({ length: PICTURES }, (_, i) => ask('sample', FIRST_PICTURE + i));
    answers = (await Promise.all(samples)).map(({ pixels, label }) => ({
      ...{ pixels, label, says: element('span', {}) },
    }));
    clothes.replaceChildren(
      ...answers.map(({ pixels, label, says }) =>
        captioned(undefined, greyPicture(pixels, nameOf(label)), says),
      ),
    );
    start.disabled = false;
    await guess();
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) await ask('startOrPause');
  }

  /** What the network takes each piece of clothing for, now. */
  async function guess(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    for (const { pixels, label, says } of answers) {
      const probabilities = await ask('predict', pixels);
      const said = probabilities.indexOf(Math.max(...probabilities));
      says.textContent = `${said === label ? '✓' : '✗'} ${nameOf(said)}`;
      says.className = said === label ? 'right' : 'not-right';
    }
    isAsking = false;
  }

  function show(event: LabEvent): void {
    if (event.event === 'data' && event.isReady) begin().catch(fail);
    else if (event.event === 'training') follow(event);
    else if (event.event === 'inside') look(event);
    else if (event.event === 'failure') fail(new Error(event.message));
  }

  function follow({ isRunning, allSteps, training }: TrainingProgress): void {
    start.textContent = isRunning ? word.pause : allSteps > 0 ? word.goOn : word.start;
    const accuracy = training.at(-1)?.accuracy;
    status.textContent =
      accuracy === undefined ? word.untrained : word.status(allSteps, percent(accuracy));
  }

  function look({ kernel }: Inside): void {
    const shown = kernel.length / 784;
    drawUnits(units, kernel, shown, COLUMNS);
    units.setAttribute('aria-label', word.unitsText(...rangeOf(kernel)));
    guess().catch(fail);
  }

  place.replaceChildren(
    div(
      'home',
      captioned(undefined, units, word.unitsCaption),
      div('', div('says', status, start), clothes, failure),
    ),
  );
  ask('load', DATA, true);
  return () => client.end();
};

const nameOf = (label: number) => localName(classNames[label], language());
