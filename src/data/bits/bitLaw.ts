import { key } from '../../math/rng.ts';
import { type IntegerParam, integer } from '../../schema/param.ts';
import { type Text, text } from '../../schema/text.ts';
import { imageLaw } from '../images/imageLaw.ts';
import type { ImageSet } from '../images/imageSet.ts';
import { shuffled } from '../images/split.ts';
import type { Bits, Law } from '../law.ts';
import type { ImageSpace } from '../space.ts';

/** Images to learn from and to judge by, equally likely, and what is known of them. */
interface BitImages extends Omit<Bits, 'validation'> {
  readonly id: string;
  readonly title: Text;
  readonly space: ImageSpace;
  /** Every image [rows, size], 0 and 1. */
  readonly all: Uint8Array;
  /** Images that nothing learns from and that likelihood is judged by; none where all are learnt. */
  readonly validation: number;
  /** Images to learn from; what is left over beside those of the validation is held out as well. */
  readonly examples: number;
}

/**
 * The law over some of these images. Which are held out does not depend on the seed of a run, and more examples keep those
 * that fewer had.
 */
export function bitLaw({ id, title, space, all, validation, examples, ...known }: BitImages): Law {
  const rowCount = all.length / space.size;
  const set: ImageSet = {
    id,
    name: title.en,
    height: space.height,
    width: space.width,
    channels: 1,
    pixels: all.map((bit) => 255 * bit),
    labels: null,
    classes: [],
    count: rowCount,
  };
  const order = shuffled(
    Array.from({ length: rowCount }, (_, row) => row),
    key(0, `split of ${id}`),
  );
  const rows = Int32Array.from(order.slice(validation, validation + examples)).sort();
  const held = Int32Array.from([...order.slice(0, validation), ...order.slice(validation + examples)]).sort();
  return {
    ...imageLaw({
      set,
      pool: { groups: [{ label: null, rows, share: 1 }], count: rows.length },
      heldOut: held,
      shares: [],
    }),
    bits: {
      ...known,
      validation: validation > 0 ? Int32Array.from(order.slice(0, validation)).sort() : rows,
    },
  };
}

/** How many of these images a run learns from. */
export const bitExamplesParam = (most: number, usual: number): IntegerParam =>
  integer({
    label: text('Examples', '学習画像の数'),
    help: text(
      'Images of the rule that the run learns from; whether it has understood the rule shows on the others.',
      '規則に従う画像のうち、学習に使う枚数。規則を理解したかどうかは、残りの画像に表れます。',
    ),
    min: 20,
    max: most,
    default: usual,
  });
