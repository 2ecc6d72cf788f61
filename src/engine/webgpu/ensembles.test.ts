import { describe, expect, it } from 'vitest';
import { changesOfChoice, defaultExperiment, type Experiment, withValues } from '../../experiment/experiment.ts';
import { coveringCases } from '../../testing/coverage.ts';
import { ringLaw } from '../../testing/drawnOnce.ts';
import { buildProgram } from '../../train/program.ts';
import type { Program } from '../contract.ts';
import { nodeAt, sizeOf } from '../graph/graph.ts';
import { compilePhases } from './compile.ts';
import { type GatheredGraph, gather } from './gather.ts';
import { GATHERED_FROM, planMembers, writeMembers } from './memberPlan.ts';
import { eachRead } from './schedule.ts';
import { GROUPS_WIDE } from './shader.ts';

const law = ringLaw();
const programOf = (experiment: Experiment): Program => buildProgram(experiment, law);
const methodProgram = (id: string): Program =>
  programOf(withValues(defaultExperiment(), changesOfChoice('method.id', id)));

const inOrder = ({ stages: { core, reports, commit } }: GatheredGraph) => [...core, ...reports, commit];

/** Every kernel is there once, and what it reads was made in an earlier stage. */
function expectOrder(graph: GatheredGraph): void {
  const made = new Set<number>();
  const stages = inOrder(graph);
  expect(stages.flat()).toHaveLength(graph.cut.kernels.length);
  expect(new Set(stages.flat())).toEqual(new Set(graph.cut.kernels));
  // Hundreds of thousands of reads: an expectation for each would take longer than everything that is tested.
  const early = new Set<number>();
  for (const stage of stages) {
    for (const kernel of stage) eachRead(graph.cut, 1, kernel, (id) => !made.has(id) && early.add(id));
    for (const kernel of stage) if (kernel.kind === 'make') made.add(kernel.node);
  }
  expect([...early]).toEqual([]);
}

/** Nothing that is still to be read is written over. */
function expectMemory(graph: GatheredGraph): void {
  const { cut, arena, parts } = graph;
  const owners = new Map<number, number>();
  const lost = new Set<number>();
  for (const stage of inOrder(graph)) {
    for (const kernel of stage) {
      if (kernel.kind !== 'make') continue;
      const from = arena.offsets.get(kernel.node) as number;
      const size = sizeOf(nodeAt(cut.graph, kernel.node).shape) * (parts.get(kernel.node) ?? 1);
      for (let at = from; at < from + size; at += 32) owners.set(at / 32, kernel.node);
      expect(from + size).toBeLessThanOrEqual(arena.size);
    }
    for (const kernel of stage) {
      eachRead(cut, 1, kernel, (id) => {
        const from = arena.offsets.get(id) as number;
        const size = sizeOf(nodeAt(cut.graph, id).shape) * (parts.get(id) ?? 1);
        for (let at = from; at < from + size; at += 32) if (owners.get(at / 32) !== id) lost.add(id);
      });
    }
  }
  expect([...lost]).toEqual([]);
}

describe('a workgroup to each member', () => {
  it.each(coveringCases().filter((_, i) => i % 8 === 0))(
    'has every kernel in order: $name',
    ({ experiment, law: learnt }) => {
      for (const compiled of compilePhases(buildProgram(experiment, learnt))) {
        const gathered = gather(compiled);
        expectOrder(gathered);
        expectMemory(gathered);
      }
    },
  );

  it('needs less memory than dispatches, whose kernels may run at the same time', () => {
    for (const compiled of compilePhases(methodProgram('wgan-gp'))) {
      expect(gather(compiled).arena.size).toBeLessThan(compiled.arena.size);
    }
  });
});

const UNLIMITED = { tables: 1, most: 2 ** 28 };

