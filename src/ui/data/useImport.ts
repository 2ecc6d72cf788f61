import { proxy, wrap } from 'comlink';
import { useEffect, useState } from 'react';
import type { Demanded } from '../../data/csvDialect.ts';
import type { Importer, TableResult } from './import.worker.ts';

/** What is to be read: a file, or pasted text. */
export type Source = File | string;

export type Reading =
  | { readonly state: 'nothing' }
  | { readonly state: 'reading'; readonly share: number }
  | { readonly state: 'read'; readonly source: Source; readonly result: TableResult }
  | { readonly state: 'failed'; readonly message: string };

const NOTHING: Reading = { state: 'nothing' };

export const nameOf = (source: Source): string => (typeof source === 'string' ? '' : source.name);

/** Reads a source in a worker of its own; another source, other columns or another way to read, or leaving, end the reading. */
export function useImport(source: Source | null, columns: readonly [number, number] | null, chosen: Demanded): Reading {
  const [reading, setReading] = useState<Reading>(NOTHING);
  useEffect(() => {
    if (source === null || source === '') {
      setReading(NOTHING);
      return;
    }
    let current = true;
    let done = false;
    const tell = (next: Reading): void => {
      if (current) setReading(next);
    };
    const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
    const fail = (message: string): void => tell({ state: 'failed', message });
    worker.onerror = (event) => fail(event.message);
    tell({ state: 'reading', share: 0 });
    wrap<Importer>(worker)
      .parse(
        source,
        nameOf(source),
        columns,
        chosen,
        // Progress has a channel of its own, on which it may come after the result.
        proxy((share) => done || tell({ state: 'reading', share })),
      )
      .then(
        (result) => {
          done = true;
          tell({ state: 'read', source, result });
        },
        (error: unknown) => fail(error instanceof Error ? error.message : String(error)),
      )
      .finally(() => worker.terminate());
    return () => {
      current = false;
      worker.terminate();
    };
  }, [source, columns, chosen]);
  return reading;
}
