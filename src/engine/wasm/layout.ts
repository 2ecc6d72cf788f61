import { createCells } from '../common/cells.ts';
import { checkMembers, dataOf } from '../common/members.ts';
import type { Member, Program } from '../contract.ts';
import { type CellBlock, instructionsOf, type MemberPlaces, type Placed } from './addresses.ts';
import type { CompiledPhase, Planned } from './compile.ts';
import { type Allocator, createAllocator, createMemory, type ExecutionMemory } from './memory.ts';
import { HEADER_WORDS, WORD_BYTES } from './opcodes.ts';
import type { Crew } from './threads/crew.ts';
import type { Sharing } from './threads/sharing.ts';

/** Executions that are handed to WebAssembly in one call. */
export const BURST = 256;

/** Where the instructions of a graph are. */
export interface Code {
  readonly start: number;
  readonly end: number;
  /** Directory of what each thread does of them (see assembly/threaded.as); only where there are several. */
  readonly shares?: number;
}

/** A member in memory: its state, and instructions of its own that work on it. */
export interface MemberLayout extends MemberPlaces {
  readonly seed: number;
  readonly phases: readonly { readonly full: Code; readonly lean: Code }[];
}

/** A program in memory, ready to run. Members run one after the other and share what is needed only while they do. */
export interface Layout extends CellBlock {
  readonly memory: ExecutionMemory;
  /** First of `BURST` executions, each `stride` bytes. */
  readonly executions: number;
  readonly stride: number;
  /** Scalars that each phase reports, from its last execution by any member. */
  readonly reports: readonly ReadonlyMap<string, number>[];
  readonly members: readonly [MemberLayout, ...MemberLayout[]];
  /** Places of the threads that run it, if there are several. */
  readonly crew?: Crew;
  /** First address behind everything; probes are laid out from here on. */
  readonly end: number;
}

interface PlacedPhase {
  readonly full: Placed;
  readonly lean: Placed;
}

const takeFloats = (allocator: Allocator, count: number): number => allocator.take(count * WORD_BYTES);

function placePhases(allocator: Allocator, phases: readonly CompiledPhase[]): readonly PlacedPhase[] {
  const sizes = phases.flatMap(({ full, lean }) => [full.plan.arenaSize, lean.plan.arenaSize]);
  const arena = takeFloats(allocator, Math.max(0, ...sizes));
  return phases.map(({ id, full, lean }) => {
    const reported = full.graph.outputs.filter(({ kind }) => kind === 'report');
    const outputs = new Map(reported.map(({ name }) => [name, takeFloats(allocator, 1)]));
    const place = (planned: Planned): Placed => {
      const constants = takeFloats(allocator, planned.plan.constants.length);
      return { ...planned, constants, arena, input: 0, outputs, stream: id };
    };
    return { full: place(full), lean: place(lean) };
  });
}

/** Tables of resident points with their addresses; members with the same points share one. */
function placeTables(allocator: Allocator, data: readonly Program['data'][]): ReadonlyMap<Float32Array, number> {
  const tables = new Set(data.map(({ values }) => values));
  return new Map([...tables].map((values) => [values, takeFloats(allocator, values.length)]));
}

/**
 * Lays the members of a program out in one memory; by default it has one, itself. Writes state, data, constants and
 * instructions, for several threads also what each of them does. Throws a RangeError if a member does not fit the program, an EngineMemoryError if memory does not suffice.
 */
export function layOut(
  program: Program,
  phases: readonly CompiledPhase[],
  given: readonly Member[] = [{ state: program.state, seed: 0 }],
  sharing?: Sharing,
): Layout {
  checkMembers(program, given);
  const allocator = createAllocator();
  const cells = createCells(
    program,
    phases.map(({ full }) => full.graph),
  );
  const block: CellBlock = { cells, cellsAddress: takeFloats(allocator, cells.count) };
  const crew = sharing?.place(allocator, block.cellsAddress, cells.count);
  const stride = (HEADER_WORDS + cells.count) * WORD_BYTES;
  const executions = allocator.take(stride * BURST);
  const placed = placePhases(allocator, phases);
  const tables = placeTables(
    allocator,
    given.map((member) => dataOf(program, member)),
  );
  const writes: { readonly address: number; readonly words: Int32Array }[] = [];

  function placeMember(member: Member): MemberLayout {
    const vectors = Object.entries(program.state);
    const state = new Map(vectors.map(([name, { length }]) => [name, takeFloats(allocator, length)]));
    const { values, columns } = dataOf(program, member);
    const { length: size } = values;
    const data = { address: tables.get(values) ?? 0, rows: size / columns, columns, size };
    const code = (phase: Placed): Code => {
      const put = (words: Int32Array): Code => {
        const address = allocator.take(words.byteLength);
        writes.push({ address, words });
        return { start: address, end: address + words.byteLength };
      };
      const lists = (crew?.cells ?? [block.cellsAddress]).map((cellsAddress) =>
        instructionsOf(phase, { cells, cellsAddress }, { state, data }),
      );
      const whole = put(lists[0] as Int32Array);
      if (!crew || !sharing) return whole;
      const shares = sharing.share(lists, crew.control).map(put);
      const directory = shares.flatMap(({ start, end }, thread) => [start, end, crew.cells[thread] as number, 0]);
      return { ...whole, shares: put(Int32Array.from(directory)).start };
    };
    const { seed } = member;
    return { seed, state, data, phases: placed.map(({ full, lean }) => ({ full: code(full), lean: code(lean) })) };
  }

  const [leader, ...followers] = given;
  const begin = allocator.end;
  const first = placeMember(leader);
  // All members are of one size: memory is asked for before the work on the others begins.
  const memory = createMemory(allocator.end + followers.length * (allocator.end - begin), crew !== undefined);
  const members = [first, ...followers.map(placeMember)] as const;
  for (const { address, words } of writes) memory.words.set(words, address / WORD_BYTES);
  for (const phase of placed.flatMap(({ full, lean }) => [full, lean])) {
    memory.write(phase.constants, phase.plan.constants);
  }
  for (const [values, address] of tables) memory.write(address, values);
  members.forEach(({ state }, index) => {
    for (const [name, address] of state) memory.write(address, given[index]?.state[name] as Float32Array);
  });
  const reports = placed.map(({ full }) => full.outputs);
  return { ...block, memory, executions, stride, reports, members, ...(crew && { crew }), end: allocator.end };
}
