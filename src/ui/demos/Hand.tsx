import '../controls/controls.css';
import '../controls/fields.css';
import { Pointer } from 'lucide-react';
import type { Move } from '../../experiment/demos/contract.ts';
import { paramOf } from '../../experiment/experiment.ts';
import { ParamControl } from '../controls/ParamControl.tsx';
import { useExperiment } from '../hooks.ts';
import { rem } from '../typeScale.ts';

/** A hand on the very control that a scene moves, in the run that it belongs to. */
export function Hand({ move: { key } }: { readonly move: Move }) {
  const param = useExperiment(({ experiment }) => paramOf(experiment, key));
  if (!param) return null;
  return (
    <div className="demo-hand" inert>
      <ParamControl name={key} param={param} />
      <Pointer size={rem(30)} aria-hidden="true" />
    </div>
  );
}
