import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Experiment } from '../../experiment/experiment.ts';
import type { Pair } from '../../store/pairStore.ts';
import { type SettingDifference, settingDifferences } from '../controls/differences.ts';
import { useLanguage } from '../hooks.ts';

const experimentOf = ({ experiment }: { readonly experiment: Experiment }): Experiment => experiment;

/** In what the two runs differ now. */
export function useDifferences({ a, b }: Pair): readonly SettingDifference[] {
  const language = useLanguage();
  const [ofA, ofB] = [useStore(a.stores.experiment, experimentOf), useStore(b.stores.experiment, experimentOf)];
  return useMemo(() => settingDifferences(ofA, ofB, language), [ofA, ofB, language]);
}
