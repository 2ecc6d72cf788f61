import { describe, expect, it } from 'vitest';
import { findLaw } from '../../data/index.ts';
import type { Law } from '../../data/law.ts';
import { readSafetensors } from '../../data/safetensors.ts';
import type { Engine, Execution, Program } from '../../engine/contract.ts';
import { availability, effective } from '../../experiment/availability.ts';
import {
  defaultExperiment,
  type Experiment,
  keysOf,
  paramOf,
  valueAt,
  withValues,
} from '../../experiment/experiment.ts';
import { GAN_METHODS } from '../../methods/gan/index.ts';
import { METHODS } from '../../methods/index.ts';
import { LAYERS_METHODS } from '../../methods/layers/index.ts';
import { SAMPLER_METHODS } from '../../methods/sampler/index.ts';
import type { ParamValue } from '../../schema/param.ts';
import { drawnOnce, ringLaw } from '../../testing/drawnOnce.ts';
import { imageLaw } from '../../testing/imageLaw.ts';
import { GAN_LOSSES } from './ganLosses.ts';
import { LAYERS_LOSSES } from './layersLosses.ts';
import { scriptRefusal } from './refusal.ts';
import { SAMPLER_LOSSES } from './samplerLosses.ts';
import { pytorchOf } from './script.ts';
import { tableOf } from './table.ts';

/** Runs nothing: what a script says does not depend on it. */
const still: Engine = {
  info: { id: 'compiled-wasm-strict' },
  load: async (program: Program) => {
    let step = 0;
    return {
      get step() {
        return step;
      },
      run: async (steps: number) => {
        step += steps;
        return {};
      },
      snapshot: async () => ({ step, phase: 0, repeat: 0, counts: [], state: program.state }),
      dispose: () => {},
    } as unknown as Execution;
  },
  loadEnsemble: () => Promise.reject(new Error('nobody asked')),
  dispose: async () => {},
};

const plane = ringLaw();
const images = drawnOnce(imageLaw());

type Changes = Readonly<Record<string, ParamValue>>;

const having = (changes: Changes): Experiment =>
  withValues(defaultExperiment(), { 'training.batch': 8, 'generator.width': 4, 'critic.width': 4, ...changes });

const samplerOf = (id: string, changes: Changes): Experiment =>
  withValues(withValues(defaultExperiment(), { 'method.id': id }), {
    'generator.width': 4,
    'sampler.batch': 8,
    'sampler.lead': 3,
    ...changes,
  });

const towerOf = (id: string, changes: Changes): Experiment =>
  withValues(withValues(defaultExperiment(), { 'data.id': 'bars-and-stripes', 'method.id': id }), {
    'tower.codes': 3,
    'tower.topUnits': 2,
    ...changes,
  });

const lawOf = ({ data: { id, ...params } }: Experiment): Law =>
  id === 'bars-and-stripes' ? findLaw(id).create(params, { imported: new Map() }) : plane;

const told = async (experiment: Experiment, law = lawOf(experiment)) =>
  pytorchOf({ experiment, law, link: '#v=1"""\\', start: 'a.safetensors' }, still);

/** Another value of a setting. */
function other(experiment: Experiment, key: string): ParamValue | undefined {
  const param = paramOf(experiment, key);
  const now = key.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], experiment);
  if (param?.kind === 'choice') return param.options.find(({ value }) => value !== now)?.value;
  if (param?.kind === 'toggle') return !now;
  if (param && 'min' in param && typeof param.min === 'number')
    return now === param.min ? Number(param.max) : param.min;
  return undefined;
}

