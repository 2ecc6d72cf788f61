import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

const RARE = [1, 3, 5, 7] as const;
const COMMON = [0, 2, 4, 6] as const;

export const rareModes = definePreset({
  id: 'rare-modes',
  group: 'story',
  title: text('Rare modes vanish first', 'まれなモードから消える'),
  summary: text(
    'Every other mode is fifty times rarer: the generator keeps the common ones and drops the rest.',
    '1 つおきのモードを 50 分の 1 の頻度にすると、生成器はよく出るモードだけを残します。',
  ),
  watch: text(
    'Every other mode is fifty times rarer. Which ones will the generator keep?',
    '1\u00a0つおきのモードの頻度は 50\u00a0分の 1 です。生成器に残るのはどのモードでしょうか。',
  ),
  story: text(
    'A batch of 64 holds about one point of all rare modes together, so the critic hardly misses them and nothing pulls the generator there. Compare each bar with its target in the share panel. Larger batches, packing or smoothing may bring them back.',
    '64 点のバッチに含まれるまれなモードの点は、4 つ合わせて 1 点ほどです。欠けても識別器はほとんど気づかず、生成器を引き寄せる力がありません。割合の棒を目標と比べてください。バッチを大きくする、パッキングや平滑化を使うと戻ることがあります。',
  ),
  changes: {
    'method.id': 'ns-gan',
    'data.id': 'ring',
    'data.std': 0.05,
    'data.weights': [1, 0.02, 1, 0.02, 1, 0.02, 1, 0.02],
  },
  outcome: {
    text: text(
      'The common modes are held, at least two rare ones are not.',
      'よく出るモードは保たれ、まれなモードは 2 つ以上が失われる。',
    ),
    step: 5_000,
    conditions: [
      { modes: COMMON, atLeast: 0.25 },
      { metric: 'strictModes', atMost: COMMON.length + RARE.length - 2 },
    ],
  },
});
