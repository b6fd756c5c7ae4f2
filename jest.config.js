/** Types are checked by `npm test` in a step of its own. */
module.exports = {
  testEnvironment: '<rootDir>/test/node-environment.js',
  roots: ['<rootDir>/test'],
  testPathIgnorePatterns: ['/node_modules/', '/test/commands/'], // npm run test:commands
  transform: { '^.+\\.ts$': '<rootDir>/test/translator.js' },
  setupFilesAfterEnv: ['<rootDir>/test/quiet.js'],
  testTimeout: 120_000,
  maxWorkers: '100%',
};
