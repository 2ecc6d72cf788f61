import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stackedMnist } from '../data/stackedMnist.ts';
import type { Engine } from '../engine/contract.ts';
import { createEagerEngine } from '../engine/eager/eagerEngine.ts';
import { createWasmEngine } from '../engine/wasm/wasmEngine.ts';
import { defaultExperiment, type Experiment, withValues } from '../experiment/experiment.ts';
import { LIGHT_METRICS, METRICS } from '../metrics/index.ts';
import { bandsOf } from '../metrics/noiseFloor.ts';
import { text } from '../schema/text.ts';
import { barLaw, bars } from '../testing/bars.ts';
import type { View } from './frame.ts';
import { createFrames } from './frames.ts';
import { INSTRUMENT_IDS, inspect } from './instruments/index.ts';
import type { TrainedJudge } from './judge/judge.ts';
import { trainJudge } from './judge/trainJudge.ts';
import { nearestTo } from './nearest.ts';
import { renderTiles } from './render.ts';
import { startRun, type TrainingRun } from './run.ts';
import { tileClasses } from './tiles.ts';

const small: Experiment = withValues(defaultExperiment(), {
  'method.id': 'ns-gan',
  'generator.width': 16,
  'critic.width': 16,
  'training.batch': 16,
  'latent.dimension': 6,
});
const view: View = { layers: ['real', 'field', 'gradients'], bounds: { xMin: -1, xMax: 1, yMin: -1, yMax: 1 } };
const ON_IMAGES = METRICS.filter(({ on, lab = 'gan' }) => on !== 'plane' && lab === 'gan').map(({ key }) => key);
const law = barLaw();

