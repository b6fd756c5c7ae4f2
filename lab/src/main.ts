/** The page: a bench for each part of the lesson, and what all of them share. */

import './style.css';
import { activationsBench } from './activations-bench.ts';
import type { Bench } from './bench.ts';
import { announce, ask } from './client.ts';
import { button } from './controls.ts';
import { descentBench } from './descent-bench.ts';
import { div, element } from './dom.ts';
import { layersBench } from './layers-bench.ts';
import { lossesBench } from './losses-bench.ts';
import { oneStepBench } from './one-step-bench.ts';
import { pageWords } from './page-words.ts';
import { perceptronBench } from './perceptron-bench.ts';
import { practiceBench } from './practice-bench.ts';
import { followAddress } from './practice-settings.ts';
import {
  applySettings,
  language,
  onSystemTheme,
  otherLanguage,
  otherTheme,
  theme,
} from './settings.ts';
import { address, addressOf, go, onChange, onNavigation } from './state.ts';

/** In the lesson's order. */
const benches: Record<string, { en: string; ko: string; draw: Bench }> = {
  perceptron: { en: 'Perceptron', ko: '퍼셉트론', draw: perceptronBench },
  layers: { en: 'Layers', ko: '층', draw: layersBench },
  activations: { en: 'Activations', ko: '활성화 함수', draw: activationsBench },
  losses: { en: 'Losses', ko: '손실 함수', draw: lossesBench },
  descent: { en: 'Learning rate', ko: '학습률', draw: descentBench },
  practice: { en: 'Practice', ko: '실습', draw: practiceBench },
  step: { en: 'One step', ko: '한 스텝', draw: oneStepBench },
};

/** Written in by vite.config.mjs. */
declare const IS_BUILT: boolean;

let end: () => void = () => undefined;

function draw(): void {
  end();
  followAddress();
  applySettings();
  const word = pageWords[language()];
  const name = address().text('bench', 'practice', Object.keys(benches));
  document.title = `${benches[name][language()]} · ${word.title}`;
  const place = element('main', { id: 'bench', tabindex: -1 });
  document.querySelector('#lab')?.replaceChildren(header(name), place);
  end = benches[name].draw(place);
}

function header(current: string): HTMLElement {
  const word = pageWords[language()];
  const links = Object.entries(benches).map(([name, bench]) =>
    element(
      'a',
      {
        href: addressOf(name),
        'aria-current': name === current ? 'page' : undefined,
        onclick: (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a tab of its own
          event.preventDefault();
          go(name);
          document.querySelector<HTMLElement>('nav [aria-current]')?.focus();
        },
      },
      bench[language()],
    ),
  );
  const redraw = (change: () => void, id: string) => () => {
    change();
    draw();
    document.getElementById(id)?.focus();
  };
  return element(
    'header',
    {},
    div(
      'title',
      element('h1', {}, word.title),
      div(
        'switches',
        button(word.language, redraw(otherLanguage, 'language'), {
          id: 'language',
          lang: language() === 'en' ? 'ko' : 'en',
        }),
        button(theme() === 'light' ? word.dark : word.light, redraw(otherTheme, 'theme'), {
          id: 'theme',
        }),
      ),
    ),
    element('p', { class: 'lead' }, word.lead),
    element('nav', { 'aria-label': word.benches }, ...links),
  );
}

onNavigation(draw);
// A link that is copied or opened in a tab of its own leads to what is shown now.
onChange(() => {
  const links = document.querySelectorAll<HTMLAnchorElement>('nav a');
  for (const [i, name] of Object.keys(benches).entries()) links[i].href = addressOf(name);
});
onSystemTheme(draw);
draw();

load().catch(({ message }: Error) => announce({ event: 'no-data', message }));

async function load(): Promise<void> {
  const registered = register();
  await ask('load', new URL('data/', document.baseURI).href);
  const worker = await registered;
  worker?.postMessage('keep');
}

/**
 * Then the lab opens without a network from the second time on; Vite's own server has no such worker. A
 * browser that keeps nothing, as in a private window or a frame of another page, still shows everything.
 */
async function register(): Promise<ServiceWorker | null> {
  try {
    if (!IS_BUILT || !('serviceWorker' in navigator)) return null;
    await navigator.serviceWorker.register('service-worker.js');
    return (await navigator.serviceWorker.ready).active;
  } catch {
    return null;
  }
}
