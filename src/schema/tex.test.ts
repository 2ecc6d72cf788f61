import { expect, it } from 'vitest';
import { tex } from './tex.ts';
import { LANGUAGES, text } from './text.ts';

it('formulas reach the program as MathML, typeset before it runs', () => {
  expect(tex`\frac{1}{2}`).toMatch(/^<math[^>]*>.*<mfrac>.*<\/math>$/);
});

it('a text has every language', () => {
  expect(Object.keys(text('one', '一'))).toEqual([...LANGUAGES]);
});
