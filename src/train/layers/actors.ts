import type { Experiment } from '../../experiment/experiment.ts';
import { findLayers } from '../../methods/index.ts';
import type { LayersActor } from '../../methods/layers/contract.ts';
import type { NetworkSpec } from '../../nn/spec.ts';
import { type NetworkActor, networkActor } from '../actors.ts';

/**
 * The parts of a tower. `bottom` makes images of codes, `inference` codes of images: a network of its own, or only the
 * biases of the code where it is tied to the bottom. `top` and `topBias` are a restricted Boltzmann machine over codes.
 */
export type LayersActors = Readonly<Record<LayersActor, NetworkActor<LayersActor>>>;

const linear = (inputs: number, outputs: number, bias = true): NetworkSpec => ({
  inputs,
  outputs,
  depth: 0,
  width: 1,
  activation: 'tanh',
  normalisation: 'none',
  initialisation: 'glorot',
  bias,
});

/** The parts of a tower over images of `pixels` pixels. */
export function layersActors(
  { method, tower, bottomOptimiser, topOptimiser }: Experiment,
  pixels: number,
): LayersActors {
  const { codes, topUnits, inferenceUnits } = tower;
  const rich: NetworkSpec = { ...linear(pixels, codes), depth: 1, width: inferenceUnits };
  const actor = (id: LayersActor, spec: NetworkSpec, group: 'bottomOptimiser' | 'topOptimiser') => ({
    ...networkActor(id, spec, (group === 'bottomOptimiser' ? bottomOptimiser : topOptimiser).kind),
    optimiserGroup: group,
  });
  return {
    bottom: actor('bottom', linear(codes, pixels), 'bottomOptimiser'),
    inference: actor(
      'inference',
      findLayers(method.id).inference === 'rich' ? rich : linear(1, codes, false),
      'bottomOptimiser',
    ),
    top: actor('top', linear(topUnits, codes), 'topOptimiser'),
    topBias: actor('topBias', linear(1, topUnits, false), 'topOptimiser'),
  };
}
