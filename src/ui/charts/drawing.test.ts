import { describe, expect, it } from 'vitest';
import { defaultExperiment, withValues } from '../../experiment/experiment.ts';
import type { SeriesPoint } from '../../store/seriesStore.ts';
import { lastTaken, pointAt } from '../kit/lastTaken.ts';
import { drawStrip } from './drawing.ts';
import { FIRST_VIEW, FIRST_VIEW_UNLABELLED } from './firstView.ts';
import { findStrip, STRIPS } from './strips.ts';

const plain = { log: false, target: null, floor: null };
const history = (length: number, value: (step: number) => number | null): SeriesPoint[] =>
  Array.from({ length }, (_, index) => ({
    step: 10 * index,
    values: { criticLoss: value(10 * index), generatorLoss: 1 },
  }));

describe('strip drawing', () => {
  it('draws at most 300 vertices a series and keeps a single spike', () => {
    const points = history(2_000, (step) => (step === 7_770 ? 9 : 0.5));
    const { lines, axis, lastStep } = drawStrip(findStrip('losses'), points, plain);
    for (const vertices of lines) expect(vertices.length).toBeLessThanOrEqual(300);
    expect(lines[1]?.some(({ x, y }) => x === 7_770 && y === 9)).toBe(true);
    expect(axis.domain[1]).toBeGreaterThan(9);
    expect(lastStep).toBe(19_990);
  });

  it('draws through points at which a costly metric was not taken', () => {
    const points = [4, null, 2, 1].flatMap((w1, i) => [
      { step: 20 * i, values: { criticGap: 5, w1 } },
      { step: 20 * i + 10, values: { criticGap: 6 } },
    ]);
    const { lines } = drawStrip(findStrip('critic-estimate'), points, plain);
    expect(lines[0]).toHaveLength(8);
    expect(lines[1]).toEqual([
      { x: 0, y: 4 },
      { x: 20, y: null },
      { x: 40, y: 2 },
      { x: 60, y: 1 },
    ]);
    const w1 = findStrip('w1').series[0]?.value ?? (() => undefined);
    expect(lastTaken(points, null, w1)).toBe(1);
    expect(lastTaken(points, 55, w1)).toBe(2);
    expect(lastTaken(points, 35, w1)).toBeNull();
    expect(lastTaken([], null, w1)).toBeNull();
  });

  it('draws a share to the height of all that is counted, and writes it as it is', () => {
    const points = [0.5, 1].map((highQuality, i) => ({
      step: 10 * i,
      values: { modes: 8, strictModes: 8, highQuality },
    }));
    const strip = findStrip('modes');
    const { lines } = drawStrip(strip, points, { ...plain, top: 8 });
    expect(lines[strip.series.findIndex(({ share }) => share)]?.map(({ y }) => y)).toEqual([4, 8]);
    expect(strip.series.find(({ share }) => share)?.value(points[0] as SeriesPoint)).toBe(0.5);
  });

  it('breaks the line where a value is undefined, and on a logarithmic scale where it is not positive', () => {
    const points = history(5, (step) => (step === 20 ? null : step === 30 ? -1 : 2));
    const shown = (log: boolean) =>
      drawStrip(findStrip('losses'), points, { ...plain, log }).lines[1]?.map(({ y }) => y);
    expect(shown(false)).toEqual([2, 2, null, -1, 2]);
    expect(shown(true)).toEqual([2, 2, null, null, 2]);
  });

  it('makes room for the target line, but not before there are values', () => {
    const strip = findStrip('losses');
    expect(
      drawStrip(
        strip,
        history(3, () => 1),
        { ...plain, target: 20 },
      ).axis.domain[1],
    ).toBeGreaterThan(20);
    expect(drawStrip(strip, [], { ...plain, target: 20 }).axis.domain[1]).toBe(1);
  });

  it('begins the axis of likelihoods where trained ones are told apart', () => {
    const rising = [-52, -20, -12, -9].map((training, i) => ({
      step: 10 * i,
      values: { logLikelihoodTraining: training, logLikelihood: training - 3 },
    }));
    const [low, high] = drawStrip(findStrip('likelihoods'), rising, plain).axis.domain;
    expect(low).toBeGreaterThan(-17);
    expect(low).toBeLessThan(-12);
    expect(high).toBeLessThan(-8);
    expect(drawStrip(findStrip('likelihoods'), rising.slice(0, 2), plain).axis.domain[0]).toBeLessThan(-23);
  });

  it('is empty until two moments are recorded', () => {
    const empty = (length: number) =>
      drawStrip(
        findStrip('losses'),
        history(length, () => 1),
        plain,
      ).isEmpty;
    expect([0, 1, 2].map(empty)).toEqual([true, true, false]);
  });

  it('finds the value under the cursor', () => {
    const points = history(4, () => 1);
    expect(pointAt(points, 19)?.step).toBe(10);
    expect(pointAt(points, -5)?.step).toBe(0);
    expect(pointAt(points, null)?.step).toBe(30);
    expect(pointAt([], 3)).toBeUndefined();
  });
});

describe('strips', () => {
  it('have unique ids, and the first view names four of them', () => {
    expect(new Set(STRIPS.map(({ id }) => id)).size).toBe(STRIPS.length);
    const { stacked, plain } = FIRST_VIEW_UNLABELLED;
    for (const [space, view] of [...Object.entries(FIRST_VIEW), ['image', stacked], ['image', plain]] as const) {
      expect(view.map((id) => findStrip(id).id)).toEqual(view);
      expect(view.every((id) => (findStrip(id).on ?? space) === space)).toBe(true);
    }
  });

  it('call the slope what it is where no critic is trained, and write shares in percent', () => {
    const titleFor = findStrip('slope').titleFor;
    expect(titleFor?.(withValues(defaultExperiment(), { 'method.id': 'kernel-gan' }))?.en).toBe(
      'Slope of the log-odds',
    );
    expect(titleFor?.(withValues(defaultExperiment(), { 'method.id': 'ns-gan' }))).toBeNull();
    expect(['high-quality', 'recognisable', 'w1'].map((id) => findStrip(id).isShare)).toEqual([true, true, undefined]);
  });

  it('aim the slope at the penalty’s target only where a penalty has one', () => {
    const target = findStrip('slope').target;
    const penalised = withValues(defaultExperiment(), { 'penalty.kind': 'two-sided', 'penalty.target': 3 });
    expect(target?.(penalised)).toBe(3);
    expect(target?.(withValues(penalised, { 'penalty.kind': 'zero-centred' }))).toBeNull();
    expect(target?.(defaultExperiment())).toBeNull();
  });
});
