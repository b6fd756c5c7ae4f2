/**
 * The tests of test/ under Mocha: Stryker changes the source thousands of times, and Jest would load
 * TensorFlow.js for each. Mocha loads once and runs the tests that reach the change.
 */

const { readdirSync } = require('node:fs');
const { join, relative } = require('node:path');
const { bind } = require('jest-each');
const { expect } = require('expect');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

require('ts-node/register');

const TESTS = join(__dirname, '..', 'test');

/** They run commands in processes of their own, which no change here reaches, or need a browser or Jest's modules. */
const ELSEWHERE = /^(commands|lab|tools)\/|^scripts\/distribute/;
const COMMAND = /^npm (run|start)/;

const { describe, it, before, beforeEach, after } = globalThis;
const unwanted = process.env.MUTATION_WITHOUT ? new RegExp(process.env.MUTATION_WITHOUT) : COMMAND;
const only = (declare) => (title, run) =>
  COMMAND.test(title) || unwanted.test(title) ? declare.skip(title, run) : declare(title, run);
const test = Object.assign(only(it), { each: bind(only(it)) });
test.skip = Object.assign((title) => it.skip(title), { each: bind(it.skip) });

/**
 * Stryker counts what runs before a test as the module's start, whose changes it leaves out. Here it
 * counts as reached by each test that comes after, since each of them may see a change of it.
 */
let hooks = 0;
function beforeAll(run) {
  const id = `beforeAll ${hooks++}`;
  let reached;
  before(async () => {
    const stryker = globalThis.__stryker__;
    if (stryker) stryker.currentTestId = id;
    await run();
    const tests = stryker?.mutantCoverage?.perTest;
    reached = tests?.[id];
    if (reached) delete tests[id];
  });
  beforeEach(() => {
    const { currentTestId, mutantCoverage } = globalThis.__stryker__ ?? {};
    if (!reached || !currentTestId) return;
    const { perTest } = mutantCoverage;
    perTest[currentTestId] = { ...reached, ...perTest[currentTestId] };
  });
}

const timers = new ModernFakeTimers({ config: { fakeTimers: {} }, global: globalThis });
const fakes = {
  useFakeTimers: () => timers.useFakeTimers(),
  useRealTimers: () => timers.useRealTimers(),
  advanceTimersByTime: (milliseconds) => timers.advanceTimersByTime(milliseconds),
};

Object.assign(globalThis, {
  expect,
  test,
  jest: Object.assign(new ModuleMocker(globalThis), fakes),
  describe: Object.assign(only(describe), {
    each: bind(only(describe), false),
    skip: describe.skip,
  }),
  beforeAll,
  afterAll: globalThis.after,
});

const wanted = process.env.MUTATION_TESTS ? new RegExp(process.env.MUTATION_TESTS) : /./;
/** They read whole files and train models: a change is often seen sooner by another one. */
const LAST = /^(files.(checkpoint|keras-files|save-load)|training.switching)/;
const files = readdirSync(TESTS, { recursive: true }).sort(
  (a, b) => Number(LAST.test(a)) - Number(LAST.test(b)) || (a < b ? -1 : 1),
);
for (const entry of files) {
  const name = relative(TESTS, join(TESTS, entry));
  if (name.endsWith('.test.ts') && !ELSEWHERE.test(name) && wanted.test(name)) {
    describe(name, () => void require(join(TESTS, name)));
  }
}

/** What tests reach, too, is not the module's start: Stryker would load everything anew for it. */
after(() => {
  const { static: atStart = {}, perTest = {} } = globalThis.__stryker__?.mutantCoverage ?? {};
  for (const reached of Object.values(perTest)) {
    for (const id of Object.keys(reached)) delete atStart[id];
  }
});
