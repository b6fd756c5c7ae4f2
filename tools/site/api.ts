/** The reference from the docstrings, made by TypeDoc. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import GithubSlugger from 'github-slugger';

export interface ApiPages {
  /** Markdown by path on the site: 'api/index.md'. */
  pages: Record<string, string>;
  /** Where a file of the repository is documented: 'src/lesson/02-dense.ts' → '/api/index.md#dense'. */
  files: Record<string, string>;
}

const titles: Record<string, string> = {
  'index.md': 'API: the lesson, chapter by chapter',
  'report.md': 'API: figures and the report',
};

/** @param folder what TypeDoc wrote, by site/typedoc.json */
export function readApi(folder: string): ApiPages {
  const pages: ApiPages['pages'] = {};
  const files: ApiPages['files'] = {
    'src/lesson/index.ts': '/api/index.md',
    'src/index.ts': '/api/index.md',
    'src/report': '/api/report.md',
    'src/report/index.ts': '/api/report.md',
  };
  for (const name of readdirSync(folder).filter((file) => file in titles)) {
    const text = polish(readFileSync(join(folder, name), 'utf8'), titles[name]);
    pages[`api/${name}`] = text;
    for (const [file, anchor] of documentedFiles(text)) files[file] ??= `/api/${name}#${anchor}`;
  }
  return { pages, files };
}

function polish(text: string, title: string): string {
  return text
    .replace(/^# .*$/m, `# ${title}`)
    .replace(/^Defined in: \[(.*?)(?::\d+)?\]\(.*\)$/gm, '`src/$1`')
    .replace(/\[(`constructor`)\]\(#constructor-\d+\)/g, '$1') // TypeDoc numbers those of removed classes, too
    .split(/(^```[\s\S]*?^```$)/m)
    .map(originalsApart)
    .join('');
}

/** A docstring's last line names the original: a comment in code, a paragraph in text. */
const originalsApart = (part: string) =>
  part.replace(
    /\n((?:Keras|scikit-learn|NumPy)[^:\n]{0,20}: )/g,
    part.startsWith('```') ? '\n// $1' : '\n\n$1',
  );

/** Each file with the anchor of the first thing that it exports. */
function documentedFiles(text: string): [file: string, anchor: string][] {
  const found: [string, string][] = [];
  const slugger = new GithubSlugger();
  let anchor = '';
  for (const [, level, heading, file] of text.matchAll(/^(#+) (.+)$|^`(src\/.+\.ts)`$/gm)) {
    if (file) {
      found.push([file, anchor]);
      continue;
    }
    const next = slugger.slug(heading.replace(/\\/g, ''));
    if (level.length <= 3) anchor = next;
  }
  return found;
}
