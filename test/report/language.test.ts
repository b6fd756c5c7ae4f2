/** One setting decides in which language figures, pages and commands speak. */

import { currentLanguage, lossesFigure } from '../../src/report';

afterEach(() => {
  process.env.ANN_LANG = 'en';
});

test('ANN_LANG=ko: a figure is Korean where it is asked for no language', () => {
  process.env.ANN_LANG = 'ko';
  expect(currentLanguage()).toBe('ko');
  expect(lossesFigure()).toBe(lossesFigure({ language: 'ko' }));
  expect(lossesFigure({ language: 'en' })).not.toBe(lossesFigure());
});

test('another language is refused by name', () => {
  process.env.ANN_LANG = 'fr';
  expect(currentLanguage).toThrow("ANN_LANG is 'fr', but the lesson speaks en and ko.");
});
