import { describe, expect, it } from 'vitest';
import { availability } from '../availability.ts';
import { keysOf, valueAt } from '../experiment.ts';
import { decodeLink } from '../link.ts';
import { PRESETS } from '../presets/index.ts';
import { cellExperiment, cellsOf, evaluationSteps, measuresOf } from './contract.ts';
import { CELLS, CLAIMS, CORE_CELLS } from './index.ts';
import { titleOf } from './readings.ts';
import { type CellResult, claimSummaries, isCurrent, linkOf, verdictsOf } from './results.ts';
import { boundText, checkText } from './words.ts';

const cells = CELLS.map((cell) => [cell.id, cell] as const);
const claims = CLAIMS.map((claim) => [claim.id, claim] as const);

describe('claims', () => {
  it('and cells have ids of their own', () => {
    const ids = [...CLAIMS, ...CELLS, ...PRESETS].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id } of CLAIMS) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const { id } of CELLS) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9.]+)*$/);
  });

  it.each(claims)(
    '%s is a sentence in both languages, with a source and bounds that say where they are from',
    (_, claim) => {
      expect(claim.title.en).toMatch(/^[A-Z].*\.$/);
      expect(claim.title.ja).toMatch(/[ぁ-ん].*。$/);
      expect(claim.source.label).not.toBe('');
      expect(claim.source.kind === 'derived').toBe(claim.source.url === undefined);
      expect(claim.checks.length).toBeGreaterThan(0);
      for (const check of claim.checks) {
        expect(check.atLeast ?? check.atMost).toBeTypeOf('number');
        expect(check.atLeast ?? -Infinity).toBeLessThanOrEqual(check.atMost ?? Infinity);
        expect(check.origin.en).not.toBe('');
        expect(check.origin.ja).toMatch(/[ぁ-んァ-ヶ一-龠±]/);
        if (check.spreadOverSeeds) expect(check.quantity).toMatchObject({ combine: 'ratio' });
      }
    },
  );

  it.each(claims)('%s measures what its cells trace, at steps that are evaluated', (_, { checks }) => {
    for (const { metric, cell, take } of checks.flatMap(({ quantity }) => measuresOf(quantity))) {
      expect(titleOf(metric).en).not.toBe('');
      expect(cell.trace).toContain(metric);
      if (typeof take === 'object') expect(evaluationSteps(cell)).toContain(take.at);
    }
  });

  it('of the core suite cover the families that it promises', () => {
    const ids = CORE_CELLS.map(({ id }) => id);
    for (const start of [
      'kernel-ring8-',
      'kernel-grid25-',
      'gp-roll-',
      'lp-roll-',
      'clip-roll-',
      'dirac-',
      'packing-',
    ]) {
      expect(ids.filter((id) => id.startsWith(start)).length).toBeGreaterThanOrEqual(2);
    }
    expect(CELLS.length).toBeGreaterThan(CORE_CELLS.length);
  });
});

describe('cells', () => {
  it.each(cells)('%s changes only settings that exist and have an effect, and its link opens it', (_, cell) => {
    const experiment = cellExperiment(cell);
    const { preset, notices, ...decoded } = decodeLink(linkOf(cell));
    expect({ preset, notices, experiment: decoded.experiment }).toEqual({
      preset: 'collapse',
      notices: [],
      experiment,
    });
    for (const [key, value] of Object.entries(cell.changes)) {
      expect(keysOf(experiment)).toContain(key);
      expect(valueAt(experiment, key)).toEqual(value);
    }
    expect(evaluationSteps(cell).length).toBeLessThanOrEqual(160);
  });

  it('change nothing of a learning player that is locked', () => {
    for (const cell of CELLS) {
      const locked = availability(cellExperiment(cell));
      const idle = Object.keys(cell.changes).filter((key) => {
        const fixed = locked.get(key);
        const standsIn = /^(generator|generatorOptimiser)\./.test(key) && cell.changes['training.freeze'] !== undefined;
        return fixed && fixed.fixedValue !== cell.changes[key] && !standsIn;
      });
      expect({ cell: cell.id, idle }).toEqual({ cell: cell.id, idle: [] });
    }
  });
});

