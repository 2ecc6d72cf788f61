import type { FileTensor } from '../data/safetensors.ts';
import type { Program } from '../engine/contract.ts';
import { torchStatistics, torchVectors, torchWeights } from '../nn/torchShapes.ts';
import type { NetworkActor } from './actors.ts';

/**
 * The state of a program as named tensors, in PyTorch's shapes: `generator.layers.0.weight`; what an optimiser keeps for a weight as
 * `generator.moment1.layers.0.weight`, averaged weights as `generator.average.layers.0.weight`. What is no network's keeps its name, as one row.
 */
export function stateTensors(
  state: Program['state'],
  networks: readonly NetworkActor[],
): Readonly<Record<string, FileTensor>> {
  const named = (prefix: string, tensors: Readonly<Record<string, FileTensor>>): [string, FileTensor][] =>
    Object.entries(tensors).map(([name, tensor]) => [`${prefix}.${name}`, tensor]);
  const known = new Set<string>();
  const vector = (name: string | undefined): Float32Array | undefined => {
    if (name === undefined) return undefined;
    known.add(name);
    return state[name];
  };
  const own = networks.flatMap(({ id, spec, layout, weights, moments, average, vectors, statistics }) => {
    const alike = [
      [id, weights],
      ...moments.map((name) => [name, name] as const),
      ...(average ? [[`${id}.average`, average.state] as const] : []),
    ] as const;
    const [u, seen] = [vector(vectors), vector(statistics)];
    return [
      ...alike.flatMap(([prefix, name]) => {
        const flat = vector(name);
        return flat ? named(prefix, torchWeights(spec, layout, flat)) : [];
      }),
      ...(u ? named(id, torchVectors(layout, u)) : []),
      ...(seen ? named(id, torchStatistics(layout, seen)) : []),
    ];
  });
  const others = Object.entries(state)
    .filter(([name]) => !known.has(name))
    .map(([name, values]): [string, FileTensor] => [name, { shape: [values.length], values }]);
  return Object.fromEntries([...own, ...others]);
}
