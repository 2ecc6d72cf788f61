import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { text } from '../../schema/text.ts';
import { type Check, defineCell, defineClaim, evaluationSteps, type Quantity } from './contract.ts';
import {
  at,
  correlation,
  difference,
  earlyMax,
  earlyMin,
  final,
  largest,
  largestUntil,
  lateMax,
  lateMean,
  lateMin,
  lateNegative,
  lateSd,
  ratio,
  spread,
} from './measure.ts';
import { measured, quantityOf, type SeedTrace } from './statistics.ts';
import { judge, type Traces } from './verdict.ts';

const nothing = text('', '');
const cellNamed = (id: string) =>
  defineCell({ id, title: text(id, id), changes: {}, steps: 100, every: 25, trace: ['x', 'y'] });
const a = cellNamed('a');
const b = cellNamed('b');

const traceOf = (seed: number, x: readonly (number | null)[], diverged?: number): SeedTrace => ({
  seed,
  wallMs: 1,
  values: { x },
  ...(diverged !== undefined && { diverged }),
});

describe('the evaluation grid', () => {
  it('holds the start, every multiple and the end', () => {
    expect(evaluationSteps(a)).toEqual([0, 25, 50, 75, 100]);
    expect(evaluationSteps({ steps: 10, every: 4 })).toEqual([0, 4, 8, 10]);
  });
});

describe('measures of one seed', () => {
  const trace = traceOf(1, [9, 1, 2, -4, 8]);

  it.each([
    [final(a, 'x'), 8],
    [at(25, a, 'x'), 1],
    [lateMean(a, 'x'), 2],
    [lateSd(a, 'x'), Math.sqrt((0 + 36 + 36) / 3)],
    [lateMax(a, 'x'), 8],
    [lateNegative(a, 'x'), 1 / 3],
    [earlyMax(a, 'x'), 9],
    [largest(a, 'x'), 9],
    [largestUntil(25, { ...a }, 'x'), 9],
    [lateMin(a, 'x'), -4],
    [earlyMin(a, 'x'), 1],
  ])('%#', (measure, expected) => {
    expect(measured(measure, trace)).toBeCloseTo(expected, 12);
  });

  it('have no value where the trace has none', () => {
    expect(measured(final(a, 'z'), trace)).toBe('missing');
    expect(measured(lateMean(a, 'x'), traceOf(1, [1, 1, 1, null, 1]))).toBe('undefined');
    expect(measured(lateMean(a, 'x'), traceOf(1, [1, 1, 1, Number.NaN, 1]))).toBe('undefined');
    expect(measured(at(30, a, 'x'), trace)).toBe('undefined');
    expect(measured(final(a, 'x'), traceOf(1, [1, 2], 40))).toBe('diverged');
    expect(measured(at(25, a, 'x'), traceOf(1, [1, 2], 40))).toBe(2);
  });

  it('leave out a start at which nothing has been reported yet, and nothing else', () => {
    expect(measured(largest(a, 'x'), traceOf(1, [null, 1, 2, 3, 4]))).toBe(4);
    expect(measured(largest(a, 'x'), traceOf(1, [null, null, 2, 3, 4]))).toBe('undefined');
  });

  it('correlate two metrics over the evaluations after the start', () => {
    const of = (x: readonly (number | null)[], y: readonly (number | null)[], diverged?: number) =>
      quantityOf(correlation(a, 'x', 'y'), () => ({ ...traceOf(1, x, diverged), values: { x, y } }));
    expect(of([9, 1, 2, 3, 4], [-9, 2, 4, 6, 8])).toBeCloseTo(1, 12);
    expect(of([null, 1, 2, 3, 4], [9, 4, 3, 2, 1])).toBeCloseTo(-1, 12);
    expect(of([9, 1, -1, 1, -1], [9, 1, 1, -1, -1])).toBeCloseTo(0, 12);
    expect(of([9, 1, 2, 3, 4], [9, 5, 5, 5, 5])).toBe('undefined');
    expect(of([9, 1, 2], [9, 1, 2], 60)).toBe('diverged');
    expect(of([9, 1, null, 3, 4], [9, 1, 2, 3, 4])).toBe('undefined');
    expect(quantityOf(correlation(a, 'x', 'y'), () => undefined)).toBe('missing');
  });

  it('combine within a seed', () => {
    const of = (quantity: Quantity) =>
      quantityOf(quantity, ({ id }) => (id === 'a' ? trace : traceOf(1, [0, 0, 0, 0, 2])));
    expect(of(difference(final(a, 'x'), final(b, 'x')))).toBe(6);
    expect(of(ratio(final(a, 'x'), final(b, 'x')))).toBe(4);
    expect(of(spread(final(a, 'x'), final(b, 'x'), at(75, a, 'x')))).toBe(12);
    expect(of(ratio(final(a, 'x'), at(25, b, 'x')))).toBe('undefined');
    expect(quantityOf(final(a, 'x'), () => undefined)).toBe('missing');
  });
});

