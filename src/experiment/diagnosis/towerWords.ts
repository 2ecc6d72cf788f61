import { text } from '../../schema/text.ts';
import { type Action, type Moment, metric, type Situation } from './contract.ts';

/** Whether layers over the codes are part of the model at this moment. */
export const isTopped = (moment: Moment): boolean => !Number.isNaN(metric(moment, 'topDivergence'));

/** Steps that the top of a tower has learnt for. */
export const topSteps = ({ experiment, now }: Situation): number => now.step - experiment.tower.bottomSteps;

/** For a top whose trainer is at fault. */
export const enumerateTop: Action = {
  label: text('Train the top by enumeration', '上の層を列挙で学習'),
  changes: { 'tower.topTrainer': 'exact' },
};
