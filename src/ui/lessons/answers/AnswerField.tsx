import './answers.css';
import { ChipsAnswer } from './ChipsAnswer.tsx';
import { ChoiceAnswer } from './ChoiceAnswer.tsx';
import { CountAnswer } from './CountAnswer.tsx';
import { CurveAnswer } from './CurveAnswer.tsx';
import type { FieldProps } from './fieldProps.ts';
import { ModesAnswer } from './ModesAnswer.tsx';
import { NumberAnswer } from './NumberAnswer.tsx';

/** The field of a question, whatever it asks for. */
export function AnswerField({ question, ...rest }: FieldProps) {
  switch (question.kind) {
    case 'choice':
      return <ChoiceAnswer question={question} {...rest} />;
    case 'number':
      return <NumberAnswer question={question} {...rest} />;
    case 'count':
      return <CountAnswer question={question} {...rest} />;
    case 'chips':
      return <ChipsAnswer question={question} {...rest} />;
    case 'curve':
      return <CurveAnswer question={question} {...rest} />;
    case 'modes':
      return <ModesAnswer question={question} {...rest} />;
  }
}
