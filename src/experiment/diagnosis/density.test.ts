import { describe, expect, it } from 'vitest';
import type { ParamValue } from '../../schema/param.ts';
import { changesOfChoice, defaultExperiment, withValues } from '../experiment.ts';
import type { Facts, Moment } from './contract.ts';
import { diagnose } from './index.ts';

const start = withValues(defaultExperiment(), { 'data.id': 'ring', 'data.std': 0.35 });
const using = (method: string) => withValues(start, changesOfChoice('method.id', method, start));
const sampler = using('dft');

/** Evaluations every 500 steps of a sampler of eight modes, with only what differs from a healthy one. */
function history(...points: readonly Readonly<Record<string, number | null>>[]): Moment[] {
  const healthy = { modes: 8, strictModes: 8, modeCount: 8, highQuality: 0.95, modeMassError: 0.03, scoreLoss: 1.4 };
  return points.map((point, i) => ({ step: 500 * (i + 1), metrics: { ...healthy, ...point }, shares: [] }));
}

const say = (points: Moment[], changes: Readonly<Record<string, ParamValue>> = {}, facts: Facts = {}, of = sampler) => {
  const found = diagnose(points, withValues(of, changes), facts);
  return found && { id: found.id, en: found.sentence.en, ja: found.sentence.ja, changes: found.action?.changes };
};

describe('a run that samples a density', () => {
  it('is not believed where the Stein discrepancy is low and modes are missing, nor where masses are wrong', () => {
    const facts = { steinFloor: 0.2 };
    const missing = [
      { ksd: 0.15, modes: 6, strictModes: 6 },
      { modes: 6, strictModes: 6 },
    ] as const;
    expect(say(history(...missing), {}, facts)).toMatchObject({
      id: 'caught-lying',
      en: 'KSD is 0.15, as low as of a perfect sampler, yet 2 modes are missing. Believe the modes: scores do not see distant ones.',
      changes: { 'sampler.noiseHigh': 4 },
    });
    const uneven = [{ ksd: 0.15, modeMassError: 0.2 }] as const;
    expect(say(history(...uneven), {}, facts)?.en).toMatch(/20\u00a0% of the samples are in the wrong mode/);
    // Above its floor, or without one, KSD has told no lie.
    expect(say(history({ ...missing[0], ksd: 0.3 }), {}, facts)?.id).toBe('searching');
    expect(say(history(...missing))?.id).toBe('searching');
    expect(say(history({ ksd: 0.15 }), {}, facts)?.id).toBe('converged');
  });

  it('is told that shares are wrong before it is praised', () => {
    expect(say(history({ modeMassError: 0.18 }))).toMatchObject({
      id: 'uneven-masses',
      en: 'All 8 modes are captured, but 18\u00a0% of the samples are in the wrong one.',
      changes: { 'sampler.noiseHigh': 4 },
    });
  });

  it('is slowed by a score that says less than nothing, three times in a row', () => {
    const worse = { scoreLoss: 3.1 };
    expect(say(history(worse, worse, worse))).toMatchObject({ id: 'score-lags', changes: { 'sampler.scoreSteps': 6 } });
    expect(say(history(worse, {}, worse))?.id).toBe('converged');
    expect(say(history(worse, worse, worse), { 'sampler.scoreSteps': 20 })?.changes).toBeUndefined();
  });

  it('may end at a rate of zero if it has arrived, and is called what it is', () => {
    const late = (point: Readonly<Record<string, number>>) =>
      history(...Array.from({ length: 9 }, () => point)).map((moment) => ({ ...moment, step: moment.step + 500 }));
    expect(say(late({}))?.id).toBe('converged');
    const told = say(late({ modes: 3, strictModes: 2 }));
    expect(told).toMatchObject({ id: 'rate-is-zero', en: expect.stringContaining('The sampler’s learning rate') });
    expect(told?.changes).toEqual({
      'generatorOptimiser.annealing': 'constant',
      'scoreOptimiser.annealing': 'constant',
    });
    const collapsed = history({}, { modes: 3, strictModes: 3 }, { modes: 3, strictModes: 3 });
    expect(say(collapsed)?.en).toBe('The sampler has collapsed onto 3 of 8 modes; it once had 8.');
    expect(say(collapsed)?.ja).toMatch(/^サンプラーが/);
    const particles = say(collapsed, {}, {}, using('svgd'));
    expect(particles?.en).toMatch(/^The particles have collapsed/);
    expect(particles?.changes).toBeUndefined();
    for (const point of [{ modes: 0, strictModes: 0 }, { highQuality: 0.8 }, { modes: 3, strictModes: 3 }]) {
      const found = say(history(point, point, point));
      expect(`${found?.en} ${found?.ja}`).not.toMatch(/generator|generated|critic|生成|識別/);
    }
  });
});
