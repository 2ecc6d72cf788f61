import { text } from '../schema/text.ts';

/** Interface text: traces of chains and how they mix, as `instruments.chains`. */
export const chains = {
  traces: text('x of {{count}} chains', '{{count}} 本の連鎖の x'),
  from: text(
    '{{iterations}} iterations after a warm-up of {{warmUp}}, from where the run stands; ticks: x of the modes',
    '現在の粒子の位置から始め、準備期間 {{warmUp}} 回の後の {{iterations}} 回。右端の印は各モードの x',
  ),
  warmUp: text('warm-up', '準備期間'),
  table: text('Mixing', '混合'),
  want: text('want', '目安'),
  rHat: text('R\u2011hat', 'R\u2011hat'),
  bulkEss: text('ESS, bulk', '有効標本数（中央）'),
  tailEss: text('ESS, tail', '有効標本数（裾）'),
  accepted: text('Accepted', '受理率'),
  never: text('nothing is refused', '棄却なし'),
  visited: text('Modes visited by a chain', '各連鎖が訪れたモード'),
  together: text('by all together', '全体で訪れたモード'),
  noModes: text('no separate modes', '分離したモードなし'),
  lying: text(
    'R\u2011hat says that all is well, because no chain knows of the modes that all of them miss. Believe the modes visited.',
    'どの連鎖も同じモードを見落としているため、R\u2011hat は問題なしと示します。訪れたモード数のほうを信じてください。',
  ),
  note: text(
    'R\u2011hat is rank-normalised and split (Vehtari et al. 2021). One-step samplers and SVGD have no chains: no R\u2011hat for them.',
    'R\u2011hat は順位正規化・分割版です（Vehtari et al. 2021）。1 ステップのサンプラーと SVGD には連鎖がなく、R\u2011hat もありません。',
  ),
} as const;
