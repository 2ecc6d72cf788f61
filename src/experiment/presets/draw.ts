import { DRAWING_PRESETS } from '../../data/drawingPresets.ts';
import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

const islands = DRAWING_PRESETS.find(({ id }) => id === 'three-islands');

export const draw = definePreset({
  id: 'draw',
  group: 'yours',
  title: text('Draw your own', '自分で描く'),
  summary: text(
    'Three painted islands that the generator learns; open the drawing and paint your own.',
    '描かれた 3 つの島を生成器が学びます。描画を開いて、自分の形を描いてください。',
  ),
  watch: text(
    'Three painted islands. Will the points find all of them?',
    '描かれた 3\u00a0つの島。点はすべての島を見つけるでしょうか。',
  ),
  story: text(
    'Whatever you paint becomes the data: its points are drawn evenly from the painted area, and its clusters count as modes. Start with these islands, then edit the drawing with brush and eraser. Thin bridges and far-off dots are the hard parts.',
    '描いたものがそのままデータになります。点は塗られた部分から一様に選ばれ、まとまりがモードとして数えられます。まずこの島で試し、ブラシと消しゴムで描き直してください。細い橋や離れた点が難所です。',
  ),
  // Twice the usual width: with less, one run in twenty leaves an island out.
  changes: {
    'method.id': 'ns-gan',
    'data.id': 'drawn',
    'data.strokes': islands?.strokes() ?? '',
    'data.modes': 3,
    'generator.width': 64,
    'critic.width': 64,
  },
  outcome: {
    text: text(
      'All three islands are captured, most points on them.',
      '3 つの島をすべて捕捉し、大半の点がその上にある。',
    ),
    step: 4_000,
    conditions: [
      { metric: 'strictModes', atLeast: 3 },
      { metric: 'highQuality', atLeast: 0.8 },
    ],
  },
});
