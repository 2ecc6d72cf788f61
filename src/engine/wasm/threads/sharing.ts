import type { Allocator } from '../memory.ts';
import { type Crew, placeCrew } from './crew.ts';
import { shareOut } from './share.ts';

/** How a program is laid out for several threads. It comes with the engine that has them: one thread needs none of it. */
export interface Sharing {
  place(allocator: Allocator, cells: number, count: number): Crew;
  share(lists: readonly Int32Array[], control: number): readonly Int32Array[];
}

export const sharingFor = (threads: number): Sharing => ({
  place: (allocator, cells, count) => placeCrew(allocator, threads, cells, count),
  share: shareOut,
});
