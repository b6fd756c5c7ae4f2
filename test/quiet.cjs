/**
 * A test that passes prints no warning: what a learner would be told is looked at by the test itself,
 * with jest.spyOn. TensorFlow.js's greeting is the one exception.
 */

const { format } = require('node:util');

const GREETING = 'Hi, looks like you are running TensorFlow.js in Node.js.';
const printed = [];

for (const name of ['warn', 'error']) {
  console[name] = (...args) => {
    const text = format(...args);
    if (!text.includes(GREETING)) printed.push(text);
  };
}

const isQuiet = () => expect(printed.splice(0)).toEqual([]);

afterEach(isQuiet);
afterAll(isQuiet);
