/** Language and colours: the system's, until the learner chooses. */

import { css, currentLanguage, type Palette, palettes } from '../../src/internal.ts';
import type { Language, Theme } from '../../src/report/index.ts';
import { address, set } from './state.ts';

const languages = ['en', 'ko'] as const;
const themes = ['light', 'dark'] as const;
const darkSystem = matchMedia('(prefers-color-scheme: dark)');

export function language(): Language {
  return address().text('lang', currentLanguage(), languages);
}

export function theme(): Theme {
  return address().text('theme', darkSystem.matches ? 'dark' : 'light', themes);
}

export function palette(): Palette {
  return palettes[theme()];
}

export function otherLanguage(): void {
  set({ lang: language() === 'en' ? 'ko' : 'en' });
}

export function otherTheme(): void {
  set({ theme: theme() === 'light' ? 'dark' : 'light' });
}

export function onSystemTheme(listener: () => void): void {
  darkSystem.addEventListener('change', listener);
}

/** The figures' colours, for the style sheet. */
export function applySettings(): void {
  const { background, ink, muted, grid, series, wrong, little, much } = palette();
  const colours = { background, ink, muted, grid, wrong, little: css(little), much: css(much) };
  const { style, dataset } = document.documentElement;
  for (const [name, value] of Object.entries(colours)) style.setProperty(`--${name}`, value);
  for (const [i, value] of series.entries()) style.setProperty(`--series-${i}`, value);
  style.colorScheme = theme();
  dataset.theme = theme();
  document.documentElement.lang = language();
}
