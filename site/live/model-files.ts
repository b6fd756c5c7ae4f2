/** The model to the disk and back: Keras's files, NumPy's, and TensorFlow.js's format. */

import type { ModelRecord } from '../../src/internal.ts';
import { ask } from './client.ts';
import { button, buttons, choice, download, fileInput } from './controls.ts';
import { element, section } from './dom.ts';
import type { FileTask, FormatName } from './file-worker/main.ts';
import FileWorker from './file-worker/main.ts?worker';
import type { PracticeWords } from './practice-words.ts';
import { address, set } from './state.ts';
import type { OpenedModel } from './worker/messages.ts';

const formats = ['keras', 'h5', 'npz', 'tfjs'] as const;
const NAME = 'fashion';
const WEIGHTS_FILE = 'model.weights.bin';

/** The lesson's model has some hundred kilobytes; the largest that one can choose, with an optimizer's memory, 5 megabytes. */
const MOST_BYTES = 64 * 2 ** 20;
/** A damaged HDF5 file can keep its reader busy without end. */
const PATIENCE_MS = 20_000;

export function modelFiles(
  word: PracticeWords,
  onOpened: (opened: OpenedModel) => void,
): HTMLElement {
  const status = element('p', { class: 'note', role: 'status', id: 'model-status' });
  const say = async (work: () => Promise<string>, failed: (why: string) => string) => {
    status.textContent = word.working;
    try {
      status.textContent = await work();
    } catch (error) {
      status.textContent = failed((error as Error).message);
    }
  };
  const format = () => address().text('format', 'keras', formats);
  const keep = () => say(async () => word.saved(await save(format(), word)), word.saveFailed);
  const restore = (files: File[]) =>
    say(async () => {
      const opened = await open(files, word);
      onOpened(opened);
      return opened.training ? word.restored : word.weightsRestored;
    }, word.fileFailed);
  const accept = '.keras,.h5,.hdf5,.npz,.json,.bin';
  return section(
    'keep',
    word.keep,
    element('p', {}, word.keepLead),
    choice(word.format, word.formats, format(), (value) => set({ format: value })),
    buttons(button(word.save, keep, { id: 'save' })),
    fileInput(word.restore, { multiple: true, accept, id: 'model-files' }, restore),
    status,
  );
}

/** @returns the files' names */
async function save(format: (typeof formats)[number], word: PracticeWords): Promise<string> {
  if (format === 'tfjs') {
    const { json, weights } = await ask('layersFiles');
    download('model.json', json);
    download(WEIGHTS_FILE, weights);
    return `model.json, ${WEIGHTS_FILE}`;
  }
  const name = `${NAME}.${format}`;
  const task = { format, record: await ask('record') };
  download(name, await inFileWorker<Uint8Array>(task, word, word.notLoaded));
  return name;
}

async function open(files: File[], word: PracticeWords): Promise<OpenedModel> {
  const large = files.find(({ size }) => size > MOST_BYTES);
  if (large) throw new Error(word.tooLarge(large.name));
  const withEnding = (pattern: RegExp) => files.find(({ name }) => pattern.test(name));
  const single = withEnding(/\.(keras|h5|hdf5|npz)$/i);
  if (single) {
    const ending = single.name.toLowerCase().split('.').at(-1) as string;
    const format = (ending === 'hdf5' ? 'h5' : ending) as FormatName;
    const bytes = new Uint8Array(await single.arrayBuffer());
    return ask('open', await inFileWorker<ModelRecord>({ format, bytes }, word, word.endless));
  }
  const json = withEnding(/\.json$/i);
  const weights = withEnding(/\.bin$/i);
  if (!json || !weights) throw new Error(word.twoFiles);
  const bytes = new Uint8Array(await weights.arrayBuffer());
  return ask('openLayersFiles', { json: await json.text(), weights: bytes });
}

/** @throws Error with the reader's words, or after `PATIENCE_MS` with those of `endless` */
function inFileWorker<T>(task: FileTask, word: PracticeWords, endless: string): Promise<T> {
  const worker = new FileWorker();
  const answer = new Promise<T>((resolve, reject) => {
    worker.addEventListener('message', ({ data }) =>
      data.error === undefined
        ? resolve(data.result)
        : reject(new Error(data.error || word.notLoaded)),
    );
    // Its script isn't there: the browser doesn't say why.
    worker.addEventListener('error', ({ message }) => reject(new Error(message || word.notLoaded)));
    setTimeout(() => reject(new Error(endless)), PATIENCE_MS);
  });
  worker.postMessage(task);
  return answer.finally(() => worker.terminate());
}
