import { readdirSync, readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { hardest, logSumExp } from '../../nn/classes.ts';
import { defaultsOf, type ParamValue } from '../../schema/param.ts';
import { labelledPlay } from '../../testing/labelledPlay.ts';
import { startTfjs } from '../../testing/tfjs.ts';
import type { Ops } from '../contract.ts';
import { findGan, findMethod } from '../index.ts';
import { floored } from './closedForm.ts';
import type { GanMethod, Play } from './contract.ts';
import { GAN_METHODS } from './index.ts';

/** Options of the methods without a critic network, at their defaults. */
const CLOSED_FORM: Readonly<Record<string, ParamValue>> = Object.fromEntries(
  Object.entries(defaultsOf(findMethod('kernel-gan-noisy').params)).map(([key, value]) => [`method.${key}`, value]),
);

/** Texts of a declaration, however deep. */
function textsOf(value: unknown): { en: string; ja: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'ja' in value) return [value as { en: string; ja: string }];
  return Object.values(value).flatMap(textsOf);
}

/** A play whose critic, or whose densities, give fixed outputs on real and generated inputs. */
function playOf(
  real: number,
  fake: number,
  settings: Readonly<Record<string, number>> = {},
  options: Readonly<Record<string, ParamValue>> = {},
): Play {
  const realInputs = tf.zeros<tf.Rank.R2>([4, 2]);
  const fakeInputs = tf.ones<tf.Rank.R2>([4, 2]);
  return {
    ops: tf as unknown as Ops,
    setting: (key) => tf.scalar(settings[key] ?? 0),
    option: (key) => options[key] ?? CLOSED_FORM[key] ?? 0,
    realPoints: () => realInputs,
    fakePoints: () => fakeInputs,
    realInputs: () => realInputs,
    fakeInputs: () => fakeInputs,
    compared: (samples) => samples,
    noisy: (points) => points,
    constant: (x) => x,
    logDensity: (points, centres) => tf.fill([4], centres !== realInputs ? 0 : points === realInputs ? real : fake),
    criticise: (inputs) => tf.fill([4, 1], inputs === realInputs ? real : fake),
    outputs: (inputs) => tf.fill([4, 1], inputs === realInputs ? real : fake),
    classes: 0,
    realLabelled: () => ({ inputs: realInputs, labels: tf.zeros([4, 0]) }),
    fakeLabelled: () => ({ inputs: fakeInputs, labels: tf.zeros([4, 0]) }),
    classShares: () => tf.zeros([1, 0]),
    logSumExp,
    hardest,
    penalty: () => tf.scalar(0),
  };
}

/** All outputs of a critic with several that is this sure of an input being real, and has no opinion on classes. */
function outputsAt(method: GanMethod, realness: number): number[] {
  const count = method.critic?.outputs(CLASSES, () => 'pinned') ?? 1;
  return count === CLASSES ? [0, 0].map(() => realness - Math.log(CLASSES)) : [realness, ...Array(count - 1).fill(0)];
}

const CLASSES = 2;

/** As `playOf`, for a method with labels. */
function labelledPlayOf(method: GanMethod, real: number, fake: number, settings = {}): Play {
  const rows = <T>(row: T): T[] => [row, row, row, row];
  return labelledPlay(method, {
    real: rows(outputsAt(method, real)),
    fake: rows(outputsAt(method, fake)),
    realLabels: rows([1, 0]),
    fakeLabels: rows([1, 0]),
    shares: [0.5, 0.5],
    settings,
  });
}

/** A play of this method whose critic is this sure of data and of generated points being real. */
const playFor = (method: GanMethod, ...[real, fake, settings]: Parameters<typeof playOf>): Play =>
  method.needs.labels ? labelledPlayOf(method, real, fake, settings) : playOf(real, fake, settings);

function lossOf(method: GanMethod, role: 'critic' | 'generator', play: Play): number {
  const phase = method.phases.find((candidate) => candidate.trains === role);
  if (!phase) throw new Error(`${method.id} has no ${role} phase`);
  return tf.tidy(() => phase.loss(play).dataSync()[0] as number);
}

beforeAll(startTfjs);

describe('registry', () => {
  it('starts with ns-gan and has unique kebab-case ids', () => {
    const ids = GAN_METHODS.map(({ id }) => id);
    expect(ids[0]).toBe('ns-gan');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
    expect(() => findMethod('no-such-gan')).toThrow(RangeError);
  });

  it('recommends the same settings to every critic, so that switching back restores them', () => {
    const [first] = GAN_METHODS;
    const common = Object.keys(first?.recommends ?? {}).sort();
    for (const method of GAN_METHODS) {
      const recommended = Object.keys(method.recommends).sort();
      if (method.needs.critic === 'none') expect(recommended).toEqual(expect.arrayContaining(common));
      else expect(recommended).toEqual(common);
      expect(method.recommends).toMatchObject(method.fixes);
    }
  });

  it('method files know tfjs by type only', () => {
    const files = readdirSync(import.meta.dirname).filter((name) => !name.endsWith('.test.ts'));
    expect(files.length).toBeGreaterThan(GAN_METHODS.length);
    for (const name of files) {
      const source = readFileSync(`${import.meta.dirname}/${name}`, 'utf8');
      expect(source.match(/^import (?!type ).*tensorflow.*$/m), name).toBeNull();
    }
  });
});

