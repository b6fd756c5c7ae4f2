/** `npm run test:commands`: whole commands, each in a process of its own, as a learner starts them. */

const project = require('../jest.config.js');

module.exports = {
  ...project,
  rootDir: '..',
  roots: ['<rootDir>/test/commands'],
  testPathIgnorePatterns: ['/node_modules/'],
};
