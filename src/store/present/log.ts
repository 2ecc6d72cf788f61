import type { Moment } from '../../experiment/demos/playback.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import type { ParamValue } from '../../schema/param.ts';
import type { WallAct } from './wallKeys.ts';
import type { WallState } from './wallStore.ts';

/** What a run begins with, at step 0. */
export interface Beginning {
  readonly experiment: Experiment;
  readonly preset: string;
}

/**
 * What happened to the runs that a room sees, in its order: whoever does the same has the same runs, to the bit. `open` puts runs in the
 * place of those there were, `change` is made where the run stands, and `to` brings it to a step, where it has this checksum.
 */
export type Entry =
  | { readonly kind: 'open'; readonly runs: Readonly<Record<string, Beginning>> }
  | { readonly kind: 'change'; readonly id: string; readonly changes: Readonly<Record<string, ParamValue>> }
  | { readonly kind: 'to'; readonly id: string; readonly step: number; readonly sum?: string };

/** The log with one more entry, as short as whoever comes late needs it: since the last opening, one `to` for each way. */
export function withEntry(log: readonly Entry[], entry: Entry): readonly Entry[] {
  if (entry.kind === 'open') return [entry];
  const last = log.at(-1);
  const isSame = entry.kind === 'to' && last?.kind === 'to' && last.id === entry.id;
  return [...(isSame ? log.slice(0, -1) : log), entry];
}

/** What a room sees beside the runs. */
export interface Face {
  /** Id of the demo; null on the playground. */
  readonly demo: string | null;
  readonly moment: Moment | null;
  readonly isHeld: boolean;
  readonly over: WallState;
  /** Hash of the address of what is shown. */
  readonly hash: string;
}

/** From the window of whoever speaks. */
export type ToWall =
  | { readonly kind: 'ping' }
  | { readonly kind: 'log' }
  | { readonly kind: 'act'; readonly act: WallAct }
  | { readonly kind: 'spot'; readonly spot: readonly [number, number] }
  | { readonly kind: 'change'; readonly changes: Readonly<Record<string, ParamValue>> };

/** From the window that a room sees; `next` counts entries, so that a gap is noticed. */
export type ToNotes =
  | { readonly kind: 'face'; readonly face: Face }
  | { readonly kind: 'entry'; readonly entry: Entry; readonly next: number }
  | { readonly kind: 'log'; readonly entries: readonly Entry[]; readonly next: number };

/** The channel between both windows, by a name that only they know. */
export const channelOf = (id: string): BroadcastChannel => new BroadcastChannel(`modescope.present.${id}`);
