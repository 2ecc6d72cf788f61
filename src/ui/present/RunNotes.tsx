import { useEffect, useState } from 'react';
import { present } from '../../i18n/present.ts';
import type { NotesLink } from '../../store/present/notesLink.ts';
import { provideSession, type Session } from '../../store/session.ts';
import { useCaption } from '../caption/useCaption.ts';
import { ControlGroup } from '../controls/ControlGroup.tsx';
import { useControlGroups } from '../controls/groups.tsx';
import { RunContext, useSay } from '../hooks.ts';

/** Settings and the sentence of the run, as they are on the wall. */
function Inside() {
  const say = useSay();
  const { sentence } = useCaption(false);
  const groups = useControlGroups();
  return (
    <section className="notes-scene">
      <h2>{sentence}</h2>
      <p>{say(present.notes.run)}</p>
      <div className="notes-settings">
        {groups
          .filter(({ id }) => id !== 'data')
          .map((group) => (
            <ControlGroup key={group.id} group={group} />
          ))}
      </div>
    </section>
  );
}

interface RunNotesProps {
  readonly link: NotesLink;
  /** The run of this window that follows the one on the wall. */
  readonly run: Session;
}

/** Notes of the playground: what is changed here goes to the wall, and comes back to the run here at the same step. */
export function RunNotes({ link, run }: RunNotesProps) {
  const [sender, setSender] = useState<Session | null>(null);
  useEffect(() => {
    const change: Session['change'] = (changes) => link.post({ kind: 'change', changes });
    const made = Object.assign(Object.create(run) as Session, { change });
    provideSession(made);
    setSender(made);
  }, [link, run]);
  if (!sender) return null;
  return (
    <RunContext key={run.stores.run.getState().status.run} value={sender}>
      <Inside />
    </RunContext>
  );
}
