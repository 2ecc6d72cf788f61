import { describe, expect, it } from 'vitest';
import { effective } from '../../experiment/availability.ts';
import { changesOfChoice, defaultExperiment, withValues } from '../../experiment/experiment.ts';
import { findMethod, METHODS } from '../../methods/index.ts';
import { ringLaw } from '../../testing/drawnOnce.ts';
import { buildProgram } from '../../train/program.ts';
import type { Graph } from '../graph/graph.ts';
import { verify } from '../graph/verify.ts';
import { tracePhase } from '../trace/trace.ts';
import { compilePhases } from '../wasm/compile.ts';
import { optimise, STAGES } from './pipeline.ts';

const law = ringLaw();
const programOf = (id: string) =>
  buildProgram(effective(withValues(defaultExperiment(), changesOfChoice('method.id', id))), law);

const count = (graph: Graph, op: string): number => graph.nodes.filter((node) => node.op === op).length;

/** Networks that a phase trains: particles are moved without any, a layer learns together with its inference or with other layers. */
function updatesOf(id: string, phase: string): number | undefined {
  const method = findMethod(id);
  if (method.lab === 'layers') return method.phases.find((each) => each.id === phase)?.trains.length;
  return method.lab === 'particles' ? 0 : 1;
}

describe.each(METHODS.map(({ id }) => id))('%s', (id) => {
  const program = programOf(id);
  it('keeps the rules of a graph at every stage and never grows', () => {
    for (const phase of program.phases) {
      const sizes: number[] = [];
      optimise(tracePhase(program, phase), (_, graph) => sizes.push(verify(graph).nodes.length));
      expect(sizes).toHaveLength(STAGES.length + 1);
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    }
  });

  it('leaves products without separate bias, relu, mask or transpose, and one update per phase', () => {
    for (const phase of program.phases) {
      const graph = optimise(tracePhase(program, phase));
      const matrices = graph.nodes.filter(
        ({ shape }) => shape.length === 2 && (shape[0] as number) === 64 && (shape[1] as number) === 32,
      );
      const separate = matrices.filter((node) => node.op !== 'matmul' && !(node.op === 'binary' && node.fn === 'gate'));
      expect(separate).toEqual([]);
      expect(count(graph, 'optimise')).toBe(updatesOf(id, phase.id));
      // Points, which have two coordinates, are turned for sums over pairs.
      // So are the lengths of particles, for the distances of all pairs.
      const turned = graph.nodes.filter(
        ({ op, shape }) => op === 'transpose' && !shape.includes(2) && !shape.includes(1),
      );
      expect(turned).toEqual([]);
    }
  });
});

describe('the default program', () => {
  it('needs few instructions and little memory', () => {
    const [critic, generator] = compilePhases(programOf('ns-gan'));
    const work = (graph: Graph) =>
      graph.nodes.filter(({ op }) => !['state', 'cell', 'constant', 'reshape', 'slice', 'part'].includes(op)).length;
    expect(work(critic?.lean.graph as Graph)).toBeLessThanOrEqual(50);
    expect(work(generator?.lean.graph as Graph)).toBeLessThanOrEqual(36);
    expect(critic?.lean.plan.copies).toEqual([]);
    expect(4 * (critic?.lean.plan.arenaSize ?? 0)).toBeLessThan(64 * 1024);
  });
});
