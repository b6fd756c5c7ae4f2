/** `npm run learn`, as a learner without a terminal and a teacher use it. */

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileText } from '../../exercises/course/exercise.ts';
import { course } from '../../exercises/course/index.ts';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { expectRefused, run, TS_NODE } from '../run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const committed = join(PROJECT_DIR, 'exercises');
const number = course.findIndex(({ name }) => name === 'stable-softmax') + 1;
const { name, exercise } = course[number - 1];
const fileOf = (n: number) => `${String(n).padStart(2, '0')}-${course[n - 1].name}.ts`;
const mistake = exercise.mistakes[0];

const at = temporaryFolder('연습 ');
const learn = (...words: string[]) =>
  run('learn.ts', [...words, '--lang', 'en'], { ANN_EXERCISES: at() });
const write = (text: string) => writeFileSync(at(fileOf(number)), text);
const fill = (code: string) => write(fileText(exercise, number, code));
const progress = () => JSON.parse(readFileSync(at('progress.json'), 'utf8'));

beforeEach(() => fill(exercise.stub));

test('the committed files are those that the course gives', () => {
  const files = readdirSync(committed).filter((file) => /^\d\d-.*\.ts$/.test(file));
  expect(files.sort()).toEqual(course.map((_, i) => fileOf(i + 1)));
  course.forEach(({ exercise: other }, i) => {
    const text = readFileSync(join(committed, fileOf(i + 1)), 'utf8');
    expect(text).toBe(fileText(other, i + 1, other.stub));
  });
});

test('a right answer: exit code 0, the explanation, and it is kept', async () => {
  fill(exercise.solution);
  const { code, out } = await learn('check', String(number));
  expect(code).toBe(0);
  expect(out).toContain('✓ Right.');
  expect(out).toContain(exercise.explanation.en);
  expect(out).toContain('✓ softmax([1000,999])');
  expect(progress().passed).toEqual([name]);
  expect((await learn('list')).out).toContain(`✓ ${String(number).padStart(2)}  `);
});

test('a known mistake: exit code 1, its name, and the learner’s own numbers', async () => {
  fill(mistake.code);
  const { code, out } = await learn('check', String(number));
  expect(code).toBe(1);
  expect(out).toContain(mistake.says.en);
  expect(out).toContain('✗ softmax([1000,999])  [NaN, NaN], expected [0.731059, 0.268941]');
  expect(out).toContain('✓ softmax([1,2,3])');
  expect(progress()).toMatchObject({ passed: [], failed: { [name]: 1 } });
});

test('an answer that no mistake foresaw shows what came out', async () => {
  fill('return logits.map(() => 0.123);');
  const { code, out } = await learn('check', String(number));
  expect(code).toBe(1);
  expect(out).toContain('✗ Not yet.');
  expect(out).toContain('[0.123, 0.123, 0.123]');
});

test.each([
  ['throws', 'throw new Error("oops");', 'Your code stopped with an error: oops'],
  ['throws at once', 'return nothing(logits);', 'nothing is not defined'],
  ['loops for ever', 'while (true) {}\nreturn logits;', 'took too long and was stopped'],
  ['exits', 'process.exit(0);\nreturn logits;', 'ended the program'],
  ['is not TypeScript', 'return logits.map((;', 'stopped with an error: line 15: '],
  ['throws no error', "throw { why: 'so' };", "stopped with an error: { why: 'so' }"],
  ['never resolves', 'return new Promise(() => {}) as never;', 'a Promise (an async function?)'],
  ['moves the cursor', "console.log('\\u001b[2Jgone');\nreturn [];", 'gone'],
  ['changes what it was given', 'logits.length = 0;\nreturn logits;', '✗ Not yet.'],
  ['answers undefined', 'return undefined as unknown as number[];', 'undefined'],
])('code that %s is stopped and reported, and progress stays', async (_, code, message) => {
  writeFileSync(at('progress.json'), JSON.stringify({ passed: [name], failed: {}, hints: {} }));
  fill(code);
  const outcome = await learn('check', String(number));
  expect(outcome.code).toBe(1);
  expect(outcome.out).toContain(message);
  expect(progress().passed).toEqual([name]);
});

test('what the code prints is shown as its own', async () => {
  fill(`console.log('seen', logits);\n${exercise.solution}`);
  const { code, out } = await learn('check', String(number));
  expect(code).toBe(0);
  expect(out).toMatch(/Your code printed:\n {4}seen \[ 1, 2, 3 \]/);
});

test('hints come one at a time; the solution after three failed checks', async () => {
  const first = await learn('hint', String(number));
  expect(first.out).toContain(exercise.hints[0].en);
  expect((await learn('hint', String(number))).out).toContain(exercise.hints[1].en);
  expect((await learn('solution', String(number))).out).toContain('after three failed checks');
  fill(mistake.code);
  for (let i = 0; i < 3; i++) await learn('check', String(number));
  expect((await learn('solution', String(number))).out).toContain(exercise.solution.split('\n')[0]);
});

test('a check of the open gap tells the first hint, and h the next one', async () => {
  expect((await learn('check', String(number))).out).toContain(exercise.hints[0].en);
  expect((await learn('hint', String(number))).out).toContain(exercise.hints[1].en);
});

