import { shuffled } from '../data/images/split.ts';
import type { ImageSource, Law } from '../data/law.ts';
import type { ImageSpace } from '../data/space.ts';
import type { Engine } from '../engine/contract.ts';
import { integers, key } from '../math/rng.ts';
import { EVALUATION_IMAGES, type Judged, type MetricContext } from '../metrics/contract.ts';
import { type Text, text } from '../schema/text.ts';
import { combined, type Sighting, sightings } from './judge/classes.ts';
import { type Judge, openJudge, type TrainedJudge } from './judge/judge.ts';
import { isJudgeable } from './judge/trainJudge.ts';

/** What metrics of images look at beside the samples. */
export type ImageParts = Pick<MetricContext, 'images' | 'classes' | 'noClasses'>;

const learning = text(
  'The judge is still learning to tell the classes apart.',
  '判定器がクラスの見分け方を学習している途中です。',
);
const unjudged = text(
  'These images have no labels, or one class only: there is nothing that a judge could learn.',
  'ラベルがないか、クラスが 1 つだけのため、判定器は学習できません。',
);
const notFinite = text('Generated images are not numbers.', '生成画像が数値ではありません。');
const severalAtOnce = text(
  'Every image shows three digits at once: see the modes of the stack.',
  '1 枚に 3 つの数字が重なっています。重ね合わせのモード数をご覧ください。',
);

/** What a run of images has beside its samples: data to compare with, and a judge once there is one. */
export interface Gallery {
  readonly space: ImageSpace;
  /** Held-out images [at most 1,000, size]: fresh data. */
  readonly reference: Float32Array;
  /** Every image that the generator learns from [rows, size]. */
  readonly training: () => Float32Array;
  readonly judge: Judge | null;
  /** Why there is no judge; of no meaning while there is one. */
  readonly noJudge: Text;
  /** Whether a judge could learn from these images. */
  readonly isJudgeable: boolean;
  /** Takes a judge on, from the next evaluation on. */
  employ(trained: TrainedJudge): Promise<void>;
  /** There will be no judge, and why. */
  goWithout(reason: Text): void;
  /** What the judge sees in samples [count, size]; null without one. */
  see(samples: Float32Array): Promise<Sighting | null>;
  /** What metrics look at; `deep` for those that look for the nearest training image. */
  parts(samples: Float32Array, asked: Uint16Array | undefined, deep: boolean): Promise<ImageParts>;
  /** Real images in place of generated ones, one set of many by `repeat`, for the noise floor. */
  perfect(repeat: number): Promise<ImageParts & Pick<MetricContext, 'samples' | 'reference' | 'modes'>>;
  /** Features [rows, feature size] of the training images; null without a judge. */
  trainingFeatures(): Promise<Float32Array | null>;
  dispose(): void;
}

/** Some rows of a matrix with `columns`. */
function rowsOf(values: Float32Array, columns: number, rows: ArrayLike<number>): Float32Array {
  const out = new Float32Array(rows.length * columns);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    out.set(values.subarray(row * columns, (row + 1) * columns), i * columns);
  }
  return out;
}

/** The first time that something is asked for it is made, later it is there. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The gallery of a run of this law, whose judge will look at images on `engine`. */
export function createGallery(law: Law, images: ImageSource, space: ImageSpace, engine: Engine, seed: number): Gallery {
  const { stack } = images;
  const reference = images.fresh(key(seed, 'reference'), EVALUATION_IMAGES);
  const table = once(() => law.table?.() ?? { samples: law.sample(key(seed, 'data'), EVALUATION_IMAGES) });
  const training = (): Float32Array => table().samples;
  const judgeable = isJudgeable(images.set);
  let judge: Judge | null = null;
  let noJudge = judgeable ? learning : unjudged;
  let judgedReference: Required<Judged> | null = null;
  let judgedTraining: Promise<Required<Judged>> | null = null;

  /** What is known of judged samples and of the reference. */
  function partsOf(generated: Required<Judged> | null, asked: Uint16Array | undefined): ImageParts {
    const common = { space, training: training() };
    if (!judge || !judgedReference) return { images: common, noClasses: noJudge };
    if (!generated) return { images: common, noClasses: notFinite };
    const { classes: count, featureSize } = judge;
    const features = { size: featureSize, generated: generated.features, real: judgedReference.features };
    if (stack > 1) {
      const seen = combined(sightings(generated, count), count, stack);
      const stacked = { modes: count ** stack, generated: seen.classes };
      return { images: { ...common, features, stacked }, noClasses: severalAtOnce };
    }
    const shares = law.labels?.shares ?? [];
    const classes = { count, shares, featureSize, generated, real: judgedReference, ...(asked && { asked }) };
    return { images: { ...common, features }, classes };
  }

  const lookAtTraining = async (): Promise<Required<Judged> | null> => {
    if (!judge) return null;
    judgedTraining ??= judge.judge(training());
    return judgedTraining;
  };
  const trainingFeatures = async (): Promise<Float32Array | null> => (await lookAtTraining())?.features ?? null;

  return {
    space,
    reference,
    training,
    isJudgeable: judgeable,
    get judge() {
      return judge;
    },
    get noJudge() {
      return noJudge;
    },
    async employ(trained) {
      const opened = await openJudge(engine, trained, stack);
      judge?.dispose();
      judgedTraining = null;
      judgedReference = await opened.judge(reference);
      judge = opened;
    },
    goWithout(reason) {
      noJudge = reason;
    },
    async see(samples) {
      if (!judge) return null;
      const each = sightings(await judge.judge(samples), judge.classes);
      return stack > 1 ? combined(each, judge.classes, stack) : each;
    },
    async parts(samples, asked, deep) {
      const usable = samples.every(Number.isFinite);
      const generated = judge && usable ? await judge.judge(samples) : null;
      const parts = partsOf(generated, asked);
      const features = deep ? await trainingFeatures() : null;
      return features && parts.images ? { ...parts, images: { ...parts.images, trainingFeatures: features } } : parts;
    },
    async perfect(repeat) {
      const from = key(1, 'noise floor', repeat);
      const count = training().length / space.size;
      const rows = shuffled([...Array(count).keys()], from).slice(0, EVALUATION_IMAGES);
      const held = integers(key(1, 'unseen', repeat), EVALUATION_IMAGES, reference.length / space.size);
      const samples = rowsOf(training(), space.size, rows);
      const seen = await lookAtTraining();
      const classes = (judge?.classes ?? 0) * stack;
      const size = judge?.featureSize ?? 0;
      const generated = seen && {
        probabilities: rowsOf(seen.probabilities, classes, rows),
        features: rowsOf(seen.features, size, rows),
      };
      const parts = partsOf(generated, undefined);
      const unseen = {
        samples: rowsOf(reference, space.size, held),
        ...(judgedReference && { features: rowsOf(judgedReference.features, size, held) }),
      };
      const all = { ...parts.images, space, training: training(), unseen };
      const images = seen ? { ...all, trainingFeatures: seen.features } : all;
      return { samples, reference, modes: [], ...parts, images };
    },
    trainingFeatures,
    dispose: () => judge?.dispose(),
  };
}
