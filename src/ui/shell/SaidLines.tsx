import { usePair } from '../hooks.ts';
import { HeldLine } from './HeldLine.tsx';
import { Notices, Refusal } from './Notices.tsx';

/** What is to be said of a link, a run that could not be, or a lock; fetched when there is something. Of two runs each says its own. */
export function SaidLines() {
  const pair = usePair();
  return (
    <>
      {!pair && <Notices />}
      {!pair && <Refusal />}
      <HeldLine />
    </>
  );
}
