import { key } from '../math/rng.ts';
import { text } from '../schema/text.ts';
import { fitModes } from './fitModes.ts';
import { type Law, LawError } from './law.ts';
import { type Dab, DRAWING_EXTENT, decodeStrokes } from './strokes.ts';
import { drawPoints } from './uniformPoints.ts';

const CELLS = 512;
const CELL = (2 * DRAWING_EXTENT) / CELLS;
const FITTED_POINTS = 4096;

/** Indices (row × 512 + column, from the lower left) of the cells whose centre is painted after all dabs in order. */
export function paintedCells(dabs: readonly Dab[]): Uint32Array {
  const painted = new Uint8Array(CELLS * CELLS);
  const centre = (cell: number): number => (cell + 0.5) * CELL - DRAWING_EXTENT;
  const firstCell = (at: number): number => Math.max(0, Math.floor((at + DRAWING_EXTENT) / CELL));
  for (const { x, y, radius, erase } of dabs) {
    const top = Math.min(CELLS - 1, firstCell(y + radius));
    const right = Math.min(CELLS - 1, firstCell(x + radius));
    for (let row = firstCell(y - radius); row <= top; row++) {
      const height = (centre(row) - y) ** 2;
      for (let column = firstCell(x - radius); column <= right; column++) {
        if (height + (centre(column) - x) ** 2 <= radius * radius) painted[row * CELLS + column] = erase ? 0 : 1;
      }
    }
  }
  const count = painted.reduce((sum, cell) => sum + cell, 0);
  const cells = new Uint32Array(count);
  let next = 0;
  painted.forEach((cell, i) => {
    if (cell) cells[next++] = i;
  });
  return cells;
}

interface DrawnSettings {
  readonly strokes: string;
  /** Clusters to count as modes; 0 for as many as fit. */
  readonly modes: number;
  /** Standard deviation of the jitter, data units. */
  readonly spread: number;
}

/** The law of a drawing. Throws LawError if nothing is painted, or the drawing cannot be read. */
export function createDrawn({ strokes, modes, spread }: DrawnSettings): Law {
  const cells = paintedCells(decodeStrokes(strokes));
  if (cells.length === 0) {
    throw new LawError(
      text(
        'Nothing drawn yet: paint on the stage or take a ready drawing.',
        'まだ何も描かれていません。ステージに描くか、見本を選んでください。',
      ),
    );
  }
  const extent = DRAWING_EXTENT + 3 * spread;
  const sample = (from: ReturnType<typeof key>, count: number): Float32Array =>
    drawPoints(from, count, (stream) => {
      const cell = cells[Math.floor(stream.next() * cells.length)] as number;
      const x = ((cell % CELLS) + stream.next()) * CELL - DRAWING_EXTENT;
      const y = (Math.floor(cell / CELLS) + stream.next()) * CELL - DRAWING_EXTENT;
      return [x + spread * stream.gaussian(), y + spread * stream.gaussian()];
    });
  return {
    bounds: { xMin: -extent, xMax: extent, yMin: -extent, yMax: extent },
    modes: fitModes(sample(key(0, 'drawn-fit'), FITTED_POINTS), modes, key(0, 'drawn-modes')),
    sample,
  };
}
