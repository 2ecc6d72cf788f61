import type { ParamValue } from '../../../schema/param.ts';
import { type Text, text } from '../../../schema/text.ts';
import { type Cell, defineCell } from '../contract.ts';

const STEPS = 3_000;
const TRACE = ['modeMassError', 'energyDistance', 'ksd'] as const;

/** Targets of the plane at the sizes of the reduced check. */
const TARGETS = {
  ring: { title: text('ring of 8', '8 モードのリング'), changes: { 'data.id': 'ring', 'data.std': 0.35 } },
  grid: {
    title: text('grid of 25', '25 モードの格子'),
    changes: { 'data.id': 'grid', 'data.spacing': 2, 'data.std': 0.35 },
  },
  squiggle: { title: text('squiggle', '波形の分布'), changes: { 'data.id': 'squiggle' } },
  donut: { title: text('donut', 'ドーナツ'), changes: { 'data.id': 'donut' } },
  banana: { title: text('banana', 'バナナ形'), changes: { 'data.id': 'banana' } },
  rosenbrock: { title: text('Rosenbrock valley', 'Rosenbrock の谷'), changes: { 'data.id': 'rosenbrock' } },
} as const;
export type Target = keyof typeof TARGETS;

/** The grid is wider than the others: wider levels, and a wider start. */
const WIDE = { 'sampler.noiseHigh': 4, 'sampler.spread': 2 } as const;
const ONE_LEVEL = { 'sampler.noiseLow': 0.2, 'sampler.noiseHigh': 0.2 } as const;

interface Recipe {
  readonly id: string;
  readonly title: Text;
  readonly changes: Readonly<Record<string, ParamValue>>;
  readonly steps?: number;
}

function sampled(target: Target, { id, title, changes, steps = STEPS }: Recipe): Cell {
  const { title: name, changes: data } = TARGETS[target];
  return defineCell({
    id: `${id}-${target}`,
    title: text(`${title.en}, ${name.en}`, `${title.ja}、${name.ja}`),
    changes: { ...data, ...changes },
    steps,
    every: steps / 5,
    trace: TRACE,
  });
}

/** DFT on a ladder of noise. */
export const dftOn = (target: Target): Cell =>
  sampled(target, {
    id: 'dft-ladder',
    title: text('DFT on a ladder of noise', '段階的なノイズの DFT'),
    changes: { 'method.id': 'dft', ...(target === 'grid' && WIDE) },
  });

/** KL-IS on the same ladder. */
export const klOn = (target: Target): Cell =>
  sampled(target, {
    id: 'kl-ladder',
    title: text('KL-IS on a ladder of noise', '段階的なノイズの KL-IS'),
    changes: { 'method.id': 'kl-is', ...(target === 'grid' && WIDE) },
  });

export const dftRing = dftOn('ring');
export const dftGrid = dftOn('grid');
export const dftSquiggle = dftOn('squiggle');
export const dftDonut = dftOn('donut');
export const dftBanana = dftOn('banana');
export const dftRosenbrock = dftOn('rosenbrock');
export const klRing = klOn('ring');
export const klSquiggle = klOn('squiggle');

export const dftOneRing = sampled('ring', {
  id: 'dft-one',
  title: text('DFT at one level, σ = 0.2', '1 段階（σ = 0.2）の DFT'),
  changes: { 'method.id': 'dft', ...ONE_LEVEL },
});

/** The KSD-trained sampler on the ladder, and at one level of it. */
export const ksdRing = sampled('ring', {
  id: 'ksd-ladder',
  title: text('KSD-trained on a ladder of noise', '段階的なノイズの KSD 学習'),
  changes: { 'method.id': 'ksd-ns' },
});
export const ksdOneRing = sampled('ring', {
  id: 'ksd-one',
  title: text('KSD-trained at one level, σ = 0.2', '1 段階（σ = 0.2）の KSD 学習'),
  changes: { 'method.id': 'ksd-ns', ...ONE_LEVEL },
});

export const klOneGrid = sampled('grid', {
  id: 'kl-one',
  title: text('KL-IS at one level, σ = 0.2', '1 段階（σ = 0.2）の KL-IS'),
  changes: { 'method.id': 'kl-is', ...ONE_LEVEL, 'sampler.spread': 2 },
});

/** Setting C of the reduced check: constant rates, five score steps. */
export const dftOneRosenbrock = sampled('rosenbrock', {
  id: 'dft-one',
  title: text('DFT at one level, σ = 0.2, constant rates', '1 段階（σ = 0.2）・学習率一定の DFT'),
  changes: {
    'method.id': 'dft',
    ...ONE_LEVEL,
    'sampler.scoreSteps': 5,
    'sampler.batch': 512,
    'generatorOptimiser.rate': 3e-4,
    'generatorOptimiser.annealing': 'constant',
    'scoreOptimiser.rate': 3e-3,
    'scoreOptimiser.annealing': 'constant',
  },
});

export const pathOnlySquiggle = sampled('squiggle', {
  id: 'path-only',
  title: text('DFT without the correction term', '補正項のない DFT'),
  changes: { 'method.id': 'dft', 'method.correction': false },
  steps: 1_000,
});

/** A chain for every sample of an evaluation, evaluated when it has spent 200 gradients. */
export const ulaGrid = sampled('grid', {
  id: 'ula-200',
  title: text('200 Langevin steps, η = 0.01', 'ランジュバン 200 ステップ（η = 0.01）'),
  changes: { 'method.id': 'ula', 'particles.spread': 1 },
  steps: 200,
});

export const svgdGrid = sampled('grid', {
  id: 'svgd',
  title: text('SVGD, 500 particles', 'SVGD（粒子 500 個）'),
  changes: { 'method.id': 'svgd' },
  steps: 1_000,
});

export const malaIslands = defineCell({
  id: 'mala-uneven-islands',
  title: text('MALA, two islands of weights 9 : 1', 'MALA、重み 9 : 1 の 2 つの島'),
  changes: { 'method.id': 'mala', 'data.id': 'two-islands', 'data.weights': [9, 1] },
  steps: 500,
  every: 100,
  trace: TRACE,
});
