/**
 * An executed notebook as Markdown: its texts, its code, and what the code printed and drew. What stands in the
 * text before a cell in Keras's words comes to stand beside the cell.
 */

import { figureInWords } from '../../src/report/index.ts';
import { withPredictions } from './predictions.ts';
import { type Language, words } from './words.ts';

type Text = string | string[];

interface Output {
  output_type: string;
  text?: Text;
  data?: Record<string, Text>;
}

interface Cell {
  cell_type: string;
  source: Text;
  outputs?: Output[];
}

export interface Notebook {
  metadata: { title?: string };
  cells: Cell[];
}

export interface Chapter {
  title: string;
  markdown: string;
  /** The figures that the Markdown shows, by the name of their file. */
  figures: Record<string, string>;
}

/**
 * @param name what the figures' files are called after: '01-perceptron.en'
 * @throws Error if a cell has an output that a page can't show
 */
export function readNotebook({ metadata, cells }: Notebook, name: string, to: Language): Chapter {
  const figures: Record<string, string> = {};
  const show = (output: Output) => {
    if (output.output_type === 'stream') return fence('text', screen(join(output.text)));
    const [svg] = join(output.data?.['text/html']).match(/<svg[\s>][\s\S]*<\/svg>/) ?? [];
    if (svg) {
      const file = `${name}.${Object.keys(figures).length + 1}.svg`;
      figures[file] = svg;
      return image(file, svg, to);
    }
    const text = output.data?.['text/plain'];
    if (text) return fence('text', screen(join(text)));
    throw new Error(`A cell has an output that a page can't show: ${output.output_type}`);
  };
  let number = 0;
  const parts = cells.flatMap(({ cell_type, source, outputs = [] }, i) => {
    const text = join(source);
    if (cell_type === 'markdown') {
      const below = cells.slice(i).find((cell) => cell.cell_type === 'code');
      const asked = withPredictions(text, name.split('.')[0], () => printedBy(below), to);
      return [cells[i + 1]?.cell_type === 'code' ? withoutKeras(asked) : asked];
    }
    const keras = [...join(cells[i - 1]?.source).matchAll(KERAS)].map(([block]) => block.trim());
    const shown = together(outputs).map(show);
    number++;
    return [
      ...(number === 1 ? ['<div data-live="cells"></div>'] : []),
      `<div class="cell" data-live="cell" data-number="${number}">`,
      ...(keras.length > 0 ? ['<div class="keras">', ...keras, '</div>'] : []),
      fence('ts', text),
      ...(shown.length > 0 ? [outputBlock(shown, to)] : []),
      '</div>',
    ];
  });
  const [, heading] = parts.join('\n').match(/^# (.+)$/m) ?? [];
  const title = metadata.title ?? heading ?? name;
  if (!heading) parts.unshift(`# ${title}`);
  return { title, markdown: `${parts.join('\n\n')}\n`, figures };
}

/** What a chapter shows in Python is Keras's. */
const KERAS = /^```python\n[\s\S]*?^```$\n*/gm;

const withoutKeras = (text: string) => text.replace(KERAS, '').trim();

const join = (text: Text = '') => (typeof text === 'string' ? text : text.join(''));

/** What a program prints bit by bit stays one text. */
function together(outputs: Output[]): Output[] {
  const all: Output[] = [];
  for (const output of outputs) {
    const last = all[all.length - 1];
    if (output.output_type === 'stream' && last?.output_type === 'stream') {
      last.text = join(last.text) + join(output.text);
    } else {
      all.push({ ...output });
    }
  }
  return all;
}

/** What a cell printed, and what its figures say. */
function printedBy({ outputs = [] }: Cell = { cell_type: 'code', source: '' }): string {
  return outputs
    .map(({ text, data }) => (data ? figureInWords(join(data['text/html'])) : screen(join(text))))
    .join('\n');
}

/** What stays on a screen: no colours, and of a line that is drawn again the last state. */
function screen(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals' colours start with one
      .replace(/\u001b\[[\d;?]*[A-Za-z]/g, '')
      .split('\n')
      .map(
        (line) =>
          line
            .split(/[\r\b]+/)
            .filter(Boolean)
            .pop() ?? '',
      )
      .join('\n')
  );
}

/** A block of code; its fence is longer than any that stands in the code. */
function fence(language: string, code: string): string {
  const inside = code.match(/`{3,}/g) ?? [];
  const marks = '`'.repeat(Math.max(3, ...inside.map((ticks) => ticks.length + 1)));
  return `${marks}${language}\n${code.replace(/\n+$/, '')}\n${marks}`;
}

function outputBlock(shown: string[], language: Language): string {
  const { output } = words[language];
  return [`<div class="output">\n<p class="output-label">${output}</p>`, ...shown, '</div>'].join(
    '\n\n',
  );
}

/** A figure with its own title and description as the text alternative. */
function image(file: string, svg: string, language: Language): string {
  const [, title = words[language].figure] = svg.match(/<title[^>]*>([^<]*)<\/title>/) ?? [];
  const [, description = ''] = svg.match(/<desc[^>]*>([^<]*)<\/desc>/) ?? [];
  const [, width = '440'] = svg.match(/^<svg[^>]*\swidth="(\d+)/) ?? [];
  const text = [title, description].filter(Boolean).join(': ').replace(/"/g, '&quot;');
  return `<img src="/figures/${file}" width="${width}" alt="${text}">`;
}
