import type { ImageSource, Law } from '../data/law.ts';
import type { ImageSpace } from '../data/space.ts';
import type { Engine } from '../engine/contract.ts';
import { key } from '../math/rng.ts';
import { EVALUATION_IMAGES, type Judged, type MetricContext } from '../metrics/contract.ts';
import { type Text, text } from '../schema/text.ts';
import { galleryData } from './galleryData.ts';
import { combined, type Sighting, sightings } from './judge/classes.ts';
import { type Judge, openJudge, type TrainedJudge } from './judge/judge.ts';
import { isJudgeable } from './judge/judgeable.ts';

/** What metrics of images look at beside the samples. */
export type ImageParts = Pick<MetricContext, 'images' | 'classes' | 'noClasses'>;

const coming = text(
  'The judge that tells the classes apart is not ready yet.',
  'クラスを見分ける判定器を準備しています。',
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
  /**
   * Real images that neither generator nor judge has seen in place of generated ones, compared with others of their kind;
   * one division of the held-out images of many by `repeat`, for the noise floor; `deep` as for `parts`.
   */
  perfect(repeat: number, deep: boolean): Promise<ImageParts & Pick<MetricContext, 'samples' | 'reference' | 'modes'>>;
  /** Features [rows, feature size] of the training images; null without a judge. */
  trainingFeatures(): Promise<Float32Array | null>;
  dispose(): void;
}

/** The gallery of a run of this law, whose judge will look at images on `engine`. */
export function createGallery(law: Law, images: ImageSource, space: ImageSpace, engine: Engine, seed: number): Gallery {
  const { stack } = images;
  const data = galleryData(law, images, seed);
  const { reference, training } = data;
  const judgeable = isJudgeable(images.set);
  let judge: Judge | null = null;
  let noJudge = judgeable ? coming : unjudged;
  let judgedReference: Required<Judged> | null = null;

  /** What is known of judged samples and of data that they are compared with. */
  function partsOf(
    generated: Required<Judged> | null,
    real: Required<Judged> | null,
    asked: Uint16Array | undefined,
  ): ImageParts {
    const common = { space, training: training() };
    if (!judge || !real) return { images: common, noClasses: noJudge };
    if (!generated) return { images: common, noClasses: notFinite };
    const { classes: count, featureSize } = judge;
    const features = { size: featureSize, generated: generated.features, real: real.features };
    if (stack > 1) {
      const seen = combined(sightings(generated, count), count, stack);
      const stacked = { modes: count ** stack, generated: seen.classes };
      return { images: { ...common, features, stacked }, noClasses: severalAtOnce };
    }
    const shares = law.labels?.shares ?? [];
    const classes = { count, shares, featureSize, generated, real, ...(asked && { asked }) };
    return { images: { ...common, features }, classes };
  }

  const trainingFeatures = async (): Promise<Float32Array | null> =>
    judge && (await data.seen('training', judge, engine)).features;
  /** With what the nearest training image is looked for in. */
  const deepened = async (parts: ImageParts): Promise<ImageParts> => {
    const features = await trainingFeatures();
    return features && parts.images ? { ...parts, images: { ...parts.images, trainingFeatures: features } } : parts;
  };

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
      judgedReference = await data.seen('reference', opened, engine);
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
      const parts = partsOf(generated, judgedReference, asked);
      return deep ? deepened(parts) : parts;
    },
    async perfect(repeat, deep) {
      const { samples, reference: others } = images.unseen(key(1, 'noise floor', repeat), EVALUATION_IMAGES);
      const real = judge && (await judge.judge(others));
      const parts = partsOf(judge && (await judge.judge(samples)), real, undefined);
      const fresh = { samples: reference, ...(judgedReference && { features: judgedReference.features }) };
      const all = deep ? await deepened(parts) : parts;
      const context = { ...all, images: { space, training: training(), ...all.images, fresh } };
      return { samples, reference: others, modes: [], ...context };
    },
    trainingFeatures,
    dispose: () => judge?.dispose(),
  };
}
