import { integer, number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { defineLaw } from './law.ts';
import { windowOfRadius } from './mixtureLaw.ts';
import { between, drawPoints } from './uniformPoints.ts';

/** Uniform on every other cell of a square board around the origin; the cell at the top left is filled. */
export const checkerboard = defineLaw({
  id: 'checkerboard',
  title: text('Checkerboard', '市松模様'),
  summary: text(
    'Uniform on alternating squares: sharp edges and corners that a smooth generator blurs.',
    '互い違いの正方形上の一様分布。滑らかな生成器がぼかしてしまう鋭い辺と角。',
  ),
  hasModes: false,
  params: {
    side: integer({
      label: text('Side', '一辺'),
      unit: text('cells', 'マス'),
      help: text('Cells along each side of the board.', '盤の一辺のマス数。'),
      min: 2,
      max: 12,
      default: 4,
    }),
    extent: number({
      label: text('Half width', '半幅'),
      unit: LENGTH,
      help: text('The board reaches this far from the centre.', '中心から盤の端までの距離。'),
      min: 0.5,
      max: 5,
      default: 2,
      step: 0.1,
    }),
  },
  create({ side, extent }) {
    const cell = (2 * extent) / side;
    const filled: [number, number][] = [];
    for (let row = 0; row < side; row++) {
      for (let column = row % 2; column < side; column += 2) filled.push([column, row]);
    }
    const logDensity = -Math.log(filled.length * cell * cell);
    const left = (column: number): number => column * cell - extent;
    const bottom = (row: number): number => extent - (row + 1) * cell;
    return {
      bounds: windowOfRadius(extent),
      modes: [],
      sample: (key, count) =>
        drawPoints(key, count, (stream) => {
          const [column, row] = filled[Math.floor(stream.next() * filled.length)] as [number, number];
          const x = between(left(column), left(column + 1), stream.next());
          return [x, between(bottom(row), bottom(row - 1), stream.next())];
        }),
      logDensity(x, y) {
        const column = Math.floor((x + extent) / cell);
        const row = Math.floor((extent - y) / cell);
        const onBoard = column >= 0 && column < side && row >= 0 && row < side;
        return onBoard && (column + row) % 2 === 0 ? logDensity : Number.NEGATIVE_INFINITY;
      },
    };
  },
});
