import { describe, expect, it } from 'vitest';
import { PLANE } from '../../data/space.ts';
import { effective } from '../../experiment/availability.ts';
import { changesOfChoice, defaultExperiment, type Experiment, withValues } from '../../experiment/experiment.ts';
import { GAN_METHODS } from '../../methods/gan/index.ts';
import { coveringCases } from '../../testing/coverage.ts';
import { ringLaw } from '../../testing/drawnOnce.ts';
import { picturesProgram } from '../../testing/pictures.ts';
import { buildProgram } from '../../train/program.ts';
import type { Program } from '../contract.ts';
import { createBuilder } from '../graph/builder.ts';
import { type NodeId, nodeAt, sizeOf } from '../graph/graph.ts';
import { type CompiledGraph, compileGraph, compilePhases, compileProbe } from './compile.ts';
import type { Kernel } from './kernels.ts';
import { layOutShared, layOutWork } from './layout.ts';
import { dispatchesIn, eachRead, kernelsIn } from './schedule.ts';
import { writeShaders } from './writing.ts';

const law = ringLaw();
const programOf = (experiment: Experiment): Program => buildProgram(experiment, law);
const methodProgram = (id: string): Program =>
  programOf(effective(withValues(defaultExperiment(), changesOfChoice('method.id', id))));

/** Dispatches of every phase when nobody wants reports. */
const dispatchCounts = (program: Program): number[] =>
  compilePhases(program).map(({ schedule }) => schedule.core.length + (schedule.commit ? 1 : 0));

/** Where a kernel runs; `chain` counts the chains of its dispatch, −1 stands for none. */
interface Place {
  readonly dispatch: number;
  readonly chain: number;
  readonly stage: number;
  readonly units: number;
}

function places({ schedule }: CompiledGraph): Map<Kernel, Place> {
  const found = new Map<Kernel, Place>();
  dispatchesIn(schedule).forEach(({ chains, free }, dispatch) => {
    for (const kernel of free) found.set(kernel, { dispatch, chain: -1, stage: 0, units: 1 });
    chains.forEach(({ units, stages }, chain) => {
      stages.forEach((kernels, stage) => {
        for (const kernel of kernels) found.set(kernel, { dispatch, chain, stage, units });
      });
    });
  });
  return found;
}

/** Why one kernel may not read what another makes where both are now; null if it may. */
function complaint(reader: Place, maker: Place | undefined, isByRow: boolean): string | null {
  if (!maker) return 'is made nowhere';
  if (maker.dispatch < reader.dispatch) return null;
  if (maker.dispatch > reader.dispatch) return 'is made later';
  if (reader.chain < 0 || maker.chain !== reader.chain) return 'is made by another chain of the same dispatch';
  if (maker.stage >= reader.stage) return 'is made in no earlier stage';
  return reader.units > 1 && !isByRow ? 'is made by all workgroups of the chain' : null;
}

/** What a kernel reads is made in an earlier dispatch, or by the same workgroup in an earlier stage. */
function expectOrder(compiled: CompiledGraph): void {
  const all = places(compiled);
  expect(all.size).toBe(compiled.cut.kernels.length);
  const makers = new Map([...all.keys()].flatMap((kernel) => (kernel.kind === 'make' ? [[kernel.node, kernel]] : [])));
  // Millions of reads: an expectation for each would take longer than everything that is tested.
  const wrong: string[] = [];
  for (const [kernel, place] of all) {
    eachRead(compiled.cut, place.units, kernel, (id, isByRow) => {
      const why = complaint(place, all.get(makers.get(id) as Kernel), isByRow);
      if (why) wrong.push(`${compiled.cut.graph.name} %${id} ${why}`);
    });
  }
  expect(wrong).toEqual([]);
}

/** Nothing that a dispatch touches shares memory with anything else that it touches. */
function expectDisjoint({ cut, schedule, arena, parts }: CompiledGraph): void {
  for (const dispatch of dispatchesIn(schedule)) {
    const ids = new Set<number>();
    for (const kernel of kernelsIn(dispatch)) {
      if (kernel.kind === 'make') ids.add(kernel.node);
      eachRead(cut, 1, kernel, (id) => ids.add(id));
    }
    const spans = [...ids].map((id) => {
      const from = arena.offsets.get(id) as number;
      return { from, to: from + sizeOf(nodeAt(cut.graph, id).shape) * (parts.get(id) ?? 1) };
    });
    const ordered = spans.sort((a, b) => a.from - b.from);
    expect(ordered.filter(({ from }, i) => i > 0 && from < (ordered[i - 1]?.to as number))).toEqual([]);
  }
}

describe('schedules of every declared option', () => {
  it.each(coveringCases())('$name', ({ experiment, law: learnt }) => {
    const program = buildProgram(experiment, learnt);
    const probes =
      'criticGradient' in program.probes
        ? [compileProbe(program, 'criticGradient', 9, (learnt.space ?? PLANE).size)]
        : [];
    for (const compiled of [...compilePhases(program), ...probes]) {
      expectOrder(compiled);
      expectDisjoint(compiled);
    }
  });
});

