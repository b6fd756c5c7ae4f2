/** Judges an exercise's answer, as `npm run learn` does in a process of its own. */

import { format, inspect } from 'node-inspect-extracted';
import type { Exercise } from '../../../exercises/course/exercise.ts';
import { course } from '../../../exercises/course/index.ts';
import { judge, type Modules, type Verdict } from '../../../exercises/course/judge.ts';
import { consoleTo } from './console.ts';
import { fetchData } from './lesson.ts';
import { load } from './modules.ts';

function exerciseCalled(name: string): Exercise {
  const found = course.find((each) => each.name === name);
  if (!found) throw new Error(`There is no exercise '${name}'.`);
  return found.exercise;
}

/** What the check needs. @param data where the pictures are */
export async function prepareToJudge(name: string, data: string): Promise<void> {
  if (exerciseCalled(name).needsData) await fetchData(data);
}

/** @param print shows what the learner's code prints */
export async function judgeAnswer(
  name: string,
  text: string,
  print: (text: string) => void,
): Promise<Verdict> {
  const exercise = exerciseCalled(name);
  const modules = await modulesFor(`${exercise.code}\n${text}`);
  Object.assign(console, consoleTo(print, { format, inspect }));
  return judge(exercise, text, modules);
}

/** All that the code names; what isn't there is told where it is asked for. */
async function modulesFor(code: string): Promise<Modules> {
  const found = new Map<string, unknown>();
  for (const [, name] of code.matchAll(/\b(?:from|import|require\()\s*['"]([^'"\n]+)['"]/g)) {
    found.set(name, await load(name).catch((error: Error) => error));
  }
  return (name) => {
    const module = found.get(name);
    if (module instanceof Error) throw module;
    return module;
  };
}
