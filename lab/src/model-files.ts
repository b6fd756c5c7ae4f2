/** The model to the disk and back, in TensorFlow.js's format. */

import { ask } from './client';
import { button } from './controls';
import { element } from './dom';
import type { PracticeWords } from './practice-words';

export function modelFiles(word: PracticeWords): HTMLElement {
  const status = element('p', { class: 'note', 'aria-live': 'polite', id: 'model-status' });
  const input = element('input', {
    type: 'file',
    multiple: true,
    accept: '.json,.bin',
    id: 'model-files',
  });
  input.addEventListener('change', async () => {
    try {
      await restore([...(input.files ?? [])], word);
      status.textContent = word.restored;
    } catch (error) {
      status.textContent = (error as Error).message;
    }
  });
  const save = async () => {
    const { json, weights } = await ask('save');
    download('model.json', json);
    download('model.weights.bin', weights);
    status.textContent = word.saved;
  };
  return element(
    'section',
    { 'aria-labelledby': 'keep' },
    element('h3', { id: 'keep' }, word.keep),
    element('p', {}, word.keepLead),
    element('div', { class: 'buttons' }, button(word.save, save, { id: 'save' })),
    element('label', { class: 'file' }, element('span', {}, word.restore), input),
    status,
  );
}

async function restore(files: File[], word: PracticeWords): Promise<void> {
  const json = files.find(({ name }) => name.endsWith('.json'));
  const weights = files.find(({ name }) => name.endsWith('.bin'));
  if (!json || !weights) throw new Error(word.twoFiles);
  await ask('restore', { json: await json.text(), weights: await weights.arrayBuffer() });
}

function download(name: string, content: BlobPart): void {
  const href = URL.createObjectURL(new Blob([content]));
  element('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
