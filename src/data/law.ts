import type { Box } from '../math/cellGrid.ts';
import type { Key } from '../math/rng.ts';
import type { ParamsOf, ParamValue, Schema } from '../schema/param.ts';
import type { Text } from '../schema/text.ts';
import type { FormulaReader } from './formula/reading.ts';
import type { ImageSet } from './images/imageSet.ts';
import type { Potential } from './potential.ts';
import type { Space } from './space.ts';

/** One mode of a law: a Gaussian component, or a cluster fitted to drawn or imported points. */
export interface Mode {
  readonly x: number;
  readonly y: number;
  /** Standard deviation per axis, data units. "Within 3 std" is measured with the per-axis scaled distance. */
  readonly stdX: number;
  readonly stdY: number;
  /** Share of the data, the weights of a law sum to one. */
  readonly weight: number;
  /** Class of its points; several modes may share one. Absent for a law without classes. */
  readonly label?: number;
}

/** Axis-aligned window in data units. */
export type Bounds = Box;

/** Samples of a law, row by row, with the class of each. */
export interface LabelledSamples {
  readonly samples: Float32Array;
  readonly classes: Uint16Array;
}

/** Classes of a law. */
export interface Labels {
  /** One name per class. */
  readonly names: readonly Text[];
  /** Share of each class among the data; they sum to one, and may be zero. */
  readonly shares: readonly number[];
  /** As `Law.sample`, and the very same samples for the same key, with their classes. */
  sample(key: Key, count: number): LabelledSamples;
  /** Exact probabilities [count, classes] of every class at samples [count, size], of a law whose density is known. */
  readonly posterior?: (samples: Float32Array) => Float32Array;
}

/** What a law of images is made from. */
export interface ImageSource {
  readonly set: ImageSet;
  /** Images of the set in one sample: 1, or one per channel for stacked images. */
  readonly stack: number;
  /** Rows of the set that samples are made from. */
  readonly training: Int32Array;
  /** Rows that nothing is ever trained on. */
  readonly heldOut: Int32Array;
  /**
   * At most `count` samples [at most count, size] made from held-out images, classes by their shares: fresh data to
   * compare with. No image comes twice where it need not, so there may be fewer; the same key gives the same samples.
   */
  fresh(key: Key, count: number): Float32Array;
  /**
   * What a perfect sampler draws, at most `count` samples from held-out images with the classes by chance, and about as many
   * to compare them with, made from other held-out images: half of those held out where fewer than 2 `count` are.
   */
  unseen(key: Key, count: number): { readonly samples: Float32Array; readonly reference: Float32Array };
}

/** Points of the plane on a grid, as which binary images can be read. */
export interface BitGrid {
  /** Cells of a row and of a column. */
  readonly side: number;
  /** What the cells cover. */
  readonly bounds: Bounds;
  /** Image of every cell [side², size], 0 and 1, row by row from yMin up. */
  readonly images: Uint8Array;
}

/** What is known of binary images beside them. */
export interface Bits {
  /**
   * Images that follow the rule where each is as likely as any other: log(1 / count) nats is the log likelihood of the rule itself.
   * Absent where some are likelier.
   */
  readonly count?: number;
  /** Points that the images stand for; absent where they are pictures. */
  readonly grid?: BitGrid;
  /** Rows of `images.set` by which likelihood is judged: held out, or those that are learnt where nothing is. */
  readonly validation: Int32Array;
  /**
   * Whether an image [size] follows the rule; a pixel above 0 is on, whether off is 0 or −1. Absent where there is no rule that could be
   * written down.
   */
  readonly isLegal?: (image: ArrayLike<number>) => boolean;
}

/**
 * A probability law that a generator learns: on the plane, coordinates being data units, or of images, pixels being in
 * [−1, 1].
 */
