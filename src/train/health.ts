import type { Snapshot } from '../engine/contract.ts';

/** Weights stopped being numbers: the run stands again at `healthyStep`. */
export interface Divergence {
  readonly step: number;
  readonly healthyStep: number;
  /** State vector in which the first non-finite number was found. */
  readonly where: string;
}

/**
 * Name of the first state vector that holds a NaN or an infinity, or null if all are finite. Weights are read rather than
 * losses: on some GPU back ends tfjs turns a NaN into a finite number on its way through sigmoid or log.
 */
export function firstNonFinite(snapshot: Snapshot): string | null {
  for (const [name, vector] of Object.entries(snapshot.state)) {
    // NaN and ±Infinity are the only numbers with x − x ≠ 0, and the sum keeps any of them.
    let sum = 0;
    for (let i = 0; i < vector.length; i++) sum += (vector[i] as number) - (vector[i] as number);
    if (sum !== 0) return name;
  }
  return null;
}
