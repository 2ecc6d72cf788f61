import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { TileOrder } from './tileOrder.ts';

/** Whose tiles: those of the generator, or some of the data. */
export type TileKind = 'generated' | 'real';

/** One tile; it stays the same while the order changes. */
export interface TileRef {
  readonly kind: TileKind;
  readonly index: number;
}

interface TileView {
  readonly kinds: readonly TileKind[];
  readonly order: TileOrder;
  /** What stands below every tile. */
  readonly captions: readonly ('class' | 'score')[];
  /** Under the pointer, or where the keys are. */
  readonly cursor: TileRef | null;
  /** Chosen to stay. */
  readonly pinned: TileRef | null;
}

/** How the person looks at the tiles; it outlives a visit to other data. */
export const tileView = createStore<TileView>()(() => ({
  kinds: ['generated'],
  order: 'latent',
  captions: ['class'],
  cursor: null,
  pinned: null,
}));

export const useTileView = <T>(select: (view: TileView) => T): T => useStore(tileView, select);

export const sameTile = (a: TileRef | null, b: TileRef | null): boolean =>
  a === b || (a !== null && b !== null && a.kind === b.kind && a.index === b.index);

/** Puts the cursor on a tile; nothing is told if it is there already. */
export function pointAt(cursor: TileRef | null): void {
  if (!sameTile(cursor, tileView.getState().cursor)) tileView.setState({ cursor });
}

/** Pins a tile, or lets go of it if it is pinned. */
export function togglePin(tile: TileRef): void {
  const { pinned } = tileView.getState();
  tileView.setState({ pinned: sameTile(pinned, tile) ? null : tile, cursor: tile });
}
