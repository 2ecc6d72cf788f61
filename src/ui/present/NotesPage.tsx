import './notes.css';
import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useStore } from 'zustand';
import { DEMOS } from '../../experiment/demos/index.ts';
import { present } from '../../i18n/present.ts';
import type { NotesLink } from '../../store/present/notesLink.ts';
import { actOfPress } from '../../store/present/wallKeys.ts';
import { RunContext, useLanguage, useSay } from '../hooks.ts';
import { Qr } from '../kit/Qr.tsx';
import { AnyStage } from '../stage/AnyStage.tsx';
import { addressOf } from './addressOf.ts';
import { NotesHead } from './NotesHead.tsx';
import { NotesKeys } from './NotesKeys.tsx';
import { RunNotes } from './RunNotes.tsx';
import { SceneNext, SceneNotes, SceneSaid } from './SceneNotes.tsx';

/** What the room sees, trained here as well; a pointer over it leads the light. */
function OnWall({ link }: { readonly link: NotesLink }) {
  const say = useSay();
  const runs = useStore(link.store, (state) => state.runs);
  const isSpot = useStore(link.store, ({ face }) => face?.over.isSpot ?? false);
  return (
    <section className="notes-wall" aria-label={say(present.notes.onWall)}>
      <h2>{say(present.notes.onWall)}</h2>
      <div
        className="notes-stages"
        data-spot={isSpot || undefined}
        onPointerMove={({ currentTarget, clientX, clientY }) => {
          if (!isSpot) return;
          const box = currentTarget.getBoundingClientRect();
          // The stage is the left part of the wall, over its sentence.
          const spot = [(0.63 * (clientX - box.left)) / box.width, (0.83 * (clientY - box.top)) / box.height] as const;
          link.post({ kind: 'spot', spot });
        }}
      >
        {Object.entries(runs).map(([id, run]) => (
          <RunContext key={id} value={run}>
            <div className="notes-stage" data-run={id}>
              <AnyStage />
            </div>
          </RunContext>
        ))}
      </div>
    </section>
  );
}

/** Notes, the next scene, clock and controls: what only whoever speaks sees. */
export function NotesPage({ link }: { readonly link: NotesLink }) {
  const language = useLanguage();
  const say = useSay();
  const demoId = useStore(link.store, ({ face }) => face?.demo ?? null);
  const isThere = useStore(link.store, ({ face }) => face !== null);
  const run = useStore(link.store, ({ runs }) => runs.a);
  const hash = useStore(link.store, ({ face }) => face?.hash ?? null);
  const demo = DEMOS.find(({ id }) => id === demoId);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const act = actOfPress(event);
      if (!act || act.verb === 'full' || act.verb === 'notes' || act.verb === 'exit') return;
      event.preventDefault();
      link.post({ kind: 'act', act });
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [link]);
  return (
    <I18nProvider locale={language === 'ja' ? 'ja-JP' : 'en-US'}>
      <main className="notes" data-testid="notes">
        <NotesHead link={link} />
        <div className="notes-left">
          <OnWall link={link} />
          {demo && <SceneSaid link={link} demo={demo} />}
          {demo && <SceneNext link={link} demo={demo} />}
          {hash !== null && (
            <div className="notes-qr">
              <Qr text={addressOf(hash)} label={say(present.qr)} />
            </div>
          )}
        </div>
        <div className="notes-right">
          {!isThere && <p>{say(present.notes.waiting)}</p>}
          {demo && <SceneNotes link={link} demo={demo} />}
          {isThere && !demo && run && <RunNotes link={link} run={run} />}
        </div>
        <NotesKeys link={link} demo={demo} />
      </main>
    </I18nProvider>
  );
}