describe('summaries', () => {
  const claim = CLAIMS.find(({ id }) => id === 'dirac-wgan-circles');
  const [cell] = claim ? cellsOf(claim) : [];
  if (!claim || !cell) throw new Error('the claim is gone');
  // A point that goes round is on either side by turns.
  const sample = (metric: string, i: number): number => (metric === 'pointX' && i % 2 === 1 ? -1 : 1);
  const values = Object.fromEntries(
    cell.trace.map((metric) => [metric, evaluationSteps(cell).map((_, i) => sample(metric, i))]),
  );
  const result: CellResult = {
    id: cell.id,
    config: cellExperiment(cell),
    steps: cell.steps,
    every: cell.every,
    link: linkOf(cell),
    command: '',
    engine: 'test',
    seeds: [7, 8, 9].map((seed) => ({ seed, wallMs: 1_000 * seed, values })),
  };

  it('judge stored runs and say how to see them again', () => {
    const [summary] = claimSummaries(verdictsOf([result], [claim]), [claim]);
    expect(summary).toMatchObject({
      verdict: 'reproduced',
      command: 'npm run experiment -- dirac-wgan-circles --seeds 3',
      cells: [
        { id: 'dirac-wgan', wallMs: 7_000, link: linkOf(cell), command: 'npm run experiment -- dirac-wgan --seeds 3' },
      ],
    });
    expect(summary?.evidence).toHaveLength(claim.checks.length);
    expect(summary?.evidence[0]).toMatchObject({ median: 1, met: 3, bound: '0.5 … 2', outcome: 'holds' });
    expect(summary?.evidence[2]?.origin.en).toMatch(/^set after a trial: derived: /);
    expect(summary?.evidence[2]?.origin.ja).toMatch(/^試行後に設定：/);
  });

  it('tell a circle from a point that never moves and from one that runs away', () => {
    const verdictOf = (changes: Readonly<Record<string, readonly number[]>>) =>
      verdictsOf(
        [{ ...result, seeds: result.seeds.map((seed) => ({ ...seed, values: { ...values, ...changes } })) }],
        [claim],
      ).claims[claim.id]?.verdict;
    const steps = evaluationSteps(cell);
    expect(verdictOf({})).toBe('reproduced');
    expect(verdictOf({ pointX: steps.map(() => 1) })).toBe('not reproduced');
    expect(verdictOf({ w1: steps.map((step) => Math.exp(step / 100)) })).toBe('not reproduced');
    expect(verdictOf({ w1: steps.map((step) => Math.exp(-step / 100)) })).toBe('not reproduced');
  });

  it('pass over runs of other settings, steps or metrics', () => {
    const verdictOf = (changes: Partial<CellResult>) =>
      claimSummaries(verdictsOf([{ ...result, ...changes }], [claim]), [claim])[0]?.verdict;
    expect(verdictOf({})).toBe('reproduced');
    expect(verdictOf({ steps: 499 })).toBeNull();
    expect(verdictOf({ every: 5 })).toBeNull();
    expect(verdictOf({ config: { ...result.config, seed: 8 } })).toBeNull();
    expect(verdictOf({ seeds: [{ seed: 7, wallMs: 1, values: { w1: [] } }] })).toBeNull();
    expect(claimSummaries(verdictsOf([], [claim]), [claim])[0]).toMatchObject({ verdict: null, evidence: [] });
  });

  it('take a setting that came later at its default', () => {
    const { stop: _, ...older } = result.config;
    const { steps, ...rest } = result.config.stop;
    expect(isCurrent({ ...result, config: { ...older, stop: { steps } } as CellResult['config'] }, cell)).toBe(true);
    expect(isCurrent({ ...result, config: { ...older, stop: rest } as CellResult['config'] }, cell)).toBe(false);
  });

  it('speak of checks as formulas', () => {
    const [check] = claim.checks;
    if (!check) throw new Error('no check');
    const { atMost: _, ...open } = check;
    expect(boundText(open)).toBe('≥ 0.5');
    expect(boundText({ ...check, atLeast: -0.03, atMost: 0.03 })).toBe('−0.03 … 0.03');
    expect(checkText(check).en).toMatch(/W₁, largest, second half ÷ .*W₁, largest, first half \[Dirac, WGAN\]$/);
    expect(checkText(check).ja).toMatch(/最大、後半.* ÷ .*最大、前半.*\[Dirac、WGAN\]$/);
  });
});
