import { text } from '../../schema/text.ts';
import { defineDiagnosis } from './contract.ts';

/** Nothing can be said of a generator that is not trained. */
export const frozen = defineDiagnosis({
  id: 'frozen',
  labs: ['gan'],
  when: ({ experiment }) => experiment.training.freeze !== 'off',
  sentence: () =>
    text(
      'The generator is frozen: only the critic learns, against points that do not move.',
      '生成器は固定されています。動かない点を相手に、識別器だけが学習しています。',
    ),
});
