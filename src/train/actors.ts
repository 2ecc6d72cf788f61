import type { ActorId } from '../methods/contract.ts';
import { initialVectors, initialWeights } from '../nn/initialise.ts';
import { type Layout, layoutOf } from '../nn/layout.ts';
import type { OptimiserKind } from '../nn/optimiserSchema.ts';
import { momentsOf } from '../nn/optimisers.ts';
import type { NetworkSpec } from '../nn/spec.ts';

/** A network that a phase trains: its optimiser, and the names of its state vectors. */
export interface NetworkActor<A extends ActorId = ActorId> {
  readonly id: A;
  readonly spec: NetworkSpec;
  readonly layout: Layout;
  readonly optimiser: OptimiserKind;
  /** Group of the optimiser's settings; `<id>Optimiser` if absent. */
  readonly optimiserGroup?: string;
  /** State vector of the weights. */
  readonly weights: string;
  /** State vectors of the optimiser's moments. */
  readonly moments: readonly string[];
  /** State vector of the power iteration; absent without spectral normalisation. */
  readonly vectors?: string;
  /** State vector of the running averages; absent without batch normalisation. */
  readonly statistics?: string;
  /** State vector of the averaged weights, and the cell that says how much of them stays in an update; absent where none are kept. */
  readonly average?: { readonly state: string; readonly decay: string };
  /** Longest gradient that an update follows, over all weights; any length if absent. */
  readonly longest?: number;
}

/** A network of the program; state vectors are named after it. */
export function networkActor<A extends ActorId>(id: A, spec: NetworkSpec, optimiser: OptimiserKind): NetworkActor<A> {
  return {
    id,
    spec,
    layout: layoutOf(spec),
    optimiser,
    weights: `${id}.weights`,
    moments: Array.from({ length: momentsOf(optimiser) }, (_, i) => `${id}.moment${i + 1}`),
    ...(spec.normalisation === 'spectral' && { vectors: `${id}.spectral` }),
    ...(spec.normalisation === 'batch' && { statistics: `${id}.statistics` }),
  };
}

/** State vectors of a network before the first step; its last layer is `lastLayer` times what its law of weights draws. */
export function initialState(
  actor: NetworkActor,
  seed: number,
  { lastLayer = 1 }: { readonly lastLayer?: number } = {},
): Readonly<Record<string, Float32Array>> {
  const weights = initialWeights(actor.spec, seed, actor.id);
  const last = actor.layout.layers.at(-1);
  if (last && lastLayer !== 1) {
    for (let i = 0; i < last.inputs * last.outputs; i++) {
      weights[last.weightOffset + i] = lastLayer * (weights[last.weightOffset + i] as number);
    }
  }
  return {
    [actor.weights]: weights,
    ...Object.fromEntries(actor.moments.map((name) => [name, new Float32Array(weights.length)])),
    ...(actor.vectors && { [actor.vectors]: initialVectors(actor.spec, weights, seed, actor.id) }),
    ...(actor.average && { [actor.average.state]: weights.slice() }),
  };
}
