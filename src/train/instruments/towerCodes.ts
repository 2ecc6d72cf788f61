import type { Law } from '../../data/law.ts';
import { isEnumerable } from '../../experiment/towerSchema.ts';
import { sigmoid } from '../../math/kernelGan.ts';
import { decoderLogits } from '../../math/layers/decoder.ts';
import { encodedMarginal } from '../../math/layers/encoder.ts';
import { findMethod } from '../../methods/index.ts';
import { text } from '../../schema/text.ts';
import { legalShare } from '../layers/likelihood.ts';
import { priorOf } from '../layers/prior.ts';
import { drawImages, likeliestImages, trainingImages } from '../layers/samples.ts';
import { type Tower, towerDecoder, towerOf } from '../layers/tower.ts';
import type { TrainingRun } from '../run.ts';
import { type Measure, type Reading, unavailable } from './contract.ts';
import { tooManyCodes } from './tooManyCodes.ts';

export type TowerCodesOptions = Readonly<Record<string, never>>;

/** A code in use: its bits, how often data and top use it, and the image it stands for. */
export interface CodeInUse {
  readonly bits: readonly number[];
  /** q_D(h), and P_J(h), which is absent until the top learns. */
  readonly data: number;
  readonly top?: number;
  /** P(x|h) of every pixel [pixels], 0…1. */
  readonly image: Float32Array;
}

/** What becomes of codes: the likeliest images of some [count, pixels], −1 and 1, and what of them follows the rule, where the data have one. */
export interface Made {
  readonly images: Float32Array;
  readonly legal?: readonly boolean[];
  /** Share of many more of them that follow it, and the same where pixels are drawn, as samples of the model are. */
  readonly likeliest?: number | undefined;
  readonly drawn?: number | undefined;
}

export interface TowerCodesReading extends Reading {
  /** Most used first. */
  readonly codes: readonly CodeInUse[];
  readonly height: number;
  readonly width: number;
  /** Weights of the bottom layer [codes, pixels]. */
  readonly filters: Float32Array;
  /** From codes of the data decoded, and from those of the top; the latter is absent until the top learns. */
  readonly promised: Made;
  readonly delivered?: Made;
}

const SHOWN_CODES = 10;
const SHOWN_IMAGES = 14;
/** Images from which a share is taken: ± 1 % at most. */
const COUNTED = 2_000;

const noTower = text(
  'Only towers of layers have codes: choose a method of that lab.',
  '符号があるのは、層を積んだモデルだけです。一層ずつ学習する手法を選んでください。',
);

function made(law: Law, tower: Tower, logs: Float64Array, seed: number): Made {
  const { pixels } = tower;
  const images = likeliestImages(tower, logs, seed, COUNTED);
  const shown = images.slice(0, SHOWN_IMAGES * pixels);
  const isLegal = law.bits?.isLegal;
  if (!isLegal) return { images: shown };
  return {
    images: shown,
    legal: Array.from({ length: SHOWN_IMAGES }, (_, row) => isLegal(images.subarray(row * pixels, (row + 1) * pixels))),
    likeliest: legalShare(law, images, pixels),
    drawn: legalShare(law, drawImages(tower, logs, seed, COUNTED), pixels),
  };
}

/** The codes that the data use, what the bottom makes of them, and what a perfect top would draw beside what the top draws. */
export const towerCodes: Measure<TowerCodesOptions, TowerCodesReading> = async (run: TrainingRun) => {
  const { trained, subject, law, execution, step } = run;
  const { space } = subject;
  if (findMethod(trained.method.id).lab !== 'layers' || space.kind !== 'image') return unavailable(noTower);
  const { seed } = trained;
  if (!isEnumerable(trained.tower)) return unavailable(tooManyCodes);
  const tower = towerOf(trained, space.size, await execution.snapshot());
  const inferred = (await execution.probe('infer', trainingImages(law, seed, space.size), space.size)).map(sigmoid);
  const { marginal, logs } = encodedMarginal(inferred, tower.codes);
  const { prior, isTopped } = priorOf(trained, tower, step, inferred);
  const top = isTopped ? prior : undefined;
  const decoder = towerDecoder(tower);
  const most = Array.from(marginal.keys())
    .sort((a, b) => (marginal[b] as number) - (marginal[a] as number))
    .slice(0, SHOWN_CODES);
  return {
    available: true,
    codes: most.map((code) => {
      const bits = Array.from({ length: tower.codes }, (_, bit) => (code >> bit) & 1);
      return {
        bits,
        data: marginal[code] as number,
        ...(top && { top: Math.exp(top[code] as number) }),
        image: Float32Array.from(decoderLogits(decoder, bits), sigmoid),
      };
    }),
    height: space.height,
    width: space.width,
    filters: tower.weights.slice(),
    promised: made(law, tower, logs, seed),
    ...(top && { delivered: made(law, tower, top, seed) }),
  };
};
