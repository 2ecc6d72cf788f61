import type { AnswerValue, Question } from '../../../experiment/demos/contract.ts';
import type { Text } from '../../../schema/text.ts';

/** What every field of an answer is given. */
export interface FieldProps<Kind extends Question['kind'] = Question['kind']> {
  readonly question: Extract<Question, { readonly kind: Kind }>;
  readonly value: AnswerValue | undefined;
  /** What was answered before it was seen cannot be changed after. */
  readonly isSealed: boolean;
  readonly onAnswer: (value: AnswerValue) => void;
  /** Names of the modes. */
  readonly names?: readonly Text[];
}
