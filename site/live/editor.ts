/** An editor for a few lines of TypeScript: CodeMirror, fetched when a learner first changes something. */

import './editor.css';
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import {
  bracketMatching,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { type TypesOptions, types } from './types.ts';

export interface EditorOptions {
  code: string;
  /** What a screen reader calls it: 'Code of cell 3'. */
  label: string;
  /** For what the code is, to TypeScript. */
  types: TypesOptions;
  /** Shift+Enter, Ctrl+Enter. */
  onRun?(): void;
  onChange?(code: string): void;
}

export interface Editor {
  code(): string;
  /** Can be undone like typing. */
  set(code: string): void;
  /** @param at where in the window the cursor shall stand */
  focus(at?: { x: number; y: number }): void;
  end(): void;
}

const words = {
  en: 'Tab indents. To leave, press Escape and then Tab. Shift+Enter runs the code.',
  ko: '탭 키는 들여쓰기를 합니다. 나가려면 Esc를 누른 다음 탭 키를 누릅니다. Shift+Enter로 실행합니다.',
};

/** In place of what stands in the place. */
export async function openEditor(place: HTMLElement, options: EditorOptions): Promise<Editor> {
  const { code, label, onRun, onChange } = options;
  const run = () => {
    onRun?.();
    return onRun !== undefined;
  };
  const view = new EditorView({
    doc: code,
    extensions: [
      lineNumbers(),
      history(),
      indentUnit.of('  '),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      javascript({ typescript: true }),
      syntaxHighlighting(classHighlighter),
      types(options.types),
      keymap.of([
        { key: 'Shift-Enter', run },
        { key: 'Mod-Enter', run },
        indentWithTab, // after Escape the page has Tab: CodeMirror's own way out
        ...closeBracketsKeymap,
        ...historyKeymap,
        ...defaultKeymap,
      ]),
      EditorView.lineWrapping, // on a phone nothing is out of sight
      EditorView.editorAttributes.of({ class: 'code-editor' }),
      EditorView.contentAttributes.of({
        'aria-label': label,
        'aria-description': words[document.documentElement.lang === 'ko' ? 'ko' : 'en'],
      }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged) onChange?.(state.doc.toString());
      }),
    ],
  });
  place.replaceChildren(view.dom);
  return {
    code: () => view.state.doc.toString(),
    set(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    focus(at) {
      view.focus();
      if (at) view.dispatch({ selection: { anchor: view.posAtCoords(at, false) } });
    },
    end: () => view.destroy(),
  };
}
