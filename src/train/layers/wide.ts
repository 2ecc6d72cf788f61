import type { Law } from '../../data/law.ts';
import { softplus } from '../../math/kernelGan.ts';
import { annealedLogZ } from '../../math/layers/annealedImportance.ts';
import { gibbsTurn } from '../../math/layers/contrastive.ts';
import { codeLogLikelihoods } from '../../math/layers/decoder.ts';
import { codeLogs, importanceBound, reconstructionBound } from '../../math/layers/encoder.ts';
import { exchanged, freeEnergies } from '../../math/layers/rbm.ts';
import { rememberedLogLikelihood } from '../../math/layers/remembered.ts';
import { key, uniform } from '../../math/rng.ts';
import { mean } from '../../math/stats.ts';
import type { LikelihoodContext } from '../../metrics/contract.ts';
import { spreadRows } from '../residentData.ts';
import { meansOf } from './prior.ts';
import { trainingImages, validationBits } from './samples.ts';
import { type Tower, towerDecoder } from './tower.ts';

/** Towers whose codes are too many to list: codes come from chains, and likelihoods are estimates. */

/** Images by which likelihood is estimated, and codes of each; training images whose codes are remembered, at most. */
const IMAGES = 200;
const REMEMBERED = 3_000;
const PER_IMAGE = 10;
/** Chains and temperatures of an estimate of log Z. */
const ANNEALING = { chains: 50, temperatures: 300 } as const;
/** Chains that images are drawn from where none go on by themselves, turns before the first and between two images of one. */
const CHAINS = 100;
const BURN_IN = 50;
const APART = 5;

/** Probabilities of a proposal stay this far off 0 and 1, or single codes would outweigh all others. */
const CLAMPED = 1e-4;
const clamped = (p: number): number => Math.min(1 - CLAMPED, Math.max(CLAMPED, p));

/** A tower at one moment. */
export interface WideMoment {
  readonly tower: Tower;
  readonly isTopped: boolean;
  /** Probabilities [rows, codes] that inference gives the bits of training images, and of those of the validation. */
  readonly learnt: Float32Array;
  readonly held: Float32Array;
  /** Codes [rows · codes] where persistent chains of the top are. */
  readonly chain?: Float32Array;
}

/** Bits [rows] with these probabilities. */
const drawn = (probabilities: Float32Array, name: string, seed: number): Float32Array => {
  const uniforms = uniform(key(seed, `evaluation/${name}`), probabilities.length);
  return probabilities.map((p, i) => Number((uniforms[i] as number) < p));
};

/** Every row of some [rows, columns], `times` times in turn. */
function repeated(rows: Float32Array, columns: number, times: number): Float32Array {
  const out = new Float32Array(rows.length * times);
  for (let row = 0; row < rows.length / columns; row++) {
    const each = rows.subarray(row * columns, (row + 1) * columns);
    for (let time = 0; time < times; time++) out.set(each, (row * times + time) * columns);
  }
  return out;
}

/**
 * Codes [count, codes] of the model so far: of Gibbs chains of the top, persistent ones from where they are, else from codes of the data;
 * while the bottom still learns, bit by bit as often as inference uses them.
 */
export function wideCodes({ tower, isTopped, learnt, chain }: WideMoment, seed: number, count: number): Float32Array {
  const { codes, machine } = tower;
  const out = new Float32Array(count * codes);
  if (!isTopped) {
    const means = Float32Array.from(meansOf(learnt, codes));
    for (let row = 0; row < count; row++) out.set(means, row * codes);
    return drawn(out, 'codes', seed);
  }
  const v = chain?.slice() ?? drawn(learnt.slice(0, CHAINS * codes), 'chains', seed);
  const rows = v.length / codes;
  const back = exchanged(machine);
  let turn = 0;
  const go = (turns: number): void => {
    for (let i = 0; i < turns; i++, turn++) {
      const forHidden = uniform(key(seed, 'evaluation/hidden', turn), rows * machine.hidden);
      gibbsTurn(machine, v, forHidden, uniform(key(seed, 'evaluation/visible', turn), v.length), back);
    }
  };
  if (!chain) go(BURN_IN);
  for (let from = 0; from < out.length; from += v.length) {
    if (from > 0) go(APART);
    out.set(v.subarray(0, Math.min(v.length, out.length - from)), from);
  }
  return out;
}

