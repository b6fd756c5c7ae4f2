/** The reader's language: the browser's at first, then the one that was chosen; the switch keeps one's place. */

import { type EnhanceAppContext, withBase } from 'vitepress';
import { nextTick } from 'vue';
import { kept } from '../../live/kept-text.ts';

const KEY = 'language';

function preferred(): string | undefined {
  const ofBrowser = () =>
    navigator.languages
      .map((language) => language.slice(0, 2))
      .find((language) => language === 'ko' || language === 'en');
  return kept.read(KEY) || ofBrowser();
}

export function inReadersLanguage({ router }: EnhanceAppContext): void {
  if (import.meta.env.SSR) return;
  const homes = [withBase('/'), withBase('/index.html')];
  if (homes.includes(location.pathname) && preferred() === 'ko') {
    location.replace(`${withBase('/ko/')}${location.search}${location.hash}`);
    return;
  }

  /** 'ko' and 'chapters/01-perceptron.html' */
  const parts = (path: string) => {
    const inSite = path.slice(withBase('/').length);
    return inSite.startsWith('ko/') ? ['ko', inSite.slice(3)] : ['en', inSite];
  };
  let restore = () => {};
  router.onBeforeRouteChange = (to) => {
    restore = () => {};
    const [from, page] = parts(location.pathname);
    const [language, samePage] = parts(new URL(to, location.href).pathname);
    if (from === language || page.replace(/index\.html$/, '') !== samePage) return;
    kept.write(KEY, language);
    restore = placeInPage();
  };
  router.onAfterRouteChange = () =>
    nextTick(() => {
      requestAnimationFrame(() => restore());
    });
}

/** Both languages have the same headings in the same order. */
const headings = () => [
  ...document.querySelectorAll<HTMLElement>('.vp-doc :is(h1, h2, h3, h4)[id]'),
];

/** @returns what goes to the same heading of the page in the other language */
function placeInPage(): () => void {
  const before = headings();
  const anchor = decodeURIComponent(location.hash.slice(1));
  const named = before.findIndex(({ id }) => id === anchor);
  const below = before.map((heading) => heading.getBoundingClientRect().top);
  const read = below.filter((top) => top < innerHeight / 3).length - 1;
  return () => {
    const after = headings();
    if (after.length !== before.length) return;
    if (named >= 0) history.replaceState(history.state, '', `#${after[named].id}`);
    if (read < 1) return;
    const moved = after[read].getBoundingClientRect().top - below[read];
    window.scrollBy({ top: moved, behavior: 'instant' });
  };
}
