import type { Program } from '../../engine/contract.ts';
import { type Graph, nodeAt, sizeOf } from '../../engine/graph/graph.ts';
import { tracePhase } from '../../engine/trace/trace.ts';
import { compilePhases } from '../../engine/wasm/compile.ts';
import { layOut } from '../../engine/wasm/layout.ts';
import { INSTRUCTION_WORDS, WORD_BYTES } from '../../engine/wasm/opcodes.ts';
import type { StepFacts } from './protocol.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Multiplications and additions in the matrix products of a graph. */
function productFlop(graph: Graph): number {
  const flops = graph.nodes.map((node) => {
    if (node.op !== 'matmul') return 0;
    const left = sizeOf(nodeAt(graph, node.inputs[0] as number).shape);
    const [rows = 1, columns = 1] = node.shape;
    return 2 * rows * columns * (left / rows);
  });
  return sum(flops);
}

/** What the compiler makes of a program whose phases run once per step. */
export function stepFacts(program: Program): StepFacts {
  const phases = compilePhases(program);
  const [member] = layOut(program, phases).members;
  const graphs = phases.map(({ lean }) => lean.graph);
  const computed = graphs.flatMap(({ nodes }) => nodes.filter(({ inputs }) => inputs.length > 0));
  return {
    tracedNodes: sum(program.phases.map((phase) => tracePhase(program, phase).nodes.length)),
    nodes: sum(graphs.map(({ nodes }) => nodes.length)),
    instructions: sum(member.phases.map(({ lean }) => (lean.end - lean.start) / (INSTRUCTION_WORDS * WORD_BYTES))),
    arenaBytes: WORD_BYTES * Math.max(...phases.map(({ lean }) => lean.plan.arenaSize)),
    unplannedBytes: WORD_BYTES * sum(computed.map(({ shape }) => sizeOf(shape))),
    productMflop: sum(graphs.map(productFlop)) / 1e6,
  };
}