/** log P(h) [rows] of codes under the model so far, and how sure its constant is. */
function priorOfCodes({ tower, isTopped, learnt }: WideMoment, seed: number) {
  const { codes, machine } = tower;
  const base = meansOf(learnt, codes).map((p) => Math.log(clamped(p)) - Math.log1p(-clamped(p)));
  if (isTopped) {
    const { logZ, deviation } = annealedLogZ(machine, key(seed, 'evaluation/annealing'), { ...ANNEALING, base });
    return { deviation, logsOf: (rows: Float32Array) => freeEnergies(machine, rows).map((energy) => -energy - logZ) };
  }
  const constant = base.reduce((sum, logit) => sum - softplus(logit), 0);
  const logsOf = (rows: Float32Array): Float64Array =>
    Float64Array.from({ length: rows.length / codes }, (_, row) => {
      let sum = constant;
      for (let bit = 0; bit < codes; bit++) sum += (rows[row * codes + bit] as number) * (base[bit] as number);
      return sum;
    });
  return { deviation: 0, logsOf };
}

/** Bits of so many images [rows, pixels], evenly from all. */
const someOf = (values: Float32Array, columns: number, most = IMAGES): Float32Array =>
  spreadRows({ values, columns }, Math.min(most, values.length / columns)).map((pixel) => Number(pixel > 0));

/**
 * Likelihoods of a tower whose codes cannot be listed, nats per image: importance-weighted lower bounds (arXiv:1509.00519) with log Z by annealed
 * importance sampling, which errs upwards on average; and reconstruction less log N, N being all images that are learnt.
 */
export function wideJudgeOf(law: Law, pixels: number, seed: number) {
  const learnt = someOf(trainingImages(law, seed, pixels), pixels);
  const held = someOf(validationBits(law, pixels), pixels);
  const count = law.images?.training.length ?? learnt.length / pixels;
  const judge = (moment: WideMoment): LikelihoodContext => {
    const { tower } = moment;
    const { deviation, logsOf } = priorOfCodes(moment, seed);
    const decoder = towerDecoder(tower);
    const look = (images: Float32Array, probabilities: Float32Array, name: string) => {
      const q = probabilities.map(clamped);
      const codes = drawn(repeated(q, tower.codes, PER_IMAGE), name, seed);
      const restored = codeLogLikelihoods(decoder, images, codes);
      const [prior, proposal] = [logsOf(codes), codeLogs(q, codes, tower.codes)];
      const weights = restored.map((log, i) => log + (prior[i] as number) - (proposal[i] as number));
      return { bound: importanceBound(weights, images.length / pixels), restored: mean(restored) };
    };
    const training = look(learnt, moment.learnt, 'training');
    return {
      validation: look(held, moment.held, 'validation').bound,
      training: training.bound,
      reconstruction: reconstructionBound(training.restored, count),
      logZDeviation: deviation,
    };
  };
  /** Training images [rows, pixels] whose codes are remembered. */
  const all = (): Float32Array =>
    someOf(law.table?.().samples ?? trainingImages(law, seed, pixels), pixels, REMEMBERED);
  /** What a memory of codes drawn with these probabilities [rows, codes] makes of the images of the validation. */
  const recalled = (tower: Tower, probabilities: Float32Array): number =>
    rememberedLogLikelihood(towerDecoder(tower), held, drawn(probabilities, 'remembered', seed));
  return { learnt, held, all, judge, recalled };
}
