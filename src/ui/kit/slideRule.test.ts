import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIXED_GROUPS } from '../../experiment/groups.ts';
import { engraved, pageBy, positionOf, type Rule, stepBy, ticksOf, valueAtPosition } from './slideRule.ts';

const bandwidth: Rule = { min: 0.005, max: 3, scale: 'log', step: 0, whole: false };
const steps: Rule = { min: 0, max: 10_000_000, scale: 'log', step: 1, whole: true };
const criticSteps: Rule = { min: 1, max: 20, scale: 'linear', step: 1, whole: true };

const logRule: fc.Arbitrary<Rule> = fc
  .tuple(fc.integer({ min: -6, max: 2 }), fc.integer({ min: 1, max: 7 }), fc.boolean())
  .map(([low, decades, whole]) => ({
    min: whole ? 10 ** Math.max(0, low) : 10 ** low,
    max: 10 ** (Math.max(whole ? 0 : -6, low) + decades),
    scale: 'log',
    step: 1,
    whole,
  }));

const linearRule: fc.Arbitrary<Rule> = fc
  .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 200 }), fc.boolean())
  .map(([min, span, whole]) => ({ min, max: min + span, scale: 'linear', step: whole ? 1 : span / 100, whole }));

const anyRule = fc.oneof(logRule, linearRule);
const within = (rule: Rule, value: number): boolean => value >= rule.min && value <= rule.max;

describe('a slide rule', () => {
  it('gives back every graduation it shows', () => {
    fc.assert(
      fc.property(anyRule, fc.double({ min: 0, max: 1, noNaN: true }), (rule, position) => {
        const value = valueAtPosition(rule, position);
        expect(within(rule, value)).toBe(true);
        expect(valueAtPosition(rule, positionOf(rule, value))).toBe(value);
        if (rule.whole) expect(Number.isInteger(value)).toBe(true);
      }),
    );
  });

  it('is monotone, and its ends are the ends of the range', () => {
    fc.assert(
      fc.property(
        anyRule,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rule, a, b) => {
          expect(valueAtPosition(rule, Math.min(a, b))).toBeLessThanOrEqual(valueAtPosition(rule, Math.max(a, b)));
          expect(valueAtPosition(rule, 0)).toBe(rule.min);
          expect(valueAtPosition(rule, 1)).toBe(rule.max);
        },
      ),
    );
  });

  it('moves with every key press until it stands at the end, and never leaves the range', () => {
    fc.assert(
      fc.property(anyRule, fc.double({ min: 0, max: 1, noNaN: true }), (rule, position) => {
        const value = valueAtPosition(rule, position);
        const up = stepBy(rule, value, 1);
        const down = stepBy(rule, value, -1);
        expect(value === rule.max ? up === value : up > value).toBe(true);
        expect(value === rule.min ? down === value : down < value).toBe(true);
        for (const moved of [up, down, stepBy(rule, value, 10), pageBy(rule, value, 1), pageBy(rule, value, -1)]) {
          expect(within(rule, moved)).toBe(true);
        }
      }),
    );
  });

  it('walks its whole length both ways by arrow keys', () => {
    for (const rule of [bandwidth, steps, criticSteps]) {
      let up = 0;
      for (let value = rule.min; value < rule.max; up++) value = stepBy(rule, value, 1);
      let down = 0;
      for (let value = rule.max; value > rule.min; down++) value = stepBy(rule, value, -1);
      expect(up).toBeLessThan(700);
      expect(Math.abs(up - down)).toBeLessThanOrEqual(2);
    }
  });

  it('steps like the C scale, on short decimals', () => {
    expect(stepBy(bandwidth, 1, 1)).toBe(1.05);
    expect(stepBy(bandwidth, 1, -1)).toBe(0.98);
    expect(stepBy(bandwidth, 0.2, 1)).toBe(0.21);
    expect(stepBy(bandwidth, 0.5, 1)).toBe(0.52);
    expect(stepBy(bandwidth, 0.157, 1)).toBe(0.16);
    expect(pageBy(bandwidth, 0.16, 1)).toBe(1.6);
    expect(pageBy(bandwidth, 0.5, 1)).toBe(3);
    expect(stepBy(steps, 0, 1)).toBe(1);
    expect(stepBy(steps, 1, -1)).toBe(0);
    expect(stepBy(criticSteps, 5, 10)).toBe(15);
  });

  it('engraves and labels whole decades', () => {
    const labels = (rule: Rule) => ticksOf(rule).flatMap(({ label }) => label ?? []);
    expect(labels(bandwidth)).toEqual(['0.01', '0.1', '1']);
    expect(labels({ ...bandwidth, min: 1e-6, max: 1 })).toEqual(['10⁻⁶', '10⁻⁵', '10⁻⁴', '0.001', '0.01', '0.1', '1']);
    expect(labels(criticSteps)).toEqual(['1', '5', '10', '15', '20']);
    expect(engraved(-2)).toBe('−2');
  });

  it('keeps the labels of every declared setting apart', () => {
    for (const schema of Object.values(FIXED_GROUPS)) {
      for (const param of Object.values(schema)) {
        if (param.kind !== 'number' && param.kind !== 'integer') continue;
        const ticks = ticksOf({ ...param, whole: param.kind === 'integer' });
        const labelled = ticks.filter(({ label }) => label !== undefined);
        expect(labelled.length, param.label.en).toBeGreaterThanOrEqual(2);
        labelled.slice(1).forEach((tick, i) => {
          expect(tick.position - (labelled[i]?.position ?? 0), param.label.en).toBeGreaterThan(0.1);
        });
      }
    }
  });
});
