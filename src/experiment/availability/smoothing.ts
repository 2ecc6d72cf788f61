import { text } from '../../schema/text.ts';
import type { Rule } from './rule.ts';

/** Settings that only a bandwidth, or a bandwidth that moves, gives a meaning. */
export const SMOOTHING_KEYS = [
  'smoothing.kernel',
  'smoothing.bandwidth',
  'smoothing.schedule',
  'smoothing.end',
  'smoothing.duration',
  'smoothing.from',
];

/** Nothing of smoothing matters while it is off, and no end without a way there. */
export const smoothingRules: readonly Rule[] = [
  {
    keys: SMOOTHING_KEYS,
    unless: ({ smoothing }) => smoothing.on,
    reason: text('Switch smoothing on to use this.', '平滑化をオンにすると使えます。'),
  },
  {
    keys: ['smoothing.end', 'smoothing.duration', 'smoothing.from'],
    unless: ({ smoothing }) => smoothing.schedule !== 'constant',
    reason: text(
      'A constant bandwidth has no end: choose another shape of annealing.',
      '帯域幅が一定のため使いません。アニーリングの形を選ぶと設定できます。',
    ),
  },
];
