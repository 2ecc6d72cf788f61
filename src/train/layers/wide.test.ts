import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../engine/contract.ts';
import { createWasmEngine } from '../../engine/wasm/wasmEngine.ts';
import { effective, optionsRuledOut } from '../../experiment/availability.ts';
import { incompatibility } from '../../experiment/compatibility.ts';
import { changesOfChoice, defaultExperiment, type Experiment, withValues } from '../../experiment/experiment.ts';
import { decodeLink } from '../../experiment/link.ts';
import { likelihoodTable } from '../../math/layers/decoder.ts';
import { marginalValue } from '../../math/layers/latentMarginal.ts';
import type { ParamValue } from '../../schema/param.ts';
import { lawOnce } from '../../testing/drawnOnce.ts';
import { inspect } from '../instruments/index.ts';
import { startRun } from '../run.ts';
import { meansOf } from './prior.ts';
import { logTop, towerDecoder, towerOf } from './tower.ts';
import { wideCodes, wideJudgeOf } from './wide.ts';

function experimentOf(method: string, changes: Readonly<Record<string, ParamValue>>): Experiment {
  const start = withValues(defaultExperiment(), { 'data.id': 'bars-and-stripes', seed: 4 });
  return withValues(withValues(start, changesOfChoice('method.id', method, start)), changes);
}

let engine: Engine;
beforeAll(async () => {
  engine = await createWasmEngine({ variant: 'strict' });
});
afterAll(() => engine.dispose());

const SHORT = { 'tower.bottomSteps': 400, 'tower.topUnits': 6 };

describe('a tower that can be listed, looked at as a wide one', () => {
  it('has the likelihood that the list gives, from below, and codes as often as it says', async () => {
    const experiment = experimentOf('aeri', { ...SHORT, 'tower.codes': 6 });
    const law = lawOnce(experiment.data);
    const run = await startRun(experiment, law, engine);
    await run.advanceTo(1_200);
    const tower = towerOf(run.trained, 16, await run.execution.snapshot());
    const judge = wideJudgeOf(law, 16, 4);
    const infer = async (images: Float32Array): Promise<Float32Array> =>
      (
        await run.execution.probe(
          'infer',
          images.map((bit) => 2 * bit - 1),
          16,
        )
      ).map((z) => 1 / (1 + Math.exp(-z)));
    const moment = { tower, isTopped: true, learnt: await infer(judge.learnt), held: await infer(judge.held) };
    run.dispose();
    const { training, logZDeviation } = judge.judge(moment);
    const exact = marginalValue(likelihoodTable(towerDecoder(tower), judge.learnt), logTop(tower));
    // Ten codes an image are below on average; the constant errs by some of its standard deviations.
    expect(training).toBeLessThan(exact + 4 * (logZDeviation as number) + 0.1);
    expect(training).toBeGreaterThan(exact - 1);
    const codes = wideCodes(moment, 4, 4_000);
    const means = meansOf(codes, 6);
    const prior = logTop(tower).map(Math.exp);
    means.forEach((share, bit) => {
      const p = prior.reduce((sum, each, code) => sum + each * ((code >> bit) & 1), 0);
      expect(Math.abs(share - p)).toBeLessThan(0.12);
    });
  });
});

describe('a tower too wide for a list', () => {
  it('learns by chains, is estimated in both chapters, and says why nothing is exact', async () => {
    const experiment = experimentOf('stacked-rbm', { ...SHORT, 'tower.codes': 20, 'tower.topSteps': 50 });
    expect(experiment.tower.topTrainer).toBe('exact');
    expect(effective(experiment).tower.topTrainer).toBe('pcd');
    expect(optionsRuledOut(experiment).get('tower.topTrainer')?.has('exact')).toBe(true);
    const run = await startRun(experiment, lawOnce(experiment.data), engine);
    for (const step of [300, 700]) {
      await run.advanceTo(step);
      const { metrics, reasons } = await run.evaluate();
      expect(metrics.logLikelihood).toBeLessThan(0);
      expect(metrics.reconstructionBound).toBeLessThan(0);
      // All thirty images are learnt and judged by: each remembers its own code, at least.
      expect(metrics.rememberedCodes).toBeGreaterThan((metrics.reconstructionBound as number) - 3);
      expect(metrics.rememberedCodes).toBeLessThan(-Math.log(30));
      expect(metrics.logZDeviation).toBeGreaterThanOrEqual(0);
      for (const key of ['latentCeiling', 'validationCeiling', 'optimismGap', 'topDivergence']) {
        expect(metrics[key]).toBeNull();
        expect(reasons[key]?.ja).toMatch(/計算できません/);
      }
      expect((await run.generated(7)).every((pixel) => Math.abs(pixel) === 1)).toBe(true);
    }
    expect((await inspect('towerCodes', run, {})).available).toBe(false);
    run.dispose();
  });

  it.each(['exact-blm', 'joint-vae'])('is refused by %s, which lists every code', (method) => {
    const experiment = experimentOf(method, { 'tower.codes': 13 });
    expect(incompatibility(experiment)?.en).toMatch(/more than 12 bits/);
    expect(incompatibility(withValues(experiment, { 'tower.codes': 12 }))).toBeNull();
  });

  it.each([
    [0, 2],
    [10_000, 500],
  ])('is %i bits wide in a link, and has %i, which is said', (asked, width) => {
    const link = `#v=1&data.id=tea&method.id=aeri&tower.codes=${asked}`;
    const { experiment, notices } = decodeLink(link);
    expect(experiment.tower.codes).toBe(width);
    expect(notices).toHaveLength(1);
  });
});
