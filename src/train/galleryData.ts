import type { ImageSource, Law } from '../data/law.ts';
import type { Engine } from '../engine/contract.ts';
import { key } from '../math/rng.ts';
import { EVALUATION_IMAGES, type Judged } from '../metrics/contract.ts';
import type { Judge } from './judge/judge.ts';

/** The real images that generated ones are compared with. */
export interface GalleryData {
  /** Held-out images [at most 1,000, size]. */
  readonly reference: Float32Array;
  /** Every image that the generator learns from [rows, size]. */
  readonly training: () => Float32Array;
  /** What a judge on an engine makes of them; looked at the first time that somebody asks. */
  seen(which: 'reference' | 'training', judge: Judge, engine: Engine): Promise<Required<Judged>>;
}

/** By whom images were looked at, and what was seen. */
interface Looks {
  readonly trained: Judge['trained'];
  readonly engine: Engine;
  readonly found: { reference?: Promise<Required<Judged>>; training?: Promise<Required<Judged>> };
}

/** The first time that something is asked for it is made, later it is there. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function create(law: Law, images: ImageSource, seed: number): GalleryData {
  const reference = images.fresh(key(seed, 'reference'), EVALUATION_IMAGES);
  const table = once(() => law.table?.() ?? { samples: law.sample(key(seed, 'data'), EVALUATION_IMAGES) });
  const training = (): Float32Array => table().samples;
  let looks: Looks | undefined;
  return {
    reference,
    training,
    seen(which, judge, engine) {
      // Engines differ in the last bits, and a run's numbers are those of its own.
      if (looks?.trained !== judge.trained || looks.engine !== engine) {
        looks = { trained: judge.trained, engine, found: {} };
      }
      const { found } = looks;
      const look = found[which] ?? judge.judge(which === 'reference' ? reference : training());
      found[which] = look;
      // Whoever asks next may be luckier.
      look.catch(() => delete found[which]);
      return look;
    },
  };
}

/** Those of the last seed that was asked for, as long as the law lives. */
const known = new WeakMap<Law, { readonly seed: number; readonly data: GalleryData }>();

/** Real images of a law for runs of one seed: one run looks at them, and the next need not. */
export function galleryData(law: Law, images: ImageSource, seed: number): GalleryData {
  const present = known.get(law);
  if (present?.seed === seed) return present.data;
  const data = create(law, images, seed);
  known.set(law, { seed, data });
  return data;
}
