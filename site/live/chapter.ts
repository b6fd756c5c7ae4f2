/** A chapter's cells: their code as the reader has it, what they showed, and the worker that runs them. */

import { Client, DATA, Ended } from './client.ts';
import { kept } from './kept-text.ts';
import { keepForLater } from './offline.ts';
import { language } from './settings.ts';
import type { CellOutput, Fetched } from './worker/cells.ts';
import type { CellShows } from './worker/messages.ts';

export type Status =
  | 'idle'
  | 'waiting'
  | 'running'
  | 'done'
  | 'failed'
  | 'held'
  | 'stopped'
  | 'lost';

export interface Cell {
  readonly number: number;
  /** As the page was made. */
  readonly stored: string;
  code: string;
  status: Status;
  /** Undefined until it runs here: then the page's own stands there. */
  outputs?: CellOutput[];
  /** Of the images, while it waits for them. */
  fetched: Fetched;
  /** That it took. */
  seconds?: number;
  /** The cell that broke off, for one that is held. */
  heldBy?: number;
  /** In the worker that there is now. */
  hasRun: boolean;
}

export class Chapter {
  readonly cells: readonly Cell[];

  private readonly name: string;
  private readonly listeners = new Set<(cell: Cell) => void>();
  private client: Client | undefined;
  private queue: Cell[] = [];
  private running: Cell | undefined;

  constructor(name: string, stored: readonly string[]) {
    this.name = name;
    const changes = readChanges(name);
    this.cells = stored.map((code, i) => {
      const own = changes[i + 1];
      return {
        number: i + 1,
        stored: code,
        code: own?.of === code ? own.code : code,
        status: 'idle',
        hasRun: false,
        fetched: null,
      };
    });
  }

  /** Hears of every change of a cell but those of its code. @returns what ends it */
  listen(listener: (cell: Cell) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  /** After those above that haven't run yet. */
  run(number: number): void {
    this.enqueue([...this.pendingAbove(number), this.cells[number - 1]]);
  }

  runAbove(number: number): void {
    this.enqueue(this.pendingAbove(number));
  }

  /** Each once more, whatever has run. */
  runAll(): void {
    this.enqueue(this.cells);
  }

  /** Ends whatever runs, an endless loop, too; and with it what all cells have computed. */
  stop(): void {
    if (!this.running) return;
    const { running } = this;
    this.endWorker();
    for (const cell of this.cells) {
      const { hasRun } = cell;
      cell.hasRun = false;
      if (cell === running) this.tell(cell, 'stopped');
      else if (cell.status === 'waiting') this.tell(cell, 'idle');
      else if (hasRun) this.tell(cell, 'lost');
    }
  }

  change(number: number, code: string): void {
    this.cells[number - 1].code = code;
    this.keep();
  }

  codeAbove(number: number): string {
    return this.cells
      .slice(0, number - 1)
      .map(({ code }) => code)
      .join('\n');
  }

  /** Code and output as the page was made. */
  reset(number: number): void {
    const cell = this.cells[number - 1];
    cell.code = cell.stored;
    cell.outputs = undefined;
    this.keep();
    if (cell !== this.running) this.tell(cell, 'idle');
  }

  end(): void {
    this.endWorker();
    this.listeners.clear();
  }

  private endWorker(): void {
    this.queue = [];
    this.running = undefined;
    this.client?.end();
    this.client = undefined;
  }

  private pendingAbove(number: number): Cell[] {
    return this.cells.slice(0, number - 1).filter(({ hasRun }) => !hasRun);
  }

  private enqueue(cells: readonly Cell[]): void {
    const added = cells.filter((cell) => !this.queue.includes(cell) && cell !== this.running);
    this.queue.push(...added);
    for (const cell of added) this.tell(cell, 'waiting');
    if (!this.running) this.work();
  }

  private async work(): Promise<void> {
    for (let cell = this.queue.shift(); cell; cell = this.queue.shift()) {
      this.running = cell;
      const succeeded = await this.runOne(cell);
      if (this.running !== cell) return; // stopped meanwhile
      this.running = undefined;
      this.tell(cell, succeeded ? 'done' : 'failed');
      if (succeeded) continue;
      for (const other of this.queue.splice(0)) {
        other.heldBy = cell.number;
        this.tell(other, 'held');
      }
    }
  }

  private async runOne(cell: Cell): Promise<boolean> {
    cell.outputs = [];
    cell.fetched = null;
    this.tell(cell, 'running');
    const start = performance.now();
    try {
      this.client ??= new Client((event) => {
        if (event.event === 'cell') this.show(event.output);
      });
      const codes = this.cells.map(({ code }) => code);
      cell.hasRun = await this.client.ask('runCell', codes, cell.number, language(), DATA);
      return cell.hasRun;
    } catch (error) {
      if (!(error instanceof Ended)) this.show({ error: { message: (error as Error).message } });
      return false;
    } finally {
      cell.seconds = (performance.now() - start) / 1000;
    }
  }

  /** Below the cell that runs; what comes later, from a timer, below the one that ran last. */
  private show(output: CellShows['output']): void {
    const cell = this.running ?? this.lastRun;
    const last = cell?.outputs?.[cell.outputs.length - 1];
    if (!cell?.outputs) return;
    if ('fetched' in output) {
      cell.fetched = output.fetched;
      if (!cell.fetched) keepForLater();
    } else if (last && 'text' in last && 'text' in output) last.text += output.text;
    else cell.outputs.push(output);
    this.lastRun = cell;
    this.tell(cell, cell.status);
  }

  private lastRun: Cell | undefined;

  private tell(cell: Cell, status: Status): void {
    cell.status = status;
    for (const listener of this.listeners) listener(cell);
  }

  private keep(): void {
    const changed = this.cells.filter(({ code, stored }) => code !== stored);
    const changes: Changes = Object.fromEntries(
      changed.map(({ number, code, stored }) => [number, { code, of: stored }]),
    );
    kept.write(this.name, changed.length > 0 ? JSON.stringify(changes) : undefined);
  }
}

/** By the cell's number; what was changed of another edition's code is of no use. */
type Changes = Record<number, { code: string; of: string }>;

function readChanges(name: string): Changes {
  try {
    return JSON.parse(kept.read(name) ?? '{}') ?? {};
  } catch {
    return {};
  }
}

let current: { path: string; chapter: Chapter; users: number } | undefined;

/** The page's, for each of its parts; it ends when the last of them does. @returns also what gives it back */
export function useChapter(): [Chapter, () => void] {
  const path = location.pathname;
  if (current?.path !== path) {
    current?.chapter.end();
    const codes = [...document.querySelectorAll('[data-live="cell"]')].map(
      (place) => place.querySelector('.language-ts code')?.textContent?.trimEnd() ?? '',
    );
    const name = `cells ${language()} ${path.replace(/^.*\/|\.html$/g, '')}`;
    current = { path, chapter: new Chapter(name, codes), users: 0 };
  }
  const mine = current;
  mine.users++;
  const giveBack = () => {
    mine.users--;
    // The parts are drawn anew when the colours change.
    setTimeout(() => {
      if (mine.users > 0) return;
      mine.chapter.end();
      if (current === mine) current = undefined;
    });
  };
  return [mine.chapter, giveBack];
}
