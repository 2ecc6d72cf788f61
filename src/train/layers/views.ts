import type { Snapshot } from '../../engine/contract.ts';
import { isEnumerable } from '../../experiment/towerSchema.ts';
import { sigmoid } from '../../math/kernelGan.ts';
import type { MetricContext } from '../../metrics/contract.ts';
import type { Landscape } from '../landscape.ts';
import { TILE_COUNT } from '../tiles.ts';
import type { Viewed, Views } from '../views.ts';
import { judgeOf } from './likelihood.ts';
import { MARGINAL } from './parts.ts';
import { priorOf } from './prior.ts';
import { drawImages, trainingImages } from './samples.ts';
import { towerOf } from './tower.ts';
import type { WideViews } from './wideViews.ts';

/** What critics have and towers do not. */
const noLandscape = (size: number): Landscape => {
  const unknown = (count: number): Promise<Float32Array> => Promise.resolve(new Float32Array(count).fill(Number.NaN));
  return { outputs: (samples) => unknown(samples.length / size), gradients: (samples) => unknown(samples.length) };
};

/** A tower as it is drawn and measured: what the model so far delivers. */
export const layersViews = (viewed: Viewed): Views =>
  isEnumerable(viewed.trained().tower) ? listedViews(viewed) : wideViews(viewed);

/** Images are drawn from codes of `priorOf`; every code is enumerated, so the draws are exact. */
function listedViews({ law, subject, execution, trained, count: most }: Viewed): Views {
  const { size } = subject.space;
  const { seed } = trained();
  const training = trainingImages(law, seed, size);
  const judge = judgeOf(law, training, size, seed);

  /** The tower in a state, and log P(h) of the model so far. */
  async function look(snapshot: Snapshot) {
    const experiment = trained();
    const tower = towerOf(experiment, size, snapshot);
    const inferred = (await execution.probe('infer', training, size)).map(sigmoid);
    const marginal = snapshot.state[MARGINAL];
    return { tower, inferred, ...(marginal && { marginal }), ...priorOf(experiment, tower, snapshot.step, inferred) };
  }

  // A frame, its tiles and an evaluation look at the same tower: it is looked at once for each place that the run has been at.
  let last:
    | { readonly place: string; readonly of: object; readonly seen: Awaited<ReturnType<typeof look>> }
    | undefined;
  async function now() {
    const snapshot = await execution.snapshot();
    const [place, of] = [`${snapshot.step} ${snapshot.counts}`, trained()];
    if (last?.place !== place || last.of !== of) last = { place, of, seen: await look(snapshot) };
    return last.seen;
  }

  async function generated(count = most): Promise<Float32Array> {
    const { tower, prior } = await now();
    return drawImages(tower, prior, seed, count);
  }

  return {
    latents: new Float32Array(),
    landscape: noLandscape(size),
    generated,
    // Nothing is made from latents that a hand could move.
    generate: () => generated(TILE_COUNT),
    tiles: () => generated(TILE_COUNT),
    async measured(samples): Promise<Pick<MetricContext, 'likelihood'>> {
      return { likelihood: judge(await now(), samples) };
    },
  };
}

/** Of a code too wide for a list: what estimates its likelihoods is fetched when it is first asked for. */
function wideViews(viewed: Viewed): Views {
  let fetched: Promise<WideViews> | undefined;
  const views = (): Promise<WideViews> => {
    fetched ??= import('./wideViews.ts').then((wide) => wide.wideViews(viewed));
    // Offline it may fail, and be had later.
    fetched.catch(() => {
      fetched = undefined;
    });
    return fetched;
  };
  const generated = async (count = viewed.count): Promise<Float32Array> => (await views()).generated(count);
  return {
    latents: new Float32Array(),
    landscape: noLandscape(viewed.subject.space.size),
    generated,
    generate: () => generated(TILE_COUNT),
    tiles: () => generated(TILE_COUNT),
    measured: async (samples, wanted) => (await views()).measured(samples, wanted),
  };
}
