/** Language and colours: the page's. */

import { css, type Palette, palettes } from '../../src/internal.ts';
import type { Language, Theme } from '../../src/report/index.ts';

const page = document.documentElement;

export function language(): Language {
  return page.lang.startsWith('ko') ? 'ko' : 'en';
}

/** VitePress says so by this class. */
export function theme(): Theme {
  return page.classList.contains('dark') ? 'dark' : 'light';
}

export function palette(): Palette {
  return palettes[theme()];
}

/** Called when the reader has chosen the other one. @returns what ends it */
export function onTheme(listener: () => void): () => void {
  let last = theme();
  const observer = new MutationObserver(() => {
    if (theme() === last) return;
    last = theme();
    listener();
  });
  observer.observe(page, { attributeFilter: ['class'] });
  return () => observer.disconnect();
}

/** The figures' colours, for the style sheet. */
export function applySettings(): void {
  const { background, ink, muted, grid, series, wrong, little, much } = palette();
  const colours = { background, ink, muted, grid, wrong, little: css(little), much: css(much) };
  for (const [name, value] of Object.entries(colours)) page.style.setProperty(`--${name}`, value);
  for (const [i, value] of series.entries()) page.style.setProperty(`--series-${i}`, value);
}
