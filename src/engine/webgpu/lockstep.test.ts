import { expect, it } from 'vitest';
import type { Program } from '../contract.ts';
import { createLockstep } from './lockstep.ts';

const phase = (id: string, repeats?: string) => ({
  id,
  body: () => ({ state: {}, report: {} }),
  ...(repeats !== undefined && { repeats }),
});

const program: Program = {
  name: 'lockstep',
  state: {},
  data: { values: new Float32Array(2), columns: 2 },
  settings: ['often'],
  phases: [phase('critic', 'often'), phase('generator')],
  probes: {},
};

/** Repeats of members 0, 1 and 2 by step. */
const REPEATS = [
  [1, 3],
  [3, 1],
  [2, 2],
];
const settings = (member: number, step: number): Float32Array => Float32Array.of(REPEATS[member]?.[step] ?? 1);

it('lets members sit out whose phase repeats less often', () => {
  const lockstep = createLockstep(program, 3);
  const turns = [];
  while (lockstep.step < 2) turns.push(lockstep.next(settings));
  const text = turns.map(({ step, phase, parts }) => [
    step,
    phase,
    parts.map(({ member, repeat }) => `${member}:${repeat}`),
  ]);
  expect(text).toEqual([
    [0, 0, ['0:0', '1:0', '2:0']],
    [0, 0, ['1:1', '2:1']],
    [0, 0, ['1:2']],
    [0, 1, ['0:0', '1:0', '2:0']],
    [1, 0, ['0:0', '1:0', '2:0']],
    [1, 0, ['0:1', '2:1']],
    [1, 0, ['0:2']],
    [1, 1, ['0:0', '1:0', '2:0']],
  ]);
  expect([0, 1, 2].map((member) => lockstep.at(member))).toEqual(
    [4, 4, 4].map((critic) => ({ step: 2, phase: 0, repeat: 0, counts: [critic, 2] })),
  );
});

it('counts the runs of a phase for each member', () => {
  const lockstep = createLockstep(program, 2);
  lockstep.next(settings);
  expect(lockstep.next(settings).parts).toMatchObject([{ member: 1, repeat: 1, count: 2 }]);
  expect(lockstep.at(0)).toEqual({ step: 0, phase: 1, repeat: 0, counts: [1, 0] });
});

it('stays where it is if the settings of a member cannot be had', () => {
  const lockstep = createLockstep(program, 2);
  const failing = (member: number): Float32Array => {
    if (member === 1) throw new Error('no settings');
    return Float32Array.of(1);
  };
  expect(() => lockstep.next(failing)).toThrow('no settings');
  expect(() => lockstep.next(() => new Float32Array(2))).toThrow('2 settings for 1 cells');
  expect(lockstep.at(0)).toEqual({ step: 0, phase: 0, repeat: 0, counts: [0, 0] });
  expect(lockstep.next(settings).parts).toHaveLength(2);
});
