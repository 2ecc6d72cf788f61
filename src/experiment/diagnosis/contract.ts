import type { LabId } from '../../methods/contract.ts';
import type { ModeShare } from '../../metrics/coverage.ts';
import type { ParamValue } from '../../schema/param.ts';
import type { Text } from '../../schema/text.ts';
import type { Experiment } from '../experiment.ts';

/** One evaluation as a diagnosis sees it. */
export interface Moment {
  readonly step: number;
  /** Value by metric key; null where it is undefined. */
  readonly metrics: Readonly<Record<string, number | null>>;
  readonly shares: readonly ModeShare[];
}

/** What is known beside the metrics. */
export interface Facts {
  /** The run stopped because weights were no longer finite; it stands again at `healthyStep`. */
  readonly diverged?: { readonly step: number; readonly healthyStep: number };
  /** Share of the samples of a perfect generator that lie on modes, once it is known. */
  readonly perfect?: number;
  /** Kernelised Stein discrepancy of perfect samplers, the highest of nine in ten, once it is known. */
  readonly steinFloor?: number;
}

export interface Situation {
  /** Settings in force, what the method fixes included. */
  readonly experiment: Experiment;
  readonly now: Moment;
  /** Earlier evaluations of the same run, oldest first. */
  readonly before: readonly Moment[];
  readonly facts: Facts;
}

/** One thing to try: settings to change by dotted key, or going back to an earlier state. */
export interface Action {
  readonly label: Text;
  readonly changes: Readonly<Record<string, ParamValue>> | 'back-500';
}

export type Voice = 'speaks' | 'plain' | 'well';

export interface DiagnosisDeclaration {
  /** Only of methods of these labs; of all if absent. */
  readonly labs?: readonly LabId[];
  /** Permanent kebab-case id. */
  readonly id: string;
  /** `well`: nothing is asked for. `plain`: a fact that is neither good nor bad. `speaks` if absent: worth a highlight. */
  readonly voice?: Voice;
  readonly when: (situation: Situation) => boolean;
  /** Under which the sentence is still true, where that is wider than `when`: it may then stay until it has been read. */
  readonly stays?: (situation: Situation) => boolean;
  /** The sentence with its numbers, natural in both languages. */
  readonly sentence: (situation: Situation) => Text;
  /** A cure that these settings allow, if there is a sensible one. */
  readonly action?: (situation: Situation) => Action | null;
}

export function defineDiagnosis(declaration: DiagnosisDeclaration): DiagnosisDeclaration {
  return declaration;
}

/** A metric of a moment; NaN if it is undefined, so that every comparison with it is false. */
export function metric({ metrics }: Moment, key: string): number {
  return metrics[key] ?? Number.NaN;
}

/** Below this share of recognised samples, which class they show means little. */
export const HARDLY = 0.3;

/** Whether a judge tells classes where there are no modes to count. */
export const isJudged = (moment: Moment): boolean =>
  Number.isNaN(metric(moment, 'modeCount')) && metric(moment, 'recognisable') >= 0;
