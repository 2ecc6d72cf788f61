import type { Bounds } from '../data/law.ts';
import type { ClassShare } from '../metrics/classes.ts';

export type { ClassShare };

/**
 * What the page needs to draw one moment of a run. Typed arrays only, so that a frame travels from the worker without
 * copying. Coordinates are data units; every array of points is x0, y0, x1, y1, …
 */
export interface Frame {
  /** Run generation: grows with every restart, so late frames of an old run can be told apart. */
  readonly run: number;
  readonly step: number;
  /** A fixed subset of the data; the same array content for the whole run. */
  readonly real: Float32Array;
  /** Generated points of fixed latents, so that points move rather than flicker. */
  readonly generated: Float32Array;
  readonly field?: FieldFrame;
  /** Direction in which each of the first generated points would raise the critic: x, y, dx, dy per arrow. */
  readonly arrows?: Float32Array;
  /** Image of the latent grid under the generator, or absent when the latent is not 2-D. */
  readonly latentGrid?: { readonly columns: number; readonly rows: number; readonly points: Float32Array };
  /** Kernel density estimates on the field's window, values ≥ 0 per unit area. */
  readonly density?: {
    readonly bounds: Bounds;
    readonly columns: number;
    readonly rows: number;
    readonly real: Float32Array;
    readonly generated: Float32Array;
  };
  /** Recent positions of a few followed points: [followed][time] pairs, oldest first. */
  readonly trails?: { readonly followed: number; readonly length: number; readonly points: Float32Array };
  /** Current smoothing bandwidth (data units); 0 when smoothing is off. */
  readonly bandwidth: number;
  /** Generated images of fixed latents and some of the data, for a law of images; arrays of points are empty then. */
  readonly tiles?: { readonly generated: Tiles; readonly real: Tiles };
}

/** Images as bytes [count, height · width · channels], channels last, with what is known about each. */
export interface Tiles {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly count: number;
  readonly pixels: Uint8ClampedArray;
  /** Class that the generator was asked for, or of data their own; absent where there is none. */
  readonly asked?: Uint16Array;
  /** What the judge sees; absent while there is none. */
  readonly judged?: { readonly classes: Uint16Array; readonly confidence: Float32Array };
  /** How real the critic finds each, as the method's field shows it: a probability or a score. */
  readonly scores?: Float32Array;
}

/** Critic output on a grid, row by row from yMin to yMax, already transformed for display (probability or score). */
export interface FieldFrame {
  readonly bounds: Bounds;
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
  /** Values at the low, middle and high anchor of the colour scale. */
  readonly scale: readonly [number, number, number];
  /** The middle is a step of its own rather than a line: where values are near it there is nothing to tell. */
  readonly isNeutral?: true;
}

/** Layers of the stage; a frame brings only what is asked for, and the transport plan comes from its instrument. */
export const LAYERS = [
  'real',
  'generated',
  'field',
  'contours',
  'gradients',
  'modes',
  'kernel',
  'latentGrid',
  'trails',
  'density',
  'transport',
] as const;
export type Layer = (typeof LAYERS)[number];

/** What the page wants drawn: visible layers and the visible window. */
export interface View {
  readonly layers: readonly Layer[];
  readonly bounds: Bounds;
}

/** Share and state of one mode in the last evaluation. */
export interface ModeShare {
  /** Share of high-quality samples nearest to this mode, 0…1. */
  readonly share: number;
  readonly target: number;
  readonly captured: boolean;
  /** Captured with at least a quarter of its fair share. */
  readonly strict: boolean;
}

/**
 * One evaluation. `null` means undefined, with the reason beside it under the same key; a metric that was not taken is
 * absent, as the costly ones are from most evaluations while a run plays.
 */
export interface Evaluation {
  readonly run: number;
  readonly step: number;
  readonly metrics: Readonly<Record<string, number | null>>;
  readonly reasons: Readonly<Record<string, { readonly en: string; readonly ja: string }>>;
  readonly shares: readonly ModeShare[];
  /** One per class, in the order of the law's classes; absent without classes, or while nothing can tell them apart. */
  readonly classShares?: readonly ClassShare[];
  /** It is of a step that the run is beyond, and looks back at. */
  readonly isPast?: boolean;
}
