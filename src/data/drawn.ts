import { key } from '../math/rng.ts';
import { number, textValue } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { fitModes } from './fitModes.ts';
import { defineLaw, LawError } from './law.ts';
import { ownModes } from './ownModes.ts';
import { type Dab, DRAWING_EXTENT, decodeStrokes, MAX_DRAWING_LENGTH } from './strokes.ts';
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

/** Uniform on what was painted (a raster of 512 × 512 cells over the drawing window), with Gaussian jitter. */
export const drawn = defineLaw({
  id: 'drawn',
  title: text('Draw your own', '自分で描く'),
  summary: text(
    'Paint a shape with the brush; its points are the data, its clusters the modes.',
    'ブラシで形を描きます。描いた点がデータ、そのまとまりがモードになります。',
  ),
  params: {
    strokes: textValue({
      label: text('Drawing', '描画'),
      help: text('The painted shape, kept in the link.', '描いた形。リンクに保存されます。'),
      maxLength: MAX_DRAWING_LENGTH,
    }),
    modes: ownModes,
    spread: number({
      label: text('Spread', '広がり'),
      unit: LENGTH,
      help: text(
        'Standard deviation of the jitter around the painted shape.',
        '描いた形のまわりに加える揺らぎの標準偏差。',
      ),
      min: 0,
      max: 0.3,
      default: 0.02,
      step: 0.01,
    }),
  },
  create({ strokes, modes, spread }) {
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
  },
});
