import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  type Cell,
  type ClaimDeclaration,
  cellExperiment,
  cellsOf,
  DEFAULT_SEEDS,
} from '../../experiment/claims/contract.ts';
import { CLAIMS } from '../../experiment/claims/index.ts';
import type { ClaimVerdicts } from '../../experiment/claims/results.ts';
import type { SeedTrace } from '../../experiment/claims/statistics.ts';
import { type Evidence, type Judgement, judge } from '../../experiment/claims/verdict.ts';
import { integers, key } from '../../math/rng.ts';
import { findMethod } from '../../methods/index.ts';
import { startEngine } from '../engines.ts';
import { runCell } from './runCell.ts';

/** Weights that a cell of a claim moves over its run, each for every point of a batch: a second or two at most. */
const AFFORDABLE = 2e9;

function workOf(cell: Cell): number {
  const { method, training, generator, sampler, particles } = cellExperiment(cell);
  const weights = 1 + generator.depth * generator.width ** 2;
  const { lab } = findMethod(method.id);
  if (lab === 'gan') return cell.steps * (1 + training.criticSteps) * training.batch * weights;
  if (lab === 'sampler') return cell.steps * (1 + sampler.scoreSteps) * sampler.batch * weights;
  return cell.steps * particles.count * (method.id === 'svgd' ? particles.count : 10);
}
/** What is drawn costs up to ten times more than it does mostly, on a machine that has other tests to run; this is patience, not a promise. */
const PATIENCE_MS = 720_000;
const DRAWN = 3;
/** Recorded seeds are small numbers; these are not. */
const FIRST_SEED = 100_000;

/** Which claims and seeds are drawn: by chance, or as `MODESCOPE_DRAW` says to repeat a draw that was printed. */
const draw = Number(process.env.MODESCOPE_DRAW ?? Math.floor(Math.random() * 1e9));

/** How many seeds are tried, one after the other: more only while what was recorded is contradicted. */
const SEEDS = [1, 2, 4].map((times) => times * DEFAULT_SEEDS);
/** Chance below which seeds of one law do not part so far. Twelve misses against three recorded hits have 1 in 455. */
const UNLIKELY = 0.005;
/** Chance from which on luck explains what was found so far, and no more seeds are asked. */
const ODD = 0.1;

/** Chance that of all the seeds together, dealt anew, this few or fewer of one side's met the check (Fisher's exact test). */
function chance(few: Evidence, many: Evidence): number {
  const [n, m] = [few.values.length, many.values.length];
  const met = few.met + many.met;
  const choose = (of: number, k: number): number =>
    k < 0 || k > of ? 0 : Array.from({ length: k }, (_, i) => (of - i) / (i + 1)).reduce((a, b) => a * b, 1);
  const dealt = Array.from({ length: few.met + 1 }, (_, k) => choose(n, k) * choose(m, met - k));
  return dealt.reduce((a, b) => a + b, 0) / choose(n + m, met);
}

/** The least chance with which luck explains a check that one side meets and the other fails; 1 where verdicts agree. */
function luck(recorded: Judgement, fresh: Judgement): number {
  const verdicts = [recorded.verdict, fresh.verdict];
  if (!verdicts.includes('reproduced') || !verdicts.includes('not reproduced')) return 1;
  const chances = recorded.evidence.map((stored, i) => {
    const found = fresh.evidence[i] as Evidence;
    const outcomes = [stored.outcome, found.outcome];
    if (!outcomes.includes('holds') || !outcomes.includes('fails')) return 1;
    // A spread over the seeds is one value for all of them: it has no shares to compare.
    if (stored.values.length === 1) return 0;
    return stored.outcome === 'fails' ? chance(stored, found) : chance(found, stored);
  });
  return Math.min(...chances);
}

/** Distinct members of a list, by chance. */
function some<T>(list: readonly T[], count: number): readonly T[] {
  const order = integers(key(draw, 'claims'), list.length, 2 ** 31);
  return list
    .map((item, i) => ({ item, at: order[i] as number }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ item }) => item);
}

describe('recorded verdicts', () => {
  it('stand when claims are run again with seeds that are not recorded', { timeout: PATIENCE_MS }, async () => {
    const file = new URL('../../../docs/results/claims.json', import.meta.url);
    const recorded = JSON.parse(await readFile(file, 'utf8')) as ClaimVerdicts;
    const pool = CLAIMS.filter((claim) => cellsOf(claim).every((cell) => workOf(cell) <= AFFORDABLE));
    expect(pool.length).toBeGreaterThanOrEqual(6);

    const engine = await startEngine('wasm');
    const traces = new Map<string, SeedTrace[]>();
    const judged = async (claim: ClaimDeclaration, seeds: readonly number[]): Promise<Judgement> => {
      for (const cell of cellsOf(claim)) {
        const done = traces.get(cell.id) ?? [];
        for (const seed of seeds) {
          if (!done.some((trace) => trace.seed === seed)) done.push(await runCell(cell, seed, engine));
        }
        traces.set(cell.id, done);
      }
      return judge(claim, traces) as Judgement;
    };

    const seeds = [...new Set(integers(key(draw, 'seeds'), 16 * DEFAULT_SEEDS, 2 ** 30))].map((n) => FIRST_SEED + n);
    const claims = some(pool, DRAWN);
    console.info(`MODESCOPE_DRAW=${draw}: ${claims.map(({ id }) => id).join(', ')}`);
    for (const claim of claims) {
      const stored = recorded.claims[claim.id];
      if (!stored) continue;
      let chance = 0;
      for (const count of SEEDS) {
        if (chance < ODD) chance = luck(stored, await judged(claim, seeds.slice(0, count)));
      }
      expect({ claim: claim.id, draw, contradicts: chance < UNLIKELY }).toEqual({
        claim: claim.id,
        draw,
        contradicts: false,
      });
    }
  });

  it('are held against fresh seeds by what luck explains', () => {
    const of = (met: number, count: number): Judgement => {
      const outcome = met >= (2 * count) / 3 ? 'holds' : met <= count / 3 ? 'fails' : 'unclear';
      const values = Array.from({ length: count }, () => 0);
      const verdict = { holds: 'reproduced', fails: 'not reproduced', unclear: 'unclear' } as const;
      return { verdict: verdict[outcome], evidence: [{ seeds: values, values, median: 0, met, outcome }] };
    };
    // By SciPy's fisher_exact with alternative='less'.
    expect(luck(of(3, 3), of(0, 12))).toBeCloseTo(0.0022, 4);
    expect(luck(of(0, 3), of(12, 12))).toBeCloseTo(0.0022, 4);
    expect(luck(of(7, 9), of(3, 12))).toBeCloseTo(0.0242, 4);
    expect(luck(of(9, 9), of(2, 12))).toBeCloseTo(0.0002, 4);
    expect(luck(of(2, 3), of(2, 12))).toBeCloseTo(0.1538, 4);
    expect(luck(of(9, 9), of(6, 12))).toBe(1);
  });
});
