/** Types are checked by `npm test` in a step of its own. */
export default {
  testEnvironment: '<rootDir>/test/node-environment.cjs',
  roots: ['<rootDir>/test'],
  testPathIgnorePatterns: ['/node_modules/', '/test/commands/'], // npm run test:commands
  transform: { '^.+\\.ts$': '<rootDir>/test/translator.cjs' },
  setupFilesAfterEnv: ['<rootDir>/test/quiet.cjs'],
  testTimeout: 120_000,
  maxWorkers: '100%',
};
