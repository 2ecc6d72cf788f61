import { useMemo } from 'react';
import type { LoadedLaw } from '../../worker/protocol.ts';
import { useRun, useSay } from '../hooks.ts';
import { type Bar, classBars } from './shares.ts';

const NO_CLASSES: LoadedLaw['classes'] = [];

/** Classes of the loaded law; none before one is loaded and for laws without labels. */
export const useClasses = (): LoadedLaw['classes'] => useRun((run) => run.law?.classes ?? NO_CLASSES);

/** A bar per class, with its share once something can tell the classes apart. */
export function useClassBars(): readonly Bar[] {
  const say = useSay();
  const classes = useClasses();
  const shares = useRun(({ evaluation }) => evaluation?.classShares);
  return useMemo(
    () =>
      classBars(
        classes.map(({ name }) => say(name)),
        classes.map(({ share }) => share),
        shares,
      ),
    [classes, shares, say],
  );
}
