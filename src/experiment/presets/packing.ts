import { text } from '../../schema/text.ts';
import { SHARP_CRITIC } from './collapse.ts';
import { definePreset } from './contract.ts';

export const packing = definePreset({
  id: 'packing',
  group: 'story',
  title: text('Packing helps', 'パッキングが効く'),
  summary: text(
    'The collapsing run with a critic that judges four points together: a lack of variety gives the generator away.',
    '崩壊した学習で、識別器に 4 点をまとめて判定させます。多様性のなさが見破られるようになります。',
  ),
  watch: text(
    'The critic judges four points together. What does that change for the generator?',
    '識別器は 4\u00a0点をまとめて判定します。生成器の振る舞いはどう変わるでしょうか。',
  ),
  story: text(
    'A critic that sees one point at a time cannot notice that seven modes are missing; one that sees four together can, because four real points are scattered and four generated ones are not (PacGAN). Everything else is as in “The generator collapses”. Set packing to 1 to see it collapse again.',
    '1 点ずつ見る識別器は、モードが欠けていることに気づけません。4 点をまとめて見れば、実データは散らばり生成データは固まっているので見分けられます（PacGAN）。ほかは「生成器がモード崩壊する」と同じです。パッキングを 1 に戻すと再び崩壊します。',
  ),
  changes: { ...SHARP_CRITIC, 'training.packing': 4 },
  outcome: {
    text: text(
      'At least five of eight modes hold a quarter of their share, where the collapsing run holds four at most.',
      '8 モード中 5 個以上が本来の割合の 1/4 を得る（崩壊する学習では 4 個以下）。',
    ),
    step: 6_000,
    conditions: [{ metric: 'strictModes', atLeast: 5 }],
  },
});
