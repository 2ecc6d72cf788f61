import type { ParamValue } from '../../schema/param.ts';
import type { Text } from '../../schema/text.ts';
import { changesOfChoice, defaultExperiment, type Experiment, withValues } from '../experiment.ts';
import type { PresetGroup } from './groups.ts';

/** A bound on one metric of the outcome's evaluation. */
export interface MetricCondition {
  readonly metric: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** A bound on how much of its fair share each of some modes holds (share ÷ target); indices follow the law's modes. */
export interface ShareCondition {
  readonly modes: readonly number[];
  readonly atLeast?: number;
  readonly atMost?: number;
}

export type Condition = MetricCondition | ShareCondition;

/** What a preset shows, as something that can be checked. */
export interface Outcome {
  readonly text: Text;
  /** Generator step at which every condition holds for most seeds. */
  readonly step: number;
  readonly conditions: readonly Condition[];
}

export interface PresetDeclaration {
  /** Permanent kebab-case id, used in links and on the command line. */
  readonly id: string;
  /** Heading that it stands under in the menu. */
  readonly group: PresetGroup;
  /** Named by its outcome. */
  readonly title: Text;
  /** One sentence for the menu. */
  readonly summary: Text;
  /** What to watch before the first step, as a question or an invitation: it never gives the outcome away. */
  readonly watch: Text;
  /** Two or three sentences: what to watch, and what to try next. */
  readonly story: Text;
  /** Differences from the default experiment by dotted key. */
  readonly changes: Readonly<Record<string, ParamValue>>;
  readonly outcome: Outcome;
}

export function definePreset(declaration: PresetDeclaration): PresetDeclaration {
  return declaration;
}

/**
 * The whole experiment of a preset (or of changes declared like one): defaults, what its law and its method recommend, then
 * its own changes.
 */
export function presetExperiment({ changes }: Pick<PresetDeclaration, 'changes'>): Experiment {
  const chosen = (['data.id', 'method.id'] as const).reduce((base, key) => {
    const id = changes[key];
    return typeof id === 'string' ? withValues(base, changesOfChoice(key, id, base)) : base;
  }, defaultExperiment());
  return withValues(chosen, changes);
}
