/**
 * Jest gives every test file its own copies of JavaScript's classes and of the
 * environment variables. The native addon knows only the real ones. Tests read English, whatever the
 * system speaks. Node 18 gives it a clock that no test can set.
 */

const { TestEnvironment } = require('jest-environment-node');

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, { Float32Array, Int32Array, Uint8Array, ArrayBuffer });
    this.global.process.env = process.env;
    process.env.ANN_LANG ??= 'en'; // a test in Korean says so
    const { performance } = this.global;
    if (!Object.hasOwn(performance, 'now')) {
      const value = performance.now.bind(performance);
      Object.defineProperty(performance, 'now', { value, writable: true, configurable: true });
    }
  }
};
