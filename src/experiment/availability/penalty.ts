import { criticOf } from '../../methods/index.ts';
import { text } from '../../schema/text.ts';
import type { Experiment } from '../experiment.ts';
import type { Rule } from './rule.ts';

/** Settings of a penalty beside its kind. */
export const PENALTY_KEYS = ['penalty.weight', 'penalty.target', 'penalty.where', 'penalty.localScale'];

/** The penalties that look at pairs of points instead of slopes. */
const isPairwise = ({ penalty }: Experiment): boolean => penalty.kind === 'quotient' || penalty.kind === 'transport';

/** Whether the penalty asked for needs a probability that the method's critic does not give. */
export const lacksLogit = ({ penalty, method }: Experiment): boolean =>
  penalty.kind === 'noise' && criticOf(method.id) !== 'logit';

/** What a kind of penalty has no use for; none has use for anything. */
export const penaltyRules: readonly Rule[] = [
  {
    keys: PENALTY_KEYS,
    unless: (_, given) => !lacksLogit(given),
    reason: text(
      'The noise regulariser needs a critic that outputs a logit: choose another penalty or a method with one.',
      'ノイズ正則化はロジットを出力する識別器が必要です。別のペナルティか手法を選ぶと設定できます。',
    ),
  },
  {
    keys: PENALTY_KEYS,
    unless: ({ penalty }) => penalty.kind !== 'none',
    reason: text(
      'There is no gradient penalty: choose one to use this.',
      '勾配ペナルティがありません。種類を選ぶと設定できます。',
    ),
  },
  {
    keys: ['penalty.target'],
    unless: ({ penalty }) => penalty.kind !== 'zero-centred',
    reason: text(
      'A zero-centred penalty aims at slope 0: choose a one- or two-sided one.',
      'ゼロ中心のペナルティは傾き 0 を目指します。両側か片側を選ぶと設定できます。',
    ),
  },
  {
    keys: ['penalty.target', 'penalty.where', 'penalty.localScale'],
    unless: ({ penalty }) => penalty.kind !== 'noise',
    reason: text(
      'The noise regulariser damps slopes at real and at generated points: choose a gradient penalty.',
      'ノイズ正則化は実データと生成データの両方で傾きを抑えます。勾配ペナルティを選ぶと設定できます。',
    ),
  },
  {
    keys: ['penalty.where', 'penalty.localScale'],
    unless: (experiment) => !isPairwise(experiment),
    reason: text(
      'A penalty on pairs compares each real point with a generated one: choose one on slopes.',
      '点対のペナルティは実データと生成データを 1 点ずつ比べます。傾きのペナルティを選ぶと設定できます。',
    ),
  },
  {
    keys: ['penalty.localScale'],
    unless: ({ penalty }) => penalty.where === 'local' || penalty.where === 'local-both',
    reason: text(
      'Only a penalty around points has a neighbourhood: choose that under “Penalised at”.',
      '周辺の広さは、点の周辺にペナルティを課すときだけ使います。「ペナルティを課す点」で周辺を選ぶと設定できます。',
    ),
  },
];
