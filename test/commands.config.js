/** `npm run test:commands`: whole commands, each in a process of its own, as a learner starts them. */

import project from '../jest.config.js';

export default {
  ...project,
  rootDir: '..',
  roots: ['<rootDir>/test/commands'],
  testPathIgnorePatterns: ['/node_modules/'],
};
