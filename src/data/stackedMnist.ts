import type { Key } from '../math/rng.ts';
import { integer } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { NO_BOUNDS } from './images/imageLaw.ts';
import { IMAGE_DEFAULTS } from './images/recommends.ts';
import type { ImagePool } from './images/sampleImages.ts';
import { selectImages, trainingRows } from './images/selection.ts';
import { setOf } from './images/setOf.ts';
import { shuffled } from './images/split.ts';
import { sampleStacked } from './images/stacked.ts';
import { defineLaw } from './law.ts';
import { imageSpace } from './space.ts';

/**
 * Three independent digits as colour channels (arXiv:1611.02163, §3.3.1): 1,000 modes. A fixed table of them is made, as in
 * the papers that count modes on it; 5,000 take 47 MB on the engine.
 */
export const stackedMnist = defineLaw({
  id: 'stacked-mnist',
  title: text('Stacked MNIST', 'Stacked MNIST（3 桁の重ね合わせ）'),
  summary: text(
    'Three digits at once, one in each colour channel: a thousand modes to find or to lose.',
    '赤・緑・青のチャネルに数字を 1 つずつ重ねた画像。1,000 個のモードを見つけるか、失うか。',
  ),
  hasModes: false,
  space: imageSpace(28, 28, 3),
  imageSet: () => 'mnist',
  recommends: IMAGE_DEFAULTS,
  params: {
    examples: integer({
      label: text('Examples, at most', '学習画像の上限'),
      help: text(
        'Stacked images that the run learns from, made once at random.',
        '学習に使う重ね合わせ画像の数。最初に無作為に作ります。',
      ),
      min: 1_000,
      max: 10_000,
      default: 5_000,
      scale: 'log',
    }),
  },
  create({ examples }, resources) {
    const set = setOf(resources, 'mnist');
    const { pool, heldOut } = selectImages(set, { weights: [], limit: null });
    const stacked = (from: ImagePool, key: Key, count: number) => sampleStacked(set, from, key, count).pixels;
    const of = (rows: Int32Array): ImagePool => ({ groups: [{ label: null, rows, share: 1 }], count: rows.length });
    const digits = of(heldOut);
    return {
      space: imageSpace(set.height, set.width, 3),
      bounds: NO_BOUNDS,
      modes: [],
      images: {
        set,
        stack: 3,
        training: trainingRows(pool),
        heldOut,
        fresh: (key, count) => stacked(digits, key, count),
        unseen(key, count) {
          const order = Int32Array.from(shuffled([...heldOut], key));
          const half = Math.floor(order.length / 2);
          return {
            samples: stacked(of(order.subarray(0, half)), key, count),
            reference: stacked(of(order.subarray(half)), key, count),
          };
        },
      },
      sample: (key, count) => stacked(pool, key, count),
      table: () => ({ samples: stacked(pool, { seed: 0, stream: 0x57ac4ed, step: 0 }, examples) }),
    };
  },
});
