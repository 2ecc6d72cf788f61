import { isEnumerable } from '../../experiment/towerSchema.ts';
import { sigmoid } from '../../math/kernelGan.ts';
import { likelihoodTable } from '../../math/layers/decoder.ts';
import { encodedMarginal } from '../../math/layers/encoder.ts';
import { marginalLogLikelihoods } from '../../math/layers/latentMarginal.ts';
import { findMethod } from '../../methods/index.ts';
import { text } from '../../schema/text.ts';
import { priorOf } from '../layers/prior.ts';
import { trainingImages } from '../layers/samples.ts';
import { towerDecoder, towerOf } from '../layers/tower.ts';
import type { TrainingRun } from '../run.ts';
import { type Measure, type Reading, unavailable } from './contract.ts';
import { tooManyCodes } from './tooManyCodes.ts';

export type TowerGridOptions = Readonly<Record<string, never>>;

/** Probabilities of all cells [side²], row by row from yMin up, and what is left for images that stand for no cell. */
export interface GridShares {
  readonly cells: Float64Array;
  readonly outside: number;
}

export interface TowerGridReading extends Reading {
  readonly side: number;
  /** Shares of the training points. */
  readonly data: GridShares;
  /** Exact probabilities under codes of the data, and under those of the top; the latter is absent until the top learns. */
  readonly promised: GridShares;
  readonly delivered?: GridShares;
}

const noGrid = text(
  'Only towers over points on a grid can be looked at as a whole: choose the thermometers as data.',
  '全体を見渡せるのは、格子上の点を学ぶ層のモデルだけです。データに温度計コードの点を選ぶと使えます。',
);

const leaving = (cells: Float64Array): GridShares => ({
  cells,
  outside: Math.max(0, 1 - cells.reduce((sum, share) => sum + share, 0)),
});

/** The whole law of a tower over points on a grid, exactly: every cell under every code. */
export const towerGrid: Measure<TowerGridOptions, TowerGridReading> = async (run: TrainingRun) => {
  const { trained, subject, law, execution, step } = run;
  const grid = law.bits?.grid;
  if (findMethod(trained.method.id).lab !== 'layers' || !grid) return unavailable(noGrid);
  const { size } = subject.space;
  if (!isEnumerable(trained.tower)) return unavailable(tooManyCodes);
  const tower = towerOf(trained, size, await execution.snapshot());
  const training = trainingImages(law, trained.seed, size);
  const inferred = (await execution.probe('infer', training, size)).map(sigmoid);
  const { prior, isTopped } = priorOf(trained, tower, step, inferred);
  const table = likelihoodTable(towerDecoder(tower), grid.images);
  const under = (logs: Float64Array): GridShares => leaving(marginalLogLikelihoods(table, logs).map(Math.exp));
  const places = new Map<string, number>();
  const nameOf = (bits: ArrayLike<number>): string => Array.from(bits, (bit) => Number(bit > 0)).join('');
  const rowsOf = <T extends { subarray(from: number, to: number): ArrayLike<number>; readonly length: number }>(
    all: T,
  ) => Array.from({ length: all.length / size }, (_, row) => nameOf(all.subarray(row * size, (row + 1) * size)));
  rowsOf(grid.images).forEach((name, cell) => {
    places.set(name, cell);
  });
  const counts = new Float64Array(grid.side ** 2);
  const points = rowsOf(training);
  for (const name of points) {
    const cell = places.get(name) ?? -1;
    counts[cell] = (counts[cell] ?? 0) + 1 / points.length;
  }
  return {
    available: true,
    side: grid.side,
    data: leaving(counts),
    promised: under(encodedMarginal(inferred, tower.codes).logs),
    ...(isTopped && { delivered: under(prior) }),
  };
};
