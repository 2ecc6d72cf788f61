import { useMemo } from 'react';
import type { Experiment } from '../../experiment/experiment.ts';
import { type PresetDeclaration, presetExperiment } from '../../experiment/presets/contract.ts';
import { PRESETS } from '../../experiment/presets/index.ts';
import { difference } from '../../experiment/restart.ts';
import type { LabId } from '../../methods/contract.ts';
import { findMethod } from '../../methods/index.ts';
import { useExperiment } from '../hooks.ts';

const labOf = ({ method }: Experiment): LabId => findMethod(method.id).lab;

/** The preset in use and whether a setting differs from it; `preset` is undefined for an experiment without one, as a claim's, and for one of another lab, of which its story tells nothing. */
export function usePresetInUse(): { readonly preset: PresetDeclaration | undefined; readonly changed: boolean } {
  const id = useExperiment((state) => state.preset);
  const experiment = useExperiment((state) => state.experiment);
  const watched = useExperiment((state) => state.watched !== null);
  return useMemo(() => {
    const preset = watched ? undefined : PRESETS.find((each) => each.id === id);
    const given = preset && presetExperiment(preset);
    if (!given || labOf(given) !== labOf(experiment)) return { preset: undefined, changed: false };
    return { preset, changed: Object.keys(difference(given, experiment).changes).length > 0 };
  }, [id, experiment, watched]);
}

/** The preset in use, if nothing has been changed since it was opened. */
export function useUntouchedPreset(): PresetDeclaration | undefined {
  const { preset, changed } = usePresetInUse();
  return changed ? undefined : preset;
}
