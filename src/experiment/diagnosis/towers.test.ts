import { describe, expect, it } from 'vitest';
import type { ParamValue } from '../../schema/param.ts';
import { changesOfChoice, defaultExperiment, withValues } from '../experiment.ts';
import type { Moment } from './contract.ts';
import { diagnose } from './index.ts';

const start = withValues(defaultExperiment(), { 'data.id': 'tea' });
const tower = withValues(start, changesOfChoice('method.id', 'aeri', start));

type Values = Readonly<Record<string, number | null>>;

/** Evaluations every 500 steps of a tower whose top learns from step 3,200 on, with only what differs from a common one. */
function history(...points: readonly Values[]): Moment[] {
  const common = { logLikelihood: -15, logLikelihoodTraining: -9, latentCeiling: -8, optimismGap: 1, deadBits: 0 };
  return points.map((point, i) => ({ step: 500 * (i + 1), metrics: { ...common, ...point }, shares: [] }));
}

const topped = (point: Values): Moment[] => {
  const [moment] = history({ topDivergence: 1.2, chainMemory: 0.5, ...point });
  return [{ ...(moment as Moment), step: 5_000 }];
};

const say = (points: Moment[], changes: Readonly<Record<string, ParamValue>> = {}) => {
  const found = diagnose(points, withValues(tower, changes));
  return found && { id: found.id, en: found.sentence.en, changes: found.action?.changes };
};

describe('a run that trains a tower', () => {
  it('says what is left to gain, and whether a layer is missing once the bottom has learnt', () => {
    expect(say(history({ latentCeiling: -12 }, {}))).toMatchObject({
      id: 'tower-learns',
      en: 'Training images have −9.00 nats with bits drawn one by one; the best top could make that −8.00.',
    });
    expect(say(history({}, { optimismGap: 2.1 }))).toMatchObject({
      id: 'layer-missing',
      changes: { 'tower.bottomSteps': 1_000 },
    });
    expect(say(history({}, { optimismGap: 0.4 }))?.id).toBe('tower-learns');
    expect(say(topped({}))).toMatchObject({ id: 'tower-learns', en: expect.stringMatching(/1\.00 below the most/) });
    expect(say(topped({ optimismGap: 0.2 }))?.id).toBe('near-ceiling');
  });

  it('knows why a top stays behind: chains that are too short, or do not mix', () => {
    const exact = { 'tower.topTrainer': 'exact' };
    expect(say(topped({}), { 'tower.topTrainer': 'cd' })).toMatchObject({ id: 'short-chains', changes: exact });
    expect(say(topped({ optimismGap: 0.4 }), { 'tower.topTrainer': 'cd' })?.id).toBe('tower-learns');
    const slow = topped({ chainMemory: 0.95 });
    expect(say(slow, { 'tower.topTrainer': 'pcd' })).toMatchObject({ id: 'stuck-chains', changes: exact });
    expect(say(slow)?.id).toBe('tower-learns');
    expect(say(topped({}), { 'tower.topTrainer': 'pcd' })?.id).toBe('tower-learns');
  });

  it('tells overfitting by held-out images that fall while those of the training rise', () => {
    const peak = { logLikelihood: -14, logLikelihoodTraining: -10 };
    expect(say(history(peak, { logLikelihood: -15.5 }))).toMatchObject({
      id: 'bound-overfits',
      en: 'Overfitting: training images grow likelier, but held-out ones have fallen to −15.50 nats from −14.00 at step 500.',
      changes: { 'data.examples': 162 },
    });
    expect(say(history(peak, { logLikelihood: -14.5 }))?.id).not.toBe('bound-overfits');
    expect(say(history(peak, { logLikelihood: -16, logLikelihoodTraining: -12 }))?.id).not.toBe('bound-overfits');
  });

  it('counts bits that tell no images apart', () => {
    expect(say(history({ deadBits: 1 }), { 'tower.weightStd': 0.01 })).toMatchObject({
      id: 'dead-bits',
      en: '1 of the 10 bits is the same for nearly all images: it tells none apart.',
      changes: { 'tower.weightStd': 0.3 },
    });
    expect(say(history({ deadBits: 2 }))?.changes).toBeUndefined();
  });
});
