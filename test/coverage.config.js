/** `npm run coverage`: how much of src the tests reach that run it in their own process. */

const project = require('../jest.config.js');

module.exports = {
  ...project,
  rootDir: '..',
  testPathIgnorePatterns: [
    '/node_modules/',
    '/test/(commands|docs-site|lab|package|readme|side-by-side)\\.test\\.ts$',
    '/test/(learn|notebooks)/',
    '/test/report/browser\\.test\\.ts$',
  ],
  randomize: true, // no test may rely on another's being first
  collectCoverage: true,
  coverageReporters: ['json', 'text'],
  collectCoverageFrom: ['src/**/*.ts', '!src/training/wasm/assembly/**'],
  coverageThreshold: { global: { branches: 85 } },
};
