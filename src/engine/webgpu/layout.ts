import { streamOf } from '../../math/rng.ts';
import { type Cells, cellName, createCells } from '../common/cells.ts';
import type { Program } from '../contract.ts';
import { type NodeId, nodeAt, sizeOf } from '../graph/graph.ts';
import type { Addresses } from './addresses.ts';
import type { CompiledGraph } from './compile.ts';
import { grouped } from './memory.ts';
import type { Dispatch } from './schedule.ts';
import { index, type Scope, uint } from './scope.ts';
import { type BufferSizes, cellText, type Shader, writeShader } from './shader.ts';

/** A run of elements in a buffer. */
export interface Span {
  readonly offset: number;
  readonly size: number;
}

/** What lives as long as the program: state vectors and resident data in one buffer, cells in another. */
export interface SharedLayout {
  readonly state: ReadonlyMap<string, Span>;
  /** Elements from the start of the buffer that hold state. */
  readonly stateSize: number;
  readonly data: Span & { readonly rows: number; readonly columns: number };
  readonly size: number;
  readonly cells: Cells;
}

/** Shaders of one graph in order. */
export interface GraphShaders {
  readonly core: readonly Shader[];
  readonly reports: readonly Shader[];
  readonly commit: readonly Shader[];
}

/** Places of one graph in its work buffer. */
export interface WorkLayout {
  readonly input: number;
  readonly outputs: ReadonlyMap<string, Span>;
  readonly constants: number;
  readonly arena: number;
}

/** A work buffer; its first `reportedSize` elements are the outputs of all graphs. */
export interface Work {
  readonly layouts: readonly WorkLayout[];
  readonly reportedSize: number;
  readonly size: number;
}

/** Hands out spans one after the other. */
function createSpans() {
  let end = 0;
  return {
    take(size: number): Span {
      const span = { offset: end, size };
      end += grouped(size);
      return span;
    },
    get end() {
      return Math.max(end, 1);
    },
  };
}

export function layOutShared(program: Program, phases: readonly CompiledGraph[]): SharedLayout {
  const spans = createSpans();
  const state = new Map(Object.entries(program.state).map(([name, values]) => [name, spans.take(values.length)]));
  const stateSize = spans.end;
  const { values, columns } = program.data;
  const data = { ...spans.take(values.length), rows: values.length / columns, columns };
  const cells = createCells(
    program,
    phases.map(({ cut }) => cut.graph),
  );
  return { state, stateSize, data, size: spans.end, cells };
}

/** Work buffer of graphs that run one after the other: outputs and constants of each, and one arena for all. */
export function layOutWork(graphs: readonly CompiledGraph[], inputSize: number): Work {
  const spans = createSpans();
  const outputs = graphs.map(({ cut: { graph } }) => {
    const kept = graph.outputs.filter(({ kind }) => kind !== 'state');
    return new Map(kept.map(({ name, node }) => [name, spans.take(sizeOf(nodeAt(graph, node).shape))]));
  });
  const reportedSize = spans.end;
  const input = spans.take(inputSize).offset;
  const constants = graphs.map((graph) => spans.take(graph.constants.length).offset);
  const arena = spans.take(Math.max(0, ...graphs.map((graph) => graph.arena.size))).offset;
  const layouts = graphs.map((_, i) => ({
    input,
    outputs: outputs[i] as ReadonlyMap<string, Span>,
    constants: constants[i] as number,
    arena,
  }));
  return { layouts, reportedSize, size: spans.end };
}

function addressesOf(shared: SharedLayout, work: WorkLayout, compiled: CompiledGraph, stream: string): Addresses {
  const { cut, parts, arena, constantOffsets } = compiled;
  const at = (buffer: 'state' | 'work', offset: number, flat: string): string =>
    `${buffer}[${index.add(uint(offset), flat)}]`;
  const spanOf = (spans: ReadonlyMap<string, Span>, name: string): Span => {
    const span = spans.get(name);
    if (!span) throw new RangeError(`${cut.graph.name}: no place for ${name}`);
    return span;
  };
  const made = (id: NodeId, flat: string): string => at('work', work.arena + (arena.offsets.get(id) as number), flat);
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
    if (node.op === 'state') return at('state', spanOf(shared.state, node.name).offset, flat);
    if (node.op === 'cell') return cellText(shared.cells.indexOf(cellName(node)));
    if (node.op === 'input') return at('work', work.input, flat);
    const constant = constantOffsets.get(id);
    return constant === undefined ? undefined : at('work', work.constants + constant, flat);
  };
  return {
    isLoaded: (id) => cut.made.has(id) || source(id, '') !== undefined,
    load: (scope, id, flat) => (cut.made.has(id) ? loadMade(scope, id, flat) : scope.let(source(id, flat) as string)),
    made,
    output: ({ kind, name }, flat) =>
      kind === 'state'
        ? at('state', spanOf(shared.state, name).offset, flat)
        : at('work', spanOf(work.outputs, name).offset, flat),
    data: (flat) => at('state', shared.data.offset, flat),
    dataRows: shared.data.rows,
    dataColumns: shared.data.columns,
    stream: (name) => streamOf(`${stream}/${name}`),
  };
}

/** Shaders of graph `index` of a work buffer; `stream` names the phase in its random streams. */
export function writeShaders(
  shared: SharedLayout,
  work: Work,
  index: number,
  compiled: CompiledGraph,
  stream: string,
): GraphShaders {
  const { cut, schedule, parts } = compiled;
  const addresses = addressesOf(shared, work.layouts[index] as WorkLayout, compiled, stream);
  const sizes: BufferSizes = { state: shared.size, work: work.size, cells: shared.cells.count };
  const context = { cut, parts, addresses, sizes };
  const write = (dispatch: Dispatch): Shader => writeShader(context, dispatch);
  return {
    core: schedule.core.map(write),
    reports: schedule.reports.map(write),
    commit: schedule.commit ? [write(schedule.commit)] : [],
  };
}
