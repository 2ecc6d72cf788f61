import { type Cells, createCells } from '../common/cells.ts';
import type { Program } from '../contract.ts';
import type { CompiledPhase, Planned } from './compile.ts';
import { type Addresses, emit } from './emit.ts';
import { type Allocator, createAllocator, createMemory, type ExecutionMemory } from './memory.ts';
import { HEADER_WORDS, WORD_BYTES } from './opcodes.ts';
import type { Location } from './plan.ts';

/** Executions that are handed to WebAssembly in one call. */
export const BURST = 256;

/** Where the instructions of a graph are. */
export interface Code {
  readonly start: number;
  readonly end: number;
}

/** A program in memory, ready to run. */
export interface Layout {
  readonly memory: ExecutionMemory;
  readonly cells: Cells;
  readonly cellsAddress: number;
  /** First of `BURST` executions, each `stride` bytes. */
  readonly executions: number;
  readonly stride: number;
  readonly state: ReadonlyMap<string, number>;
  readonly phases: readonly {
    readonly full: Code;
    readonly lean: Code;
    readonly reports: ReadonlyMap<string, number>;
  }[];
  /** First address behind everything; probes are laid out from here on. */
  readonly end: number;
}

interface Places {
  readonly state: ReadonlyMap<string, number>;
  readonly cellsAddress: number;
  readonly cells: Cells;
  readonly data: Addresses['data'];
}

/** Addresses of one graph: what is shared, and the segments of its own. */
export interface OwnPlaces {
  readonly constants: number;
  readonly arena: number;
  readonly input: number;
  readonly outputs: ReadonlyMap<string, number>;
}

function addressesOf(shared: Places, own: OwnPlaces, stream: string): Addresses {
  const start = ({ segment, name }: Location): number | undefined => {
    if (segment === 'state') return shared.state.get(name);
    if (segment === 'cell') return shared.cellsAddress + shared.cells.indexOf(name) * WORD_BYTES;
    if (segment === 'output') return own.outputs.get(name);
    return segment === 'constant' ? own.constants : segment === 'arena' ? own.arena : own.input;
  };
  return {
    of(location) {
      const base = start(location);
      if (base === undefined) throw new RangeError(`no ${location.segment} ${location.name}`);
      return base + location.offset * WORD_BYTES;
    },
    data: shared.data,
    stream,
  };
}

/** The instructions of a probe; `own` says where its segments are. */
export function emitProbe(layout: Layout, { graph, plan }: Planned, own: OwnPlaces): Int32Array {
  const { state, cells, cellsAddress } = layout;
  const data = { address: 0, rows: 0, columns: 0 };
  return emit(graph, plan, addressesOf({ state, cells, cellsAddress, data }, own, ''));
}

/** Lays a program out and writes state, data, constants and instructions. Throws an EngineMemoryError. */
export function layOut(program: Program, phases: readonly CompiledPhase[]): Layout {
  const allocator = createAllocator();
  const graphs = phases.map(({ full }) => full.graph);
  const cells = createCells(program, graphs);
  const floats = (count: number): number => allocator.take(count * WORD_BYTES);
  const state = new Map(Object.entries(program.state).map(([name, values]) => [name, floats(values.length)]));
  const cellsAddress = floats(cells.count);
  const stride = (HEADER_WORDS + cells.count) * WORD_BYTES;
  const executions = allocator.take(stride * BURST);
  const { values, columns } = program.data;
  const data = { address: floats(values.length), rows: values.length / columns, columns };
  const arenaSize = Math.max(0, ...phases.flatMap(({ full, lean }) => [full.plan.arenaSize, lean.plan.arenaSize]));
  const arena = floats(arenaSize);
  const shared: Places = { state, cells, cellsAddress, data };

  const writes: { readonly address: number; readonly words: Int32Array }[] = [];
  const laid = phases.map(({ id, full, lean }) => {
    const reports = new Map(
      full.graph.outputs.flatMap(({ kind, name }) => (kind === 'report' ? [[name, floats(1)] as const] : [])),
    );
    const place = ({ graph, plan }: Planned): Code => {
      const constants = placeConstants(allocator, plan.constants, writes);
      const words = emit(graph, plan, addressesOf(shared, { constants, arena, input: 0, outputs: reports }, id));
      const start = allocator.take(words.byteLength);
      writes.push({ address: start, words });
      return { start, end: start + words.byteLength };
    };
    return { full: place(full), lean: place(lean), reports };
  });

  const memory = createMemory(allocator.end);
  for (const { address, words } of writes) memory.words.set(words, address / WORD_BYTES);
  for (const [name, address] of state) memory.write(address, program.state[name] as Float32Array);
  memory.write(data.address, values);
  return { memory, cells, cellsAddress, executions, stride, state, phases: laid, end: allocator.end };
}

function placeConstants(
  allocator: Allocator,
  constants: Float32Array,
  writes: { readonly address: number; readonly words: Int32Array }[],
): number {
  const address = allocator.take(constants.byteLength);
  writes.push({ address, words: new Int32Array(constants.buffer, constants.byteOffset, constants.length) });
  return address;
}
