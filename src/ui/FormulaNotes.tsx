import { effective } from '../experiment/availability.ts';
import { leftOutOfFormulas } from '../experiment/formulaNotes.ts';
import type { ActorId } from '../methods/contract.ts';
import { useExperiment, useSay } from './hooks.ts';

/** What the run on stage trains beside the formulas above, of one objective or of both; nothing where they say all. */
export function FormulaNotes({ of }: { readonly of?: ActorId }) {
  const say = useSay();
  const trained = useExperiment(({ experiment }) => effective(experiment));
  const notes = leftOutOfFormulas(trained).filter((note) => of === undefined || note.of.includes(of));
  if (notes.length === 0) return null;
  return (
    <ul className="formula-notes" data-testid="formula-notes">
      {notes.map(({ id, text }) => (
        <li key={id}>{say(text)}</li>
      ))}
    </ul>
  );
}
