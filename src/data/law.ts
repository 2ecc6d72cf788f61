import type { Key } from '../math/rng.ts';
import type { ParamsOf, Schema } from '../schema/param.ts';
import type { Text } from '../schema/text.ts';

/** One mode of a law: a Gaussian component, or a cluster fitted to drawn or imported points. */
export interface Mode {
  readonly x: number;
  readonly y: number;
  /** Standard deviation per axis, data units. "Within 3 std" is measured with the per-axis scaled distance. */
  readonly stdX: number;
  readonly stdY: number;
  /** Share of the data, the weights of a law sum to one. */
  readonly weight: number;
}

/** Axis-aligned window in data units. */
export interface Bounds {
  readonly xMin: number;
  readonly xMax: number;
  readonly yMin: number;
  readonly yMax: number;
}

/** A probability law on the plane that a generator learns. Coordinates are data units. */
export interface Law {
  /** Window that holds practically all mass, with a margin; the stage opens on it. */
  readonly bounds: Bounds;
  /** `count` independent points as x0, y0, x1, y1, …; the same key gives the same points. */
  sample(key: Key, count: number): Float32Array;
  /** Exact log density (nats per unit area) where the law has one; absent otherwise. */
  readonly logDensity?: (x: number, y: number) => number;
  /** Separate modes; empty for laws that have none (coverage is then undefined, and says so). */
  readonly modes: readonly Mode[];
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
}

/** What a law may need besides its parameters. */
export interface LawResources {
  readonly imported: ReadonlyMap<string, ImportedPoints>;
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
  readonly params: S;
  /** Throws LawError where the settings describe nothing that can be learnt (e.g. a drawing with one point). */
  create(params: ParamsOf<S>, resources: LawResources): Law;
}

export function defineLaw<const S extends Schema>(declaration: LawDeclaration<S>): LawDeclaration<S> {
  return declaration;
}
