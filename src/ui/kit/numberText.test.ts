import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber, readSetting, settingText, unmistakable } from './numberText.ts';

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
    ['0,001', 0.001],
    ['0,125', 0.125],
    ['-0,250', -0.25],
    ['０，００１', 0.001],
    ['０。５', 0.5],
    ['0｡5', 0.5],
    ['。５', 0.5],
    ['ー３', -3],
    ['－３', -3],
    ['＋3', 3],
    ['1×10⁻³', 0.001],
    ['1 x 10^-3', 0.001],
    ['10⁻³', 0.001],
    ['2.5E−4', 0.00025],
    ['1.234.567,5', 1234567.5],
    ["12'345", 12345],
    ['12\u202f345,5', 12345.5],
    ['1_000', 1000],
    ['1`000', 1000],
    ['▲0.5', -0.5],
    ['\u202d−0.5\u202c', -0.5],
  ])('reads %j as %d', (typed, value) => expect(readNumber(typed)).toBe(value));

  it.each([
    '',
    'abc',
    '1.2.3',
    '1,2,3',
    'Infinity',
    '1e999',
    '0x10',
    '5 %',
    '1,2345,6',
    '0.001,5',
    '5e',
    '1..2',
    '1×3',
  ])('refuses %j', (typed) => {
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
    expect(readSetting('５', range)).toEqual({ kind: 'taken', value: 5, read: 5 });
    expect(readSetting('5.4', range)).toEqual({ kind: 'moved', value: 5 });
    expect(readSetting('1e9', range)).toEqual({ kind: 'moved', value: 20 });
    expect(readSetting('five', range)).toEqual({ kind: 'unreadable' });
  });

  it('that can mean two numbers means the one that its setting allows, and says which', () => {
    const steps = { min: 100, max: 100_000, whole: true };
    const bandwidth = { min: 0.01, max: 3, whole: false };
    expect(readSetting('1,000', steps)).toEqual({ kind: 'taken', value: 1000, read: 1000 });
    expect(readSetting('1.000', steps)).toEqual({ kind: 'taken', value: 1000, read: 1000 });
    expect(readSetting('999,999', steps)).toEqual({ kind: 'moved', value: 100_000, read: 999_999 });
    expect(readSetting('123.456', steps)).toEqual({ kind: 'moved', value: 100_000, read: 123_456 });
    expect(readSetting('1,500', bandwidth)).toEqual({ kind: 'taken', value: 1.5, read: 1.5 });
    expect(readSetting('1.500', bandwidth)).toEqual({ kind: 'taken', value: 1.5, read: 1.5 });
    expect(readSetting('1,500', { ...bandwidth, max: 1e6 })).toEqual({ kind: 'taken', value: 1500, read: 1500 });
    expect(readSetting('0,125', bandwidth)).toEqual({ kind: 'taken', value: 0.125, read: 0.125 });
    expect(readSetting('0,001', { min: 1e-6, max: 1, whole: false })).toMatchObject({ value: 0.001, read: 0.001 });
    expect(readSetting('5,000', bandwidth)).toEqual({ kind: 'moved', value: 3, read: 5000 });
  });

  it('is told without groups', () => {
    expect([1000, 0.001, -1234567.5, 1e-5].map(unmistakable)).toEqual(['1000', '0.001', '−1234567.5', '1e−5']);
  });
});
