import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParamValue } from '../../schema/param.ts';
import { anyExperiment } from '../../testing/arbitraries.ts';
import { isLive, keysOf, withValues } from '../experiment.ts';
import { presetExperiment } from '../presets/contract.ts';
import { FIRST_PRESET, findPreset } from '../presets/index.ts';
import type { Facts, Moment } from './contract.ts';
import { DIAGNOSES, diagnose } from './index.ts';

const base = withValues(presetExperiment(findPreset(FIRST_PRESET)), { 'method.id': 'ns-gan', 'smoothing.on': false });
const annealed = {
  'smoothing.on': true,
  'smoothing.schedule': 'linear',
  'smoothing.duration': 2_000,
} as const;

/** Evaluations every 500 steps of a run on eight modes, with only what differs from a healthy one. */
function history(...points: readonly Readonly<Record<string, number | null>>[]): Moment[] {
  const healthy = {
    modes: 8,
    strictModes: 8,
    modeCount: 8,
    highQuality: 0.95,
    reverseKl: 0.01,
    criticLoss: 1.3,
    criticSlopeMean: 1,
  };
  return points.map((point, i) => ({ step: 500 * (i + 1), metrics: { ...healthy, ...point }, shares: [] }));
}

const say = (points: Moment[], changes: Readonly<Record<string, ParamValue>> = {}, facts: Facts = {}) => {
  const found = diagnose(points, withValues(base, changes), facts);
  return found && [found.id, found.sentence.en, found.sentence.ja, found.action?.label.en, found.action?.label.ja];
};

