import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { relativeError } from '../testing/matchers.ts';
import { CENTRES, otherPrograms, PARTICLES, SECOND_CHAPTER, WIDTH } from '../testing/otherPrograms.ts';
import type { Engine, Program, Snapshot } from './contract.ts';
import { createEagerEngine } from './eager/eagerEngine.ts';
import { canRun } from './wasm/kernels.ts';
import { createWasmEngine } from './wasm/wasmEngine.ts';

const TOLERANCE = 1e-5;
const STEPS = 2 * SECOND_CHAPTER;
const SEED = 7;
const programs = otherPrograms();
const { svgd, tabled, tower } = programs;
const VARIANTS = (['strict', 'relaxed'] as const).filter(canRun);

let eager: Engine;
let compiled: readonly Engine[] = [];
beforeAll(async () => {
  eager = await createEagerEngine('cpu');
  compiled = await Promise.all(VARIANTS.map((variant) => createWasmEngine({ variant })));
});
afterAll(async () => {
  for (const engine of [eager, ...compiled]) await engine.dispose();
});

/** Data of a member: those of the program, or others of its own. */
const dataOf = ({ data }: Program, seed: number): Program['data'] =>
  seed === 2 ? { ...data, values: data.values.map((x) => -x) } : data;

function expectSame(actual: Snapshot, expected: Snapshot): void {
  expect({ ...actual, state: {} }).toEqual({ ...expected, state: {} });
  for (const [name, vector] of Object.entries(expected.state)) {
    expect(relativeError(actual.state[name] ?? [], vector), name).toBeLessThan(TOLERANCE);
  }
}

describe.each(Object.entries(programs))('%s', (_, { program, settings }) => {
  it('comes out as eager tfjs has it, reports and probes included', async () => {
    const reference = await eager.load(program, SEED);
    const expected = await reference.run(STEPS, settings);
    const input = Float32Array.of(0.5, -1, 2, 0.1);
    const [probe] = Object.keys(program.probes) as [string];
    for (const engine of compiled) {
      const execution = await engine.load(program, SEED);
      const report = await execution.run(STEPS, settings);
      expect(Object.keys(report).sort()).toEqual(Object.keys(expected).sort());
      for (const [name, value] of Object.entries(expected)) expect(report[name]).toBeCloseTo(value, 5);
      expectSame(await execution.snapshot(), await reference.snapshot());
      const answers = await reference.probe(probe, input, 2);
      expect(relativeError(await execution.probe(probe, input, 2), answers)).toBeLessThan(TOLERANCE);
      execution.dispose();
    }
    reference.dispose();
  });

  it('is the same however its steps are cut, phase by phase and across a snapshot', async () => {
    for (const engine of [eager, ...compiled]) {
      const whole = await engine.load(program, SEED);
      await whole.run(STEPS, settings);
      const cut = await engine.load(program, SEED);
      await cut.run(SECOND_CHAPTER - 1, settings);
      expect(cut.nextPhase(settings)).toBe((await cut.runPhase(settings)).phase);
      await cut.runPhase(settings);
      const continued = await engine.load(program, SEED);
      await continued.restore(await cut.snapshot());
      for (const execution of [cut, continued]) {
        await execution.run(STEPS - execution.step, settings);
        expect(await execution.snapshot()).toEqual(await whole.snapshot());
      }
      for (const execution of [whole, cut, continued]) execution.dispose();
    }
  });

  it('is the same as a member of an ensemble', async () => {
    for (const engine of compiled) {
      const members = [1, 2, 3].map((seed) => ({ state: program.state, seed, data: dataOf(program, seed) }));
      const ensemble = await engine.loadEnsemble(program, members);
      // Members whose chapters begin at different steps.
      const of = (member: number) => (step: number) => settings(step + member);
      const reports = await ensemble.run(STEPS, (member, step) => of(member)(step));
      for (const [i, { seed, data }] of members.entries()) {
        const alone = await engine.load({ ...program, data }, seed);
        expect(await alone.run(STEPS, of(i))).toEqual(reports[i]);
        expect(await ensemble.snapshot(i)).toEqual(await alone.snapshot());
        alone.dispose();
      }
      ensemble.dispose();
    }
  });
});

