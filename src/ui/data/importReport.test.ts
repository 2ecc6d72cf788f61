import { describe, expect, it } from 'vitest';
import { parsePoints } from '../../data/importPoints.ts';
import { columnName, dialectPaths, firstRows, placing, scatter } from './importReport.ts';

async function read(table: string) {
  const result = await parsePoints(table);
  if (!result.ok) throw new Error(result.reason.en);
  return result;
}

describe('the import preview', () => {
  it('names what was detected', async () => {
    const { report } = await read('x;y\n1,5;2\n3;4,25\n');
    expect(dialectPaths(report)).toEqual({
      separator: 'data.import.separators.semicolon',
      decimal: 'data.import.decimals.comma',
      header: 'data.import.header',
    });
    expect(dialectPaths((await read('1\t2\n3\t4\n')).report)).toEqual({
      separator: 'data.import.separators.tab',
      decimal: 'data.import.decimals.point',
      header: 'data.import.noHeader',
    });
  });

  it('shows the first rows as they were given', async () => {
    const { imported } = await read('100,0.5\n200,0.25\n400,0\n');
    const rows = firstRows(imported, 2);
    expect(rows).toHaveLength(2);
    rows.forEach(([x, y], i) => {
      expect(x).toBeCloseTo([100, 200][i] ?? Number.NaN, 3);
      expect(y).toBeCloseTo([0.5, 0.25][i] ?? Number.NaN, 5);
    });
  });

  it('shows the zeros of a table as zeros', async () => {
    const table = Array.from({ length: 21 }, (_, i) => `${i},${i * i}`).join('\n');
    expect(firstRows((await read(table)).imported, 3)).toEqual([
      [0, 0],
      [1, 1],
      [2, 4],
    ]);
  });

  it('names columns by their header, or not at all', async () => {
    expect(columnName((await read('x;y\n1;2\n3;4\n')).report, 1)).toBe('y');
    expect(columnName((await read('1;2\n3;4\n')).report, 1)).toBeUndefined();
  });

  it('places every point inside its square, y upwards, at most as many as asked', async () => {
    const { imported } = await read('0,0\n10,5\n5,10\n0,10\n');
    const all = scatter(imported, 100);
    expect(all).toHaveLength(8);
    expect(all.every((value) => value > 0 && value < 1)).toBe(true);
    expect(all[1]).toBeGreaterThan(all[3] ?? 1);
    expect(scatter(imported, 2)).toHaveLength(4);
  });

  it('makes room for circles that reach beyond the points', async () => {
    const { imported } = await read('0,0\n10,5\n5,10\n0,10\n');
    const [right = 0] = imported.points.filter((_, i) => i % 2 === 0).sort((a, b) => b - a);
    const place = placing(imported, [{ middle: [right, 0], radius: [2, 1] }]);
    expect(place(right + 2, 0)).toBeCloseTo(0.94, 6);
    expect(place(right, 0)).toBeLessThan(0.94);
    expect(Math.max(...scatter(imported, 100, place))).toBeLessThan(0.95);
  });
});