test('constants that were asked for: what is expected is told when the solution is', async () => {
  const asked = course.findIndex((each) => each.name === 'parameter-counts') + 1;
  const wrong = fileText(
    course[asked - 1].exercise,
    asked,
    course[asked - 1].exercise.mistakes[0].code,
  );
  writeFileSync(at(fileOf(asked)), wrong);
  const told: boolean[] = [];
  for (let i = 0; i < 3; i++) {
    const { out } = await learn('check', String(asked));
    expect(out).toContain('✗ ');
    told.push(/✗ .*, expected \d+/.test(out));
  }
  expect(told).toEqual([false, false, true]);
});

// `script` gives a command a terminal.
const script = spawnSync('script', ['--version']).status === 0 ? test : test.skip;
script('in a terminal: attempts stand apart, and every key answers', async () => {
  writeFileSync(at('progress.json'), '{"passed": [], "failed": {}, "hints": {}}');
  const first = course[0].exercise;
  const put = (code: string) => writeFileSync(at(fileOf(1)), fileText(first, 1, code));
  put(first.stub);
  const command = `"${process.execPath}" "${TS_NODE}" scripts/learn.ts --lang en`;
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    cwd: PROJECT_DIR,
    env: { ...process.env, ANN_EXERCISES: at() },
  });
  const SECONDS = 60; // on a busy machine
  let seen = '';
  child.stdout.setEncoding('utf8').on('data', (part) => {
    seen += part;
  });
  const says = async (text: string) => {
    for (const end = Date.now() + SECONDS * 1000; !seen.includes(text); await wait(20)) {
      if (Date.now() > end) throw new Error(`It doesn't say '${text}', but: ${seen}`);
    }
    const [before] = seen.split(text);
    seen = seen.slice(before.length + text.length);
  };
  const end = new Promise((resolve) => child.once('exit', resolve));
  try {
    await says('── Check 1 · ');
    await says(first.hints[0].en.slice(0, 40));
    child.stdin.write('h');
    await says(`Hint 2 of ${first.hints.length}:`);
    child.stdin.write('x');
    await says("'x' does nothing here. h hint");
    child.stdin.write('\u001b[A');
    await says('This key does nothing here. h hint');
    put(first.mistakes[0].code);
    await says('── Check 2 · ');
    await says(', expected ');
    await says('✗ Not yet.');
    put(first.solution);
    await says('── Check 3 · ');
    await says('✓ Right.');
    await says('Exercise 2 of');
    child.stdin.write('q');
    expect(await end).toBe(0);
  } finally {
    child.kill();
  }
});

test('reset gives the file back and forgets what was passed', async () => {
  fill(exercise.solution);
  await learn('check', String(number));
  rmSync(at(fileOf(number)));
  expect((await learn('check', String(number))).out).toContain(`npm run learn -- reset ${number}`);
  await learn('reset', String(number));
  expect(readFileSync(at(fileOf(number)), 'utf8')).toBe(fileText(exercise, number, exercise.stub));
  expect(progress().passed).toEqual([]);
});

test('a damaged progress file is put aside', async () => {
  writeFileSync(at('progress.json'), '{"passed": [');
  const { code, err } = await learn('list');
  expect(code).toBe(0);
  expect(err).toContain('could not be read');
  const aside = readdirSync(at()).find((file) => file.startsWith('progress.json.damaged'));
  expect(readFileSync(at(String(aside)), 'utf8')).toBe('{"passed": [');
});

// On a busy machine the exercise's own time ends it, and that is said, before the test's does.
const UNTIL_ENDED = 120_000 + 1000 * Number(course[course.length - 1].exercise.seconds);

test(
  'code that takes all memory is stopped and reported',
  async () => {
    const last = course.length; // it may take long: what stops it is the memory
    const code = 'const all: Buffer[] = [];\nfor (;;) all.push(Buffer.alloc(2 ** 28, 1));';
    writeFileSync(at(fileOf(last)), code);
    const outcome = await learn('check', String(last));
    expect(outcome.code).toBe(1);
    expect(outcome.out).toContain('used more than 2 GiB of memory');
  },
  UNTIL_ENDED,
);

test('a pipe, a device or a folder in a file’s place: said at once, and left as it is', async () => {
  const says = { 'mkfifo "$0"': 'is no ordinary file', 'mkdir "$0"': 'is a folder' };
  for (const file of ['progress.json', fileOf(number)]) {
    for (const [make, message] of Object.entries(says)) {
      rmSync(at(file), { recursive: true, force: true });
      execFileSync('sh', ['-c', make, at(file)]);
      expectRefused(await learn('check', String(number)), message);
      expect(readdirSync(at())).toContain(file);
      expect(readdirSync(at()).join()).not.toContain('damaged');
    }
    rmSync(at(file), { recursive: true });
  }
});

test('Korean', async () => {
  fill(mistake.code);
  const words = ['check', String(number), '--lang', 'ko'];
  const { out } = await run('learn.ts', words, { ANN_EXERCISES: at() });
  expect(out).toContain(mistake.says.ko);
  expect(out).toContain(exercise.title.ko);
});

test.each([
  [['check', '0'], 'There are the exercises 1 to'],
  [['check', 'x'], "got 'x'"],
  [['help'], 'The words are check, hint, solution, reset, list'],
  [['check', '1', '2'], "'2' is one word too many"],
])('%j: one paragraph, exit code 1', async (words, message) => {
  expectRefused(await learn(...words), message);
});
