import type { Bounds } from '../../data/law.ts';

/**
 * How data units lie on the stage: `scale` CSS pixels per data unit on both axes, with the point (`x`, `y`) at the
 * middle of a canvas of `width` × `height` CSS pixels. y grows upwards in data units and downwards in pixels.
 */
export interface StageTransform {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Rectangle in CSS pixels from the canvas's top left corner. */
export interface PixelRect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A point with the room it wants around it, e.g. a mode with its circle: data units. */
export interface KeyPoint {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Largest magnification and reduction relative to one data unit per 100 pixels. */
const SCALES = { min: 1e-2, max: 1e5 } as const;

/** Data point → CSS pixels [left, top]. */
export function toPixel(transform: StageTransform, x: number, y: number): [number, number] {
  const { width, height, scale } = transform;
  return [width / 2 + (x - transform.x) * scale, height / 2 - (y - transform.y) * scale];
}

/** CSS pixels → data point [x, y]; the inverse of `toPixel`. */
export function toData(transform: StageTransform, left: number, top: number): [number, number] {
  const { width, height, scale } = transform;
  return [transform.x + (left - width / 2) / scale, transform.y - (top - height / 2) / scale];
}

/** Window in data units that the canvas shows. */
export function visibleBounds(transform: StageTransform): Bounds {
  const [xMin, yMax] = toData(transform, 0, 0);
  const [xMax, yMin] = toData(transform, transform.width, transform.height);
  return { xMin, xMax, yMin, yMax };
}

/** Moves the picture by pixels, as dragging does. */
export function panBy(transform: StageTransform, right: number, down: number): StageTransform {
  return { ...transform, x: transform.x - right / transform.scale, y: transform.y + down / transform.scale };
}

/** Magnifies by `factor` so that the data point under the pixel stays where it is. The scale is kept in a sane range. */
export function zoomAt(transform: StageTransform, factor: number, left: number, top: number): StageTransform {
  const scale = Math.min(SCALES.max, Math.max(SCALES.min, transform.scale * factor));
  const [x, y] = toData(transform, left, top);
  const moved = { ...transform, scale };
  const [newX, newY] = toData(moved, left, top);
  return { ...moved, x: transform.x + x - newX, y: transform.y + y - newY };
}

/** The same view on a canvas of another size: the middle stays the middle. */
export function resized(transform: StageTransform, width: number, height: number): StageTransform {
  return { ...transform, width, height };
}

/** Largest transform that shows all of `bounds` inside the rectangle, centred there. */
export function fitInto(bounds: Bounds, width: number, height: number, free: PixelRect): StageTransform {
  const freeWidth = Math.max(1, free.right - free.left);
  const freeHeight = Math.max(1, free.bottom - free.top);
  const spanX = Math.max(bounds.xMax - bounds.xMin, 1e-9);
  const spanY = Math.max(bounds.yMax - bounds.yMin, 1e-9);
  const scale = Math.min(SCALES.max, Math.max(SCALES.min, Math.min(freeWidth / spanX, freeHeight / spanY)));
  const middle = { width, height, scale, x: (bounds.xMin + bounds.xMax) / 2, y: (bounds.yMin + bounds.yMax) / 2 };
  return panBy(middle, (free.left + free.right - width) / 2, (free.top + free.bottom - height) / 2);
}

/** True if the point, with its room and `clearance` pixels more, lies clear of every rectangle. */
function isClear(
  transform: StageTransform,
  { x, y, radius }: KeyPoint,
  covered: readonly PixelRect[],
  clearance: number,
): boolean {
  const [left, top] = toPixel(transform, x, y);
  const reach = radius * transform.scale + clearance;
  return covered.every((rect) => {
    const dx = left - Math.min(rect.right, Math.max(rect.left, left));
    const dy = top - Math.min(rect.bottom, Math.max(rect.top, top));
    return Math.hypot(dx, dy) >= reach;
  });
}

/** Places tried at one scale, as shares of the slack on either side of the middle: the middle first, the edges last. */
const PLACES = (() => {
  const shares = [0, -0.25, 0.25, -0.5, 0.5, -0.75, 0.75, -1, 1];
  const all = shares.flatMap((x) => shares.map((y) => [x, y] as const));
  return all.sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
})();
const SHRINK = 0.97;
const SMALLEST = 1 / 3;

/**
 * Largest transform, nearest to the middle, that shows `bounds` and leaves no key point under a legend. `clearance`:
 * pixels kept free round every key point and along the edges. Where legends leave no such place they are ignored.
 */
export function fitBetween(
  bounds: Bounds,
  keyPoints: readonly KeyPoint[],
  width: number,
  height: number,
  covered: readonly PixelRect[],
  clearance: number,
): StageTransform {
  const whole = { left: clearance, top: clearance, right: width - clearance, bottom: height - clearance };
  const largest = fitInto(bounds, width, height, whole);
  for (let scale = largest.scale; scale > SMALLEST * largest.scale; scale *= SHRINK) {
    const slackX = Math.max(0, (whole.right - whole.left - (bounds.xMax - bounds.xMin) * scale) / 2);
    const slackY = Math.max(0, (whole.bottom - whole.top - (bounds.yMax - bounds.yMin) * scale) / 2);
    for (const [shareX, shareY] of PLACES) {
      const placed = panBy({ ...largest, scale }, shareX * slackX, shareY * slackY);
      if (keyPoints.every((point) => isClear(placed, point, covered, clearance))) return placed;
    }
  }
  return largest;
}
