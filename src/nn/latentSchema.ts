import { choice, defineSchema, integer } from '../schema/param.ts';
import { text } from '../schema/text.ts';

/** Random inputs of a generator. */
export const latentSchema = defineSchema({
  dimension: integer({
    label: text('Latent dimension', '潜在変数の次元'),
    symbol: 'd',
    help: text('Number of random inputs of the generator.', '生成器に入る乱数の個数。'),
    min: 1,
    max: 128,
    default: 2,
    scale: 'log',
  }),
  law: choice({
    label: text('Latent law', '潜在変数の分布'),
    help: text('Law of the generator’s random inputs.', '生成器に入る乱数の分布。'),
    options: [
      { value: 'normal', label: text('Normal N(0, 1)', '正規 N(0, 1)') },
      { value: 'uniform', label: text('Uniform on [−1, 1]', '一様 [−1, 1]') },
      { value: 'zero', label: text('Always 0', '常に 0') },
    ],
    default: 'normal',
  }),
});
