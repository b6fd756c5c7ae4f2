/** Where one's own data come from: the plane, a table, pictures or IDX files, each with its controls. */

import { formatCount } from '../../src/index-browser.ts';
import { ask } from './client.ts';
import { button, buttons, choice, fileInput } from './controls.ts';
import { div, element } from './dom.ts';
import { flowersCsv } from './own-data-flowers.ts';
import { type Picture, picturesOf, sourceOf } from './own-data-folders.ts';
import { droppedFiles, type PlacedFile, readPictures } from './own-data-pictures.ts';
import { paintedPlane } from './own-data-plane.ts';
import {
  MOST_POINTS,
  pointsOfText,
  pointsToText,
  rulePoints,
  xorPoints,
} from './own-data-points.ts';
import { ownDataWords } from './own-data-words.ts';
import { greyPicture } from './pictures.ts';
import { language } from './settings.ts';
import { address, set } from './state.ts';
import type { Area, OwnFacts, OwnSource } from './worker/own-data-form.ts';

export const ownKinds = ['points', 'csv', 'pictures', 'idx'] as const;
export type OwnKind = (typeof ownKinds)[number];
export const isOwnKind = (kind: string): kind is OwnKind => ownKinds.includes(kind as OwnKind);

const COUNTS = [100, 200, 300, 500, 1000];
const LEAST_POINTS = 10;
/** So many stand in the address; more are kept in the browser. */
const ADDRESS_POINTS = 300;
const MEGABYTE = 2 ** 20;
const MOST_CSV_MB = 20;
const MOST_IDX_MB = 100;

export interface OwnSourceView {
  node: HTMLElement;
  show(kind: OwnKind): void;
  /** The data that are shown, read by the worker. @throws Error in the learner's words */
  open(): Promise<OwnFacts>;
  setArea(area: Area | undefined): void;
}

export interface SourceOptions {
  /** Other data are there, or none. */
  onChange(facts: OwnFacts | undefined): void;
  onFailure(error: unknown): void;
}

type Csv = Extract<OwnSource, { kind: 'csv' }>;
type PictureFacts = Pick<OwnFacts, 'samples' | 'classNames' | 'counts' | 'firsts'>;

