import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLaw } from '../../data/index.ts';
import type { Engine } from '../../engine/contract.ts';
import { createEagerEngine } from '../../engine/eager/eagerEngine.ts';
import { defaultExperiment, withValues } from '../../experiment/experiment.ts';
import { logSumExp } from '../../math/mixture.ts';
import { defaultsOf, type ParamValue } from '../../schema/param.ts';
import { startRun, type TrainingRun } from '../run.ts';
import { type ClassGradientOptions, type ClassGradientReading, classGradient } from './classGradient.ts';

const K = 4;
const small = {
  'generator.width': 8,
  'generator.depth': 1,
  'critic.width': 8,
  'critic.depth': 1,
  'critic.activation': 'tanh',
  'training.batch': 8,
};
const { params, create } = findLaw('ring');
const law = create({ ...defaultsOf(params), modes: K }, { imported: new Map() });

let engine: Engine;
const runs: TrainingRun[] = [];
beforeAll(async () => {
  engine = await createEagerEngine('cpu');
});
afterAll(() => {
  for (const run of runs) run.dispose();
});

async function runOf(changes: Readonly<Record<string, ParamValue>>): Promise<TrainingRun> {
  const run = await startRun(withValues(defaultExperiment(), { ...small, ...changes }), law, engine);
  runs.push(run);
  await run.advance(5);
  return run;
}

async function read(run: TrainingRun, options: ClassGradientOptions = {}): Promise<ClassGradientReading> {
  const answer = await classGradient(run, options);
  if (!answer.available) throw new Error(answer.reason.en);
  return answer;
}

const METHODS = [
  { 'method.id': 'label-gan' },
  { 'method.id': 'am-gan', 'method.fakeLogit': 'free', 'method.labelling': 'dynamic' },
  { 'method.id': 'ac-gan' },
  { 'method.id': 'gan-star' },
] as const;

describe('the class-aware gradient', () => {
  it.each(METHODS)('of %o: arrows add up to minus the gradient of both losses in the point', async (changes) => {
    const run = await runOf(changes);
    const at = [0.4, -0.3] as const;
    const seen = await read(run, { at });
    const { gradients = new Float32Array(), target } = seen;
    expect(seen).toMatchObject({ sample: null, targetFrom: 'critic' });
    const logitsAt = async (x: number, y: number): Promise<number[]> => [
      ...(await run.execution.probe('classLogits', Float32Array.of(x, y), 2)),
    ];
    const aim = target.indexOf(1);
    const losses = {
      labelGan: (logits: number[]) => Math.log1p(Math.exp(-logSumExp(logits))),
      amGan: (logits: number[]) => logSumExp([...logits, 0]) - (logits[aim] as number),
    };
    const h = 1e-2;
    for (const kind of ['labelGan', 'amGan'] as const) {
      for (const axis of [0, 1]) {
        const arrow = Array.from(
          { length: K },
          (_, k) => (seen[kind][k] as number) * (gradients[2 * k + axis] as number),
        );
        const sum = arrow.reduce((total, value) => total + value, 0);
        const [dx, dy] = axis === 0 ? [h, 0] : [0, h];
        const above = losses[kind](await logitsAt(at[0] + dx, at[1] + dy));
        const below = losses[kind](await logitsAt(at[0] - dx, at[1] - dy));
        expect(sum).toBeCloseTo(-(above - below) / (2 * h), 3);
      }
      expect(seen[kind].reduce((total, value) => total + value, 0)).toBeCloseTo(0, 6);
    }
  });

  it('reads the logits that the critic stands for', async () => {
    const points = Float32Array.of(0.4, -0.3, 1, 2);
    const probes = async (run: TrainingRun) => {
      const ask = (name: string) => run.execution.probe(name, points, 2);
      return { logits: await ask('classLogits'), raw: await ask('criticOutputs'), real: await ask('criticise') };
    };
    const pinned = await probes(await runOf({ 'method.id': 'label-gan' }));
    pinned.raw.forEach((logit, i) => {
      expect(pinned.logits[i]).toBeCloseTo(logit, 5);
    });
    const free = await probes(await runOf({ 'method.id': 'label-gan', 'method.fakeLogit': 'free' }));
    for (const row of [0, 1]) {
      for (let k = 0; k < K; k++) {
        const fake = free.raw[row * (K + 1) + K] as number;
        expect(free.logits[row * K + k]).toBeCloseTo((free.raw[row * (K + 1) + k] as number) - fake, 5);
      }
    }
    const ac = await probes(await runOf({ 'method.id': 'ac-gan' }));
    for (const row of [0, 1]) {
      expect(logSumExp([...ac.logits.subarray(row * K, row * K + K)])).toBeCloseTo(ac.real[row] as number, 5);
    }
  });

  it('aims at the class asked for, at the critic’s guess, or at its belief sharpened', async () => {
    const asked = await runOf({ 'method.id': 'am-gan' });
    const label = asked.asked?.[3] as number;
    expect(await read(asked, { sample: 3 })).toMatchObject({ sample: 3, targetFrom: 'asked', trained: 'amGan' });
    expect((await read(asked, { sample: 3 })).target.indexOf(1)).toBe(label);
    // A place was asked for by nobody.
    expect((await read(asked, { at: [0, 0] })).targetFrom).toBe('critic');
    const guessed = await read(await runOf({ 'method.id': 'label-gan' }), { sample: 2 });
    expect(guessed).toMatchObject({ targetFrom: 'critic', trained: 'labelGan' });
    expect(guessed.target.indexOf(1)).toBe(guessed.guesses[2]);
    const soft = await read(await runOf({ 'method.id': 'ac-gan', 'method.labelling': 'soft' }));
    expect(soft).toMatchObject({ targetFrom: 'sharpened', trained: null });
    expect(soft.target.reduce((total, share) => total + share, 0)).toBeCloseTo(1, 5);
  });

  it('stays within the samples that there are, and tells who has no logits of classes', async () => {
    const run = await runOf({ 'method.id': 'label-gan' });
    for (const [sample, expected] of [
      [-5, 0],
      [1e9, 499],
      [Number.NaN, 0],
    ] as const) {
      expect((await read(run, { sample })).sample).toBe(expected);
    }
    for (const method of ['ns-gan', 'cgan-concat', 'cgan-projection', 'kernel-gan']) {
      const answer = await classGradient(await runOf({ 'method.id': method }), {});
      expect(answer).toMatchObject({ available: false, reason: { en: expect.stringMatching(/LabelGAN/) } });
    }
  });
});
