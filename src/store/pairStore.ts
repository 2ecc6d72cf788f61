import { createStore } from 'zustand/vanilla';
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

export const otherArm = (arm: Arm): Arm => (arm === 'a' ? 'b' : 'a');