describe('a run as a script of PyTorch', () => {
  it('has the losses of every GAN, sampler and tower, or the reason why not', () => {
    expect(Object.keys(GAN_LOSSES).sort()).toEqual(GAN_METHODS.map(({ id }) => id).sort());
    expect(Object.keys(SAMPLER_LOSSES).sort()).toEqual(SAMPLER_METHODS.map(({ id }) => id).sort());
    expect(Object.keys(LAYERS_LOSSES).sort()).toEqual(LAYERS_METHODS.map(({ id }) => id).sort());
  });

  it.each(METHODS.map(({ id }) => id))('is told of %s, or refused in both languages', async (id) => {
    const experiment = withValues(defaultExperiment(), { 'method.id': id });
    const refusal = scriptRefusal(effective(experiment), plane);
    if (refusal) expect(refusal.en).not.toBe(refusal.ja);
    else expect((await told(experiment)).script).toContain('def run_step(step):');
  });

  it('is refused where a judge’s features are compared, and told where pixels are', async () => {
    const kernel = (space: string) => having({ 'method.id': 'kernel-gan', 'method.space': space });
    expect(scriptRefusal(kernel('both') as never, images)?.en).toMatch(/judge/);
    expect(scriptRefusal(kernel('pixels') as never, images)).toBeNull();
  });

  /** Settings of the run around the training, which no step depends on. */
  const BESIDE = /^(stop\.|data\.|method\.id$|method\.space$)|architecture$|channels$/;
  const SETTINGS: readonly (readonly [string, Changes])[] = [
    [
      'wgan',
      { 'penalty.kind': 'two-sided', 'penalty.where': 'local', 'smoothing.on': true, 'smoothing.schedule': 'linear' },
    ],
    ['ac-gan', { 'method.labelling': 'soft' }],
    ['kernel-gan-noisy', {}],
    [
      'wgan-clip',
      { 'training.freeze': 'noisy', 'criticOptimiser.kind': 'adam', 'criticOptimiser.annealing': 'linear' },
    ],
  ];

  const SAMPLERS: readonly (readonly [string, Changes])[] = [
    ['dft', { 'sampler.betaSteps': 10, 'sampler.beta': 0.5, 'scoreOptimiser.annealing': 'linear' }],
    ['ksd-ns', { 'generatorOptimiser.annealing': 'linear' }],
    ['amortised-svgd', {}],
  ];
  const TOWERS: readonly (readonly [string, Changes])[] = [
    ['denoising-auto-encoder', { 'tower.topTrainer': 'pcd' }],
    ['stacked-rbm', { 'tower.topSteps': 9 }],
  ];
  const ALL = [
    ...SETTINGS.map(([id, changes]) => [id, having({ 'method.id': id, ...changes })] as const),
    ...SAMPLERS.map(([id, changes]) => [id, samplerOf(id, changes)] as const),
    ...TOWERS.map(([id, changes]) => [id, towerOf(id, changes)] as const),
  ];

  it.each(ALL)('changes with every setting that %s is trained by', async (_, experiment) => {
    const start = await told(experiment);
    const ruledOut = availability(experiment);
    /** A rate that stays as it is has no end. */
    const isEndless = (key: string): boolean =>
      key.endsWith('.annealingSteps') && valueAt(experiment, key.replace('Steps', '')) === 'constant';
    const keys = keysOf(experiment).filter((key) => !BESIDE.test(key) && !ruledOut.has(key) && !isEndless(key));
    expect(keys.length).toBeGreaterThan(15);
    const unheard: string[] = [];
    for (const key of keys) {
      const value = other(experiment, key);
      if (value === undefined) continue;
      const changed = await told(withValues(experiment, { [key]: value }));
      const isSame = changed.script === start.script && Buffer.compare(data(changed.start), data(start.start)) === 0;
      if (isSame) unheard.push(key);
    }
    expect(unheard).toEqual([]);
  });

  it('keeps pixels as bytes, and classes behind them, where nothing is lost by it', () => {
    const space = { kind: 'image', height: 1, width: 2, channels: 1, size: 2 } as const;
    const pixel = (byte: number): number => Math.fround(byte / 127.5 - 1);
    const values = Float32Array.of(pixel(0), pixel(200), 0, 1, pixel(255), pixel(7), 1, 0);
    const { tensors, python } = tableOf({ values, columns: 4 }, space);
    expect(tensors).toEqual({
      'data.pixels': { shape: [2, 2], values: Uint8Array.of(0, 200, 255, 7) },
      'data.classes': { shape: [2, 2], values: Uint8Array.of(0, 1, 1, 0) },
    });
    expect(python).toContain('data.classes');
    const between = Float32Array.of(0.1234, 0, 0, 1);
    expect(Object.keys(tableOf({ values: between, columns: 4 }, space).tensors)).toEqual(['data.table']);
    expect(tableOf({ values: new Float32Array(), columns: 1 }, space)).toEqual({ tensors: {}, python: '' });
  });

  it('starts from the weights of the run and its table', async () => {
    const { start } = await told(having({ 'method.id': 'cgan-concat' }), images);
    const { tensors, metadata } = readSafetensors(start);
    expect(tensors['data.table']?.shape[0]).toBeGreaterThan(1);
    expect(Object.keys(tensors).filter((name) => name.includes('moment'))).toEqual([]);
    expect(tensors['after.100.critic.layers.0.weight']?.shape).toEqual(tensors['critic.layers.0.weight']?.shape);
    expect(metadata).toMatchObject({ step: '0', engine: 'compiled-wasm-strict' });
  });

  it('lets no link out of the text that it stands in', async () => {
    const { script } = await told(having({}));
    expect(script.match(/"""/g)?.length).toBeGreaterThan(2);
    expect(script).toContain(`#v=1'''\\\\`);
  });
});

/** The numbers of a file, without its metadata, which tell every setting anyway. */
function data(file: Uint8Array): Buffer {
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  return Buffer.from(file.subarray(8 + length));
}
