import type { Mode } from '../data/law.ts';
import type { Text } from '../schema/text.ts';
import type { Coverage } from './coverage.ts';

/** Samples that the literature's protocol draws per evaluation (VEEGAN, PacGAN). */
export const EVALUATION_SAMPLES = 2_500;

/** What one evaluation looks at. Points are x0, y0, x1, y1, … in data units. */
export interface MetricContext {
  /** Generated points of fixed evaluation latents; `EVALUATION_SAMPLES` of them by protocol. */
  readonly samples: Float32Array;
  /** Fresh points of the law, for distances between samples. */
  readonly reference: Float32Array;
  /** Modes of the law; empty for a law that has none. */
  readonly modes: readonly Mode[];
  /** Norms of the critic's gradient at generated points, raw output units per data unit. */
  readonly slopes?: Float32Array;
  /** Scalars that the phases reported last, e.g. `criticLoss`. */
  readonly report?: Readonly<Record<string, number>>;
}

/** A context with what several metrics share computed once. `coverage` is null for a law without modes. */
export interface MetricInput extends MetricContext {
  readonly coverage: Coverage | null;
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
  /** Direction of better, where there is one. */
  readonly better?: 'higher' | 'lower';
  /** The value, or the reason why there is none. */
  readonly compute: (input: MetricInput) => number | Text;
}

export function defineMetric(declaration: MetricDeclaration): MetricDeclaration {
  return declaration;
}
