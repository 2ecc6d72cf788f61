import type { AnswerOf, InstrumentId } from '../../worker/protocol.ts';
import { useSay, useT } from '../hooks.ts';

/** In place of an instrument that has nothing to show: it is still measuring, or the reason why it cannot. */
export function Unread({ answer }: { readonly answer: AnswerOf<InstrumentId> | undefined }) {
  const t = useT();
  const say = useSay();
  return (
    <p className="dock-unread" role="status">
      {answer && !answer.available ? say(answer.reason) : t('instruments.wait')}
    </p>
  );
}
