import { type IntegerParam, integer, type WeightsParam, weights } from '../../schema/param.ts';
import { text } from '../../schema/text.ts';
import type { ImageSource, Labels, Law } from '../law.ts';
import { imageSpace } from '../space.ts';
import { freshRows, unseenRows } from './heldOut.ts';
import { drawRows, type ImagePool, labelsOf, scaledImages } from './sampleImages.ts';
import { type Selection, trainingRows } from './selection.ts';
import { apportion } from './split.ts';

/** Images have no window on the plane. */
export const NO_BOUNDS = { xMin: -1, xMax: 1, yMin: -1, yMax: 1 } as const;

/** Relative weights of the classes, the same control for every law of images. */
export function classWeightsParam(): WeightsParam {
  return weights({
    label: text('Class weights', 'クラスの重み'),
    help: text(
      'How often each class occurs, relative to how often it does in the set; 0 leaves a class out.',
      '各クラスの出現頻度。元の頻度に対する倍率で、0 にするとそのクラスを除きます。',
    ),
  });
}

/** Number of training images that a run may see. */
export function examplesParam(most: number): IntegerParam {
  return integer({
    label: text('Examples, at most', '学習画像の上限'),
    help: text(
      'Training images that the run learns from, the classes in proportion; few of them are learnt by heart.',
      '学習に使う画像の数（クラスの比率は保ちます）。少ないと丸暗記が起こります。',
    ),
    min: 100,
    max: most,
    default: most,
    scale: 'log',
  });
}

/**
 * Rows of a table that stands for the pool: every image once where classes occur as often as in the set; else as many
 * rows, each class repeated or thinned to its share.
 */
function tableRows(pool: ImagePool): Int32Array {
  const quotas = apportion(
    pool.groups.map(({ share }) => Math.round(share * 1e9)),
    pool.count,
  );
  return Int32Array.from(
    pool.groups.flatMap(({ rows }, i) =>
      Array.from({ length: quotas[i] ?? 0 }, (_, at) => rows[at % rows.length] as number),
    ),
  );
}

/** Classes of a set with labels of at least two kinds; undefined for any other. */
function labelsFor({ set, pool, shares }: Selection): Labels | undefined {
  if (!set.labels || set.classes.length < 2) return undefined;
  return {
    names: set.classes.map((name) => text(name, name)),
    shares,
    sample(from, count) {
      const rows = drawRows(pool, from, count);
      return { samples: scaledImages(set, rows), classes: Uint16Array.from(labelsOf(set, rows) ?? []) };
    },
  };
}

/** A law over single images of a set: each image of a class alike, classes by their shares. */
export function imageLaw(selection: Selection): Law {
  const { set, pool, heldOut } = selection;
  const labels = labelsFor(selection);
  const images: ImageSource = {
    set,
    stack: 1,
    training: trainingRows(pool),
    heldOut,
    fresh: (from, count) => scaledImages(set, freshRows(selection, from, count)),
    unseen(from, count) {
      const { samples, reference } = unseenRows(selection, from, count);
      return { samples: scaledImages(set, samples), reference: scaledImages(set, reference) };
    },
  };
  return {
    space: imageSpace(set.height, set.width, set.channels),
    bounds: NO_BOUNDS,
    modes: [],
    images,
    ...(labels && { labels }),
    sample: (from, count) => scaledImages(set, drawRows(pool, from, count)),
    table() {
      const rows = tableRows(pool);
      const classes = labels && labelsOf(set, rows);
      return { samples: scaledImages(set, rows), ...(classes && { classes: Uint16Array.from(classes) }) };
    },
  };
}