describe('a run of images', () => {
  let engine: Engine;
  let trained: TrainedJudge;
  let run: TrainingRun;
  beforeAll(async () => {
    engine = await createWasmEngine({ variant: 'strict' });
    trained = await trainJudge(engine, bars(300), { steps: 60 });
  });
  afterAll(() => engine.dispose());

  const started = async (experiment = small, on = engine): Promise<TrainingRun> => startRun(experiment, law, on);

  it('takes every metric that means something on images, without a judge as well as with one', async () => {
    run = await started();
    await run.advanceTo(3);
    const before = await run.evaluate();
    expect(Object.keys(before.metrics)).toEqual([...ON_IMAGES, 'bandwidth']);
    expect(before.reasons.frechet?.en).toMatch(/not ready/);
    expect(before.metrics.criticSlopeMean).toBeGreaterThan(0);
    expect(before.metrics.nearestPixels).toBeGreaterThan(0);
    expect(before.classShares).toBeUndefined();
    run.gallery?.goWithout(text('The judge fell ill.', '判定器が病気です。'));
    expect((await run.evaluate()).reasons.frechet?.en).toBe('The judge fell ill.');
    await run.gallery?.employ(trained);
    const after = await run.evaluate();
    for (const key of ['frechet', 'mmd2', 'nearestFeatures']) expect(after.metrics[key]).toBeGreaterThan(0);
    expect(after.reasons.stackedModes?.en).toMatch(/Stacked MNIST/);
    expect(after.reasons.ssimDiversity?.ja).toMatch(/14×14|10 枚/);
    const shares = after.classShares ?? [];
    expect(shares.map(({ target }) => target)).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(Object.keys((await run.evaluate(LIGHT_METRICS)).metrics)).not.toContain('nearestPixels');
    run.dispose();
  });

  it('puts real images where perfect samplers belong: all classes, diverse, no copies', async () => {
    run = await startRun(small, barLaw(1_500), engine);
    await run.gallery?.employ(trained);
    const floor = bandsOf([await run.perfect(0), await run.perfect(1)]);
    const own = (await run.evaluate()).metrics;
    expect(floor.frechet?.high).toBeLessThan((own.frechet ?? 0) / 4);
    expect(floor.precision?.low).toBeGreaterThan(0.8);
    expect(Math.abs((floor.featureDiversity?.median ?? 0) - 1)).toBeLessThan(0.2);
    expect(Math.abs((floor.nearestPixels?.median ?? 0) - 1)).toBeLessThan(0.3);
    expect(await run.perfect(0)).toEqual(await run.perfect(0));
    run.dispose();
  });

  it.each([
    ['eager-cpu', () => createEagerEngine('cpu')],
    ['compiled-wasm', () => createWasmEngine({ variant: 'strict' })],
  ])('shows tiles with what critic and judge say of them, on %s', async (_, create) => {
    const own = await create();
    run = await started(small, own);
    const frames = createFrames(run, 5);
    await run.advanceTo(2);
    const early = await frames.build(view);
    expect(early).toMatchObject({ run: 5, step: 2, generated: { length: 0 }, real: { length: 0 } });
    expect(early.field).toBeUndefined();
    expect(early.tiles?.generated).toMatchObject({ height: 8, width: 8, channels: 1, count: 100 });
    expect(early.tiles?.generated.judged).toBeUndefined();
    expect(early.tiles?.generated.scores?.every((score) => score > 0 && score < 1)).toBe(true);
    await run.gallery?.employ(trained);
    const { tiles } = await frames.build(view);
    const right = tiles?.real.judged?.classes.filter((label, i) => label === tiles.real.asked?.[i]).length;
    expect(right).toBeGreaterThan(93);
    expect(tiles?.generated.judged?.confidence.every((value) => value >= 1 / 3 && value <= 1)).toBe(true);
    const rendered = await renderTiles(run, run.latents.slice(0, 6));
    expect(rendered?.pixels).toEqual(tiles?.generated.pixels.slice(0, 64));
    run.dispose();
    await own.dispose();
  });

  it('finds the training image nearest to a tile', async () => {
    run = await started();
    expect((await nearestTo(run, 0))?.features).toBeNull();
    await run.gallery?.employ(trained);
    const found = await nearestTo(run, 99);
    expect(found?.pixels.tile.count).toBe(1);
    expect(found?.pixels.distance).toBeGreaterThan(0);
    expect(found?.features?.distance).toBeGreaterThan(0);
    for (const tile of [-1, 100, 0.5, Number.NaN]) expect(await nearestTo(run, tile)).toBeNull();
    run.dispose();
  });

  it('counts what stacked images show in each channel', async () => {
    const set = bars(300, 28, 'mnist');
    const stack = stackedMnist.create({ examples: 1_000 }, { imported: new Map(), images: new Map([[set.id, set]]) });
    run = await startRun(small, stack, engine);
    expect((await run.evaluate(['stackedModes'])).reasons.stackedModes?.en).toMatch(/not ready/);
    await run.gallery?.employ(await trainJudge(engine, set, { steps: 60 }));
    const { metrics, reasons, classShares } = await run.evaluate([
      'stackedModes',
      'stackedKl',
      'frechet',
      'recognisable',
    ]);
    expect(metrics.stackedModes).toBeGreaterThanOrEqual(1);
    expect(metrics.stackedKl).toBeGreaterThan(0);
    expect(metrics.frechet).toBeGreaterThan(0);
    expect(reasons.recognisable?.en).toMatch(/three digits at once/);
    expect(classShares).toBeUndefined();
    const floor = await run.perfect(0);
    expect(floor.stackedModes).toBe(27);
    expect(floor.stackedKl).toBeLessThan(0.1);
    const { tiles } = await createFrames(run, 1).build(view);
    expect(tiles?.real).toMatchObject({ channels: 3, count: 100 });
    expect(Math.max(...(tiles?.real.judged?.classes ?? [99]))).toBeLessThan(27);
    run.dispose();
  }, 120_000);

  it('keeps a reel that follows the run there and back', async () => {
    run = await started();
    const first = await run.tiles();
    await run.advanceTo(230);
    expect(run.reel([0, 1])?.steps).toEqual([0, 100, 200]);
    await run.back(100);
    expect(run.reel([0, 1])?.steps).toEqual([0, 100]);
    await run.back(Number.POSITIVE_INFINITY);
    const { steps, strip } = run.reel([7]) ?? { steps: [], strip: undefined };
    expect(steps).toEqual([0]);
    expect(strip?.pixels[0]).toBeCloseTo(127.5 * (1 + (first[7 * 64] as number)), -0.5);
    run.dispose();
  });

  it('has instruments that say why they need points', async () => {
    run = await started();
    for (const id of INSTRUMENT_IDS.filter((each) => !['classGradient', 'towerCodes', 'towerGrid'].includes(each))) {
      const answer = await inspect(id, run, {});
      expect(answer).toMatchObject({ available: false });
      if (!answer.available) expect(answer.reason.ja).toMatch(/画像データでは使えません/);
    }
    run.dispose();
  });
});

describe('classes of tiles', () => {
  it('are asked for in equal parts, in order, without those that do not occur', () => {
    expect([...tileClasses([0.2, 0, 0.5, 0.3], 6)]).toEqual([0, 0, 2, 2, 3, 3]);
    expect([...tileClasses([], 3)]).toEqual([0, 0, 0]);
  });
});
