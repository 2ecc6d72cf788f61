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
import { judge, type Verdict } from '../../experiment/claims/verdict.ts';
import { integers, key } from '../../math/rng.ts';
import { startEngine } from '../engines.ts';
import { runCell } from './runCell.ts';

/** Weights that a cell of a claim moves over its run, each for every point of a batch: a second or two at most. */
const AFFORDABLE = 4e9;

function workOf(cell: Cell): number {
  const { training, generator } = cellExperiment(cell);
  return cell.steps * (1 + training.criticSteps) * training.batch * (1 + generator.depth * generator.width ** 2);
}
const DRAWN = 3;
/** Recorded seeds are small numbers; these are not. */
const FIRST_SEED = 100_000;

/** Which claims and seeds are drawn: by chance, or as `MODESCOPE_DRAW` says to repeat a draw that was printed. */
const draw = Number(process.env.MODESCOPE_DRAW ?? Math.floor(Math.random() * 1e9));

const contradicts = (a: Verdict, b: Verdict): boolean =>
  a !== b && [a, b].every((verdict) => verdict === 'reproduced' || verdict === 'not reproduced');

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
  it('stand when claims are run again with seeds that are not recorded', { timeout: 120_000 }, async () => {
    const file = new URL('../../../docs/results/claims.json', import.meta.url);
    const recorded = JSON.parse(await readFile(file, 'utf8')) as ClaimVerdicts;
    const pool = CLAIMS.filter((claim) => cellsOf(claim).every((cell) => workOf(cell) <= AFFORDABLE));
    expect(pool.length).toBeGreaterThanOrEqual(6);

    const engine = await startEngine('wasm');
    const traces = new Map<string, SeedTrace[]>();
    const verdictOf = async (claim: ClaimDeclaration, seeds: readonly number[]): Promise<Verdict> => {
      for (const cell of cellsOf(claim)) {
        const done = traces.get(cell.id) ?? [];
        for (const seed of seeds) {
          if (!done.some((trace) => trace.seed === seed)) done.push(await runCell(cell, seed, engine));
        }
        traces.set(cell.id, done);
      }
      return judge(claim, traces)?.verdict ?? 'unclear';
    };

    const seeds = [...new Set(integers(key(draw, 'seeds'), 4 * DEFAULT_SEEDS, 2 ** 30))].map((n) => FIRST_SEED + n);
    const claims = some(pool, DRAWN);
    console.info(`MODESCOPE_DRAW=${draw}: ${claims.map(({ id }) => id).join(', ')}`);
    for (const claim of claims) {
      const stored = recorded.claims[claim.id]?.verdict ?? 'unclear';
      const few = await verdictOf(claim, seeds.slice(0, DEFAULT_SEEDS));
      // Three seeds may mislead; twice as many must agree before it counts.
      const fresh = contradicts(stored, few) ? await verdictOf(claim, seeds.slice(0, 2 * DEFAULT_SEEDS)) : few;
      expect({ claim: claim.id, draw, contradicts: contradicts(stored, fresh) }).toEqual({
        claim: claim.id,
        draw,
        contradicts: false,
      });
    }
  });
});
