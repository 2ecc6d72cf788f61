import { useMemo } from 'react';
import { type PresetDeclaration, presetExperiment } from '../../experiment/presets/contract.ts';
import { PRESETS } from '../../experiment/presets/index.ts';
import { difference } from '../../experiment/restart.ts';
import { useExperiment } from '../hooks.ts';

/** The preset in use and whether a setting differs from it; `preset` is undefined for an experiment without one, as a claim's. */
export function usePresetInUse(): { readonly preset: PresetDeclaration | undefined; readonly changed: boolean } {
  const id = useExperiment((state) => state.preset);
  const experiment = useExperiment((state) => state.experiment);
  const watched = useExperiment((state) => state.watched !== null);
  return useMemo(() => {
    const preset = watched ? undefined : PRESETS.find((each) => each.id === id);
    const changed =
      preset !== undefined && Object.keys(difference(presetExperiment(preset), experiment).changes).length > 0;
    return { preset, changed };
  }, [id, experiment, watched]);
}

/** The preset in use, if nothing has been changed since it was opened. */
export function useUntouchedPreset(): PresetDeclaration | undefined {
  const { preset, changed } = usePresetInUse();
  return changed ? undefined : preset;
}