describe('known situations', () => {
  it('modes found so far', () => {
    expect(say(history({ modes: 5, strictModes: 5, highQuality: 0.3 }))).toEqual([
      'searching',
      '5 of 8 modes are reached, with 30\u00a0% of the points on them.',
      '8\u00a0モード中 5\u00a0つに達し、点の 30\u00a0% がモード内にあります。',
      undefined,
      undefined,
    ]);
  });

  it('a kernel too narrow to reach anything', () => {
    const apart = { generatorLoss: -1e-4, bandwidth: 0.05, criticSlopeMean: 489.4 };
    const narrow = { 'method.id': 'kernel-gan', 'smoothing.on': true, 'smoothing.bandwidth': 0.05 };
    expect(say(history(apart, apart, apart), narrow)).toEqual([
      'out-of-reach',
      'The kernels (σ 0.05) do not overlap: the log-odds slope by 489, yet hardly any force reaches the points.',
      'カーネル（σ 0.05）が重ならず、対数オッズの傾きは 489 でも、生成データに力はほとんど働きません。',
      'Widen the kernel to 0.5',
      'カーネルを 0.5 に広げる',
    ]);
    expect(say(history({ ...apart, generatorLoss: -1.2 }), narrow)?.[0]).not.toBe('out-of-reach');
  });

  it('a generator that does not train', () => {
    expect(say(history({}, {}), { 'training.freeze': 'shifted' })?.slice(0, 3)).toEqual([
      'frozen',
      'The generator is frozen: only the critic learns, against points that do not move.',
      '生成器は固定されています。動かない点を相手に、識別器だけが学習しています。',
    ]);
  });

  it('a generator that is stuck is offered smoothing', () => {
    const stuck = { modes: 5, strictModes: 5, highQuality: 0.6 };
    expect(say(history(stuck, stuck, stuck, stuck, stuck, stuck))?.[3]).toBe('Smooth, and anneal');
    expect(say(history(stuck, stuck, stuck, stuck, stuck, stuck), annealed)?.[3]).toBe('Lengthen the annealing');
  });

  it('all modes reached but unevenly', () => {
    expect(say(history({ strictModes: 6, highQuality: 0.8, reverseKl: 0.3 }))?.slice(0, 3)).toEqual([
      'searching',
      'All 8 modes are reached, but only 6 have a quarter of their share.',
      '8\u00a0モードすべてに届いていますが、本来の割合の 1/4 に達したのは 6\u00a0つだけです。',
    ]);
  });

  it('collapse, with what there once was', () => {
    const few = { modes: 2, strictModes: 2, highQuality: 0.8, reverseKl: 1.4 };
    expect(say(history({ modes: 7, strictModes: 5, highQuality: 0.2 }, few, few))).toEqual([
      'collapsed',
      'The generator has collapsed onto 2 of 8 modes; it once had 7.',
      '生成器が 8\u00a0モード中 2\u00a0つに偏り、モード崩壊を起こしています。一時は 7\u00a0つを捉えていました。',
      'Smooth, and anneal',
      '平滑化＋アニーリング',
    ]);
    expect(say(history(few, few), { 'smoothing.on': true, 'smoothing.bandwidth': 0.2 })?.slice(3)).toEqual([
      'Widen the kernel',
      'カーネルを広げる',
    ]);
    expect(say(history(few, few), { 'smoothing.on': true, 'smoothing.bandwidth': 2, 'training.packing': 1 })?.[3]).toBe(
      'Pack two points',
    );
    expect(
      say(history(few, few), { 'smoothing.on': true, 'smoothing.bandwidth': 2, 'training.packing': 2 })?.[3],
    ).toBeUndefined();
  });

  it('a mode that was held and is gone', () => {
    const partial = { strictModes: 7, highQuality: 0.5 };
    const held = [partial, partial, partial, partial];
    const seven = { modes: 7, strictModes: 6, highQuality: 0.5 };
    // A loss must last two measurements before it is told.
    expect(say(history(...held, seven))?.[0]).toBe('searching');
    expect(say(history(...held, seven, seven))?.slice(0, 3)).toEqual([
      'mode-lost',
      'A mode has been lost: 7 of 8 remain.',
      'モードが 1\u00a0つ失われました。残るのは 8\u00a0モード中 7\u00a0つです。',
    ]);
    const six = { modes: 6, strictModes: 6, highQuality: 0.5 };
    expect(say(history(...held, seven, six))?.[1]).toBe('2 modes have been lost: 6 of 8 remain.');
    // What is there again is not lost.
    expect(say(history(...held, seven, partial))?.[0]).toBe('searching');
    // A stray sample for one evaluation is not a mode.
    expect(
      say(
        history(
          { modes: 6, strictModes: 6 },
          { modes: 7, strictModes: 6 },
          { modes: 6, strictModes: 6 },
          { modes: 6, strictModes: 6 },
          { modes: 6, strictModes: 6 },
        ),
      )?.[0],
    ).toBe('searching');
  });

  it('a critic that sees through everything', () => {
    const perfect = { modes: 3, strictModes: 3, highQuality: 0.01, criticLoss: 0.031 };
    expect(say(history(perfect, perfect, perfect))?.slice(0, 3)).toEqual([
      'saturated',
      'The critic tells real from generated almost without error (loss 0.031 nats), so the generator has hardly any gradient to follow.',
      '識別器が実データと生成データをほぼ完全に見分けているため（損失 0.031 nat）、生成器に届く勾配がほとんどありません。',
    ]);
    expect(say(history(perfect, perfect, perfect), { 'method.id': 'wgan-gp' })?.[0]).not.toBe('saturated');
  });

  it('a critic steeper than its penalty asks for', () => {
    const steep = { strictModes: 4, highQuality: 0.3, criticSlopeMean: 4.56 };
    const changes = { 'method.id': 'wgan-lp', 'penalty.weight': 0.1, 'penalty.target': 1 };
    expect(say(history(steep, steep, steep), changes)).toEqual([
      'steep-critic',
      'The critic’s slope is 4.56 on average, far beyond its target of 1.',
      '識別器の傾きは平均 4.56 で、目標の 1 を大きく超えています。',
      'Raise the penalty weight',
      'ペナルティ重みを上げる',
    ]);
    expect(say(history(steep, steep, steep))?.[0]).toBe('blurred');
    expect(say(history(steep, steep, steep), { ...changes, 'penalty.weight': 90 })?.[3]).toBeUndefined();
  });

  it('is calm only if nothing was lost in the last two measurements', () => {
    const well = { highQuality: 0.95 };
    const lost = { modes: 7, strictModes: 7, highQuality: 0.95 };
    expect(say(history(well, lost))?.[0]).toBe('searching');
    expect(say(history(well, well, lost, well))?.slice(0, 2)).toEqual([
      'blurred',
      'All 8 modes are captured, with 95\u00a0% of the points on them; a perfect generator has 98.9\u00a0%.',
    ]);
    expect(say(history(well, lost, well, well))?.[0]).toBe('converged');
    // Nine tenths of what a perfect generator of these data has.
    expect(say(history({ highQuality: 0.7 }), {}, { perfect: 0.75 })?.[1]).toMatch(/\(perfect 75.0\u00a0%\)/);
    expect(say(history({ highQuality: 0.889 }))?.[0]).toBe('blurred');
  });

  it('success, for one mode and for many', () => {
    expect(say(history({ highQuality: 0.964 }))?.slice(0, 3)).toEqual([
      'converged',
      '8 of 8 captured, 96\u00a0% on them (perfect 98.9\u00a0%).',
      '全 8\u00a0モードを捕捉し、点の 96\u00a0% がモード内（理想 98.9\u00a0%）。',
    ]);
    expect(say(history({ modes: 25, strictModes: 25, modeCount: 25 }))?.[2]).toMatch(/^全 25\u00a0モードを/);
    expect(say(history({ modes: 1, strictModes: 1, modeCount: 1 }))?.slice(1, 3)).toEqual([
      'The mode is captured, 95\u00a0% of the points on it (perfect 98.9\u00a0%).',
      'モードを捕捉し、点の 95\u00a0% がモード内（理想 98.9\u00a0%）。',
    ]);
  });

  it('all modes, but the points lie beside them', () => {
    const wide = { highQuality: 0.45 };
    expect(say(history(wide))?.slice(0, 3)).toEqual([
      'blurred',
      'All 8 modes are reached, but only 45\u00a0% of the points are on them.',
      '8\u00a0モードすべてに達しましたが、モード内の点は 45\u00a0% だけです。',
    ]);
    expect(
      say(history(wide), { 'smoothing.on': true, 'smoothing.bandwidth': 0.5, 'smoothing.schedule': 'constant' })?.[3],
    ).toBe('Anneal the kernel');
  });

  it('divergence, and what comes before it', () => {
    expect(say(history({}), {}, { diverged: { step: 12_400, healthyStep: 12_000 } })).toEqual([
      'diverged',
      'At step 12,400 the weights were no longer numbers; the run stands again at step 12,000.',
      'ステップ 12,400 で重みが数値でなくなったため、ステップ 12,000 の状態に戻しました。',
      'Back 500 steps',
      '500 ステップ戻る',
    ]);
    expect(say(history({ criticLoss: -123_456 }), { 'criticOptimiser.rate': 0.1 })?.slice(0, 4)).toEqual([
      'running-away',
      'The critic’s loss has run away to −120,000; training is about to break down.',
      '識別器の損失が −120,000 まで膨らみ、学習が破綻しかけています。',
      'Slow the critic down',
    ]);
    const particles = say(history({}), { 'method.id': 'ula' }, { diverged: { step: 300, healthyStep: 200 } });
    expect(particles?.[1]).toMatch(/particles ran away.*step 200.*step size/);
    expect(particles?.[2]).toMatch(/粒子が発散.*ステップ 200 .*ステップ幅/);
  });

  it('no point on a mode: still, for long, or again', () => {
    const none = { modes: 0, strictModes: 0, highQuality: 0, reverseKl: null };
    expect(say(history(none))?.slice(0, 2)).toEqual([
      'warming-up',
      'The generated points have not reached a mode yet.',
    ]);
    expect(say(history(none))?.[3]).toBeUndefined();
    expect(say(history(none, none, none, none))?.[3]).toBe('Smooth, and anneal');
    expect(say(history({}, none))?.[1]).toBe('No generated point is on a mode any more.');
  });

  it('data that have nothing to count', () => {
    const none = { modes: null, strictModes: null, modeCount: null, highQuality: null, reverseKl: null };
    expect(say(history({ ...none, slicedWasserstein: 0.1234 }))?.slice(0, 2)).toEqual([
      'uncounted',
      'These data have no separate modes to count; the sliced Wasserstein distance is 0.12.',
    ]);
    expect(say(history({ ...none, stackedModes: 312 }))?.[1]).toMatch(/^312 of the 1,000 modes/);
    expect(say(history({ ...none, nearestPixels: 1.234 }))?.[1]).toMatch(/lie 1.23 times as far/);
    const learnt = { ...none, nearestPixels: null };
    expect(say(history(learnt), { 'data.id': 'bars-and-stripes' })?.[1]).toMatch(
      /^All images of these data are learnt/,
    );
    expect(say(history(learnt), { 'data.id': 'mnist' })?.[0]).not.toBe('uncounted');
  });

  it('what a judge sees in images, which have no modes', () => {
    const none = { modes: null, strictModes: null, modeCount: null, highQuality: null, reverseKl: null };
    const seen = (recognisable: number, classesCaptured: number) =>
      say(history({ ...none, recognisable, classesCaptured }))?.slice(0, 3);
    expect(seen(0.12, 9)).toEqual([
      'judged',
      'The judge is sure of only 12\u00a0% of the generated samples so far.',
      '判定器が確信をもって見分けられる生成データは、まだ 12\u00a0% です。',
    ]);
    expect(seen(0.9, 1)?.[1]).toBe('The generator makes 1 class again and again: the others are missing.');
    expect(seen(0.9, 2)?.[2]).toBe('生成器は 2\u00a0つのクラスばかりを作り、ほかのクラスは現れていません。');
    expect(seen(0.7, 10)?.[1]).toBe(
      'The judge is sure of 70\u00a0% of the generated samples, and 10 classes have a quarter of their share or more.',
    );
    expect(seen(0.7, 10)?.[2]).toMatch(/10\u00a0個のクラス/);
    expect(say(history({ recognisable: 0.9, classesCaptured: 1 }))?.[0]).toBe('converged');
  });

  it('a learning rate that has fallen to zero, from the step after', () => {
    const falling = withValues(base, {
      'generatorOptimiser.annealing': 'linear',
      'generatorOptimiser.annealingSteps': 1_500,
    });
    const at = (step: number) => diagnose([{ step, metrics: {}, shares: [] }], falling);
    expect(at(1_500)?.id).not.toBe('rate-is-zero');
    expect(at(1_501)).toMatchObject({
      id: 'rate-is-zero',
      sentence: { en: 'The generator’s learning rate has been zero since step 1,500: it no longer learns.' },
      action: { changes: { 'generatorOptimiser.annealing': 'constant' } },
    });
  });

  it('what a kernel makes of images by how it compares them', () => {
    const digits = withValues(base, { 'data.id': 'mnist', 'method.id': 'kernel-gan' });
    const none = { modes: null, strictModes: null, modeCount: null, highQuality: null, reverseKl: null };
    const seen = (space: string, moment: Record<string, number>) => {
      const experiment = withValues(digits, { 'method.space': space });
      const found = diagnose([{ step: 400, metrics: { ...none, ...moment }, shares: [] }], experiment);
      return [found?.id, found?.action?.changes];
    };
    const both = { 'method.space': 'both' };
    expect(seen('pixels', { recognisable: 0.02, classesCaptured: 1 })).toEqual(['by-pixels', both]);
    expect(seen('features', { recognisable: 0.9, classesCaptured: 10, nearestPixels: 3 })).toEqual([
      'fooled-judge',
      both,
    ]);
    expect(seen('features', { recognisable: 0.9, classesCaptured: 10 })).toEqual(['judged', undefined]);
    // Noise of the first steps: the judge is as sure, and no kernel is to blame.
    expect(seen('pixels', { recognisable: 0.99, classesCaptured: 1, nearestPixels: 3.1 })).toEqual([
      'fooled-judge',
      undefined,
    ]);
    // What is taken now and then still stands at the evaluations between.
    const unlike = { recognisable: 0.99, classesCaptured: 1 };
    const later = [
      { step: 5, metrics: { ...none, ...unlike, nearestPixels: 3.1 }, shares: [] },
      { step: 9, metrics: { ...none, ...unlike }, shares: [] },
    ];
    expect(diagnose(later, digits)?.sentence.en).toMatch(/sure of 99.*3\.10 times/);
    expect(seen('both', { recognisable: 0.02, classesCaptured: 1, nearestPixels: 3 })).toEqual(['judged', undefined]);
  });

  it('is silent where there is nothing to say', () => {
    expect(diagnose([], base)).toBeNull();
    const noModes = { modes: null, strictModes: null, modeCount: null, highQuality: null, reverseKl: null };
    expect(say(history(noModes, noModes, noModes))).toBeNull();
  });
});

