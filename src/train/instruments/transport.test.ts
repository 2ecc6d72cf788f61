import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../engine/contract.ts';
import { createEagerEngine } from '../../engine/eager/eagerEngine.ts';
import { defaultExperiment, withValues } from '../../experiment/experiment.ts';
import { key } from '../../math/rng.ts';
import { mean } from '../../math/stats.ts';
import { transport as exact } from '../../math/transport.ts';
import { w1 } from '../../metrics/w1.ts';
import type { ParamValue } from '../../schema/param.ts';
import { lawOnce } from '../../testing/drawnOnce.ts';
import { startRun, type TrainingRun } from '../run.ts';
import { type TransportPlan, type TransportReading, transport } from './transport.ts';

const small = withValues(defaultExperiment(), {
  'generator.width': 8,
  'generator.depth': 1,
  'critic.width': 8,
  'critic.depth': 1,
  'training.batch': 8,
});

let engine: Engine;
const runs: TrainingRun[] = [];

async function runOf(changes: Readonly<Record<string, ParamValue>>, steps = 3): Promise<TrainingRun> {
  const experiment = withValues(small, changes);
  const run = await startRun(experiment, lawOnce(experiment.data), engine);
  runs.push(run);
  await run.advance(steps);
  return run;
}

async function once(run: TrainingRun, points: number): Promise<TransportReading> {
  const answer = await transport(run, { points });
  if (!answer.available) throw new Error(answer.reason.en);
  return answer;
}

async function complete(
  run: TrainingRun,
  points: number,
): Promise<TransportReading & { readonly plan: TransportPlan }> {
  for (let call = 0; call < 1_000; call++) {
    const { plan, ...rest } = await once(run, points);
    if (!rest.unfinished && plan) return { ...rest, plan };
  }
  throw new Error('the plan is never complete');
}

beforeAll(async () => {
  engine = await createEagerEngine('cpu');
});
afterAll(() => {
  for (const run of runs) run.dispose();
});

describe('exact transport', () => {
  it('carries each generated point to a real one of its own, over the mean distance', async () => {
    const { plan, floor, points } = await complete(await runOf({}), 60);
    const { arrows, lengths, distance, lower, epsilon } = plan;
    const ends = new Set(Array.from(lengths, (_, i) => `${arrows[4 * i + 2]} ${arrows[4 * i + 3]}`));
    expect(points).toBe(60);
    expect(ends.size).toBe(60);
    expect(mean(lengths)).toBeCloseTo(distance, 5);
    expect([lower, epsilon]).toEqual([distance, 0]);
    expect(floor).toBeGreaterThan(0);
    expect(floor).toBeLessThan(distance);
  });

  it('takes 500 points, as the metric does, and gives its very number for the same points', async () => {
    const run = await runOf({});
    const { plan, points } = await complete(run, Number.NaN);
    expect(points).toBe(500);
    const [samples, reference] = [0, 2].map((from) => plan.arrows.filter((_, at) => (at & 2) === from)) as [
      Float32Array,
      Float32Array,
    ];
    expect(samples).toEqual((await run.generated(500)).slice());
    const measured = w1.compute({ samples, reference } as Parameters<typeof w1.compute>[0]);
    expect(plan.distance).toBeCloseTo(measured as number, 12);
  });

  it('gives the critic’s estimate at the same points: a critic of slope s never sees more than s · W₁', async () => {
    const run = await runOf({ 'method.id': 'wgan-gp', 'critic.depth': 0 }, 40);
    const { state } = await run.execution.snapshot();
    const slope = Math.hypot(...(state['critic.weights'] ?? []).slice(0, 2));
    const { plan, points } = await complete(run, 256);
    expect(Math.abs(plan.criticGap)).toBeLessThanOrEqual(slope * plan.distance * (1 + 1e-5));
    const rises = await run.landscape.outputs(plan.arrows);
    const rise = rises.reduce((sum, output, i) => sum + (i % 2 === 1 ? output : -output), 0) / points;
    expect(plan.criticGap).toBeCloseTo(rise, 4);
    expect(plan.penalty).toBe(run.report.penalty);
    expect((await complete(await runOf({ 'method.id': 'ns-gan' }), 20)).plan.penalty).toBeNull();
  });
});

describe('transport of more points', () => {
  it('is solved over calls, brackets W₁, and keeps to the points that it began with', async () => {
    const run = await runOf({});
    const first = await once(run, 600);
    expect(first).toMatchObject({ points: 600, unfinished: true });
    const begun = run.step;
    await run.advance(2);
    let found = first;
    while (!found.plan) found = await once(run, 600);
    expect(found.plan.step).toBe(begun);
    expect(found.unfinished).toBe(true);

    const { plan, floor } = await complete(run, 600);
    expect(plan.step).toBe(run.step);
    const ends = await run.generated(600);
    const starts = plan.arrows.filter((_, at) => (at & 2) === 0);
    expect(starts).toEqual(ends.slice());
    const real = run.law.sample(key(run.experiment.seed, 'shown', 0), 600);
    const { distance } = exact(ends, real);
    expect(plan.epsilon).toBeGreaterThan(0);
    expect(plan.lower).toBeLessThanOrEqual(distance);
    expect(plan.distance).toBeGreaterThanOrEqual(distance);
    expect(plan.distance / plan.lower).toBeLessThan(1.1);
    expect(mean(plan.lengths)).toBeLessThanOrEqual(plan.distance);
    expect(floor).toBeLessThan(plan.distance);
  }, 30_000);
});
