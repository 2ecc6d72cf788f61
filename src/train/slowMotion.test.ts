import { describe, expect, it } from 'vitest';
import { createSlowMotion } from './slowMotion.ts';
import { createTrails } from './trails.ts';

const both = (id: string): boolean => id !== 'score';

describe('slow motion', () => {
  it('tells a phase from its latents to its update, where it runs, and begins again', () => {
    const slow = createSlowMotion(both, 'gan');
    const told = Array.from({ length: 7 }, () => slow.next('critic'));
    expect(told.map(({ stage }) => stage)).toEqual([
      'latent',
      'generate',
      'data',
      'criticise',
      'critic-loss',
      'critic-update',
      'latent',
    ]);
    expect(told.map(({ runsPhase }) => runsPhase)).toEqual([false, false, false, false, false, true, false]);
  });

  it('looks at the data too where there is no critic that has seen them', () => {
    const slow = createSlowMotion((id) => id === 'generator', 'gan');
    const told = Array.from({ length: 6 }, () => slow.next('generator'));
    expect(told.map(({ stage }) => stage)).toContain('data');
    expect(told.map(({ runsPhase }) => runsPhase)).toEqual([false, false, false, false, false, true]);
  });

  it('compares a sampler with the target only where the sampler learns', () => {
    const slow = createSlowMotion((id) => id !== 'critic', 'sampler');
    const phase = (id: string, length: number) => Array.from({ length }, () => slow.next(id));
    const score = phase('score', 6);
    expect(score.map(({ stage }) => stage)).not.toContain('target');
    expect(score.at(-1)).toEqual({ stage: 'score-update', runsPhase: true });
    const sampler = phase('generator', 7);
    expect(sampler.map(({ stage }) => stage)).toContain('target');
    expect(sampler.filter(({ runsPhase }) => runsPhase)).toEqual([{ stage: 'generator-update', runsPhase: true }]);
  });

  it('shows the target to a sampler with nothing beside it, and neither data nor a network', () => {
    const slow = createSlowMotion((id) => id === 'generator', 'sampler');
    const told = Array.from({ length: 6 }, () => slow.next('generator'));
    expect(told.map(({ stage }) => stage)).toContain('target');
    for (const stage of ['data', 'estimate', 'criticise']) expect(told.map((each) => each.stage)).not.toContain(stage);
    expect(told.at(-1)).toEqual({ stage: 'generator-update', runsPhase: true });
  });

  it('starts over when the turn passes to the other player', () => {
    const slow = createSlowMotion(both, 'gan');
    slow.next('critic');
    slow.next('critic');
    expect(slow.next('generator').stage).toBe('latent');
  });
});

describe('trails', () => {
  it('keeps the last positions of the followed points, oldest first', () => {
    const trails = createTrails(2, 3);
    for (let time = 0; time < 5; time++) trails.push(Float32Array.of(time, 0, time, 1, time, 2));
    const { followed, length, points } = trails.read();
    expect([followed, length]).toEqual([2, 3]);
    expect([...points]).toEqual([2, 0, 3, 0, 4, 0, 2, 1, 3, 1, 4, 1]);
  });
});
