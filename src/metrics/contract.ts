import type { Law, Mode } from '../data/law.ts';
import type { ImageSpace, Space } from '../data/space.ts';
import type { Prdc } from '../math/prdc.ts';
import type { Text } from '../schema/text.ts';
import type { Coverage } from './coverage.ts';

/** Samples that the literature's protocol draws per evaluation (VEEGAN, PacGAN). */
export const EVALUATION_SAMPLES = 2_500;

/** Images generated per evaluation, and held-out images that they are compared with where that many are. */
export const EVALUATION_IMAGES = 1_000;

/** Samples of one evaluation, at most. */
export const samplesPerEvaluation = ({ kind }: Space): number =>
  kind === 'image' ? EVALUATION_IMAGES : EVALUATION_SAMPLES;

/** Raw outputs of the critic, in its own unit, at points that are the same in every evaluation of a run. */
export interface CriticOutputs {
  /** At the first reference points. */
  readonly real: Float32Array;
  /** At the first samples. */
  readonly fake: Float32Array;
}

/** What a classifier that knows the data says of samples. */
export interface Judged {
  /** [count, classes]; rows sum to one. */
  readonly probabilities: Float32Array;
  /** Its last hidden layer [count, featureSize]; absent for an exact posterior, which has none. */
  readonly features?: Float32Array;
}

/** Classes of data and samples, by the exact posterior of a mixture or by a judge network for images. */
export interface ClassContext {
  /** Number of classes K. */
  readonly count: number;
  /** Share of each class among the data. */
  readonly shares: readonly number[];
  readonly generated: Judged;
  /** Of data that nothing was trained on. */
  readonly real: Judged;
  /** Class that a conditional generator was asked for, per sample; absent for an unconditional one. */
  readonly asked?: Uint16Array;
  readonly featureSize: number;
}

/** What only metrics of images look at. */
export interface ImageContext {
  readonly space: ImageSpace;
  /** Images that the generator learns from [rows, size], pixels in [−1, 1], and their features where there is a judge. */
  readonly training: Float32Array;
  readonly trainingFeatures?: Float32Array;
  /** What the judge's last hidden layer makes of samples and of reference [count, size]; absent without a judge. */
  readonly features?: { readonly size: number; readonly generated: Float32Array; readonly real: Float32Array };
  /** Of stacked images: number of combinations of classes, and the one that the judge sees in each sample. */
  readonly stacked?: { readonly modes: number; readonly generated: Uint16Array };
  /**
   * Held-out images by which the distance to the nearest training image is measured where they are not the reference itself:
   * that takes seconds, so one set serves all perfect samplers of a run.
   */
  readonly fresh?: { readonly samples: Float32Array; readonly features?: Float32Array };
}

/** What is known of a tower of layers over binary images; nats per image unless said otherwise. */
export interface LikelihoodContext {
  /** Standard deviation of the estimate of log Z, where the top is too wide for the exact one; likelihoods are estimates then. */
  readonly logZDeviation?: number;
  /** Mean log probability of the images that likelihood is judged by if training codes took the place of the layers above. */
  readonly remembered?: number;
  /** Mean log probability of the images that likelihood is judged by, and of those that are learnt. */
  readonly validation: number;
  readonly training: number;
  /** The same of the validation images alone, certificate included: what no top that never saw them can pass. */
  readonly validationCeiling?: number;
  /** Value of the best latent marginal on the training images, and how far above it the ceiling U lies at most. */
  readonly ceiling?: number;
  readonly certificate?: number;
  /** Value of the latent distribution that the encoder makes of the training images. */
  readonly uHat?: number;
  /** Reconstruction of the training images less the log of their number. */
  readonly reconstruction?: number;
  /** Share of samples that follow the rule of the data. */
  readonly legal?: number;
  /** The same where each pixel takes its likelier value given the code. */
  readonly likeliestLegal?: number;
  /** Log likelihood of the rule itself: no model that is right about all images is above it. */
  readonly floor?: number;
  /** KL divergence of the best latent marginal from the top; absent while there is no top. */
  readonly kl?: number;
  /** Bits of the code that hardly ever change over the training images. */
  readonly deadBits?: number;
  /** Correlation of the top's slowest bit over one Gibbs step, 0…1; absent while there is no top. */
  readonly memory?: number;
}

/** What one evaluation looks at. Points are x0, y0, x1, y1, … in data units. */
export interface MetricContext {
  /** Generated points of fixed evaluation latents; `EVALUATION_SAMPLES` of them by protocol. */
  readonly samples: Float32Array;
  /** Points of the law, for distances between samples. What is derived from this very array is remembered with it. */
  readonly reference: Float32Array;
  /** Modes of the law; empty for a law that has none. */
  readonly modes: readonly Mode[];
  /** Gradient of the law's log density, where it is known. */
  readonly score?: Law['score'];
  /** Norms of the critic's gradient at generated points, raw output units per data unit. */
  readonly slopes?: Float32Array;
  /** Absent where nothing measured it. */
  readonly critic?: CriticOutputs;
  /** Family of the method of the run; absent where none has made the samples. */
  readonly lab?: MetricDeclaration['lab'];
  /** Scalars that the phases reported last, e.g. `criticLoss`. */
  readonly report?: Readonly<Record<string, number>>;
  /** Absent where the data have no classes, or while nothing can tell them apart. */
  readonly classes?: ClassContext;
  /** Why `classes` is absent although the data have some: the judge is not ready yet, or failed. */
  readonly noClasses?: Text;
  /** Present for towers of layers. */
  readonly likelihood?: LikelihoodContext;
  /** Present for samples that are images; `samples` and `reference` are rows of pixels then. */
  readonly images?: ImageContext;
}

/** A context with what several metrics share computed once. */
export interface MetricInput extends MetricContext {
  /** Null for a law without modes. */
  readonly coverage: Coverage | null;
  /** Null where there are too few points, or points that are not finite. */
  readonly neighbours: () => Prdc | null;
}

export interface MetricDeclaration {
  /** Permanent kebab-case id. */
  readonly id: string;
  /** Key in `Evaluation.metrics`, in JSON files and in outcome predicates. Permanent. */
  readonly key: string;
  readonly title: Text;
  readonly symbol?: string;
  /** Absent for a pure number, and for losses, whose unit is the method's. */
  readonly unit?: Text;
  /** One sentence: what the number is. */
  readonly definition: Text;
  /** MathML. */
  readonly formula: string;
  /** A share of one: written in percent, everywhere. */
  readonly isShare?: true;
  /** Direction of better, where there is one. */
  readonly better?: 'higher' | 'lower';
  /** A number of the samples alone: a perfect sampler has one too, which is drawn as the band of chance. */
  readonly band?: true;
  /** The only space in which it means something; both if absent. A metric of the other space is not taken at all. */
  readonly on?: 'plane' | 'image';
  /** The only family of methods whose runs it is about; all if absent. It is not taken of runs of another. */
  readonly lab?: 'gan' | 'sampler' | 'particles' | 'layers';
  /** Takes milliseconds, so it is left out of most evaluations while a run plays. */
  readonly costly?: true;
  /** The value, or the reason why there is none. */
  readonly compute: (input: MetricInput) => number | Text;
}

export function defineMetric(declaration: MetricDeclaration): MetricDeclaration {
  return declaration;
}