describe('schedules of pictures', () => {
  it.each([3, 64])('batches of %i', (batch) => {
    for (const compiled of compilePhases(picturesProgram(batch))) {
      expectOrder(compiled);
      expectDisjoint(compiled);
    }
  });

  it('windows of a batch travel through a chain with it', () => {
    const [compiled] = compilePhases(picturesProgram(64)) as [CompiledGraph];
    const inRows = [...places(compiled)].flatMap(([kernel, { units }]) =>
      kernel.kind === 'make' && units === 64 ? [nodeAt(compiled.cut.graph, kernel.node).op] : [],
    );
    expect(inRows).toContain('patches');
    expect(inRows).toContain('unpatches');
  });

  it('a product that is much work for each row is shared among all threads', () => {
    const build = createBuilder();
    const x = build.add({ op: 'draw', law: 'normal', stream: 'x' }, [], [16, 8]);
    const weights = (name: string, rows: number, columns: number) =>
      build.reshape(build.add({ op: 'state', name }, [], [rows * columns]), [rows, columns]);
    const product = (a: NodeId, b: NodeId) =>
      build.add({ op: 'matmul', transposeA: false, transposeB: false, start: 'zero', finish: 'relu' }, [a, b]);
    const light = product(x, weights('a', 8, 400));
    const heavy = product(product(light, weights('b', 400, 300)), weights('c', 300, 500));
    const out = build.reshape(product(heavy, weights('d', 500, 4)), [64]);
    const compiled = compileGraph(build.finish('heavy', [{ kind: 'state', name: 'out', node: out }]));
    expectOrder(compiled);
    const free = [...places(compiled)].flatMap(([kernel, { chain }]) =>
      kernel.kind === 'make' && chain < 0 ? [nodeAt(compiled.cut.graph, kernel.node).shape] : [],
    );
    expect(free).toContainEqual([16, 500]);
    expect(free).not.toContainEqual([16, 400]);
  });
});

describe('number of dispatches', () => {
  it('is small for every method', () => {
    const counts = GAN_METHODS.map(({ id }) => [id, dispatchCounts(methodProgram(id))]);
    const expected = GAN_METHODS.map(({ id }) => [id, id.startsWith('kernel-gan') ? [7] : [3, 3]]);
    expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(expected));
  });

  it('does not grow with depth, packing, layer normalisation or a penalty', () => {
    const deep = { 'generator.depth': 6, 'critic.depth': 6, 'training.packing': 2, 'generator.normalisation': 'layer' };
    const penalised = { 'penalty.kind': 'two-sided', 'critic.activation': 'swish', 'critic.normalisation': 'layer' };
    const program = programOf(withValues(defaultExperiment(), { ...deep, ...penalised }));
    expect(dispatchCounts(program)).toEqual([3, 3]);
  });
});

it('spectral normalisation adds few dispatches', () => {
  const program = programOf(withValues(defaultExperiment(), { 'critic.normalisation': 'spectral' }));
  expect(dispatchCounts(program)).toEqual([5, 4]);
});

describe('shaders', () => {
  it.each([
    ['points', () => methodProgram('wgan-gp')],
    ['pictures', () => picturesProgram(6)],
  ] as const)('of %s stay within their buffers and name everything that they use', (_, given) => {
    const program = given();
    const compiled = compilePhases(program);
    const shared = layOutShared(program, compiled);
    const work = layOutWork(compiled, 0);
    compiled.forEach((graph, i) => {
      const { core, reports, commit } = writeShaders(shared, work, i, graph, program.phases[i]?.id as string);
      for (const { code, groups } of [...core, ...reports, ...commit]) {
        expect(groups).toBeGreaterThan(0);
        expect(code).not.toMatch(/undefined|NaN|\bv\d+ = -\d+u/);
        const names = new Set(code.match(/(?<=(?:let|var) )v\d+/g));
        for (const name of code.match(/\bv\d+\b/g) ?? []) expect(names).toContain(name);
        const ends = { state: shared.size, work: work.size };
        for (const [, buffer = 'work', offset] of code.matchAll(/(state|work)\[\(?(?:\w+ \+ )?(\d+)u\)?\]/g)) {
          expect(Number(offset)).toBeLessThan(ends[buffer as keyof typeof ends]);
        }
      }
    });
  });

  it('are the same text every time', () => {
    const texts = [0, 1].map(() => {
      const program = methodProgram('ns-gan');
      const compiled = compilePhases(program);
      const work = layOutWork(compiled, 0);
      return compiled.map((graph, i) => writeShaders(layOutShared(program, compiled), work, i, graph, 'x'));
    });
    expect(texts[0]).toEqual(texts[1]);
  });
});
