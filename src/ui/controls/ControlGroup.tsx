import { ChevronRight } from 'lucide-react';
import { useContext, useId } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { useExperiment, useLanguage, useSay } from '../hooks.ts';
import { GroupSwitch } from './GroupSwitch.tsx';
import type { ControlGroupDeclaration } from './groups.tsx';
import { GroupRestarts, RestartSign } from './ParamRow.tsx';
import { PairingContext } from './pairing.ts';

/** Groups that the person has folded or opened; the others follow the size of the page. */
const foldStore = createStore<{ readonly open: Readonly<Record<string, boolean>> }>()(() => ({ open: {} }));

const ALWAYS_FOLDED = ['networks', 'optimisation', 'run'];
const FOLDED_WHEN_SMALL = ['data', 'method'];

function openAtFirst(id: string): boolean {
  if (ALWAYS_FOLDED.includes(id)) return false;
  return !(FOLDED_WHEN_SMALL.includes(id) && window.matchMedia('(max-width: 85em), (max-height: 50em)').matches);
}

/** Opens a group, e.g. because the caption asks for a control in it. */
export function openGroup(id: string): void {
  foldStore.setState(({ open }) => ({ open: { ...open, [id]: true } }));
}

/** One group of the column: header with chevron, summary when folded, switch when it can be off; controls below. */
export function ControlGroup({ group }: { readonly group: ControlGroupDeclaration }) {
  const { id, title, Component, summary, toggle, restarts = false } = group;
  const chosen = useStore(foldStore, ({ open }) => open[id]);
  const open = chosen ?? openAtFirst(id);
  const experiment = useExperiment((state) => state.experiment);
  const say = useSay();
  const language = useLanguage();
  const bodyId = useId();
  const pairing = useContext(PairingContext);
  return (
    <section className="ctl-group" data-open={open || undefined} data-testid={`group-${id}`}>
      <h2>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={bodyId}
          onClick={() => foldStore.setState((state) => ({ open: { ...state.open, [id]: !open } }))}
        >
          <ChevronRight className="ctl-chevron" aria-hidden="true" />
          <span>{say(title)}</span>
          {open && restarts && <RestartSign />}
          {!open && <span className="ctl-summary">{summary(experiment, language)}</span>}
          {pairing && <pairing.Mark group={id} />}
        </button>
        {open && toggle && <GroupSwitch name={toggle} bare />}
      </h2>
      <div id={bodyId} className="ctl-body" hidden={!open}>
        {open && pairing && <pairing.List group={id} />}
        <GroupRestarts value={restarts}>{open && <Component />}</GroupRestarts>
      </div>
    </section>
  );
}