describe.each(GAN_METHODS.map((method) => [method.id, method] as const))('%s', (_id, method) => {
  it('speaks both languages', () => {
    const texts = textsOf(method);
    expect(texts.length).toBeGreaterThanOrEqual(4);
    for (const { en, ja } of texts) {
      expect(en.trim()).not.toBe('');
      expect(ja.trim()).not.toBe('');
    }
    expect(method.summary.ja).not.toBe(method.summary.en);
    expect(method.paper.url).toMatch(
      /^https:\/\/arxiv\.org\/abs\/\d{4}\.\d{5}$|^https:\/\/arxiv\.org\/abs\/\d{4}\.\d{4}$/,
    );
  });

  it('has MathML formulas', () => {
    for (const formula of [method.formula.critic, method.formula.generator]) {
      expect(formula).toMatch(/^<math/);
      expect(formula).not.toMatch(/linebreak|mathbb/);
    }
  });

  it.each([
    [80, 80],
    [80, -80],
    [-80, 80],
    [-80, -80],
  ])('has finite losses and slopes at critic outputs %i and %i', (real, fake) => {
    for (const { trains } of method.phases) {
      expect(Number.isFinite(lossOf(method, trains, playFor(method, real, fake)))).toBe(true);
    }
  });

  it('rewards the critic for telling the sides apart and the generator for being taken for real', () => {
    const critic = (real: number, fake: number): number => lossOf(method, 'critic', playFor(method, real, fake));
    if (method.needs.critic === 'none') expect(method.phases.map(({ trains }) => trains)).toEqual(['generator']);
    else expect(critic(0.5, -0.5)).toBeLessThan(critic(-0.5, 0.5));
    const generator = (fake: number): number => lossOf(method, 'generator', playFor(method, 0, fake));
    expect(generator(0.5)).toBeLessThan(generator(-0.5));
  });

  it('label smoothing moves the critic’s best output on data if the method uses it, and nothing else', () => {
    const smooth = { 'training.labelSmoothing': 0.2 };
    if (method.needs.critic === 'none') return expect(method.uses.labelSmoothing).not.toBe(true);
    const gain = (output: number): number =>
      lossOf(method, 'critic', playFor(method, output, 0, smooth)) -
      lossOf(method, 'critic', playFor(method, output, 0));
    const uses = method.uses.labelSmoothing === true;
    expect(gain(3) > gain(0.5)).toBe(uses);
    if (!uses) expect(gain(3)).toBe(0);
  });

  it('projects weights into [−c, c] if it clips', () => {
    for (const { project } of method.phases) {
      expect(project !== undefined && method.uses.clip === true).toBe(project !== undefined);
      if (!project) continue;
      const weights = tf.tensor1d([-3, -0.1, 0, 0.04, 0.05, 7]);
      const cut = project(weights, playOf(0, 0, { 'penalty.clip': 0.05 }));
      const values = [...cut.dataSync()];
      [-0.05, -0.05, 0, 0.04, 0.05, 0.05].forEach((expected, i) => {
        expect(values[i]).toBeCloseTo(expected, 6);
      });
    }
  });
});

describe('closed forms', () => {
  const softplus = (x: number): number => Math.log1p(Math.exp(x));
  it.each([
    ['ns-gan', softplus(-0.7) + 0.1 * 0.7 + softplus(-0.3), softplus(0.3)],
    ['minimax-gan', softplus(-0.7) + 0.1 * 0.7 + softplus(-0.3), -softplus(-0.3)],
    ['ls-gan', ((0.7 - 0.9) ** 2 + 0.09) / 2, 1.69 / 2],
    ['hinge-gan', 0.3 + 0.7, 0.3],
    ['wgan-clip', -1, 0.3],
    ['wgan-gp', -1, 0.3],
    ['wgan-lp', -1, 0.3],
    ['wgan', -1, 0.3],
  ])('%s with smoothing 0.1 at outputs 0.7 and −0.3', (id, critic, generator) => {
    const play = playOf(0.7, -0.3, { 'training.labelSmoothing': 0.1 });
    expect(lossOf(findGan(id), 'critic', play)).toBeCloseTo(critic, 6);
    expect(lossOf(findGan(id), 'generator', play)).toBeCloseTo(generator, 6);
  });

  it.each(['kernel-gan', 'kernel-gan-noisy'])('%s at logits 0.7 and −0.3', (id) => {
    const at = (objective: string): number =>
      lossOf(findGan(id), 'generator', playOf(0.7, -0.3, {}, { 'method.objective': objective }));
    expect(at('minimax')).toBeCloseTo(-softplus(-0.7) - softplus(-0.3), 6);
    expect(at('non-saturating')).toBeCloseTo(-softplus(-0.7) + softplus(0.3), 6);
  });

  it('a density floor caps the logit where both densities vanish, and 0 changes nothing', () => {
    const ops = tf as unknown as Ops;
    const logs = [-2e6, -300, -40, -3, 2];
    const at = (floor: number): number[] => [
      ...tf.tidy(() => floored(ops, tf.tensor1d(logs), tf.scalar(floor)).dataSync()),
    ];
    expect(at(0)).toEqual(logs);
    at(1e-3).forEach((value, i) => {
      expect(value).toBeCloseTo(Math.log(Math.exp(logs[i] as number) + 1e-3), 5);
    });
  });
});
