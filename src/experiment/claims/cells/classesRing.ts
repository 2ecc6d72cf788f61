import type { ParamValue } from '../../../schema/param.ts';
import { type Text, text } from '../../../schema/text.ts';
import { type Cell, defineCell } from '../contract.ts';

type Changes = Readonly<Record<string, ParamValue>>;

const STEPS = 3_000;

/**
 * The labelled ring of the reduced check: eight modes, each a class of its own; three hidden layers of 64 units, batch
 * normalisation in the generator only, the initial weights of PyTorch, in which it was written, and learning rates that fall
 * linearly to 0 over the run. How far classes shrink depends on both: from He's larger weights they do not.
 */
const RING: Changes = {
  'data.id': 'ring',
  'data.radius': 1,
  'data.std': 0.06,
  'training.batch': 128,
  'latent.dimension': 8,
  'generator.depth': 3,
  'generator.width': 64,
  'generator.activation': 'leaky-relu',
  'generator.normalisation': 'batch',
  'generator.initialisation': 'uniform',
  'critic.depth': 3,
  'critic.width': 64,
  'critic.activation': 'leaky-relu',
  'critic.initialisation': 'uniform',
  'generatorOptimiser.rate': 1e-3,
  'generatorOptimiser.annealing': 'linear',
  'generatorOptimiser.annealingSteps': STEPS,
  'generatorOptimiser.beta2': 0.999,
  'criticOptimiser.rate': 1e-3,
  'criticOptimiser.annealing': 'linear',
  'criticOptimiser.annealingSteps': STEPS,
  'criticOptimiser.beta2': 0.999,
};

/** Narrower modes, and a generator without normalisation, which starts out in one place. */
const WINNER: Changes = {
  ...RING,
  'data.std': 0.03,
  'generator.normalisation': 'none',
  'generatorOptimiser.rate': 5e-4,
  'criticOptimiser.rate': 5e-4,
};

const onRing = (id: string, title: Text, changes: Changes, base: Changes = RING): Cell =>
  defineCell({
    id: `labelled-ring-${id}`,
    title,
    changes: { ...base, ...changes },
    steps: STEPS,
    every: 500,
    trace: ['strictModes', 'highQuality', 'amScore', 'amScoreEntropy', 'modeSpread'],
  });

/** Where the target class of a generated point comes from. */
const STATIC: Changes = { 'method.labelling': 'static' };
const DYNAMIC: Changes = { 'method.labelling': 'dynamic' };

export const ringGan = onRing('ns-gan', text('GAN', 'GAN'), { 'method.id': 'ns-gan' });
export const ringLabelGan = onRing('label-gan', text('LabelGAN', 'LabelGAN'), { 'method.id': 'label-gan' });
export const ringAcStar = onRing('ac-gan-star', text('AC-GAN*, dynamic', 'AC-GAN*（動的）'), {
  'method.id': 'ac-gan-star',
  ...DYNAMIC,
});
export const ringAcStarPlus = onRing('ac-gan-star-plus', text('AC-GAN*+, dynamic', 'AC-GAN*+（動的）'), {
  'method.id': 'ac-gan-star-plus',
  ...DYNAMIC,
});
export const ringAcStarStatic = onRing('ac-gan-star-static', text('AC-GAN*, static', 'AC-GAN*（静的）'), {
  'method.id': 'ac-gan-star',
  ...STATIC,
});
export const ringAm = onRing('am-gan', text('AM-GAN, dynamic', 'AM-GAN（動的）'), {
  'method.id': 'am-gan',
  ...DYNAMIC,
});
export const ringAmStatic = onRing('am-gan-static', text('AM-GAN, static', 'AM-GAN（静的）'), {
  'method.id': 'am-gan',
  ...STATIC,
});
export const winnerAm = onRing(
  'winner-am-gan',
  text('AM-GAN, dynamic, no batch normalisation', 'AM-GAN（動的、バッチ正規化なし）'),
  { 'method.id': 'am-gan', ...DYNAMIC },
  WINNER,
);
export const winnerAmStatic = onRing(
  'winner-am-gan-static',
  text('AM-GAN, static, no batch normalisation', 'AM-GAN（静的、バッチ正規化なし）'),
  { 'method.id': 'am-gan', ...STATIC },
  WINNER,
);
