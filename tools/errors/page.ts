/** The catalogue as a page: chapter by chapter, what was written, what it says, why, and what helps. */

import type { Chapter, Language, Mistake, MistakeElsewhere } from './mistake.ts';
import type { Seen } from './see.ts';
import { words } from './words.ts';

/** @param seen what each mistake says: as many messages as it has codes */
export function errorsPage(
  chapters: readonly Chapter[],
  seen: ReadonlyMap<Mistake, readonly Seen[]>,
  language: Language,
): string {
  const { title, other, intro } = words[language];
  const parts = chapters.map((chapter) => {
    const entries = chapter.mistakes.map((mistake) => entry(mistake, seen, language));
    return [`## ${chapter.title[language]}`, ...entries].join('\n\n');
  });
  return `${[`# ${title}`, `${intro} · ${other}`, ...parts].join('\n\n')}\n`;
}

function entry(
  mistake: Mistake | MistakeElsewhere,
  seen: ReadonlyMap<Mistake, readonly Seen[]>,
  language: Language,
): string {
  const [cause, cure] = mistake[language];
  const text = `**${words[language].cause}** ${cause} **${words[language].cure}** ${cure}`;
  if (!('code' in mistake)) {
    const { needs } = mistake;
    const untried = needs ? ` *${words[language].untried(needs[language])}*` : '';
    return `${quotation(mistake.message)}\n\n${text}${untried}`;
  }
  const examples = [mistake.code].flat().map((code, i) => {
    const { name, message } = (seen.get(mistake) as readonly Seen[])[i];
    const kind = code.startsWith('npm ') ? 'bash' : 'js';
    return `\`\`\`${kind}\n${code}\n\`\`\`\n\n${quotation(name ? `${name}: ${message}` : message)}`;
  });
  return [...examples, text].join('\n\n');
}

/** A message as it is: nothing in it is Markdown. */
function quotation(message: string): string {
  const lines = message.split('\n').map((line) => line.replace(/[\\`*_{}[\]<>#|]/g, '\\$&'));
  return lines.map((line) => `> ${line.trim()}`).join('\\\n');
}
