import { parseArgs } from 'node:util';
import { dump } from '../engine/graph/dump.ts';
import type { Graph } from '../engine/graph/graph.ts';
import { optimise, STAGES } from '../engine/passes/pipeline.ts';
import { tracePhase } from '../engine/trace/trace.ts';
import { lower } from '../engine/wasm/compile.ts';
import { planMemory } from '../engine/wasm/plan.ts';
import { effective } from '../experiment/availability.ts';
import { programOf } from '../worker/programOf.ts';
import type { Console } from './console.ts';
import { applySettings } from './settings.ts';
import { subjectOf } from './subject.ts';
import { alignColumns } from './table.ts';
import { UsageError } from './usageError.ts';

const STAGE_NAMES = ['trace', ...STAGES.map(({ name }) => name), 'wasm'];

export const GRAPH_HELP = `npm run graph -- <preset|file.json> [--stage NAME]… [--phase critic|generator] [--set key=value]…

Without --stage: nodes after every stage and the memory planned. With it: the graph as text after that stage.
Stages: ${STAGE_NAMES.join(', ')}`;

const FLOAT_BYTES = 4;

/** Graphs of every phase of a run after every stage; throws a UsageError for a stage or phase that does not exist. */
export async function graphCommand(args: readonly string[], { print }: Console): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      stage: { type: 'string', multiple: true },
      phase: { type: 'string' },
      set: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
  const [subject] = positionals;
  if (values.help || subject === undefined) return print(GRAPH_HELP);
  const wrong = values.stage?.find((name) => !STAGE_NAMES.includes(name));
  if (wrong !== undefined) throw new UsageError(`--stage ${wrong}: allowed: ${STAGE_NAMES.join(', ')}`);

  const { experiment: start } = await subjectOf(subject);
  const experiment = effective(applySettings(start, values.set ?? []));
  const program = await programOf(experiment);
  const phases = program.phases.filter((phase) => values.phase === undefined || phase.id === values.phase);
  if (phases.length === 0) {
    throw new UsageError(`--phase ${values.phase}: allowed: ${program.phases.map((phase) => phase.id).join(', ')}`);
  }
  for (const phase of phases) {
    const graphs = new Map<string, Graph>();
    graphs.set('wasm', lower(optimise(tracePhase(program, phase), (stage, graph) => graphs.set(stage, graph))));
    if (values.stage) for (const stage of values.stage) print(dump(graphs.get(stage) as Graph));
    else print(summary(`${program.name}/${phase.id}`, graphs));
  }
}

function summary(title: string, graphs: ReadonlyMap<string, Graph>): string {
  const rows = STAGE_NAMES.map((name) => [name, String(graphs.get(name)?.nodes.length ?? 0)]);
  const plan = planMemory(graphs.get('wasm') as Graph);
  return `${title}\n${alignColumns([['stage', 'nodes'], ...rows])}\narena: ${plan.arenaSize * FLOAT_BYTES} bytes\n`;
}
