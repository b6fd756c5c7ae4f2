/** One setting decides in which language figures, pages and commands speak. */

import { currentLanguage, lossesFigure } from '../../src/report/index.ts';

const { LC_ALL, LC_MESSAGES, LANG } = process.env;

afterEach(() => {
  process.env.ANN_LANG = 'en';
  for (const [name, value] of Object.entries({ LC_ALL, LC_MESSAGES, LANG })) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

test('ANN_LANG=ko: a figure is Korean where it is asked for no language', () => {
  process.env.ANN_LANG = 'ko';
  expect(currentLanguage()).toBe('ko');
  expect(lossesFigure()).toBe(lossesFigure({ language: 'ko' }));
  expect(lossesFigure({ language: 'en' })).not.toBe(lossesFigure());
});

test.each([
  ['LC_ALL', 'ko_KR.UTF-8', 'ko'],
  ['LANG', 'ko', 'ko'],
  ['LC_ALL', 'C', 'en'],
  ['LC_ALL', 'kok_IN', 'en'],
])('without ANN_LANG the system’s: %s=%s', (name, value, language) => {
  for (const other of ['ANN_LANG', 'LC_ALL', 'LC_MESSAGES', 'LANG']) delete process.env[other];
  process.env[name] = value;
  expect(currentLanguage()).toBe(language);
});

test('another language is refused by name', () => {
  process.env.ANN_LANG = 'fr';
  expect(currentLanguage).toThrow("ANN_LANG is 'fr', but the lesson speaks en and ko.");
});