export function ownSource({ onChange, onFailure }: SourceOptions): OwnSourceView {
  const word = ownDataWords[language()];
  const panel = div('own-panel');
  /** What is chosen, and what the worker said of it. */
  let chosen: OwnSource | undefined;
  let opened: Promise<OwnFacts> | undefined;
  let setPlaneArea: (area: Area | undefined) => void = () => undefined;
  /** The latest choice: an earlier one that is still being read comes too late. */
  let choices = 0;

  function choose(source: OwnSource | undefined): void {
    choices++;
    chosen = source;
    opened = undefined;
    onChange(undefined);
  }

  function open(): Promise<OwnFacts> {
    if (!chosen) return Promise.reject(new Error(word.nothing[shown]));
    const mine = choices;
    const isInAddress =
      chosen.kind === 'points' && address().text<string>('own-points', '') !== 'kept';
    opened ??= ask('openOwn', chosen, language(), !isInAddress).then((facts) => {
      if (mine === choices) onChange(facts);
      return facts;
    });
    return opened;
  }

  let shown: OwnKind = 'points';
  const panels = { points: pointsPanel, csv: csvPanel, pictures: picturesPanel, idx: idxPanel };

  function pointsPanel(): HTMLElement[] {
    const counted = element('p', { class: 'note', id: 'own-counted', 'aria-live': 'polite' });
    /** The brush's class for each of the network's: of four, some may be unused. */
    let classes: number[] = [];

    function use(): void {
      const points = plane.points();
      const labels = points.filter((_, i) => i % 3 === 2);
      classes = [0, 1, 2, 3].filter((brush) => labels.includes(brush));
      const names = classes.map(
        (brush) =>
          `${word.points.names[brush]} ${labels.filter((label) => label === brush).length}`,
      );
      counted.textContent = word.points.counted(labels.length, names.join(', '));
      const isEnough = labels.length >= LEAST_POINTS && classes.length > 1;
      choose(
        isEnough
          ? {
              kind: 'points',
              points: points.map((value, i) => (i % 3 === 2 ? classes.indexOf(value) : value)),
              classNames: classes.map((brush) => word.points.names[brush]),
            }
          : undefined,
      );
    }
    const painted = () => {
      const points = plane.points();
      const isSmall = points.length / 3 <= ADDRESS_POINTS;
      set({ 'own-rule': undefined, 'own-points': isSmall ? pointsToText(points) : 'kept' });
      use();
      if (!isSmall) open().catch(onFailure);
    };
    const plane = paintedPlane([], painted);
    setPlaneArea = (area) => plane.setArea(area, classes);

    const rule = element('input', {
      ...{ type: 'text', id: 'own-rule', spellcheck: 'false', autocapitalize: 'off' },
      ...{ autocomplete: 'off', value: address().text('own-rule', 'y > sin(2*x)') },
      onkeydown: ({ key }) => {
        if (key === 'Enter') make();
      },
    });
    const wrong = element('p', { class: 'failure', role: 'alert', hidden: true, id: 'own-wrong' });
    const known = element('p', { class: 'note' });
    const make = async () => {
      const { functionNames, readRule } = await import('./own-data-rule.ts');
      known.textContent = word.points.ruleNote(functionNames.join(', '));
      try {
        const holds = readRule(rule.value, word.rule);
        wrong.hidden = true;
        const count = countOfAddress();
        plane.setArea(undefined, []);
        plane.setPoints(rulePoints(holds, count, 42));
        set({ 'own-rule': rule.value, 'own-points': undefined });
        use();
      } catch (error) {
        wrong.textContent = (error as Error).message;
        wrong.hidden = false;
      }
    };
    const isTyped = address().text('own-rule', '') !== '';
    const text = address().text<string>('own-points', isTyped ? '' : 'xor');
    if (isTyped) chosenLater(make());
    else if (text === 'kept') restore('points');
    else {
      plane.setPoints(text === 'xor' ? xorPoints() : pointsOfText(text));
      use();
    }
    restored.points = (source) => {
      plane.setPoints(source.points);
      use();
    };
    return [
      plane.node,
      counted,
      div(
        'own-rule',
        element('label', { for: 'own-rule' }, word.points.rule),
        rule,
        button(word.points.make, make, { id: 'own-make' }),
        choice(
          word.points.count,
          new Map(COUNTS.map((n) => [String(n), String(n)])),
          String(countOfAddress()),
          (count) => {
            set({ 'own-count': count });
            if (address().text('own-rule', '')) make();
          },
        ),
      ),
      wrong,
      element('p', { class: 'note' }, word.points.note),
      known,
    ];
  }

  /** What a rule or a kept source brings comes a moment later: training waits for it. */
  let coming: Promise<unknown> = Promise.resolve();
  const chosenLater = (work: Promise<unknown>) => {
    coming = work;
  };

  /** What each kind does with what was kept. */
  const restored: { [Kind in OwnKind]?: (source: Extract<OwnSource, { kind: Kind }>) => void } = {};

  function restore(kind: OwnKind): void {
    const mine = choices;
    const work = ask('keptOwn').then((source) => {
      if (source?.kind !== kind || mine !== choices || shown !== kind) return;
      (restored[kind] as (source: OwnSource) => void)?.(source);
    });
    chosenLater(work.catch(() => undefined)); // another version of the page kept it
  }

  /** Chooses data and, once they are read, says what they are; unless others were chosen meanwhile. */
  function openInto(
    said: HTMLElement,
    source: OwnSource,
    shown: (facts: OwnFacts) => HTMLElement[],
  ): void {
    said.replaceChildren();
    choose(source);
    const mine = choices;
    open().then(
      (facts) => {
        if (mine === choices) said.replaceChildren(...shown(facts));
      },
      (error) => mine === choices && onFailure(error),
    );
  }

  const refuse = (said: HTMLElement) => (error: unknown) => {
    choose(undefined);
    said.replaceChildren();
    onFailure(error);
  };

  function pictureFacts({ samples, classNames, counts, firsts }: PictureFacts): HTMLElement[] {
    const text = word.points.counted(samples, counted(classNames, counts));
    const pictures = firsts.map((pixels, i) =>
      greyPicture(pixels, word.pictures.first(classNames[i])),
    );
    return [element('p', { class: 'note', id: 'own-table' }, text), div('pictures', ...pictures)];
  }

  function csvPanel(): HTMLElement[] {
    const said = div('own-facts');
    const area = element('textarea', {
      ...{ rows: 6, id: 'own-paste', spellcheck: 'false', 'aria-label': word.csv.paste },
      placeholder: 'length,width,kind\n5.1,3.5,small\n6.3,2.9,large',
    });
    const read = (source: Csv) => {
      if (!source.name) area.value = source.text; // it was pasted
      openInto(said, source, (facts) => tableFacts(source, facts));
    };
    /** Other than the address has it. */
    const readOwn = (source: Csv) => {
      set({ 'own-table': undefined });
      read(source);
    };
    const tableFacts = (source: Csv, facts: OwnFacts) => {
      const { table, names, samples, classNames, counts, labelName } = facts;
      if (!table) return [];
      const numbered = new Map(table.columns.map((name, i) => [String(i), name]));
      const lines = [
        `${word.csv.rows(samples)} ${word.csv.header(table.hasHeader)}`,
        word.csv.features(names),
        classNames.length > 0
          ? word.points.counted(samples, counted(classNames, counts))
          : word.csv.number(labelName),
        ...(table.leftOut.length > 0 ? [word.csv.leftOut(table.leftOut)] : []),
      ];
      const as = classNames.length > 0 ? 'classes' : 'number';
      return [
        element('p', { class: 'note', id: 'own-table' }, lines.join(' ')),
        choice(word.csv.label, numbered, String(table.label), (label) =>
          readOwn({ ...source, label: Number(label), as: undefined }),
        ),
        ...(table.isNumeric
          ? [
              choice(word.csv.as, word.csv.asChoices, as, (now) =>
                readOwn({ ...source, label: table.label, as: now }),
              ),
            ]
          : []),
      ];
    };
    const readText = (name: string, text: string) => readOwn({ kind: 'csv', name, text });
    const readFile = ([file]: File[]) =>
      file && textOf(file).then((text) => readText(file.name, text), refuse(said));
    restored.csv = read;
    if (address().text<string>('own-table', '') === 'flowers') {
      read({ kind: 'csv', name: '', text: flowersCsv() });
    } else restore('csv');
    return [
      dropZone(word.csv.open, { accept: '.csv,.tsv,.txt,text/csv', id: 'own-csv' }, readFile),
      element('label', { for: 'own-paste' }, word.csv.paste),
      area,
      buttons(button(word.csv.read, () => readText('', area.value), { id: 'own-read' })),
      said,
    ];
  }

  function picturesPanel(): HTMLElement[] {
    const said = div('own-facts');
    let pictures: Picture[] = [];
    const use = (mine: number) => {
      if (mine !== choices) return;
      const classNames = [...new Set(pictures.map(({ className }) => className))].sort();
      const each = classNames.map((name) => pictures.filter(({ className }) => className === name));
      const facts = {
        ...{ samples: pictures.length, classNames, counts: each.map(({ length }) => length) },
        firsts: each.map(([{ pixels }]) => pixels),
      };
      const how = element('p', { class: 'note' }, word.pictures.how);
      said.replaceChildren(...pictureFacts(facts), how);
      choose(sourceOf(pictures, word.pictures));
      open().catch(onFailure);
    };
    /** @param isMore to those that are there */
    const take = async (files: PlacedFile[], isMore: boolean) => {
      choose(undefined);
      const mine = choices;
      try {
        const taken = await readPictures(files, word.pictures, (done, all) => {
          said.textContent = word.pictures.reading(done, all);
        });
        pictures = isMore ? [...pictures, ...taken] : taken;
        said.replaceChildren();
        use(mine);
      } catch (error) {
        if (!pictures.length) said.replaceChildren();
        onFailure(error);
      }
    };
    restored.pictures = (source) => {
      pictures = picturesOf(source);
      use(choices);
    };
    restore('pictures');
    const name = element('input', { type: 'text', id: 'own-class', maxlength: 40 });
    const add = (files: File[]) => {
      const className = name.value.trim().replaceAll('/', ' ');
      if (className === '') {
        onFailure(new Error(word.pictures.unnamed));
        name.focus();
        return;
      }
      name.value = '';
      take(
        files.map((file) => ({ path: `pictures/${className}/${file.name}`, file })),
        true,
      );
    };
    return [
      dropZone(
        word.pictures.open,
        { webkitdirectory: true, multiple: true, id: 'own-folder' },
        (files) =>
          take(
            files.map((file) => ({ path: file.webkitRelativePath || file.name, file })),
            false,
          ),
        async (dropped) => take(await droppedFiles(dropped), false),
      ),
      div(
        'own-class',
        element('label', { for: 'own-class' }, word.pictures.className),
        name,
        fileInput(
          word.pictures.add,
          { accept: 'image/*', multiple: true, id: 'own-pictures' },
          add,
        ),
      ),
      buttons(
        button(word.points.clear, () => {
          pictures = [];
          said.replaceChildren();
          choose(undefined);
          ask('forgetOwn');
        }),
      ),
      said,
    ];
  }

  function idxPanel(): HTMLElement[] {
    const said = div('own-facts');
    const read = (source: OwnSource) => openInto(said, source, pictureFacts);
    const take = (files: File[]) =>
      bytesOf(files).then((files) => read({ kind: 'idx', files }), refuse(said));
    restored.idx = read;
    restore('idx');
    return [dropZone(word.idx.open, { multiple: true, id: 'own-idx' }, take), said];
  }

  return {
    node: panel,
    show(kind) {
      shown = kind;
      coming = Promise.resolve();
      choose(undefined);
      setPlaneArea = () => undefined;
      panel.replaceChildren(...panels[kind]());
    },
    async open() {
      await coming;
      return open();
    },
    setArea: (area) => setPlaneArea(area),
  };
}

