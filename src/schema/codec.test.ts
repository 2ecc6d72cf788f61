import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legalValue } from '../testing/arbitraries.ts';
import { allowedText, decodeSchema, decodeValue, encodeValue, sameValue } from './codec.ts';
import { choice, defaultsOf, defineSchema, integer, number, type Param, textValue, toggle, weights } from './param.ts';
import { text } from './text.ts';

const label = text('Label', 'ラベル');
const help = text('Help.', '説明。');

const schema = defineSchema({
  rate: number({ label, help, min: 1e-6, max: 1, default: 0.001, scale: 'log' }),
  shift: number({ label, help, min: -5, max: 5, default: 0 }),
  steps: integer({ label, help, min: 1, max: 20, default: 2 }),
  kind: choice({
    label,
    help,
    options: [
      { value: 'a', label },
      { value: 'b-c', label },
    ],
    default: 'a',
  }),
  on: toggle({ label, help, default: true }),
  shares: weights({ label, help, maxLength: 4 }),
  strokes: textValue({ label, help, maxLength: 10 }),
});
const params: [string, Param][] = Object.entries(schema);

describe('declarations', () => {
  it('fill in what is not said', () => {
    expect(schema.rate).toMatchObject({ kind: 'number', scale: 'log', live: false });
    expect(schema.shift.step).toBeCloseTo(0.1);
    expect(defaultsOf(schema)).toEqual({
      rate: 0.001,
      shift: 0,
      steps: 2,
      kind: 'a',
      on: true,
      shares: [],
      strokes: '',
    });
  });
});

describe('values as text', () => {
  it.each(params)('%s: decode(encode(value)) is the value, without a notice', (_, param) => {
    fc.assert(
      fc.property(legalValue(param), (value) => {
        expect(decodeValue(param, encodeValue(value))).toEqual({ value });
      }),
    );
  });

  it.each(params)('%s: any text gives a legal value, and a notice unless it was one', (_, param) => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.double().map(String), fc.constantFrom('', '__proto__', '1e999', '-0', 'NaN')),
        (raw) => {
          const { value, notice } = decodeValue(param, raw);
          expect(decodeValue(param, encodeValue(value))).toEqual({ value });
          if (notice) expect(notice).toMatchObject({ used: expect.any(String), allowed: allowedText(param) });
        },
      ),
    );
  });

  it('clamps, rounds and says so', () => {
    expect(decodeValue(schema.rate, '5')).toMatchObject({
      value: 1,
      notice: { kind: 'out-of-range', given: '5', used: '1' },
    });
    expect(decodeValue(schema.shift, '-Infinity').value).toBe(-5);
    expect(decodeValue(schema.steps, '2.6')).toMatchObject({ value: 3, notice: { kind: 'out-of-range' } });
    expect(decodeValue(schema.shares, '1~-2~99')).toMatchObject({
      value: [1, 0, 10],
      notice: { kind: 'out-of-range' },
    });
    expect(decodeValue(schema.shares, '1~2~3~4~5').value).toEqual([1, 2, 3, 4]);
  });

  it('falls back to the default where a text says nothing usable', () => {
    expect(decodeValue(schema.rate, ' ')).toMatchObject({ value: 0.001, notice: { kind: 'wrong-type' } });
    expect(decodeValue(schema.kind, 'toString')).toMatchObject({
      value: 'a',
      notice: { kind: 'not-allowed', allowed: 'a|b-c' },
    });
    expect(decodeValue(schema.on, 'yes')).toMatchObject({ value: true, notice: { kind: 'wrong-type' } });
    expect(decodeValue(schema.shares, '1~x')).toMatchObject({ value: [], notice: { kind: 'wrong-type' } });
    expect(decodeValue(schema.shares, '0~0')).toMatchObject({ value: [], notice: { kind: 'out-of-range' } });
    expect(decodeValue(schema.strokes, 'a b')).toMatchObject({ value: '', notice: { kind: 'wrong-type' } });
    expect(decodeValue(schema.strokes, 'x'.repeat(11))).toMatchObject({ value: '', notice: { kind: 'too-long' } });
  });

  it('shows only the beginning of what it was given', () => {
    const { notice } = decodeValue(schema.rate, 'x'.repeat(1_000_000));
    expect(notice?.given).toHaveLength(41);
  });

  it('reads a truth value in both spellings', () => {
    expect(['1', 'true', '0', 'false'].map((raw) => decodeValue(schema.on, raw).value)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('compares by value', () => {
    expect(sameValue([1, 2], [1, 2])).toBe(true);
    expect(sameValue([1, 2], [2, 1])).toBe(false);
  });
});

describe('schemas', () => {
  it('take missing keys from the base and name the bad ones', () => {
    const base = { ...defaultsOf(schema), steps: 7 };
    const { values, notices } = decodeSchema(
      schema,
      base,
      new Map([
        ['rate', '0.5'],
        ['on', 'maybe'],
      ]),
    );
    expect(values).toEqual({ ...base, rate: 0.5 });
    expect(notices).toEqual([{ kind: 'wrong-type', key: 'on', given: 'maybe', used: '1', allowed: 'true|false' }]);
  });
});