function claimOf(...checks: (Partial<Check> & { quantity: Quantity })[]) {
  return defineClaim({
    id: 'test',
    title: nothing,
    source: { label: '', kind: 'derived' },
    suite: 'core',
    checks: checks.map((check) => ({ origin: nothing, ...check })),
  });
}

/** Runs of cell a whose last values are these; a text diverges, null is undefined. */
const endingIn = (...finals: (number | null | 'diverged')[]): Traces =>
  new Map([
    ['a', finals.map((last, i) => (last === 'diverged' ? traceOf(i, [0, 0], 30) : traceOf(i, [0, 0, 0, 0, last])))],
  ]);

const high = claimOf({ quantity: final(a, 'x'), atLeast: 1 });
const verdictOf = (...finals: Parameters<typeof endingIn>) => judge(high, endingIn(...finals))?.verdict;

describe('verdicts', () => {
  it('follow two thirds of the seeds', () => {
    expect(verdictOf(2, 2, 2)).toBe('reproduced');
    expect(verdictOf(2, 1, 0)).toBe('reproduced');
    expect(verdictOf(2, 0, 0)).toBe('not reproduced');
    expect(verdictOf(1)).toBe('reproduced');
    expect(verdictOf(9, 1.5, 0.5, 0)).toBe('unclear');
    // Of five, four decide; whichever side of the bound the median is on.
    expect(verdictOf(1, 1, 1, 1, 0)).toBe('reproduced');
    expect(verdictOf(1, 1, 1, 0, 0)).toBe('unclear');
    expect(verdictOf(1, 1, 0, 0, 0)).toBe('unclear');
    expect(verdictOf(1, 0, 0, 0, 0)).toBe('not reproduced');
  });

  it('follow the share that a claim asks for', () => {
    const strict = { ...high, share: 0.8 };
    const of = (met: number) =>
      judge(strict, endingIn(...Array.from({ length: 10 }, (_, i) => (i < met ? 1 : 0))))?.verdict;
    expect([10, 8, 7, 5, 3, 2, 0].map(of)).toEqual([
      'reproduced',
      'reproduced',
      'unclear',
      'unclear',
      'unclear',
      'not reproduced',
      'not reproduced',
    ]);
  });

  it('are none where a claim says that its recipe decides nothing, whatever the numbers are', () => {
    const open = { ...high, notComparable: text('why', '理由') };
    expect(judge(open, endingIn(2, 2, 2))).toMatchObject({
      verdict: 'not comparable',
      evidence: [{ outcome: 'holds' }],
    });
    expect(judge(open, endingIn(0, 0, 0))).toMatchObject({
      verdict: 'not comparable',
      evidence: [{ outcome: 'fails' }],
    });
  });

  it('count a seed without a value for neither side', () => {
    expect(verdictOf(2, 2, null)).toBe('reproduced');
    expect(verdictOf(2, 2, 'diverged')).toBe('reproduced');
    expect(verdictOf(2, null, 'diverged')).toBe('unclear');
    expect(verdictOf(null, null, null)).toBe('unclear');
    expect(verdictOf(0, 0, 'diverged')).toBe('not reproduced');
    expect(verdictOf(0, null, 'diverged')).toBe('unclear');
  });

  it('take a divergence that the claim foresees for what it says', () => {
    const blowsUp = claimOf({ quantity: final(a, 'x'), atLeast: 1, orDiverges: true });
    const of = (...finals: Parameters<typeof endingIn>) => judge(blowsUp, endingIn(...finals));
    expect(of('diverged', 'diverged', 'diverged')?.verdict).toBe('reproduced');
    expect(of('diverged', 'diverged', 0)?.verdict).toBe('reproduced');
    expect(of('diverged', 3, 0)?.verdict).toBe('reproduced');
    expect(of('diverged', 0, 0)?.verdict).toBe('not reproduced');
    expect(of('diverged', 'diverged', 'diverged')?.evidence[0]).toMatchObject({ median: null, met: 3 });
  });

  it('need every check, and are bounded inclusively on both sides', () => {
    const both = claimOf({ quantity: final(a, 'x'), atLeast: 1 }, { quantity: final(a, 'x'), atMost: 2 });
    expect(judge(both, endingIn(1, 2, 2))?.verdict).toBe('reproduced');
    expect(judge(both, endingIn(3, 3, 3))?.verdict).toBe('not reproduced');
  });

  it('compare cells seed by seed, over the seeds that both have', () => {
    const gap = claimOf({ quantity: difference(final(a, 'x'), final(b, 'x')), atLeast: 0 });
    const traces: Traces = new Map([
      ['a', [traceOf(1, [0, 0, 0, 0, 5]), traceOf(2, [0, 0, 0, 0, 1])]],
      ['b', [traceOf(2, [0, 0, 0, 0, 3]), traceOf(3, [0, 0, 0, 0, 9])]],
    ]);
    expect(judge(gap, traces)).toMatchObject({ verdict: 'not reproduced', evidence: [{ seeds: [2], values: [-2] }] });
    expect(judge(gap, new Map([['a', []]]))).toBeNull();
    expect(judge(gap, new Map())).toBeNull();
  });

  it('compare how far runs spread', () => {
    const claim = claimOf({ quantity: ratio(final(a, 'x'), final(b, 'x')), spreadOverSeeds: true, atLeast: 2 });
    const runs = (...finals: number[]) => finals.map((last, i) => traceOf(i, [0, 0, 0, 0, last]));
    const of = (first: number[], second: number[]) =>
      judge(
        claim,
        new Map([
          ['a', runs(...first)],
          ['b', runs(...second)],
        ]),
      );
    const wide = of([0, 3, 6], [4, 5, 6]);
    expect(wide).toMatchObject({ verdict: 'reproduced', evidence: [{ met: 1, seeds: [0, 1, 2] }] });
    expect(wide?.evidence[0]?.median).toBeCloseTo(3, 12);
    expect(of([4, 5, 6], [0, 3, 6])?.verdict).toBe('not reproduced');
    expect(of([4, 5, 6], [1, 1, 1])?.verdict).toBe('unclear');
    expect(of([4], [1])?.verdict).toBe('unclear');
  });

  it('never depend on the order of the seeds, and hold only if the median does', () => {
    const finals = fc.array(fc.oneof(fc.integer({ min: -3, max: 5 }), fc.constant(null)), {
      minLength: 1,
      maxLength: 7,
    });
    fc.assert(
      fc.property(finals, (values) => {
        const judgement = judge(high, endingIn(...values));
        expect(judge(high, endingIn(...[...values].reverse()))?.verdict).toBe(judgement?.verdict);
        const middle = judgement?.evidence[0]?.median ?? Number.NaN;
        if (judgement?.verdict === 'reproduced') expect(middle).toBeGreaterThanOrEqual(1);
        if (judgement?.verdict === 'not reproduced') expect(middle).toBeLessThan(1);
      }),
    );
  });
});
