import type { Snapshot } from '../../engine/contract.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import type { Decoder } from '../../math/layers/decoder.ts';
import { exchanged, type Rbm, rbmLogProbabilities } from '../../math/layers/rbm.ts';
import { findLayers } from '../../methods/index.ts';
import { hasTop } from '../../methods/layers/contract.ts';

/** The generative weights of a tower: what it is, without how it was trained. */
export interface Tower {
  readonly codes: number;
  readonly pixels: number;
  /** [codes, pixels] and [pixels]. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  /** The machine whose visible bits are the codes: the top, and where there is none the bottom itself. */
  readonly machine: Rbm;
}

/** The tower in the state of a program. */
export function towerOf(experiment: Experiment, pixels: number, { state }: Pick<Snapshot, 'state'>): Tower {
  const { codes, topUnits } = experiment.tower;
  const vector = (name: string): Float32Array => state[`${name}.weights`] as Float32Array;
  const weights = vector('bottom').subarray(0, codes * pixels);
  const bias = vector('bottom').subarray(codes * pixels);
  const layer = { codes, pixels, weights, bias };
  if (!hasTop(findLayers(experiment.method.id))) {
    const machine = { visible: codes, hidden: pixels, weights, visibleBias: vector('inference'), hiddenBias: bias };
    return { ...layer, machine };
  }
  const top = exchanged({
    visible: topUnits,
    hidden: codes,
    weights: vector('top').subarray(0, topUnits * codes),
    visibleBias: vector('topBias'),
    hiddenBias: vector('top').subarray(topUnits * codes),
  });
  return { ...layer, machine: top };
}

/** Its bottom layer, which makes images of codes. */
export const towerDecoder = ({ codes, pixels, weights, bias }: Tower): Decoder => ({
  latents: codes,
  pixels,
  weights,
  bias,
});

/** log P of every code [2^codes] by the machine over them. */
export const logTop = ({ machine }: Tower): Float64Array => rbmLogProbabilities(machine);
