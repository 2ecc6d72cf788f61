import { useMemo } from 'react';
import { useStore } from 'zustand';
import { findLaw } from '../../data/index.ts';
import { imageStore } from '../../store/imageStore.ts';
import { useExperiment } from '../hooks.ts';

const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));

/** Names of the classes whose weights a law of images sets; null for any other law, and for images that are not here. */
export function useClassNames(): readonly string[] | null {
  const data = useExperiment(({ experiment }) => experiment.data);
  const sets = useStore(imageStore, (state) => state.sets);
  return useMemo(() => {
    const { id, ...params } = data;
    const set = findLaw(id).imageSet?.(params);
    if (set === undefined) return null;
    return set === 'mnist' ? DIGITS : (sets.get(set)?.classes ?? []);
  }, [data, sets]);
}
