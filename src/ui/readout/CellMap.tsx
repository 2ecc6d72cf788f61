import { useSize } from '../kit/useSize.ts';
import { typeScale } from '../typeScale.ts';
import type { Bar } from './shares.ts';

/** Columns that make cells of a `count`-cell map as square as the space allows. */
function columnsFor(count: number, width: number, height: number): number {
  return Math.max(1, Math.min(count, Math.ceil(Math.sqrt((count * width) / Math.max(1, height)))));
}

/** One cell per mode, in the law's order: fuller is nearer to its fair share; lost modes are dashed outlines. */
export function CellMap({ bars }: { readonly bars: readonly Bar[] }) {
  const [ref, { width, height }] = useSize();
  const root = Math.sqrt(bars.length);
  const columns = Number.isInteger(root) ? root : columnsFor(bars.length, width, height);
  const rows = Math.ceil(bars.length / columns);
  const cell = Math.min(width / columns, height / rows, 26 * typeScale());
  return (
    <svg ref={ref} className="readout-bars" aria-hidden="true">
      {cell > 0 &&
        bars.map(({ number, share, target, captured }) => {
          const index = number - 1;
          const size = cell - 2;
          const fill = share === null || !captured ? 0 : Math.min(1, Math.sqrt(share / Math.max(target, 1e-9)));
          const x = (index % columns) * cell + 1;
          const y = Math.floor(index / columns) * cell + 1;
          return (
            <g
              key={number}
              className="readout-cell"
              data-state={share === null ? 'unknown' : captured ? 'captured' : 'lost'}
            >
              <rect className="readout-cell-frame" x={x + 0.5} y={y + 0.5} width={size - 1} height={size - 1} />
              {fill > 0 && (
                <rect
                  className="readout-cell-fill"
                  x={x + (size * (1 - fill)) / 2}
                  y={y + (size * (1 - fill)) / 2}
                  width={size * fill}
                  height={size * fill}
                />
              )}
            </g>
          );
        })}
    </svg>
  );
}
