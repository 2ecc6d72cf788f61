import { useMemo } from 'react';
import { type Availability, availability, optionsRuledOut } from '../../experiment/availability.ts';
import { keysOf } from '../../experiment/experiment.ts';
import { holdOf } from '../../experiment/locks.ts';
import { locks as words } from '../../i18n/locks.ts';
import type { Text } from '../../schema/text.ts';
import { useExperiment } from '../hooks.ts';

/** What cannot be changed now, by dotted key, with the reason to show: by the method, by other settings, or by the link. */
export function useAvailability(): ReadonlyMap<string, Availability> {
  const experiment = useExperiment((state) => state.experiment);
  const locks = useExperiment((state) => state.locks);
  return useMemo(() => {
    const ruledOut = availability(experiment);
    const locked = keysOf(experiment).filter((key) => holdOf(locks, key) === 'locked');
    const byLink = (key: string) => ({ ...ruledOut.get(key), enabled: false, reason: words.byLink }) as const;
    return new Map([...ruledOut, ...locked.map((key) => [key, byLink(key)] as const)]);
  }, [experiment, locks]);
}

const NONE: ReadonlyMap<string, Text> = new Map();

/** Values of the choice `name` that the other settings rule out, with the reason to show. */
export function useRuledOut(name: string): ReadonlyMap<string, Text> {
  return optionsRuledOut(useExperiment(({ experiment }) => experiment)).get(name) ?? NONE;
}
