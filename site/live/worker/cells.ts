/** Runs a chapter's cells one after the other, as a notebook does: they share what they declare. */

import { didYouMean } from '../../../src/internal.ts';
import { type CellCode, type CellScope, CellSyntaxError, cellCode } from './cell-code.ts';

export interface CellError {
  message: string;
  /** Where it happened, both counted from 1; undefined where nobody knows. */
  cell?: number;
  line?: number;
  /** A name that nothing has, and the cell that declares it, if one does. */
  missing?: { name: string; cell?: number };
}

/** In the order in which they come to be. */
export type CellOutput =
  | { text: string }
  | { figure: string }
  | { error: CellError }
  /** So many characters more were printed. */
  | { omitted: number };

/** How much has come of what a cell waits for; null once it is here. */
export type Fetched = { megabytes: number; of: number } | null;

export interface KernelOptions {
  /** @throws Error in the learner's words where there is no such module */
  load(name: string): Promise<Record<string, unknown>>;
  /** As Node's `util.format`. */
  format(...values: unknown[]): string;
  show(output: CellOutput): void;
}

/** Far more than anyone reads; a loop that prints without end fills no memory. */
const MOST_CHARACTERS = 100_000;
const SHOW_MILLISECONDS = 50;

export class Kernel {
  private readonly options: KernelOptions;
  private text = '';
  private printed = 0;
  private shownAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The latest codes of all cells. */
  private codes: readonly string[] = [];

  constructor(options: KernelOptions) {
    this.options = options;
  }

  /**
   * @param cells the code of all cells
   * @param number which of them to run, counted from 1
   * @returns whether it ran to its end
   */
  async run(cells: readonly string[], number: number): Promise<boolean> {
    this.codes = cells;
    this.printed = 0;
    try {
      const code = cellCode(cells[number - 1], fileOf(number));
      await this.checkImports(code);
      // biome-ignore lint/security/noGlobalEval: the learner's own code, in a worker of its own
      const cell: (scope: CellScope) => Promise<void> = globalThis.eval(code.script);
      await cell({ __import: this.options.load, __share: (names) => share(names, number) });
      return true;
    } catch (error) {
      forgetUnset();
      this.fail(error, number);
      return false;
    } finally {
      this.flush();
      if (this.printed > MOST_CHARACTERS) {
        this.options.show({ omitted: this.printed - MOST_CHARACTERS });
      }
    }
  }

  /** What the console and `process.stdout` get. */
  write(text: string): void {
    const room = Math.max(0, MOST_CHARACTERS - this.printed);
    this.text += text.slice(0, room);
    this.printed += text.length;
    if (performance.now() - this.shownAt > SHOW_MILLISECONDS) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), SHOW_MILLISECONDS);
  }

  draw(svg: string): void {
    this.flush();
    this.options.show({ figure: svg });
  }

  /** Of a cell that runs, or of something that one has started: a timer, a promise. */
  fail(error: unknown, cell?: number): void {
    this.flush();
    this.options.show({ error: this.explained(error, cell) });
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.shownAt = performance.now();
    if (this.text !== '') this.options.show({ text: this.text });
    this.text = '';
  }

  /** @throws Error for a name that its module hasn't; a type is none */
  private async checkImports({ imports }: CellCode): Promise<void> {
    for (const [name, wanted] of Object.entries(imports)) {
      const module = await this.options.load(name);
      const missing = wanted.find((one) => module[one] === undefined);
      if (!missing) continue;
      if (missing in module) throw new Error(`${missing} needs Node: there is none in the page.`);
      throw new Error(`'${name}' has no ${missing}.${didYouMean(missing, Object.keys(module))}`);
    }
  }

  private explained(error: unknown, cell?: number): CellError {
    if (error instanceof CellSyntaxError) {
      return { message: error.message, cell, line: error.line };
    }
    if (!isError(error)) return { message: `${this.options.format(error)} was thrown`, cell };
    const { message } = error;
    const [, at, line] = String(error.stack).match(/cell-(\d+)\.ts:(\d+)/) ?? [];
    const place = at ? { cell: Number(at), line: Number(line) } : { cell };
    const isOwn = /^(?:\w*Error:[^\n]*\n)?[^\n]*cell-\d+\.ts:/.test(String(error.stack));
    const [, name] =
      (isOwn &&
        error.name === 'ReferenceError' &&
        message.match(
          /^(?:Can't find variable: )?'?([\p{ID_Continue}$]+)'? ?(?:is not defined)?$/u,
        )) ||
      [];
    if (!name) return { message, ...place };
    const declaring = this.codes.findIndex((code, i) => i + 1 !== cell && declares(code, name));
    return { message, ...place, missing: { name, cell: declaring + 1 || undefined } };
  }
}

const fileOf = (number: number) => `cell-${number}.ts`;

/** Of this realm or another one. */
const isError = (error: unknown): error is Error =>
  error instanceof Error || Object.prototype.toString.call(error) === '[object Error]';

function declares(code: string, name: string): boolean {
  try {
    return cellCode(code, '').names.includes(name);
  } catch {
    return false;
  }
}

/** By name, which cell declares it. */
const shared = new Map<string, number>();

/** What the cells' names stand for now, of one cell or of all others. */
export const valuesOf = (cell: number, isOwn: boolean): unknown[] =>
  [...shared].filter(([, of]) => (of === cell) === isOwn).map(([name]) => currentValue(name));

/** @returns undefined for what a cell that runs has not come to declare */
function currentValue(name: string): unknown {
  try {
    return Reflect.get(globalThis, name);
  } catch {
    return undefined;
  }
}

/** Under the global object's names, which every cell sees; a cell that runs again replaces its own. */
function share(variables: Parameters<CellScope['__share']>[0], cell: number): void {
  for (const [name, [get, set]] of Object.entries(variables)) {
    Object.defineProperty(globalThis, name, { get, set, configurable: true, enumerable: true });
    shared.set(name, cell);
  }
}

/** What a cell that broke off did not come to declare. */
function forgetUnset(): void {
  for (const name of shared.keys()) {
    try {
      Reflect.get(globalThis, name);
    } catch {
      Reflect.deleteProperty(globalThis, name);
      shared.delete(name);
    }
  }
}
