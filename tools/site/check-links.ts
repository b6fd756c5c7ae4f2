/** Whether everything that the built pages point to is there. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Wherever it is served. */
const BASE = '/some/where/';

/**
 * @returns how many links were followed
 * @throws Error that names every page and link that leads nowhere
 */
export function checkLinks(folder: string): number {
  const pages = (readdirSync(folder, { recursive: true }) as string[])
    .map((path) => path.replace(/\\/g, '/'))
    .filter((path) => path.endsWith('.html') && path !== '404.html');
  const html = new Map(pages.map((page) => [page, readFileSync(join(folder, page), 'utf8')]));
  const anchors = new Map([...html].map(([page, text]) => [page, idsOf(text)]));
  const broken: string[] = [];
  let followed = 0;
  for (const [page, text] of html) {
    for (const link of linksOf(text)) {
      const url = new URL(link, `site:${BASE}${page}`);
      if (url.protocol !== 'site:') continue;
      followed++;
      const wrong = whatIsWrong(url, folder, anchors);
      if (wrong) broken.push(`${page}: ${link} (${wrong})`);
    }
  }
  if (broken.length > 0) {
    throw new Error(`${broken.length} links of the site lead nowhere:\n  ${broken.join('\n  ')}`);
  }
  return followed;
}

function whatIsWrong(
  url: URL,
  folder: string,
  anchors: Map<string, Set<string>>,
): string | undefined {
  const path = decodeURIComponent(url.pathname);
  if (!path.startsWith(BASE)) return 'outside the site';
  const file = path.slice(BASE.length).replace(/(^|\/)$/, '$1index.html');
  const place = join(folder, file);
  if (!existsSync(place) || !statSync(place).isFile()) return 'no such file';
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (anchor && !anchors.get(file)?.has(anchor)) return `no such anchor in ${file}`;
}

const withoutCode = (html: string) => html.replace(/<script[^>]*>[\s\S]*?<\/script>/g, '');

/** Every link, picture, script and style sheet, once. */
function linksOf(html: string): Set<string> {
  const scripts = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, link]) => link);
  const links = [...withoutCode(html).matchAll(/<[a-z][^>]*?\s(?:href|src)="([^"]*)"/g)];
  return new Set([...scripts, ...links.map(([, link]) => link)].map(decodeEntities));
}

const idsOf = (html: string) =>
  new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => decodeEntities(id)));

const decodeEntities = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&');
