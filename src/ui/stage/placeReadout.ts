type Pair = readonly [number, number];

const GAP = 18;
const EDGE = 8;

/**
 * Top left corner of a box of this size beside a point: to its right where that fits, below it in the upper half of the
 * stage and above it in the lower, never outside. Pixels.
 */
export function placeReadout([x, y]: Pair, [width, height]: Pair, [stageWidth, stageHeight]: Pair): [number, number] {
  const side = x + GAP + width + EDGE <= stageWidth ? x + GAP : x - GAP - width;
  const level = y < stageHeight / 2 ? y + GAP : y - GAP - height;
  const within = (start: number, size: number, room: number): number =>
    Math.max(EDGE, Math.min(start, room - size - EDGE));
  return [Math.round(within(side, width, stageWidth)), Math.round(within(level, height, stageHeight))];
}
