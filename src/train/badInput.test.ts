import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLaw } from '../data/index.ts';
import { LawError } from '../data/law.ts';
import type { Engine } from '../engine/contract.ts';
import { createEagerEngine } from '../engine/eager/eagerEngine.ts';
import { decodeLink } from '../experiment/link.ts';
import { lawOnce } from '../testing/drawnOnce.ts';
import { startRun } from './run.ts';

/** Links that ask for what cannot be: each trains in some defined way, and says what it did not take as given. */
const narrow = 'generator.width=4&generator.depth=1&critic.width=4&critic.depth=1';
/** Steps of a kernel method take as long as the square of the batch, whose size is nobody's subject where none is asked for. */
const smallOf = (link: string): string => (link.includes('training.batch') ? narrow : `${narrow}&training.batch=32`);
const links = [
  ['a bandwidth of zero', 'p=kernel-gan&smoothing.bandwidth=0', ['smoothing.bandwidth']],
  [
    'a negative bandwidth',
    'p=kernel-gan&smoothing.bandwidth=-3&smoothing.end=-1',
    ['smoothing.bandwidth', 'smoothing.end'],
  ],
  ['a bandwidth that is no number', 'p=rescue&smoothing.bandwidth=NaN', ['smoothing.bandwidth']],
  ['annealing of no length', 'p=kernel-gan&smoothing.duration=0', ['smoothing.duration']],
  ['annealing beyond the end of the run', 'p=kernel-gan&smoothing.duration=1000000&stop.steps=5', []],
  ['a penalty of no weight', 'p=gp&penalty.weight=0', ['penalty.weight']],
  ['a penalty of any weight', 'p=gp&penalty.weight=1e9', ['penalty.weight']],
  ['a kernel that does not exist', 'p=kernel-gan&smoothing.kernel=box', ['smoothing.kernel']],
  ['a batch of one point', 'p=kernel-gan&method.selfTerms=0&training.batch=1', []],
  ['data that are one point', 'p=kernel-gan&data.id=dirac&method.selfTerms=0', []],
  ['a latent that never varies', 'p=kernel-gan&data.id=dirac&latent.law=zero&smoothing.bandwidth=0.005', []],
  ['a mode of weight zero', 'p=kernel-gan&data.weights=0~1~1~0~1', []],
  ['the noise regulariser without logits', 'p=lp&method.id=wgan&penalty.kind=noise', []],
  ['a frozen generator without a critic', 'p=kernel-gan&training.freeze=data', []],
] as const;

describe('a link with', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEagerEngine('cpu');
  });
  afterAll(() => engine.dispose());

  it.each(links)('%s', async (_name, link, noticed) => {
    const { experiment, notices } = decodeLink(`#v=1&${link}&${smallOf(link)}`);
    expect(notices.map(({ key }) => key)).toEqual(noticed);
    const { id } = experiment.data;
    const run = await startRun(experiment, lawOnce(experiment.data), engine);
    expect(await run.advance(3)).toBeNull();
    for (const values of Object.values((await run.execution.snapshot()).state)) {
      expect(values.every(Number.isFinite)).toBe(true);
    }
    const outputs = await run.landscape.outputs(Float32Array.of(0, 0, 100, -100));
    expect(outputs.every(Number.isFinite)).toBe(true);
    // Slow, and for the metrics only data without extent are out of the ordinary.
    const metrics = id === 'dirac' ? (await run.evaluate()).metrics : {};
    expect(Object.values(metrics).every((value) => value === null || Number.isFinite(value))).toBe(true);
    run.dispose();
  });

  it('nothing but modes of weight zero has no law, and says why', () => {
    const { experiment, notices } = decodeLink('#v=1&p=kernel-gan&data.modes=1&data.weights=0~1');
    expect(notices).toEqual([]);
    const { id, ...params } = experiment.data;
    expect(() => findLaw(id).create(params, { imported: new Map() })).toThrow(LawError);
  });
});
