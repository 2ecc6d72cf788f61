import { contentHashOfBytes } from '../data/contentHash.ts';
import type { Loop } from './loop.ts';
import type { Checksum } from './protocol.ts';

/** Fingerprint of all that a run has learned, as it stands between two steps: equal where two runs are equal to the bit. */
export async function checksumOf({ id, run }: Pick<Loop, 'id' | 'run'>): Promise<Checksum> {
  const { state, step } = await run.execution.snapshot();
  const names = Object.keys(state).sort();
  const bytes = names.map((name) => {
    const { buffer, byteOffset, byteLength } = state[name] as Float32Array;
    return new Uint8Array(buffer, byteOffset, byteLength);
  });
  return { run: id, step, sum: contentHashOfBytes(bytes, [...names, String(step)]) };
}
