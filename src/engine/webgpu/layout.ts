import { type Cells, createCells } from '../common/cells.ts';
import type { Program } from '../contract.ts';
import { nodeAt, sizeOf } from '../graph/graph.ts';
import type { CompiledGraph } from './compile.ts';
import { grouped } from './memory.ts';

/** A run of elements in a buffer. */
export interface Span {
  readonly offset: number;
  readonly size: number;
}

/**
 * What lives as long as the program: state vectors and resident data in one buffer, cells in another. Members of an
 * ensemble have their states one behind the other, and tables of data likewise behind all of them.
 */
export interface SharedLayout {
  readonly state: ReadonlyMap<string, Span>;
  /** Elements that hold the state of a member, from the start of the buffer if there is one. */
  readonly stateSize: number;
  readonly data: Span & { readonly rows: number; readonly columns: number };
  readonly size: number;
  readonly cells: Cells;
}

/** Places of one graph in its work buffer. */
export interface WorkLayout {
  readonly input: number;
  readonly outputs: ReadonlyMap<string, Span>;
  readonly constants: number;
  readonly arena: number;
}

/**
 * A work buffer; its first `reportedSize` elements are the outputs of all graphs. Members of an ensemble have outputs of
 * their own one behind the other, and arenas likewise; places are those of the first.
 */
export interface Work {
  readonly layouts: readonly WorkLayout[];
  readonly reportedSize: number;
  readonly arenaSize: number;
  readonly size: number;
}

/** Elements that the memory of a member is a multiple of; every device can bind a buffer from there on. */
const MEMBER_GROUP = 64;

/** Hands out spans one after the other. */
function createSpans() {
  let end = 0;
  return {
    take(size: number): Span {
      const span = { offset: end, size };
      end += grouped(size);
      return span;
    },
    /** Leaves room for as much again for every member but the first; what one of them has. */
    repeat(from: number, members: number): number {
      const own = Math.max(1, Math.ceil((end - from) / MEMBER_GROUP)) * MEMBER_GROUP;
      end = from + own * members;
      return own;
    },
    get end() {
      return end;
    },
  };
}

/** `tables` are the different sets of resident points. */
export function layOutShared(
  program: Program,
  phases: readonly CompiledGraph[],
  members = 1,
  tables = 1,
): SharedLayout {
  const spans = createSpans();
  const state = new Map(Object.entries(program.state).map(([name, values]) => [name, spans.take(values.length)]));
  const stateSize = spans.repeat(0, members);
  const { values, columns } = program.data;
  const { offset } = spans.take(grouped(values.length) * tables);
  const data = { offset, size: values.length, rows: values.length / columns, columns };
  const cells = createCells(
    program,
    phases.map(({ cut }) => cut.graph),
  );
  return { state, stateSize, data, size: spans.end, cells };
}

/** Work buffer of graphs that run one after the other: outputs and constants of each, and one arena for all. */
export function layOutWork(graphs: readonly CompiledGraph[], inputSize: number, members = 1): Work {
  const spans = createSpans();
  const outputs = graphs.map(({ cut: { graph } }) => {
    const kept = graph.outputs.filter(({ kind }) => kind !== 'state');
    return new Map(kept.map(({ name, node }) => [name, spans.take(sizeOf(nodeAt(graph, node).shape))]));
  });
  const reportedSize = spans.repeat(0, members);
  const input = spans.take(inputSize).offset;
  const constants = graphs.map((graph) => spans.take(graph.constants.length).offset);
  const arena = spans.take(Math.max(0, ...graphs.map((graph) => graph.arena.size))).offset;
  const arenaSize = spans.repeat(arena, members);
  const layouts = graphs.map((_, i) => ({
    input,
    outputs: outputs[i] as ReadonlyMap<string, Span>,
    constants: constants[i] as number,
    arena,
  }));
  // A program that is only asked has no phases, but a buffer cannot be empty.
  return { layouts, reportedSize, arenaSize, size: Math.max(1, spans.end) };
}