describe('shaders of an ensemble', () => {
  const THREADS = 256;
  const SIZE = 8;
  const program = methodProgram('wgan-gp');
  const plans = { workgroups: 1, dispatches: SIZE + 1 };
  const shadersOf = (gatheredFrom: number) => {
    const plan = planMembers(program, { size: SIZE, gatheredFrom, ...UNLIMITED });
    return { plan, shaders: writeMembers(program, plan, THREADS) };
  };

  it('are one dispatch for each phase, of one workgroup for each member', () => {
    for (const { core, reports, commit } of shadersOf(plans.workgroups).shaders) {
      expect([core.length, reports.length, commit.length]).toEqual([1, 0, 0]);
      expect(core[0]?.groups).toBe(SIZE);
      expect(core[0]?.code).toContain(`@workgroup_size(${THREADS})`);
    }
  });

  it('wait between stages, and report only if they are asked to', () => {
    const { plan, shaders } = shadersOf(plans.workgroups);
    shaders.forEach(({ core }, i) => {
      const { stages } = plan.compiled[i] as GatheredGraph;
      const [, main = ''] = (core[0]?.code ?? '').split('fn main');
      expect(main.match(/storageBarrier\(\);/g)).toHaveLength(
        inOrder({ ...plan.compiled[i], stages } as GatheredGraph).length - 1,
      );
      const [, reporting = ''] = /if \(mode == 2u\) \{\n([\s\S]*?)\n {2}\}/.exec(main) ?? [];
      expect(reporting.match(/for \(/g)).toHaveLength(stages.reports.flat().length);
      // A member that is done leaves before anything else, by a condition that its whole workgroup shares.
      expect(main).toMatch(/\{\n {2}let mode = nows\[id\.x\]\.mode;\n {2}if \(mode == 0u\) \{ return; \}/);
    });
  });

  it('are the dispatches of a program alone where workgroups share a member', () => {
    const { plan, shaders } = shadersOf(plans.dispatches);
    shaders.forEach(({ core, reports, commit }, i) => {
      const { schedule } = plan.compiled[i] as GatheredGraph;
      const counts = [schedule.core.length, schedule.reports.length, schedule.commit ? 1 : 0];
      expect([core.length, reports.length, commit.length]).toEqual(counts);
      for (const { code } of [...core, ...reports, ...commit]) expect(code).toContain('member = id.z;');
    });
  });

  it.each(Object.entries(plans))('touch nothing but what is their own (%s)', (_name, gatheredFrom) => {
    const { plan, shaders } = shadersOf(gatheredFrom);
    const { shared, work, room } = plan;
    expect(shared.size).toBe(room * shared.stateSize + shared.data.size);
    expect(work.size).toBeGreaterThanOrEqual(room * (work.reportedSize + work.arenaSize));
    const arena = work.layouts[0]?.arena ?? 0;
    const ends = { stateBase: shared.stateSize, outputBase: work.reportedSize, arenaBase: arena + work.arenaSize };
    for (const { code } of shaders.flatMap(({ core, reports, commit }) => [...core, ...reports, ...commit])) {
      expect(code).not.toMatch(/undefined|NaN|\bnow\./);
      for (const [text, base = ''] of code.matchAll(/\b(?:state|work)\[\(?(\w+)/g)) {
        expect([...Object.keys(ends), 'dataBase'], text).toContain(base);
      }
      for (const [, base, offset] of code.matchAll(/\[\((\w+Base) \+ \(?(?:\w+ \+ )?(\d+)u\)?\)\]/g)) {
        expect(Number(offset)).toBeLessThan(ends[base as keyof typeof ends]);
      }
      for (const [, base, stride] of code.matchAll(/(\w+Base) = member \* (\d+)u/g)) {
        const own = { stateBase: shared.stateSize, outputBase: work.reportedSize, arenaBase: work.arenaSize };
        expect(Number(stride)).toBe(own[base as keyof typeof own]);
      }
    }
  });

  it('are the same text every time', () => {
    expect(shadersOf(plans.workgroups).shaders).toEqual(shadersOf(plans.workgroups).shaders);
  });
});

describe('batches of members', () => {
  const program = methodProgram('ns-gan');
  const plan = (size: number, options: Partial<Parameters<typeof planMembers>[1]> = {}) =>
    planMembers(program, { size, gatheredFrom: GATHERED_FROM, ...UNLIMITED, ...options });

  it('follow the number of members and the limits', () => {
    expect([plan(GATHERED_FROM - 1).isGathered, plan(GATHERED_FROM).isGathered]).toEqual([false, true]);
    expect(plan(100).room).toBe(100);
    const all = plan(100);
    const most = Math.max(all.shared.size, all.work.size);
    expect(plan(100, { most }).room).toBe(100);
    expect(plan(100, { most: most - 1 }).room).toBe(50);
    expect(plan(100, { most: 1 }).room).toBe(1);
  });

  it('hold as many tables of data as their members can have', () => {
    const { values } = program.data;
    const tablesOf = ({ shared, room }: ReturnType<typeof plan>): number =>
      (shared.size - room * shared.stateSize) / values.length;
    expect(tablesOf(plan(6))).toBe(1);
    expect(tablesOf(plan(6, { tables: 4 }))).toBe(4);
    expect(tablesOf(plan(6, { tables: 6, most: 2.5 * values.length }))).toBe(2);
  });

  it('have no more members than a dispatch has workgroups in a row', () => {
    expect(plan(GROUPS_WIDE + 2, { most: Number.POSITIVE_INFINITY }).room).toBe(GROUPS_WIDE / 2 + 1);
  });
});
