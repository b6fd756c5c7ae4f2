/** Types in an editor, from a worker: what a name is, under the pointer; and what can stand next, as one types. */

import { autocompletion, type CompletionContext } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { EditorView, hoverTooltip } from '@codemirror/view';
import { Client } from './client.ts';
import { element } from './dom.ts';
import type { Described } from './worker/types.ts';

export interface TypesOptions {
  /** Where in the project the code would be. */
  file: string;
  /** What runs before it: a chapter's cells above this one. */
  before?(): string;
}

/** TypeScript's own; whatever runs meanwhile, it answers. */
let client: Client | undefined;

/** Without a network, and not kept yet: then the editor is one without types. */
const ask = ((name, ...args) => {
  client ??= new Client(() => undefined);
  return client.ask(name, ...args).catch(() => undefined);
}) as Pick<Client, 'ask'>['ask'];

export function types({ file, before = () => '' }: TypesOptions): Extension {
  const above = () => {
    const text = before();
    return text && `${text}\n`;
  };
  const hover = hoverTooltip(async ({ state }, position) => {
    const start = above();
    const at = start.length + position;
    const described = await ask('described', file, start + state.doc.toString(), at);
    if (!described) return null;
    const { from, to } = described;
    return {
      pos: Math.max(0, from - start.length),
      end: to - start.length,
      above: true,
      create: () => ({ dom: drawn(described) }),
    };
  });
  return [
    hover,
    autocompletion({ override: [(context) => offer(context, file, above())] }),
    // It takes a second or two, which nobody should wait for.
    EditorView.domEventHandlers({ focus: () => void ask('offered', file, above(), 0) }),
  ];
}

async function offer(context: CompletionContext, file: string, start: string) {
  const word = context.matchBefore(/[\w$]+/);
  const isAsked = context.explicit || word !== null || context.matchBefore(/\./) !== null;
  if (!isAsked || /^\d/.test(word?.text ?? '')) return null;
  const code = start + context.state.doc.toString();
  const at = start.length + context.pos;
  const offered = await ask('offered', file, code, at);
  if (!offered) return null;
  return {
    from: word?.from ?? context.pos,
    validFor: /^[\w$]*$/,
    options: offered.map(({ name, kind, isOwn }) => ({
      label: name,
      type: KINDS[kind] ?? 'variable',
      boost: isOwn ? 1 : 0,
      async info() {
        const described = await ask('offeredDescribed', file, code, at, name);
        return described ? drawn(described) : null;
      },
    })),
  };
}

/** TypeScript's words for what CodeMirror draws otherwise. */
const KINDS: Record<string, string> = {
  const: 'constant',
  class: 'class',
  function: 'function',
  interface: 'interface',
  keyword: 'keyword',
  method: 'method',
  module: 'namespace',
  property: 'property',
  type: 'type',
};

function drawn({ type, says }: Described): HTMLElement {
  const parts = says.split('`').map((part, i) => (i % 2 ? element('code', {}, part) : part));
  const text = says ? [element('p', {}, ...parts)] : [];
  return element('div', { class: 'code-types' }, element('code', {}, type), ...text);
}
