/** An exercise in its page: the code in an editor, checked as by `npm run learn`, in the learner's own numbers. */

import './exercise.css';
import { type Feedback, feedback, feedbackWords } from '../../exercises/course/feedback.ts';
import { forget, isEarned, noteCheck, noteHint } from '../../exercises/course/progress.ts';
import { Checker } from './checker.ts';
import { button, buttons, code } from './controls.ts';
import { div, element } from './dom.ts';
import type { Editor } from './editor.ts';
import { exerciseWords } from './exercise-words.ts';
import { changeProgress, keepCode, keptCode, loadProgress } from './kept-progress.ts';
import { language } from './settings.ts';

/** What tools/site/exercises.ts writes into the page. */
export interface ExerciseTexts {
  hints: string[];
  explanation: string;
  /** For the gap. */
  solution: string;
  /** The file with its gap. */
  code: string;
  /** What a check may take, if it isn't as long as others. */
  seconds?: number;
}

export function exercise(place: HTMLElement): () => void {
  const { name = '', texts = '' } = place.dataset;
  const { hints, explanation, solution, code: stub, seconds }: ExerciseTexts = JSON.parse(texts);
  const word = { ...feedbackWords[language()], ...exerciseWords[language()] };
  const checker = new Checker(name, seconds);

  const written = keptCode(name) ?? stub;
  const editorPlace = div('exercise-editor', code(written, word.editor));
  const status = element('div', { role: 'status', class: 'exercise-status' });
  const detail = div('exercise-looked');
  const passed = element('p', {}, `✓ ${word.isPassed}`);
  const hintList = element('ol', { class: 'exercise-hints' });
  const solutionPlace = element('div', { 'aria-live': 'polite' });

  let editor: Editor | undefined;
  let isEnded = false;
  const current = () => editor?.code() ?? keptCode(name) ?? stub;

  async function openEditor(): Promise<void> {
    const opening = (await import('./editor.ts')).openEditor;
    if (isEnded) return;
    editor = await opening(editorPlace, {
      code: written,
      label: word.editor,
      types: { file: `exercises/${name}.ts` },
      onRun: () => void check(),
      onChange(text) {
        keepCode(name, text === stub ? undefined : text);
        checker.prepare();
      },
    });
  }

  async function check(): Promise<void> {
    say(word.checking);
    stopButton.hidden = false;
    try {
      const outcome = await checker.check(current());
      if (!outcome || isEnded) return; // another check has begun, or none is wanted
      const progress = changeProgress((own) => noteCheck(own, name, outcome.kind));
      const told = feedback(outcome, { hints, explanation }, language(), isEarned(progress, name));
      tell(told, outcome.kind, outcome.printed);
      showPassed();
      if (outcome.kind !== 'right') checker.prepare(); // the next one answers at once
    } catch {
      say(word.notLoaded);
    }
    settle();
  }

  /** Out of focus nothing is lost: Check has it. */
  function settle(): void {
    if (document.activeElement === stopButton) checkButton.focus();
    stopButton.hidden = true;
  }

  function stop(): void {
    checker.cancel();
    say(word.isStopped);
    settle();
  }

  function say(...texts: string[]): void {
    delete status.dataset.kind;
    status.replaceChildren(...texts.map((text) => element('p', {}, text)));
    detail.replaceChildren();
  }

  function tell({ looked, says, more }: Feedback, kind: string, printed: string): void {
    const count = looked.filter(({ isRight }) => isRight).length;
    say(
      says,
      ...(looked.length > 0 && kind !== 'right' ? [word.rightOf(count, looked.length)] : []),
      ...(more ? [more] : []),
      ...(kind === 'wrong' ? [word.askForHint] : []),
    );
    status.dataset.kind = kind;
    if (looked.length > 0) detail.append(element('ul', {}, ...looked.map(lookedItem)));
    const own = printed.trim();
    if (own) detail.append(element('p', {}, word.printed), code(own, word.printed));
  }

  function lookedItem({ what, value, isRight, expected }: Feedback['looked'][number]): HTMLElement {
    const mark = element(
      'span',
      { class: 'sign', role: 'img', 'aria-label': isRight ? word.isRight : word.isWrong },
      isRight ? '✓' : '✗',
    );
    const instead =
      expected === undefined
        ? []
        : [div('expected', word.expectedValue, ' ', element('code', {}, expected))];
    return element(
      'li',
      { class: isRight ? 'is-right' : 'is-wrong' },
      mark,
      element('code', { class: 'what' }, what),
      div('came', element('code', {}, value), ...instead),
    );
  }

  function showPassed(): void {
    passed.hidden = !loadProgress().passed.includes(name);
  }

  function showHints(): void {
    const shown = Math.min(loadProgress().hints[name] ?? 0, hints.length);
    hintList.replaceChildren(...hints.slice(0, shown).map((hint) => element('li', {}, hint)));
    hintList.hidden = shown === 0;
  }

  function hint(): void {
    const shown = loadProgress().hints[name] ?? 0;
    let n = 0;
    changeProgress((progress) => {
      n = noteHint(progress, name, hints.length);
    });
    say(shown >= hints.length ? word.noMoreHints : `${word.hint(n, hints.length)} ${hints[n - 1]}`);
    showHints();
  }

  function showSolution(): void {
    if (!isEarned(loadProgress(), name)) {
      say(word.solutionLater);
      return;
    }
    const title = element('p', {}, word.solution);
    solutionPlace.replaceChildren(title, code(solution, word.solution));
  }

  function reset(): void {
    checker.cancel();
    settle();
    editor?.set(stub);
    keepCode(name, undefined);
    changeProgress((progress) => forget(progress, name));
    solutionPlace.replaceChildren();
    showHints();
    showPassed();
    say(word.isReset);
  }

  const checkButton = button(word.checkIt, () => void check(), {
    class: 'main',
    title: 'Shift+Enter',
  });
  const stopButton = button(word.stop, stop, { hidden: true });
  const pressed = buttons(
    checkButton,
    stopButton,
    button(word.giveHint, hint),
    button(word.showSolution, showSolution),
    button(word.startOver, reset),
  );
  const link = place.querySelector('.exercise-next');
  if (link) passed.append(' · ', link);
  place.replaceChildren(editorPlace, pressed, status, passed, detail, hintList, solutionPlace);
  showHints();
  showPassed();
  void openEditor();

  return () => {
    isEnded = true;
    checker.dispose();
    editor?.end();
  };
}
