import { wrap } from 'comlink';
import { useEffect, useState } from 'react';
import type { ImportedPoints, Mode } from '../../data/law.ts';
import { AUTOMATIC } from '../../data/ownModes.ts';
import type { Importer } from './import.worker.ts';

interface Counted {
  readonly of: ImportedPoints;
  readonly count: number;
  readonly modes: readonly Mode[];
}

/** Asks a worker of its own for the modes of points; another question ends this one. */
function useCounted(imported: ImportedPoints | null, count: number): readonly Mode[] | null {
  const [counted, setCounted] = useState<Counted | null>(null);
  useEffect(() => {
    if (!imported) return;
    let current = true;
    const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
    wrap<Importer>(worker)
      .modes(imported.points, count)
      .then((modes) => current && setCounted({ of: imported, count, modes }))
      // Without circles the preview still shows the points, and training counts by itself.
      .catch(() => undefined)
      .finally(() => worker.terminate());
    return () => {
      current = false;
      worker.terminate();
    };
  }, [imported, count]);
  return counted !== null && counted.of === imported && counted.count === count ? counted.modes : null;
}

/** The modes that points will be counted by, and how many fit them; null while they are being found. */
export function useModes(imported: ImportedPoints | null, count: number) {
  const fitted = useCounted(imported, AUTOMATIC);
  const chosen = useCounted(count === AUTOMATIC ? null : imported, count);
  return { modes: count === AUTOMATIC ? fitted : chosen, fitted: fitted?.length ?? null };
}
