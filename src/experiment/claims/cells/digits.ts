import type { ParamValue } from '../../../schema/param.ts';
import { type Text, text } from '../../../schema/text.ts';
import { type Cell, defineCell } from '../contract.ts';

type Changes = Readonly<Record<string, ParamValue>>;

/** MNIST with the networks that the law recommends: a classroom's minute in place of the paper's days on CIFAR-10. */
const digits = (id: string, title: Text, changes: Changes): Cell =>
  defineCell({
    id: `digits-${id}`,
    title,
    changes: { 'data.id': 'mnist', ...changes },
    steps: 3_000,
    every: 500,
    trace: [
      'recognisable',
      'classesCaptured',
      'amScore',
      'amScoreKl',
      'amScoreEntropy',
      'featureDiversity',
      'askedClass',
    ],
  });

/** Where the target class of a generated point comes from. */
const STATIC: Changes = { 'method.labelling': 'static' };
const DYNAMIC: Changes = { 'method.labelling': 'dynamic' };

export const digitsGan = digits('ns-gan', text('GAN', 'GAN'), { 'method.id': 'ns-gan' });
export const digitsGanStar = digits('gan-star', text('GAN*', 'GAN*'), { 'method.id': 'gan-star' });
export const digitsLabelGan = digits('label-gan', text('LabelGAN', 'LabelGAN'), { 'method.id': 'label-gan' });
export const digitsAc = digits('ac-gan', text('AC-GAN, dynamic', 'AC-GAN（動的）'), {
  'method.id': 'ac-gan',
  ...DYNAMIC,
});
export const digitsAcStar = digits('ac-gan-star', text('AC-GAN*, dynamic', 'AC-GAN*（動的）'), {
  'method.id': 'ac-gan-star',
  ...DYNAMIC,
});
export const digitsAcStarPlus = digits('ac-gan-star-plus', text('AC-GAN*+, dynamic', 'AC-GAN*+（動的）'), {
  'method.id': 'ac-gan-star-plus',
  ...DYNAMIC,
});
export const digitsAm = digits('am-gan', text('AM-GAN, dynamic', 'AM-GAN（動的）'), {
  'method.id': 'am-gan',
  ...DYNAMIC,
});
export const digitsAmStatic = digits('am-gan-static', text('AM-GAN, static', 'AM-GAN（静的）'), {
  'method.id': 'am-gan',
  ...STATIC,
});
export const digitsProjection = digits('cgan-projection', text('conditional GAN, projection', '条件付き GAN（射影）'), {
  'method.id': 'cgan-projection',
});