export interface Law {
  /** The plane if absent. */
  readonly space?: Space;
  /** Window that holds practically all mass, with a margin; the stage opens on it. Of no meaning for images. */
  readonly bounds: Bounds;
  /** `count` independent samples [count, size] as x0, y0, x1, y1, …; the same key gives the same samples. */
  sample(key: Key, count: number): Float32Array;
  /** Absent for a law without classes. */
  readonly labels?: Labels;
  /** Present for a law of images. */
  readonly images?: ImageSource;
  /** Present for a law of binary images, whose pixels are −1 and 1. */
  readonly bits?: Bits;
  /**
   * Every sample there is, once each, for a law over finitely many that fit on an engine [rows, size]; training gathers
   * its batches from these. Without it, training draws a table of its own.
   */
  readonly table?: () => { readonly samples: Float32Array; readonly classes?: Uint16Array };
  /** Exact log density (nats per unit area) where the law has one; absent otherwise. */
  readonly logDensity?: (x: number, y: number) => number;
  /** Gradient of the log density (per unit of length) in float64, where the law has one; finite wherever the point is. */
  readonly score?: (x: number, y: number) => readonly [number, number];
  /** The log density up to a constant as engines compile it, of a law that samplers can learn without data. */
  readonly potential?: Potential;
  /** Separate modes; empty for laws that have none (coverage is then undefined, and says so). */
  readonly modes: readonly Mode[];
  /** A length that is typical of its samples, where that must not follow from the window: of a law that changes while it is learnt. */
  readonly unit?: number;
  /** Maps training units back to the user's own (imported data are standardised); identity if absent. */
  readonly original?: {
    readonly mean: readonly [number, number];
    readonly std: readonly [number, number];
    readonly names: readonly [string, string];
  };
}

/** Points a user brought: parsed, standardised, kept on this device under the hash of their content. */
export interface ImportedPoints {
  readonly id: string;
  readonly name: string;
  /** Standardised points x0, y0, x1, y1, … */
  readonly points: Float32Array;
  readonly mean: readonly [number, number];
  readonly std: readonly [number, number];
  readonly columns: readonly [string, string];
  /** The numbers of the file x0, y0, x1, y1, …, for a link that takes them along; absent for more than a link can hold. */
  readonly values?: Float64Array;
}

/** What a law may need besides its parameters. */
export interface LawResources {
  readonly imported: ReadonlyMap<string, ImportedPoints>;
  /** Image sets on this device by id. */
  readonly images?: ReadonlyMap<string, ImageSet>;
  /** Reads formulas; there once a law that is one was prepared. */
  readonly readFormula?: FormulaReader;
}

/** A law that cannot be made from these settings; `reason` is shown where the data are chosen. */
export class LawError extends Error {
  readonly reason: Text;
  constructor(reason: Text) {
    super(reason.en);
    this.name = 'LawError';
    this.reason = reason;
  }
}

export interface LawDeclaration<S extends Schema = Schema> {
  /** Permanent kebab-case id, used in links. */
  readonly id: string;
  readonly title: Text;
  /** One sentence: what it looks like and what it teaches. */
  readonly summary: Text;
  /** False for a law without separate modes: coverage is undefined, and nothing can wait for it. True if absent. */
  readonly hasModes?: boolean;
  /** Known for its formula, from which samplers can learn it without data; pickers list these together. */
  readonly isFormula?: boolean;
  /** Where its samples live; the plane if absent. */
  readonly space?: Space;
  /** Whether its samples carry classes; imported images may turn out to have none, which making the law tells. */
  readonly labelled?: boolean;
  /** Whether engines know its log density, so that samplers can learn it; false if absent. */
  readonly hasPotential?: boolean;
  /** Whether its images are binary, so that a likelihood can be had of every image; false if absent. */
  readonly bits?: boolean;
  /** Icon of a law of images, row by row of pixels, 1 being on; a digit if absent. */
  readonly picture?: readonly string[];
  /** Id of the image set that the law needs, if it needs one; empty while none is chosen. */
  imageSet?(params: ParamsOf<S>): string;
  /** Settings applied when a person picks the law, after those of the method (e.g. wider networks for images). */
  readonly recommends?: Readonly<Record<string, ParamValue>>;
  readonly params: S;
  /** Fetches what `create` needs beside the settings and only this law does. */
  prepare?(): Promise<Partial<LawResources>>;
  /** Throws LawError where the settings describe nothing that can be learnt (e.g. a drawing with one point). */
  create(params: ParamsOf<S>, resources: LawResources): Law;
}

export function defineLaw<const S extends Schema>(declaration: LawDeclaration<S>): LawDeclaration<S> {
  return declaration;
}
