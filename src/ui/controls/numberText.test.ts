import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber, readSetting, settingText } from './numberText.ts';

describe('a typed number', () => {
  it.each([
    ['0.16', 0.16],
    [' 6,000 ', 6000],
    ['1,234,567.5', 1234567.5],
    ['0,5', 0.5],
    ['０．１６', 0.16],
    ['−2', -2],
    ['5e-4', 0.0005],
    ['.5', 0.5],
  ])('reads %j as %d', (typed, value) => expect(readNumber(typed)).toBe(value));

  it.each(['', 'abc', '1.2.3', '1,2,3', 'Infinity', '1e999', '0x10', '5 %'])('refuses %j', (typed) => {
    expect(readNumber(typed)).toBeNull();
  });

  it('reads back every number as it is shown, in both languages', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.constantFrom('en' as const, 'ja' as const),
        (value, language) => {
          const short = Number(value.toPrecision(9));
          expect(readNumber(settingText(short, language))).toBeCloseTo(short, 12);
        },
      ),
    );
  });

  it('is moved into the range of its setting and says so', () => {
    const range = { min: 1, max: 20, whole: true };
    expect(readSetting('5', range)).toEqual({ kind: 'taken', value: 5 });
    expect(readSetting('5.4', range)).toEqual({ kind: 'moved', value: 5 });
    expect(readSetting('1e9', range)).toEqual({ kind: 'moved', value: 20 });
    expect(readSetting('five', range)).toEqual({ kind: 'unreadable' });
  });
});