describe('every diagnosis', () => {
  const metric = fc.option(fc.double({ min: -10, max: 30, noNaN: true }), { nil: null });
  const moment = fc.record({
    modes: fc.integer({ min: 0, max: 8 }),
    strictModes: fc.integer({ min: 0, max: 8 }),
    modeCount: fc.constant(8),
    highQuality: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
    reverseKl: metric,
    criticLoss: fc.oneof(metric, fc.constantFrom(0.01, 1e5)),
    criticSlopeMean: metric,
    penalty: metric,
  });

  it('speaks whole sentences in both languages and offers only settings that exist, in range', () => {
    fc.assert(
      fc.property(anyExperiment, fc.array(moment, { minLength: 1, maxLength: 8 }), (experiment, points) => {
        const found = diagnose(history(...points), experiment);
        if (!found) return;
        expect(found.sentence.en).toMatch(/^[A-Z0-9].*\.$/);
        expect(found.sentence.ja).toMatch(/[ぁ-ん].*。$/);
        expect(`${found.sentence.en}${found.sentence.ja}`).not.toMatch(/NaN|undefined|Infinity|つ [ぁ-ん]/);
        if (!found.action || found.action.changes === 'back-500') return;
        const next = withValues(experiment, found.action.changes);
        expect(keysOf(next)).toEqual(expect.arrayContaining(Object.keys(found.action.changes)));
        expect(found.action.label.ja).toMatch(/[ぁ-んァ-ヶ]/);
        expect(next).not.toEqual(experiment);
      }),
    );
  });

  it('has a permanent id of its own', () => {
    const ids = DIAGNOSES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(isLive(base, 'smoothing.duration')).toBe(true);
  });
});
