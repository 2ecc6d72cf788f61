import { describe, expect, it } from 'vitest';
import type { Program, SettingsAt } from './contract.ts';
import { advanced, counterOf, due, MAX_REPEATS, movedTo, type Position, pauses, START, settled } from './cursor.ts';

const body = () => ({ state: {}, report: {} });
const program: Program = {
  name: 'test',
  state: {},
  data: { values: new Float32Array(2), columns: 2 },
  settings: ['first', 'second'],
  phases: [
    { id: 'a', repeats: 'first', body },
    { id: 'b', repeats: 'second', body },
    { id: 'c', body },
  ],
  probes: {},
};
const always =
  (first: number, second: number): SettingsAt =>
  () =>
    Float32Array.of(first, second);

function trace(settings: SettingsAt, executions: number, from: Position = START): string {
  let position = from;
  let names = '';
  for (let i = 0; i < executions; i++) {
    position = due(program, position, settings);
    names += program.phases[position.phase]?.id;
    const next = advanced(program, position, settings);
    if (next.step > position.step) names += ' ';
    position = next;
  }
  return names;
}

describe('position', () => {
  it('repeats phases as the settings say', () => {
    expect(trace(always(1, 1), 6)).toBe('abc abc ');
    expect(trace(always(3, 2), 12)).toBe('aaabbc aaabbc ');
  });

  it('rounds, and holds counts within bounds', () => {
    expect(trace(always(1.6, 1.4), 4)).toBe('aabc ');
    expect(trace(always(1e9, 1), MAX_REPEATS + 2)).toBe(`${'a'.repeat(MAX_REPEATS)}bc `);
  });

  it('leaves phases out that are not repeated, as long as one is left', () => {
    expect(trace(always(0, -5), 3)).toBe('c c c ');
    expect(trace((step) => Float32Array.of(step < 2 ? 1 : 0, step < 2 ? 0 : 2), 10)).toBe('ac ac bbc bbc ');
    const two: Program = { ...program, phases: program.phases.slice(0, 2) };
    expect(due(two, START, always(0, 1))).toEqual({ step: 0, phase: 1, repeat: 0 });
    expect(due(two, { step: 3, phase: 1, repeat: 1 }, always(0, 1), 4)).toEqual({ step: 4, phase: 0, repeat: 0 });
    expect(() => due(two, START, always(0, 0))).toThrow(/no phase runs in step 0/);
  });

  it('asks for the settings of a step only once it is open', () => {
    const asked: number[] = [];
    const settings: SettingsAt = (step) => {
      asked.push(step);
      return Float32Array.of(1, 0);
    };
    expect(advanced(program, { step: 5, phase: 2, repeat: 0 }, settings)).toEqual({ step: 6, phase: 0, repeat: 0 });
    expect(due(program, { step: 5, phase: 2, repeat: 1 }, settings, 6)).toEqual({ step: 6, phase: 0, repeat: 0 });
    expect(new Set(asked)).toEqual(new Set([5]));
  });

  it('knows which phases the next step leaves out', () => {
    const settings: SettingsAt = (step) => Float32Array.of(step < 2 ? 1 : 0, 1);
    expect([0, 1].map((step) => pauses(program, 0, step, settings))).toEqual([false, true]);
    expect(pauses(program, 1, 1, settings)).toBe(false);
    expect(pauses(program, 2, 1, settings)).toBe(false);
  });

  it('moves on if a count shrinks while its phase is under way', () => {
    expect(trace(always(2, 1), 2, { step: 4, phase: 0, repeat: 3 })).toBe('bc ');
    const last: Program = { ...program, phases: program.phases.slice(0, 2) };
    expect(settled(last, { step: 4, phase: 1, repeat: 3 }, always(1, 2))).toEqual({ step: 5, phase: 0, repeat: 0 });
  });

  it('reads the settings of the open step', () => {
    expect(trace((step) => Float32Array.of(step + 1, 1), 7)).toBe('abc aabc ');
  });

  it('skips to a named phase, into the next step if it lies behind', () => {
    const here: Position = { step: 2, phase: 1, repeat: 1 };
    expect(movedTo(program, here, 'b')).toEqual(here);
    expect(movedTo(program, here, 'c')).toEqual({ step: 2, phase: 2, repeat: 0 });
    expect(movedTo(program, here, 'a')).toEqual({ step: 3, phase: 0, repeat: 0 });
    expect(() => movedTo(program, here, 'd')).toThrow(RangeError);
  });
});

it('gives every execution of a phase random draws of its own', () => {
  const counters = new Set<number>();
  for (let step = 0; step < 50; step++) {
    for (let repeat = 0; repeat < MAX_REPEATS; repeat++) counters.add(counterOf({ step, repeat }));
  }
  expect(counters.size).toBe(50 * MAX_REPEATS);
  expect(Math.max(...counters)).toBeLessThan(2 ** 32);
  expect(counterOf({ step: 3, repeat: 5 })).toBe(3 * 64 + 5);
});
