import { number, textValue } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { createDrawn } from './drawnLaw.ts';
import { defineLaw } from './law.ts';
import { ownModes } from './ownModes.ts';
import { MAX_DRAWING_LENGTH } from './strokes.ts';

/** Uniform on what was painted (a raster of 512 × 512 cells over the drawing window), with Gaussian jitter. */
export const drawn = defineLaw({
  id: 'drawn',
  title: text('Draw your own', '自分で描く'),
  summary: text(
    'Paint a shape with the brush; its points are the data, its clusters the modes.',
    'ブラシで形を描きます。描いた点がデータ、そのまとまりがモードになります。',
  ),
  params: {
    strokes: textValue({
      label: text('Drawing', '描画'),
      help: text('The painted shape, kept in the link.', '描いた形。リンクに保存されます。'),
      maxLength: MAX_DRAWING_LENGTH,
    }),
    modes: ownModes,
    spread: number({
      label: text('Spread', '広がり'),
      unit: LENGTH,
      help: text(
        'Standard deviation of the jitter around the painted shape.',
        '描いた形のまわりに加える揺らぎの標準偏差。',
      ),
      min: 0,
      max: 0.3,
      default: 0.02,
      step: 0.01,
    }),
  },
  create: createDrawn,
});