describe('particles', () => {
  /** One step of SVGD in double precision, from the sums of the paper. */
  function expectedMove(x: Float32Array, bandwidth: number, rate: number): number[] {
    const at = (i: number): readonly [number, number] => [x[2 * i] as number, x[2 * i + 1] as number];
    const score = ([a, b]: readonly [number, number]): readonly [number, number] => {
      const heights = CENTRES.map(([p, q]) => Math.exp(-((a - p) ** 2 + (b - q) ** 2) / (2 * WIDTH ** 2)));
      const total = heights.reduce((sum, height) => sum + height, 0);
      const along = (axis: 0 | 1, own: number) =>
        CENTRES.reduce((sum, centre, k) => sum + ((heights[k] as number) / total) * (centre[axis] - own), 0);
      return [along(0, a) / WIDTH ** 2, along(1, b) / WIDTH ** 2];
    };
    return Array.from({ length: PARTICLES }, (_, i) => {
      const own = at(i);
      const phi: [number, number] = [0, 0];
      for (let j = 0; j < PARTICLES; j++) {
        const other = at(j);
        const kernel = Math.exp(-((own[0] - other[0]) ** 2 + (own[1] - other[1]) ** 2) / (2 * bandwidth ** 2));
        for (const axis of [0, 1] as const) {
          phi[axis] += kernel * (score(other)[axis] + (own[axis] - other[axis]) / bandwidth ** 2);
        }
      }
      return own.map((value, axis) => value + (rate * (phi[axis] as number)) / PARTICLES);
    }).flat();
  }

  it('move as the formula says in double precision', async () => {
    for (const engine of [eager, ...compiled]) {
      const execution = await engine.load(svgd.program, SEED);
      expect(await execution.run(1, svgd.settings)).toEqual({});
      const { state } = await execution.snapshot();
      const start = svgd.program.state.particles as Float32Array;
      expect(relativeError(state.particles ?? [], expectedMove(start, 0.5, 0.2))).toBeLessThan(1e-6);
    }
  });
});

describe('look-ups', () => {
  it('in a program without a table are an error', async () => {
    const program = { ...tabled.program, data: svgd.program.data };
    for (const engine of [eager, ...compiled]) {
      const attempt = async () => (await engine.load(program, SEED)).run(1, tabled.settings);
      await expect(attempt()).rejects.toThrow(/no table to look in/);
    }
  });
});

describe('chapters', () => {
  it('freeze what they do not train, and what they reported stands', async () => {
    for (const engine of [eager, ...compiled]) {
      const execution = await engine.load(tower.program, SEED);
      const first = await execution.run(SECOND_CHAPTER, tower.settings);
      const middle = (await execution.snapshot()).state;
      expect(Object.keys(first)).toEqual(['outer.loss']);
      expect(middle.inner).toEqual(tower.program.state.inner);
      expect(middle.outer).not.toEqual(tower.program.state.outer);
      const second = await execution.run(SECOND_CHAPTER, tower.settings);
      const end = await execution.snapshot();
      expect(Object.keys(second)).toEqual(['inner.loss']);
      expect(end.state.outer).toEqual(middle.outer);
      expect(end.counts).toEqual([SECOND_CHAPTER, 2 * SECOND_CHAPTER]);

      const whole = await engine.load(tower.program, SEED);
      expect(await whole.run(STEPS, tower.settings)).toEqual({ ...first, ...second });
    }
  });

  it('have no step in which nothing happens', async () => {
    for (const engine of [eager, ...compiled]) {
      const execution = await engine.load(tower.program, SEED);
      const silent = (step: number) => Float32Array.of(0.1, step < 3 ? 1 : 0, 0);
      await expect(execution.run(STEPS, silent)).rejects.toThrow(/no phase runs in step 3/);
      expect(execution.step).toBe(3);
      // Where it stands it can go on.
      await execution.run(STEPS - 3, tower.settings);
      expect(execution.step).toBe(STEPS);
    }
  });
});
