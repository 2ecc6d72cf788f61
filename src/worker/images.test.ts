import { beforeEach, describe, expect, it } from 'vitest';
import { ImageDataError } from '../data/images/imageDataError.ts';
import type { ImageSet } from '../data/images/imageSet.ts';
import { createWasmEngine } from '../engine/wasm/wasmEngine.ts';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import { text } from '../schema/text.ts';
import { bars } from '../testing/bars.ts';
import { smallSet } from '../testing/images.ts';
import { trainJudge } from '../train/judge/trainJudge.ts';
import type { TrainerHost } from './host.ts';
import type { LoadResult, Progress, TrainerApi, TrainerEvent } from './protocol.ts';
import { createTrainer } from './trainer.ts';

const points = withValues(defaultExperiment(), {
  'generator.width': 8,
  'critic.width': 8,
  'training.batch': 8,
  'latent.dimension': 4,
});
const digits = withValues(points, { 'data.id': 'mnist' });
const own = withValues(points, { 'data.id': 'imported-images', 'data.set': 'bars' });
const few = bars(120, 28, 'mnist');

describe('a trainer of images', () => {
  let events: TrainerEvent[];
  const progress = (what: Progress['what']): Progress[] =>
    events.flatMap((event) => (event.type === 'progress' && event.progress.what === what ? [event.progress] : []));
  const last = <T extends TrainerEvent['type']>(type: T) =>
    events.findLast((event): event is Extract<TrainerEvent, { type: T }> => event.type === type);

  function trainerWith(host: Partial<TrainerHost>): TrainerApi {
    const trainer = createTrainer({
      room: { gpu: async () => 'missing', start: () => createWasmEngine({ variant: 'strict' }), forget: () => {} },
      now: () => performance.now(),
      breathe: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 5))),
      ...host,
    });
    trainer.subscribe((event) => events.push(structuredClone(event)));
    return trainer;
  }
  beforeEach(() => {
    events = [];
  });

  /** Nothing learns here: what counts is how a judge comes. */
  const hireJudge: TrainerHost['hireJudge'] = async (set, { onProgress }) => {
    onProgress?.(0.5);
    return { trained: await trainJudge(await createWasmEngine({ variant: 'strict' }), set, { steps: 1 }) };
  };

  it('fetches what a law needs, once, and tells how far it is', async () => {
    let fetched = 0;
    const mnist = async ({ onProgress }: Parameters<NonNullable<TrainerHost['images']>[string]>[0]) => {
      fetched++;
      onProgress?.({ share: 0.25, bytes: 5, total: 20 });
      return few;
    };
    const trainer = trainerWith({ images: { mnist }, hireJudge });
    const result = await trainer.load(digits);
    expect(result).toMatchObject({ ok: true, law: { space: { kind: 'image' }, classes: { length: 3 }, remarks: [] } });
    expect(progress('images')).toEqual([
      { what: 'images', state: 'working', share: 0.25, bytes: 20 },
      { what: 'images', state: 'done' },
    ]);
    await expect.poll(() => progress('judge').at(-1)?.state).toBe('done');
    await expect.poll(() => last('evaluation')?.evaluation.classShares?.length).toBe(3);
    expect(last('frame')?.frame.tiles?.generated.judged?.classes).toHaveLength(100);
    await trainer.load(withValues(digits, { seed: 2 }));
    expect(fetched).toBe(1);
    expect((await trainer.nearest(3))?.features?.tile.count).toBe(1);
    expect((await trainer.reel())?.tiles).toHaveLength(8);
    // The film strip goes on with the run.
    await trainer.runTo(100);
    const strip = await trainer.reel();
    expect(strip?.steps).toEqual([0, 100]);
    const from = last('checkpoint')?.checkpoint;
    await trainer.load(withValues(digits, { seed: 2 }), { ...(from && { from }) });
    expect(await trainer.reel()).toEqual(strip);
    expect(await trainer.read(0, 0)).toBeNull();
    expect((await trainer.render((await trainer.latents(2)) ?? new Float32Array()))?.count).toBe(2);
    const quick = await trainer.quickFloor();
    expect(Object.keys(quick ?? {}).sort()).toEqual(['amScore', 'recognisable']);
    expect((await trainer.noiseFloor())?.recognisable?.high).toBeGreaterThanOrEqual(quick?.recognisable?.low as number);
    expect((await trainer.noiseFloor())?.frechet?.median).toBeGreaterThan(0);
  });

  it('refuses with the reason when images cannot be had, keeps its run, and tries again when asked to', async () => {
    let fails = true;
    const mnist = async (): Promise<ImageSet> => {
      if (fails) throw ImageDataError.of('offline');
      return few;
    };
    const trainer = trainerWith({ images: { mnist } });
    await trainer.load(points);
    const refused = (await trainer.load(digits)) as Extract<LoadResult, { ok: false }>;
    expect(refused.reason.ja).toMatch(/ネットワーク/);
    expect(progress('images').at(-1)).toMatchObject({ state: 'failed', reason: refused.reason });
    expect((await trainer.runTo(5)).step).toBe(5);
    expect(last('frame')?.frame.generated.length).toBeGreaterThan(0);
    fails = false;
    expect((await trainer.load(digits)).ok).toBe(true);
    // There is nobody to hire: the run goes without a judge and says so.
    await expect.poll(() => progress('judge').at(-1)?.state).toBe('failed');
    expect((await trainer.metrics()).reasons.frechet?.en).toMatch(/No judge/);
  });

  it('lets a newer choice go before one that still waits for images', async () => {
    let deliver: (set: ImageSet) => void = () => {};
    const mnist = () =>
      new Promise<ImageSet>((resolve) => {
        deliver = resolve;
      });
    const trainer = trainerWith({ images: { mnist }, hireJudge });
    const waiting = trainer.load(digits);
    const next = await trainer.load(points);
    expect(next.ok).toBe(true);
    expect(await waiting).toMatchObject({ ok: false, reason: { en: expect.stringMatching(/newer/) } });
    const again = trainer.load(digits);
    deliver(few);
    expect(await again).toMatchObject({ ok: true, law: { space: { kind: 'image' } } });
  });

  it('takes images that the page brings, and says what they lack', async () => {
    const trainer = trainerWith({ hireJudge });
    expect(await trainer.load(own)).toMatchObject({ ok: false, reason: { en: expect.stringMatching(/same files/) } });
    expect((await trainer.load(own, { images: [bars(120, 28)] })).ok).toBe(true);
    const unlabelled = withValues(own, { 'data.set': 'small' });
    const result = await trainer.load(unlabelled, { images: [smallSet(null, 200, 28)] });
    expect(result).toMatchObject({ ok: true, law: { classes: [], remarks: { length: 1 } } });
    const metrics = await trainer.metrics();
    expect(metrics.reasons.frechet?.en).toMatch(/no labels/);
    expect(metrics.classShares).toBeUndefined();
    const single = await trainer.load(unlabelled, { images: [smallSet(Array(200).fill(0), 200, 28)] });
    expect(single).toMatchObject({ law: { remarks: [{ en: expect.stringMatching(/one class/) }] } });
  });

  it('passes on that a judge could not be kept', async () => {
    const remark = text('Not kept.', '保存できませんでした。');
    const hired = async (set: ImageSet) => ({ ...(await hireJudge(set, {})), remark });
    const trainer = trainerWith({ images: { mnist: async () => few }, hireJudge: hired });
    await trainer.load(digits);
    await expect
      .poll(() => progress('judge').at(-1))
      .toEqual({
        what: 'judge',
        state: 'done',
        accuracy: expect.closeTo(0.5, 0),
        remark,
      });
    // Known by now, and told again, for the page may have heard of the judge of other images since.
    await trainer.load(withValues(digits, { seed: 3 }));
    await expect.poll(() => progress('judge').filter(({ state }) => state === 'done').length).toBe(2);
    expect(progress('judge').at(-1)).not.toHaveProperty('remark');
  });
});
