/** The hidden layers as rows of controls: units, activation, Dropout; one more, one less. */

import {
  type HiddenLayer,
  hiddenActivations,
  lessonNetwork,
  MOST_LAYERS,
  MOST_UNITS,
  networkOfText,
  textOfNetwork,
} from './chosen-network.ts';
import { button } from './controls.ts';
import { div, element } from './dom.ts';
import { practiceWords } from './practice-words.ts';
import { language } from './settings.ts';

const RATES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

export function networkEditor(
  chosen: readonly HiddenLayer[],
  onChange: (network: readonly HiddenLayer[]) => void,
): HTMLElement {
  const word = practiceWords[language()];
  const node = element('fieldset', { class: 'layers', id: 'layers' });
  let network: readonly HiddenLayer[] = [];

  const choose = (next: readonly HiddenLayer[]) => {
    network = networkOfText(textOfNetwork(next)); // within its bounds
    onChange(network);
  };
  const show = (next: readonly HiddenLayer[]) => {
    network = next;
    node.replaceChildren(
      element('legend', {}, word.network),
      ...network.map((_, i) => layerRow(i)),
      button(
        word.addLayer,
        () => redraw([...network, network.at(-1) ?? lessonNetwork[0]], network.length),
        {
          id: 'add-layer',
          disabled: network.length === MOST_LAYERS,
        },
      ),
      element('p', { class: 'note' }, word.renewed),
    );
  };
  /** Rows come and go: the one that the learner has to do with next is focused. */
  const redraw = (next: readonly HiddenLayer[], focused: number) => {
    choose(next);
    show(network);
    const rows = node.querySelectorAll<HTMLElement>('.layer input');
    (rows[Math.min(focused, rows.length - 1)] ?? node.querySelector('button'))?.focus();
  };

  const layerRow = (i: number) => {
    const { units, activation, dropout } = network[i];
    const change = (values: Partial<HiddenLayer>) =>
      choose(network.map((layer, n) => (n === i ? { ...layer, ...values } : layer)));
    const input = element('input', {
      ...{ type: 'number', min: 1, max: MOST_UNITS, step: 1, value: units },
      'aria-label': word.unitsOf(i + 1),
      oninput: () => input.validity.valid && input.value && change({ units: input.valueAsNumber }),
      onchange() {
        const given = Math.round(input.valueAsNumber) || network[i].units;
        change({ units: Math.min(MOST_UNITS, Math.max(1, given)) });
        input.value = String(network[i].units);
      },
    });
    const options = (
      values: readonly (string | number)[],
      now: string | number,
      text: (value: string | number) => string = String,
    ) => values.map((value) => element('option', { value, selected: value === now }, text(value)));
    const activations = element(
      'select',
      {
        'aria-label': word.activationOf(i + 1),
        onchange: () => change({ activation: activations.value as HiddenLayer['activation'] }),
      },
      ...options(hiddenActivations, activation),
    );
    const rates = RATES.includes(dropout) ? RATES : [...RATES, dropout];
    const drops = element(
      'select',
      {
        'aria-label': word.dropoutOf(i + 1),
        onchange: () => change({ dropout: Number(drops.value) }),
      },
      ...options(rates, dropout, (rate) => (Number(rate) > 0 ? String(rate) : word.noDropout)),
    );
    const named = (name: string, control: HTMLElement) =>
      element('label', {}, element('span', { 'aria-hidden': 'true' }, name), control);
    return div(
      'layer',
      named(word.units, input),
      named(word.activation, activations),
      named(word.dropout, drops),
      button(
        '×',
        () =>
          redraw(
            network.filter((_, n) => n !== i),
            i,
          ),
        {
          'aria-label': word.removeLayer(i + 1),
          title: word.removeLayer(i + 1),
        },
      ),
    );
  };
  show(chosen);
  return node;
}
