import { type Key, key, uniform } from '../../math/rng.ts';
import { choice } from '../../schema/param.ts';
import { text } from '../../schema/text.ts';
import { imageLaw } from '../images/imageLaw.ts';
import type { ImageSet } from '../images/imageSet.ts';
import { chooseImages } from '../images/sampleImages.ts';
import { shuffled, splitImages } from '../images/split.ts';
import type { Law } from '../law.ts';

/** How grey values become bits. */
export type Binarisation = 'threshold' | 'stochastic';

export const binarisationParam = (usual: Binarisation) =>
  choice({
    label: text('Grey values', '灰色の値'),
    help: text(
      'How a grey pixel becomes a bit: on from half on, or drawn once with its grey value as the probability of being on.',
      '灰色の画素をビットにする方法。半分以上をオンにするか、濃さをオンになる確率として 1 度だけ抽選します。',
    ),
    options: [
      { value: 'threshold', label: text('From half on', '半分以上をオン') },
      { value: 'stochastic', label: text('Drawn once', '1 度だけ抽選') },
    ],
    default: usual,
  });

/** Bytes of 0 and 255 from grey values 0…255: above 127, or with probability grey ÷ 255, the same for the same key. */
export function binarised(grey: Uint8Array, how: Binarisation, from: Key): Uint8Array {
  if (how === 'threshold') return grey.map((value) => (value > 127 ? 255 : 0));
  const uniforms = uniform(from, grey.length);
  return grey.map((value, i) => ((uniforms[i] as number) < value / 255 ? 255 : 0));
}

/** The middle of every image of a set of one channel, `side` pixels wide and high, without labels. */
export function cropped({ height, width, count, pixels, name }: ImageSet, side: number): ImageSet {
  const [top, left] = [Math.floor((height - side) / 2), Math.floor((width - side) / 2)];
  const out = new Uint8Array(count * side * side);
  for (let image = 0; image < count; image++) {
    for (let y = 0; y < side; y++) {
      const from = image * height * width + (top + y) * width + left;
      out.set(pixels.subarray(from, from + side), (image * side + y) * side);
    }
  }
  return {
    id: `${name} ${side}`,
    name,
    height: side,
    width: side,
    channels: 1,
    pixels: out,
    labels: null,
    classes: [],
    count,
  };
}

interface DigitBits {
  readonly how: Binarisation;
  /** Images of the training split that nothing learns from and that likelihood is judged by. */
  readonly validation: number;
  readonly examples: number;
}

/**
 * The law over the bits of a set's training split, with a part of it kept to judge likelihood by. What the split of the set holds out
 * is the third part: a judge of images has not seen it either. Parts and bits are the same for everyone, and more examples keep those that
 * fewer had.
 */
export function digitBits(grey: ImageSet, { how, validation, examples }: DigitBits): Law {
  const set = { ...grey, pixels: binarised(grey.pixels, how, key(0, `bits of ${grey.id}`)) };
  const { train, test } = splitImages(grey);
  const order = shuffled([...train], key(0, `validation of ${grey.id}`));
  const rows = Int32Array.from(order.slice(validation)).sort();
  const pool = chooseImages(set, rows, { classes: null, weights: [], limit: examples, seed: 0 });
  const shares = pool.groups.map(({ share }) => share);
  const law = imageLaw({ set, pool, heldOut: test, shares: set.labels ? shares : [] });
  return { ...law, bits: { validation: Int32Array.from(order.slice(0, validation)).sort() } };
}
