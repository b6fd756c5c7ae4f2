/**
 * The tests of test/ under Mocha: Stryker changes the source thousands of times, and Jest would load
 * TensorFlow.js for each. Mocha loads once and runs the tests that reach the change.
 */

const { readdirSync } = require('node:fs');
const { join, relative } = require('node:path');
const { bind } = require('jest-each');
const { expect } = require('expect');
const { ModuleMocker } = require('jest-mock');

require('ts-node/register');

const TESTS = join(__dirname, '..', 'test');

/** They run commands in processes of their own, which no change here reaches, or need a browser. */
const ELSEWHERE =
  /^(commands|compare|docs-site|lab|package|readme|side-by-side|(learn|notebooks)\/.*|report\/(browser|lesson-report))\.test\.ts$/;

const { describe, it } = globalThis;
const test = Object.assign((title, run) => it(title, run), { each: bind(it) });
test.skip = Object.assign((title) => it.skip(title), { each: bind(it.skip) });

Object.assign(globalThis, {
  expect,
  test,
  jest: new ModuleMocker(globalThis),
  describe: Object.assign((title, body) => describe(title, body), {
    each: bind(describe, false),
    skip: describe.skip,
  }),
  beforeAll: globalThis.before,
  afterAll: globalThis.after,
});

const wanted = process.env.MUTATION_TESTS ? new RegExp(process.env.MUTATION_TESTS) : /./;
for (const entry of readdirSync(TESTS, { recursive: true }).sort()) {
  const name = relative(TESTS, join(TESTS, entry));
  if (name.endsWith('.test.ts') && !ELSEWHERE.test(name) && wanted.test(name)) {
    describe(name, () => void require(join(TESTS, name)));
  }
}
