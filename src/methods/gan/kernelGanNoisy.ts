import type { Scalar } from '@tensorflow/tfjs-core';
import { defineSchema, integer } from '../../schema/param.ts';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import {
  closedFormField,
  closedFormFixes,
  closedFormNotes,
  closedFormParams,
  closedFormRecommends,
  closedFormUses,
  discriminatorOf,
  objectiveOf,
} from './closedForm.ts';
import { defineMethod, type Play } from './contract.ts';
import { nats } from './shared.ts';

/** The objective at noisy copies of both batches, averaged over the draws of the noise. */
function generator(play: Play): Scalar {
  const real = play.compared(play.realPoints());
  const fake = play.compared(play.fakePoints());
  const logit = discriminatorOf(play, real, fake);
  const draws = Number(play.option('method.draws'));
  const values = Array.from({ length: draws }, () =>
    objectiveOf(play, logit(play.noisy(real), 'real'), logit(play.noisy(fake), 'fake')),
  );
  return play.ops.div(
    values.reduce((sum, value) => play.ops.add(sum, value)),
    draws,
  );
}

/** Kernel GAN evaluated at noisy points: an unbiased estimate of 2·JSD of the two density estimates, less 2 log 2. */
export const kernelGanNoisy = defineMethod({
  id: 'kernel-gan-noisy',
  title: text('Kernel GAN (noisy points)', 'カーネル GAN（ノイズ評価）'),
  summary: text(
    'As Kernel GAN, but evaluated where the smoothed laws have their points: at copies with noise of the kernel.',
    'カーネル GAN と同じ識別器を、カーネルのノイズを加えた点、つまり平滑化した分布の標本で評価します。',
  ),
  paper: { label: 'Sinn & Rawat 2018', url: 'https://arxiv.org/abs/1705.09199' },
  formula: {
    critic: tex`\hat D(x)=\frac{\hat p_r(x)}{\hat p_r(x)+\hat p_\theta(x)},\quad\hat p_r(x)=\frac1n\sum_iK_\sigma(x-x_i)`,
    generator: tex`V=\frac1{nS}\sum_{i,s}\log\hat D(x_i+\varepsilon_{is})+\frac1{mS}\sum_{j,s}\log\bigl(1-\hat D(g(z_j)+\varepsilon'_{js})\bigr)`,
    notes: closedFormNotes,
  },
  lossUnit: nats,
  needs: { critic: 'none', labels: false, secondOrder: false, density: true },
  field: closedFormField,
  params: defineSchema({
    ...closedFormParams,
    draws: integer({
      label: text('Noise draws', 'ノイズの回数'),
      symbol: 'S',
      help: text('Noisy copies of every point in each step.', '各ステップで 1 点につくるノイズ付きの点の数。'),
      min: 1,
      max: 16,
      default: 4,
    }),
  }),
  uses: closedFormUses,
  fixes: closedFormFixes,
  recommends: closedFormRecommends,
  phases: [{ trains: 'generator', repeats: 'training.generatorSteps', loss: generator }],
});
