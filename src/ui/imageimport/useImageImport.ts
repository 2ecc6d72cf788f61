import { proxy, wrap } from 'comlink';
import { useEffect, useState } from 'react';
import type { ImageImportResult } from '../../data/images/importImages.ts';
import type { ImageImporter } from './images.worker.ts';

export type Reading =
  | { readonly state: 'nothing' }
  | { readonly state: 'reading'; readonly share: number }
  | { readonly state: 'read'; readonly result: ImageImportResult }
  | { readonly state: 'failed'; readonly message: string };

/** A message to React this often is enough for a bar. */
const TELL_MS = 50;

/** Reads files of images in a worker of their own; other files, or leaving, end the reading. */
export function useImageImport(files: readonly File[]): Reading {
  const [reading, setReading] = useState<Reading>({ state: 'nothing' });
  useEffect(() => {
    if (files.length === 0) {
      setReading({ state: 'nothing' });
      return;
    }
    let isCurrent = true;
    let told = 0;
    const tell = (next: Reading): void => {
      if (isCurrent) setReading(next);
    };
    const worker = new Worker(new URL('./images.worker.ts', import.meta.url), { type: 'module', name: 'images' });
    const fail = (message: string): void => tell({ state: 'failed', message });
    worker.onerror = (event) => fail(event.message);
    tell({ state: 'reading', share: 0 });
    let isDone = false;
    const progress = (share: number): void => {
      const now = performance.now();
      // Progress has a channel of its own, on which it may come after the result.
      if (isDone || now - told < TELL_MS) return;
      told = now;
      tell({ state: 'reading', share });
    };
    wrap<ImageImporter>(worker)
      .parse(files, proxy(progress))
      .then(
        (result) => {
          isDone = true;
          tell({ state: 'read', result });
        },
        (error: unknown) => fail(error instanceof Error ? error.message : String(error)),
      )
      .finally(() => worker.terminate());
    return () => {
      isCurrent = false;
      worker.terminate();
    };
  }, [files]);
  return reading;
}
