import type { Tiles } from '../../train/frame.ts';

/** Orders of the tiles: as their latents were drawn, by class, or by what the critic says. */
export const TILE_ORDERS = ['latent', 'class', 'most-real', 'least-real'] as const;
export type TileOrder = (typeof TILE_ORDERS)[number];

/** Class of every tile: the one that was asked for, else the one that the judge sees; null where nobody knows. */
export const classesOf = ({ asked, judged }: Pick<Tiles, 'asked' | 'judged'>): Uint16Array | null =>
  asked ?? judged?.classes ?? null;

/** Whether tiles can be put into this order: they need classes, or scores. */
export function canOrder(tiles: Pick<Tiles, 'asked' | 'judged' | 'scores'> | null, order: TileOrder): boolean {
  return order === 'latent' || canCaption(tiles, order === 'class' ? 'class' : 'score');
}

/** What can stand below a tile: its class, or what the critic says. */
export const TILE_CAPTIONS = ['class', 'score'] as const;

/** Whether anything is known of tiles that this caption would show. */
export function canCaption(
  tiles: Pick<Tiles, 'asked' | 'judged' | 'scores'> | null,
  caption: (typeof TILE_CAPTIONS)[number],
): boolean {
  return caption === 'class' ? tiles !== null && classesOf(tiles) !== null : tiles?.scores !== undefined;
}

/**
 * Tiles in the order in which they are shown. Within a class the surest come first; equal ones keep the order of their
 * latents, and so do all where the order cannot be had.
 */
export function orderTiles(tiles: Pick<Tiles, 'count' | 'asked' | 'judged' | 'scores'>, order: TileOrder): number[] {
  const indices = Array.from({ length: tiles.count }, (_, index) => index);
  const by = (rank: (index: number) => number): number[] => indices.sort((a, b) => rank(a) - rank(b) || a - b);
  const { asked, judged, scores } = tiles;
  if (order === 'most-real' && scores) return by((index) => -(scores[index] as number));
  if (order === 'least-real' && scores) return by((index) => scores[index] as number);
  if (order !== 'class') return indices;
  if (asked) return by((index) => asked[index] as number);
  // A confidence is at most one, so that it never outweighs a class.
  if (judged) return by((index) => (judged.classes[index] as number) - 0.5 * (judged.confidence[index] as number));
  return indices;
}
