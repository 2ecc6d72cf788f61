import type { Scalar } from '@tensorflow/tfjs-core';
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

/** The objective at the points of both batches themselves. */
function generator(play: Play): Scalar {
  const real = play.compared(play.realPoints());
  const fake = play.compared(play.fakePoints());
  const logit = discriminatorOf(play, real, fake);
  return objectiveOf(play, logit(real, 'real'), logit(fake, 'fake'));
}

/** Kernel GAN: the generator descends the objective of the discriminator that kernel density estimates make optimal. */
export const kernelGan = defineMethod({
  id: 'kernel-gan',
  title: text('Kernel GAN', 'カーネル GAN'),
  summary: text(
    'No critic network: the best discriminator of the smoothed points is known, and the generator descends its value.',
    '識別器のネットワークを使いません。平滑化した点に対する最適な識別器が式で分かるため、その値を生成器が下げます。',
  ),
  paper: { label: 'Sinn & Rawat 2018', url: 'https://arxiv.org/abs/1705.09199' },
  formula: {
    critic: tex`\hat D(x)=\frac{\hat p_r(x)}{\hat p_r(x)+\hat p_\theta(x)},\quad\hat p_r(x)=\frac1n\sum_iK_\sigma(x-x_i)`,
    generator: tex`V=\frac1n\sum_i\log\hat D(x_i)+\frac1m\sum_j\log\bigl(1-\hat D(g(z_j))\bigr)`,
    notes: closedFormNotes,
  },
  lossUnit: nats,
  needs: { critic: 'none', labels: false, secondOrder: false, density: true },
  field: closedFormField,
  params: closedFormParams,
  uses: closedFormUses,
  fixes: closedFormFixes,
  recommends: closedFormRecommends,
  phases: [{ trains: 'generator', repeats: 'training.generatorSteps', loss: generator }],
});
