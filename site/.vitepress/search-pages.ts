/** What the search finds: each page's sections, below a title that says what the page is. */

import type { MarkdownEnv, MarkdownRenderer } from 'vitepress';

/** By a page's path: how its title begins there, from its number and its own words. */
const kinds: { path: RegExp; en: string; ko: string }[] = [
  { path: /^chapters\//, en: 'Chapter $1: $2', ko: '$1장: $2' },
  { path: /^lab\//, en: 'Bench: $2', ko: '실습: $2' },
  { path: /^exercises\/\d/, en: 'Exercise $1: $2', ko: '연습 문제 $1: $2' },
];

const title = /(?<=<h1[^>]*>)(?:(\d+)(?: ·)? )?(.*?)(?= <a class="header-anchor")/;
/** What stands there without a script is about that, and the foot is about other pages. */
const notOfThePage =
  /<noscript>[\s\S]*?<\/noscript>|<div class="foot"[\s\S]*?<\/div>|<button[\s\S]*?<\/button>|<span class="lang">.*?<\/span>/g;

export function renderForSearch(source: string, env: MarkdownEnv, md: MarkdownRenderer): string {
  const html = md.render(source, env);
  if (env.frontmatter?.search === false) return '';
  const [, korean, path] = env.relativePath.match(/^(ko\/)?(.*)$/) ?? [];
  const kind = kinds.find((one) => one.path.test(path));
  const named = kind ? html.replace(title, korean ? kind.ko : kind.en) : html;
  return named.replace(notOfThePage, '');
}
