import type { Key } from '../../math/rng.ts';
import { type IntegerParam, integer, type WeightsParam, weights } from '../../schema/param.ts';
import { text } from '../../schema/text.ts';
import type { ImageSource, Labels, Law } from '../law.ts';
import { imageSpace } from '../space.ts';
import type { ImageSet } from './imageSet.ts';
import { chooseImages, drawRows, type ImageChoice, type ImagePool, labelsOf, scaledImages } from './sampleImages.ts';
import { apportion, shuffled, splitImages } from './split.ts';

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
    label: text('Examples', '学習画像の数'),
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

/** The part of a set that a law draws from, and the part that it holds out. */
export interface Selection {
  readonly set: ImageSet;
  readonly pool: ImagePool;
  /** Held-out rows of the classes that occur. */
  readonly heldOut: Int32Array;
  /** Share of each class of the set [classes]; empty for a set without labels. */
  readonly shares: readonly number[];
}

/** Chooses classes and examples. Throws ImageDataError where nothing is left to draw from. */
export function selectImages(set: ImageSet, choice: Pick<ImageChoice, 'weights' | 'limit'>): Selection {
  const { train, test } = splitImages(set);
  const pool = chooseImages(set, train, { classes: null, seed: 0, ...choice });
  const shares = set.classes.map((_, label) => pool.groups.find((group) => group.label === label)?.share ?? 0);
  const heldOut = set.labels ? test.filter((row) => (shares[set.labels?.[row] ?? 0] ?? 0) > 0) : test;
  return { set, pool, heldOut, shares };
}

/** Every row that a run learns from, ascending by class. */
export const trainingRows = ({ groups }: ImagePool): Int32Array =>
  Int32Array.from(groups.flatMap(({ rows }) => [...rows]));

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

/**
 * At most `count` different held-out rows in which every class has its share. A class that has too few, or none, makes the
 * whole smaller or is missing. A set too small to hold anything out is compared with itself.
 */
function freshRows({ set, pool, heldOut }: Selection, from: Key, count: number): Int32Array {
  const rows = heldOut.length > 0 ? heldOut : trainingRows(pool);
  const groups = pool.groups.flatMap(({ label, share }) => {
    const own = label === null ? [...rows] : [...rows].filter((row) => set.labels?.[row] === label);
    return own.length > 0 ? [{ share, own: shuffled(own, { ...from, step: from.step + (label ?? 0) }) }] : [];
  });
  const covered = groups.reduce((sum, { share }) => sum + share, 0);
  const scale = Math.min(count / covered, ...groups.map(({ share, own }) => own.length / share));
  const chosen = groups.flatMap(({ share, own }) => own.slice(0, Math.max(1, Math.round(scale * share))));
  return Int32Array.from(shuffled(chosen, from).slice(0, count));
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
