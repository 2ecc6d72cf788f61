import type { Cells } from '../common/cells.ts';
import type { Planned } from './compile.ts';
import { type Addresses, emit } from './emit.ts';
import { WORD_BYTES } from './opcodes.ts';
import type { Location } from './plan.ts';

/** Setting cells of a program, where every graph finds them. */
export interface CellBlock {
  readonly cells: Cells;
  readonly cellsAddress: number;
}

/** What a member has to itself: its state vectors, and its points if they are not shared. */
export interface MemberPlaces {
  readonly state: ReadonlyMap<string, number>;
  readonly data: Addresses['data'];
}

/** A graph with its other segments, which are the same for every member. */
export interface Placed extends Planned {
  readonly constants: number;
  readonly arena: number;
  readonly input: number;
  readonly outputs: ReadonlyMap<string, number>;
  /** Prefix of the names of random streams, the phase's id. */
  readonly stream: string;
}

/** The instructions of a graph for one member. */
export function instructionsOf(placed: Placed, block: CellBlock, member: MemberPlaces): Int32Array {
  const start = ({ segment, name }: Location): number | undefined => {
    if (segment === 'state') return member.state.get(name);
    if (segment === 'cell') return block.cellsAddress + block.cells.indexOf(name) * WORD_BYTES;
    if (segment === 'output') return placed.outputs.get(name);
    return segment === 'constant' ? placed.constants : placed[segment];
  };
  return emit(placed.graph, placed.plan, {
    of(location) {
      const base = start(location);
      if (base === undefined) throw new RangeError(`no ${location.segment} ${location.name}`);
      return base + location.offset * WORD_BYTES;
    },
    data: member.data,
    stream: placed.stream,
  });
}
