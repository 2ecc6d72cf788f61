/** Squares of equal size in rows, centred in a room of `width` × `height` CSS pixels. */
export interface TileGrid {
  readonly count: number;
  readonly columns: number;
  readonly rows: number;
  /** Side of an image. */
  readonly side: number;
  /** From one image to the next, across and down. */
  readonly pitchX: number;
  readonly pitchY: number;
  readonly left: number;
  readonly top: number;
}

export interface TileRoom {
  readonly width: number;
  readonly height: number;
  /** Between two images. */
  readonly gap: number;
  /** Below every image, for words about it. */
  readonly caption: number;
}

/** The columns that make the images largest; fewer columns win a tie. */
function bestColumns(count: number, room: TileRoom): number {
  let best = 1;
  let largest = 0;
  for (let columns = 1; columns <= count; columns++) {
    const side = sideOf(columns, Math.ceil(count / columns), room);
    if (side > largest) [best, largest] = [columns, side];
  }
  return best;
}

const sideOf = (columns: number, rows: number, { width, height, gap, caption }: TileRoom): number =>
  Math.min((width - gap * (columns - 1)) / columns, (height - gap * (rows - 1)) / rows - caption);

/** Places `count` images in a room as large as they fit; with `columns` a row has that many. */
export function gridOf(count: number, room: TileRoom, columns = bestColumns(count, room)): TileGrid {
  const rows = Math.ceil(count / columns);
  // Whole pixels keep every image equally sharp.
  const side = Math.max(0, Math.floor(sideOf(columns, rows, room)));
  const [pitchX, pitchY] = [side + room.gap, side + room.caption + room.gap];
  return {
    count,
    columns,
    rows,
    side,
    pitchX,
    pitchY,
    left: Math.max(0, Math.round((room.width - columns * pitchX + room.gap) / 2)),
    top: Math.max(0, Math.round((room.height - rows * pitchY + room.gap) / 2)),
  };
}

/** Upper left corner of the image in a slot. */
export const placeOf = ({ columns, pitchX, pitchY, left, top }: TileGrid, slot: number): readonly [number, number] => [
  left + (slot % columns) * pitchX,
  top + Math.floor(slot / columns) * pitchY,
];

/** The slot at a point, gaps and captions belonging to the image before them; null beside the grid. */
export function slotAt(grid: TileGrid, x: number, y: number): number | null {
  const column = Math.floor((x - grid.left) / grid.pitchX);
  const row = Math.floor((y - grid.top) / grid.pitchY);
  if (column < 0 || column >= grid.columns || row < 0) return null;
  const slot = row * grid.columns + column;
  return slot < grid.count ? slot : null;
}

/** The slot that a key leads to; null for any other key. */
export function slotAfter({ columns, count }: TileGrid, slot: number, key: string): number | null {
  const row = Math.floor(slot / columns) * columns;
  const target = {
    ArrowLeft: slot - 1,
    ArrowRight: slot + 1,
    ArrowUp: slot - columns,
    ArrowDown: slot + columns,
    Home: row,
    End: Math.min(count, row + columns) - 1,
    PageUp: slot % columns,
    PageDown: slot + columns * Math.floor((count - 1 - slot) / columns),
  }[key];
  if (target === undefined) return null;
  return target < 0 || target >= count ? slot : target;
}
