import { createStore } from 'zustand/vanilla';
import type { RunStores } from './runStores.ts';
import type { Session } from './session.ts';

/** The two runs that are compared; the same letters in links, keys and texts. */
export type Arm = 'a' | 'b';
export const ARMS: readonly Arm[] = ['a', 'b'];

export type Pair = Readonly<Record<Arm, Session>>;

interface PairState {
  /** Null while there is one run. */
  readonly pair: Pair | null;
  /** Whose settings the controls change. */
  readonly chosen: Arm;
}

export const pairStore = createStore<PairState>()(() => ({ pair: null, chosen: 'b' }));

type Keeper = (stores: RunStores) => () => void;
let keeper: Keeper | undefined;

/** How the second of two runs is kept on this device; called when keeping begins. */
export function keepAlso(keep: Keeper): void {
  keeper = keep;
  const { pair } = pairStore.getState();
  if (pair) keep(pair.b.stores);
}

/** Keeps a run that has just come beside another one; returns how to stop. */
export const keepTwin = (stores: RunStores): (() => void) => keeper?.(stores) ?? (() => undefined);

export const otherArm = (arm: Arm): Arm => (arm === 'a' ? 'b' : 'a');
