import type { Text } from '../../schema/text.ts';
import type { Experiment } from '../experiment.ts';

/** Settings that others make pointless. `unless` sees the settings in force; `given` are the stored ones. */
export interface Rule {
  readonly keys: readonly string[];
  readonly unless: (experiment: Experiment, given: Experiment) => boolean;
  readonly reason: Text;
}
