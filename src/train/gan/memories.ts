import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo } from '../../engine/contract.ts';
import type { Pieces } from '../../nn/layout.ts';
import type { Memory } from '../../nn/network.ts';
import { followed, type Moments } from '../../nn/normalisation.ts';
import { refreshedVectors } from '../../nn/spectral.ts';
import type { Player, Players } from './players.ts';

/** What both networks remember beside their weights, within one execution of a phase. */
export interface Memories {
  readonly generator: Memory;
  readonly critic: Memory;
  /** State vectors of the role's memory, once its loss has been computed. */
  after(): Readonly<Record<string, tf.Tensor1D>>;
}

/** Memory of a player outside training: the running averages stand in for the batch. */
export function memoryOf({ vectors, statistics }: Player, state: (name: string) => tf.Tensor1D): Memory {
  return {
    ...(vectors !== undefined && { vectors: state(vectors) }),
    ...(statistics !== undefined && { statistics: state(statistics) }),
  };
}

/**
 * Memories in a phase of `role`: the role's own spectral state is refreshed by one power iteration, and what batch
 * normalisation sees of each batch goes into the role's running averages.
 */
export function memoriesOf(
  players: Players,
  io: PhaseIo,
  role: Player['id'],
  pieces: Readonly<Record<Player['id'], Pieces>>,
): Memories {
  const seen: Moments[][] = [];
  // Kept, because they are found inside the gradient's own tidy.
  const note = (layer: number, { mean, variance }: Moments): void => {
    const batches = seen[layer] ?? [];
    seen[layer] = [...batches, { mean: tf.keep(mean), variance: tf.keep(variance) }];
  };
  const own = players[role];
  const memory = (player: Player): Memory => {
    const { vectors, layout } = player;
    const isUsed = vectors !== undefined && pieces[player.id].length > 0;
    const refreshed = (name: string): tf.Tensor1D =>
      player === own ? refreshedVectors(layout, pieces[player.id], io.state(name)) : io.state(name);
    return {
      ...(isUsed && { vectors: refreshed(vectors) }),
      ...(player === own && { seen: note }),
    };
  };
  const memories = { generator: memory(players.generator), critic: memory(players.critic) };
  return {
    ...memories,
    after() {
      const { vectors, statistics, layout } = own;
      const refreshed = memories[role].vectors;
      const averages = statistics !== undefined && seen.length > 0;
      const state = {
        ...(vectors !== undefined && refreshed && { [vectors]: refreshed }),
        ...(averages && { [statistics]: followed(layout, io.state(statistics), seen) }),
      };
      for (const { mean, variance } of seen.flat()) tf.dispose([mean, variance]);
      return state;
    },
  };
}
