import { wrap } from 'comlink';
import type { Recognised } from '../../data/recognise.ts';
import type { Recogniser } from './recognise.worker.ts';

/** What each of these files is, looked at in a worker of its own. Rejects where the worker cannot be had. */
export async function look(files: readonly File[]): Promise<readonly Recognised[]> {
  if (files.length === 0) return [];
  const worker = new Worker(new URL('./recognise.worker.ts', import.meta.url), { type: 'module', name: 'recognise' });
  try {
    return await new Promise<readonly Recognised[]>((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      wrap<Recogniser>(worker).look(files).then(resolve, reject);
    });
  } finally {
    worker.terminate();
  }
}
