/** Brings a page's live parts to life: `<div data-live="perceptron">`, whose content is what stands there without a script. */

import './offline.ts';
import './style.css';
import { pageWords } from './page-words.ts';
import { parts } from './parts.ts';
import { applySettings, language, onTheme } from './settings.ts';
import { addressOf, beginPage, onChange, onNavigation } from './state.ts';

/** Parts are fetched this far before they come into view. */
const NEAR = '600px';

/**
 * @param page where the page's own content is
 * @returns what ends them all, when another page takes its place
 */
export function mountParts(page: Element): () => void {
  const places = [...page.querySelectorAll<HTMLElement>('[data-live]')];
  const isOwnPage = places.some((place) => 'ownPage' in place.dataset);
  beginPage(isOwnPage);
  applySettings();
  const drawn = new Map<HTMLElement, () => void>();
  let isEnded = false;

  async function draw(place: HTMLElement): Promise<void> {
    const name = place.dataset.live ?? '';
    try {
      const bench = await parts[name]();
      if (isEnded) return;
      drawn.get(place)?.();
      place.classList.add('live');
      drawn.set(place, bench(place));
    } catch (error) {
      sayFailure(place, error as Error);
    }
  }
  const redraw = () => {
    applySettings();
    for (const place of drawn.keys()) draw(place);
  };
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        draw(target as HTMLElement);
      }
    },
    { rootMargin: NEAR },
  );
  for (const place of places.filter(({ dataset }) => Object.hasOwn(parts, dataset.live ?? ''))) {
    near.observe(place);
  }
  const ends = [onTheme(redraw), onNavigation(redraw), linkToOwnPages(page)];
  return () => {
    isEnded = true;
    near.disconnect();
    for (const end of [...ends, ...drawn.values()]) end();
  };
}

/** A link that is copied or opened leads to what is shown now. */
function linkToOwnPages(page: Element): () => void {
  const links = [...page.querySelectorAll<HTMLAnchorElement>('a[data-bench]')];
  const follow = () => {
    for (const link of links) link.href = addressOf(link.dataset.bench ?? '');
  };
  return onChange(follow);
}

function sayFailure(place: HTMLElement, { message }: Error): void {
  const words = document.createElement('p');
  words.className = 'failure';
  words.setAttribute('role', 'alert');
  words.textContent = pageWords[language()].failed(message);
  place.append(words);
}
