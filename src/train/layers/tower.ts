import type { Snapshot } from '../../engine/contract.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import type { Decoder } from '../../math/layers/decoder.ts';
import { exchanged, type Rbm, rbmLogProbabilities } from '../../math/layers/rbm.ts';

/** The generative weights of a tower: what it is, without how it was trained. */
export interface Tower {
  readonly codes: number;
  readonly pixels: number;
  /** [codes, pixels] and [pixels]. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly topUnits: number;
  /** [topUnits, codes], [codes] and [topUnits]. */
  readonly topWeights: Float32Array;
  readonly topVisible: Float32Array;
  readonly topHidden: Float32Array;
}

/** The tower in the state of a program. */
export function towerOf({ tower }: Experiment, pixels: number, { state }: Pick<Snapshot, 'state'>): Tower {
  const { codes, topUnits } = tower;
  const bottom = state['bottom.weights'] as Float32Array;
  const top = state['top.weights'] as Float32Array;
  return {
    codes,
    pixels,
    weights: bottom.subarray(0, codes * pixels),
    bias: bottom.subarray(codes * pixels),
    topUnits,
    topWeights: top.subarray(0, topUnits * codes),
    topVisible: top.subarray(topUnits * codes),
    topHidden: state['topBias.weights'] as Float32Array,
  };
}

/** Its bottom layer, which makes images of codes. */
export const towerDecoder = ({ codes, pixels, weights, bias }: Tower): Decoder => ({
  latents: codes,
  pixels,
  weights,
  bias,
});

/** The machine on top, whose visible bits are codes. */
const topOf = ({ codes, topUnits, topWeights, topVisible, topHidden }: Tower): Rbm =>
  exchanged({
    visible: topUnits,
    hidden: codes,
    weights: topWeights,
    visibleBias: topHidden,
    hiddenBias: topVisible,
  });

/** log P_J of every code [2^codes]. */
export const logTop = (tower: Tower): Float64Array => rbmLogProbabilities(topOf(tower));
