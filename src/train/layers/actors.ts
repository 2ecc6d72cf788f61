import type { Experiment } from '../../experiment/experiment.ts';
import { findLayers } from '../../methods/index.ts';
import type { LayersActor } from '../../methods/layers/contract.ts';
import type { NetworkSpec } from '../../nn/spec.ts';
import { type NetworkActor, networkActor } from '../actors.ts';

/**
 * The parts of a tower. `bottom` makes images of codes, `inference` codes of images: a network of its own, or only the
 * biases of the code where it is tied to the bottom. `top` and `topBias` are a restricted Boltzmann machine over codes.
 * What no phase of the method trains is left out.
 */
export type LayersActors = Readonly<Partial<Record<LayersActor, NetworkActor<LayersActor>>>>;

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
  const { inference, phases } = findLayers(method.id);
  const all = [
    actor('bottom', linear(codes, pixels), 'bottomOptimiser'),
    actor('inference', inference === 'rich' ? rich : linear(1, codes, false), 'bottomOptimiser'),
    actor('top', linear(topUnits, codes), 'topOptimiser'),
    actor('topBias', linear(1, topUnits, false), 'topOptimiser'),
  ];
  const learn = phases.flatMap(({ trains }) => trains);
  return Object.fromEntries(all.filter(({ id }) => learn.includes(id)).map((each) => [each.id, each]));
}
