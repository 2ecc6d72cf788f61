import type { Program } from '../engine/contract.ts';
import { keep, rewrite } from '../engine/graph/builder.ts';
import { sizeOf } from '../engine/graph/graph.ts';
import { optimise } from '../engine/passes/pipeline.ts';
import { tracePhase } from '../engine/trace/trace.ts';
import { runOnWasm } from './graphs.ts';
import type { GivenDraws, runOnce } from './tfjs.ts';

/** Name of the state vector that stands for a draw. */
const given = (stream: string): string => `draw ${stream}`;

/** As `runOnce`, but traced, optimised and run by the WebAssembly kernels; draws become state that is given. */
export async function runOnceCompiled(
  program: Program,
  phaseId: string,
  state: Readonly<Record<string, Float32Array>>,
  settings: Float32Array,
  draws: GivenDraws,
): Promise<ReturnType<typeof runOnce>> {
  const phase = program.phases.find(({ id }) => id === phaseId);
  if (!phase) throw new RangeError(`no phase ${phaseId}`);
  const all = { ...state };
  const graph = rewrite(optimise(tracePhase(program, phase)), (node, build, id) => {
    if (node.op !== 'draw') return keep(node, build, id);
    const values = draws[node.stream]?.flat() ?? [];
    if (values.length !== sizeOf(node.shape)) throw new RangeError(`no draw ${node.stream}`);
    all[given(node.stream)] = Float32Array.from(values);
    return build.reshape(build.add({ op: 'state', name: given(node.stream) }, [], [values.length]), node.shape);
  });
  const cells = Object.fromEntries(program.settings.map((name, i) => [name, settings[i] as number]));
  const results = await runOnWasm(graph, all, { cells, data: program.data });
  const next = { ...state };
  const report: Record<string, number> = {};
  for (const { kind, name } of graph.outputs) {
    const values = results[`${kind} ${name}`] as Float32Array;
    if (kind === 'state') next[name] = values;
    else report[name] = values[0] as number;
  }
  return { state: next, report };
}
