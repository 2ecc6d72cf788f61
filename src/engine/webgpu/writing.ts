import { streamOf } from '../../math/rng.ts';
import { cellName } from '../common/cells.ts';
import { type NodeId, nodeAt, sizeOf } from '../graph/graph.ts';
import { type Addresses, WORKGROUP } from './addresses.ts';
import type { CompiledGraph } from './compile.ts';
import { type Frame, frameAlone, MODES } from './frame.ts';
import type { GatheredGraph } from './gather.ts';
import type { Kernel } from './kernels.ts';
import type { SharedLayout, Span, Work, WorkLayout } from './layout.ts';
import { type Dispatch, dispatchesIn } from './schedule.ts';
import { index, type Scope, uint } from './scope.ts';
import { createFunctions, type Shader, type ShaderContext, withBarriers, writeShader } from './shader.ts';

/** Shaders of one graph in order. */
export interface GraphShaders {
  readonly core: readonly Shader[];
  readonly reports: readonly Shader[];
  readonly commit: readonly Shader[];
}

/** A graph of a program, its memory, and the frame of its shaders. */
export interface Placement {
  readonly shared: SharedLayout;
  readonly work: WorkLayout;
  readonly frame: Frame;
  /** Names the phase in its random streams. */
  readonly stream: string;
}

function addressesOf({ shared, work, frame, stream }: Placement, compiled: CompiledGraph): Addresses {
  const { cut, parts, arena, constantOffsets } = compiled;
  const { bases } = frame;
  const at = (buffer: 'state' | 'work', base: string, offset: number, flat: string): string => {
    const place = index.add(uint(offset), flat);
    return `${buffer}[${base === '' ? place : index.add(base, place)}]`;
  };
  const spanOf = (spans: ReadonlyMap<string, Span>, name: string): Span => {
    const span = spans.get(name);
    if (!span) throw new RangeError(`${cut.graph.name}: no place for ${name}`);
    return span;
  };
  const made = (id: NodeId, flat: string): string =>
    at('work', bases.arena, work.arena + (arena.offsets.get(id) as number), flat);
  /** Element of a node in memory; the parts of a divided product are added. */
  function loadMade(scope: Scope, id: NodeId, flat: string): string {
    const size = sizeOf(nodeAt(cut.graph, id).shape);
    const values = Array.from({ length: parts.get(id) ?? 1 }, (_, part) =>
      scope.let(made(id, index.add(uint(part * size), flat))),
    );
    return scope.let(values.join(' + '));
  }
  const source = (id: NodeId, flat: string): string | undefined => {
    const node = nodeAt(cut.graph, id);
    if (node.op === 'state') return at('state', bases.state, spanOf(shared.state, node.name).offset, flat);
    if (node.op === 'cell') return frame.cell(shared.cells.indexOf(cellName(node)));
    if (node.op === 'input') return at('work', '', work.input, flat);
    const constant = constantOffsets.get(id);
    return constant === undefined ? undefined : at('work', '', work.constants + constant, flat);
  };
  return {
    isLoaded: (id) => cut.made.has(id) || source(id, '') !== undefined,
    load: (scope, id, flat) => (cut.made.has(id) ? loadMade(scope, id, flat) : scope.let(source(id, flat) as string)),
    made,
    output: ({ kind, name }, flat) =>
      kind === 'state'
        ? at('state', bases.state, spanOf(shared.state, name).offset, flat)
        : at('work', bases.outputs, spanOf(work.outputs, name).offset, flat),
    data: (flat) => at('state', bases.data, bases.data === '' ? shared.data.offset : 0, flat),
    dataSize: shared.data.size,
    dataRows: shared.data.rows,
    dataColumns: shared.data.columns,
    stream: (name) => streamOf(`${stream}/${name}`),
  };
}

function contextOf(placement: Placement, compiled: CompiledGraph, workgroup: number): ShaderContext {
  const { cut, parts } = compiled;
  return { cut, parts, addresses: addressesOf(placement, compiled), frame: placement.frame, workgroup };
}

/** Shaders of a graph, one for each of its dispatches. */
export function writePlaced(placement: Placement, compiled: CompiledGraph): GraphShaders {
  const { core, reports, commit } = compiled.schedule;
  const context = contextOf(placement, compiled, WORKGROUP);
  const write = (dispatch: Dispatch): Shader => writeShader(context, dispatch);
  return { core: core.map(write), reports: reports.map(write), commit: commit ? [write(commit)] : [] };
}

/**
 * Shaders of graph `index` of a work buffer for a program alone; `stream` names the phase in its random streams.
 */
export function writeShaders(
  shared: SharedLayout,
  work: Work,
  index: number,
  compiled: CompiledGraph,
  stream: string,
): GraphShaders {
  const frame = frameAlone({ state: shared.size, work: work.size, cells: shared.cells.count });
  return writePlaced({ shared, work: work.layouts[index] as WorkLayout, frame, stream }, compiled);
}

/**
 * The one shader of a gathered graph: `members` workgroups of so many threads, each of which takes its member from the
 * first draw to the new state. Members whose mode asks for it report on the way.
 */
export function writeGathered(
  placement: Placement,
  gathered: GatheredGraph,
  members: number,
  threads: number,
): GraphShaders {
  const functions = createFunctions(contextOf(placement, gathered, threads));
  const { core, reports, commit } = gathered.stages;
  // Whatever workgroups share in dispatches is shared here by threads in the same way, so that sums have the same order.
  const shared = new Set(dispatchesIn(gathered.schedule).flatMap(({ free }) => free));
  const loops = (stages: readonly (readonly Kernel[])[]) =>
    stages.map((kernels) =>
      kernels.map((kernel) => (shared.has(kernel) ? functions.loopAll(kernel) : functions.loop(kernel))),
    );
  const reporting = withBarriers(loops(reports)).map((line) => `  ${line}`);
  const main = withBarriers([
    ...loops(core),
    ...(reporting.length > 0 ? [[`if (mode == ${MODES.report}u) {`, ...reporting, '}']] : []),
    ...loops(commit.length > 0 ? [commit] : []),
  ]);
  return { core: [{ code: functions.finish(main), groups: members }], reports: [], commit: [] };
}