const countOfAddress = () => {
  const asked = address().whole('own-count', 200, COUNTS[0], MOST_POINTS);
  return COUNTS.reduce((a, b) => (Math.abs(b - asked) < Math.abs(a - asked) ? b : a));
};

/** @example counted(['cat', 'dog'], [12, 9]) // 'cat 12, dog 9' */
function counted(names: readonly string[], counts: readonly number[]): string {
  return names.map((name, i) => `${name} ${formatCount(counts[i])}`).join(', ');
}

/** @throws Error if it is too large, or no text */
async function textOf(file: File): Promise<string> {
  const word = ownDataWords[language()];
  if (file.size > MOST_CSV_MB * MEGABYTE) throw new Error(word.large(file.name, MOST_CSV_MB));
  const bytes = await file.arrayBuffer();
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) throw new Error(word.notText(file.name));
    return text;
  } catch {
    throw new Error(word.notText(file.name));
  }
}

/** @throws Error if one is too large, or they are too many */
async function bytesOf(files: readonly File[]): Promise<{ name: string; bytes: Uint8Array }[]> {
  const word = ownDataWords[language()].idx;
  const large = files.find(({ size }) => size > MOST_IDX_MB * MEGABYTE);
  if (large) throw new Error(word.tooLarge(large.name, MOST_IDX_MB));
  if (files.length > 4) throw new Error(word.howMany(files.length));
  const read = async (file: File) => ({
    name: file.name,
    bytes: new Uint8Array(await file.arrayBuffer()),
  });
  return Promise.all(files.map(read));
}

/** Files may be dropped where they may be chosen. */
function dropZone(
  label: string,
  attributes: Record<string, unknown>,
  onFiles: (files: File[]) => void,
  onDrop = ({ files }: DataTransfer) => onFiles([...files]),
): HTMLElement {
  const zone = div('drop-zone', fileInput(label, attributes, onFiles));
  const stop = (event: DragEvent) => {
    event.preventDefault();
    zone.classList.toggle('over', event.type === 'dragover');
  };
  zone.addEventListener('dragover', stop);
  zone.addEventListener('dragleave', stop);
  zone.addEventListener('drop', (event) => {
    stop(event);
    if (event.dataTransfer) onDrop(event.dataTransfer);
  });
  return zone;
}
