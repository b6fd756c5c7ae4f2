/**
 * What all figures share: a figure is SVG text with a title, a text alternative
 * that says what it shows in words and numbers, in two languages and two themes.
 */

import type { Language } from '../language.ts';
import { type Palette, palettes, type Theme } from './palette.ts';

/** How a figure is drawn: its language and its colours. */
export interface FigureOptions {
  /** Of titles, labels and the text alternative; `currentLanguage()` unless given. */
  language?: Language;
  /** 'light' unless given. */
  theme?: Theme;
}

/** A number of a run; null where the run had none, since JSON knows no NaN. */
export type Value = number | null;

export interface FigureText {
  /** Stands above the figure. */
  title: string;
  /** Says what the figure shows to those who can't see it. */
  description: string;
}

/** Units of the drawing. A page shows it wider or narrower; this fits a phone and half a desktop. */
export const WIDTH = 440;

/** The space that the title takes. */
export const TITLE_HEIGHT = 40;

const FONT = "system-ui, 'Noto Sans KR', 'Noto Sans CJK KR', 'Malgun Gothic', sans-serif";

/**
 * A figure for which there is no chart type, drawn by hand.
 * @param draw gives SVG elements; the title takes the first `TITLE_HEIGHT` units
 */
export function drawing(
  name: string,
  text: FigureText,
  height: number,
  theme: Theme = 'light',
  draw: (palette: Palette) => readonly string[],
): string {
  return figure(name, text, height, theme, draw(palettes[theme]).join('\n'));
}

/** The frame of every figure: its title, its text alternative, its background. */
export function figure(
  name: string,
  { title, description }: FigureText,
  height: number,
  theme: Theme,
  content: string,
): string {
  const id = `${name}-${theme}`;
  const { background, ink } = palettes[theme];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-description" font-family="${FONT}">
<title id="${id}-title">${escapeXml(title)}</title>
<desc id="${id}-description">${escapeXml(description)}</desc>
<rect width="${WIDTH}" height="${height}" fill="${background}"/>
<text x="${WIDTH / 2}" y="25" text-anchor="middle" font-size="16" font-weight="bold" fill="${ink}">${escapeXml(title)}</text>
${content}
</svg>
`;
}

/** @example escapeXml('<T-shirt & top>') // '&lt;T-shirt &amp; top&gt;' */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** @example percent(0.8702) // '87.0 %' */
export function percent(fraction: Value): string {
  return fraction === null ? '–' : `${(fraction * 100).toFixed(1)} %`;
}

/** @example decimal(0.34919, 3) // '0.349' */
export function decimal(value: Value | undefined, digits = 3): string {
  return value === null || value === undefined ? '–' : value.toFixed(digits).replace('-', '−');
}
