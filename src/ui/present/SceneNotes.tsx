import { useStore } from 'zustand';
import type { Demo, Scene } from '../../experiment/demos/contract.ts';
import { fill } from '../../experiment/demos/readings.ts';
import { present } from '../../i18n/present.ts';
import { typeset } from '../../i18n/typeset.ts';
import type { NotesLink } from '../../store/present/notesLink.ts';
import { useLanguage, useSay } from '../hooks.ts';

interface SceneProps {
  readonly link: NotesLink;
  readonly demo: Demo;
}

/** The sentence on the wall. */
export function SceneSaid({ link, demo }: SceneProps) {
  const language = useLanguage();
  const moment = useStore(link.store, ({ face }) => face?.moment ?? null);
  const scene = moment && demo.scenes[moment.at];
  if (!scene || moment.state === 'ended') return null;
  const told = moment.isMissed && 'otherwise' in scene.until ? scene.until.otherwise : scene.say;
  return <p className="notes-said">{typeset(fill(told, language, moment.runs, demo.names), language)}</p>;
}

const sceneAfter = (demo: Demo, at: number): Scene | undefined => demo.scenes[at + 1];

/** The next scene by its name and sentence, whose readings are not there yet. */
export function SceneNext({ link, demo }: SceneProps) {
  const say = useSay();
  const at = useStore(link.store, ({ face }) => face?.moment?.at ?? 0);
  const next = sceneAfter(demo, at);
  return (
    <section className="notes-following">
      <h2>
        {say(present.notes.following)}
        {next && <span>{`${at + 2} / ${demo.scenes.length}`}</span>}
      </h2>
      {next ? (
        <>
          <p>
            <b>{say(next.name)}</b>
          </p>
          <p>{say(next.say).replace(/\{[\w.]+\}/g, '…')}</p>
        </>
      ) : (
        <p>{say(present.notes.last)}</p>
      )}
    </section>
  );
}

/** What to say and do in the scene. */
export function SceneNotes({ link, demo }: SceneProps) {
  const say = useSay();
  const at = useStore(link.store, ({ face }) => face?.moment?.at ?? 0);
  const scene = demo.scenes[at];
  if (!scene) return null;
  return (
    <section className="notes-scene" data-testid="notes-scene">
      <h2>{`${at + 1} · ${say(scene.name)}`}</h2>
      {scene.notes ? (
        <ul>
          {scene.notes.map((note) => (
            <li key={note.en}>{say(note)}</li>
          ))}
        </ul>
      ) : (
        <p>{say(present.notes.none)}</p>
      )}
    </section>
  );
}
