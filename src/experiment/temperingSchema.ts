import { integer, number } from '../schema/param.ts';
import { text } from '../schema/text.ts';

/** How much flatter than it is a target is taken to be, for as long as is said: the same for samplers and particles. */
export const temperingParams = {
  beta: number({
    label: text('Power of the target', '目標のべき'),
    symbol: 'β',
    help: text(
      'The target’s density is raised to this power: below 1 it is flatter, and its modes are less far apart. What is measured is the target itself.',
      '目標の密度をこのべき乗にします。1 より小さいと平らになり、モードの間の谷が浅くなります。測定は元の目標に対して行います。',
    ),
    min: 0.02,
    max: 1,
    default: 1,
    scale: 'log',
    live: true,
  }),
  betaSteps: integer({
    label: text('Steps until it is 1', '1 になるまでのステップ数'),
    help: text(
      'The power rises to 1 in so many steps, geometrically. 0 leaves it as it is.',
      'べきはこのステップ数をかけて等比的に 1 まで上がります。0 なら一定のままです。',
    ),
    min: 0,
    max: 100_000,
    default: 0,
    scale: 'log',
    live: true,
  }),
} as const;
