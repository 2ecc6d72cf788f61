import { describe, expect, it } from 'vitest';
import { key } from '../math/rng.ts';
import { importedPoints } from '../testing/data.ts';
import { imported } from './imported.ts';
import { parsePoints } from './importPoints.ts';
import type { ImportedPoints } from './law.ts';

const create = (points: ImportedPoints, modes: number) =>
  imported.create({ file: points.id, modes }, { imported: new Map([[points.id, points]]) });

describe('an imported law', () => {
  it('says what is missing', () => {
    const none = { imported: new Map() };
    expect(() => imported.create({ file: '', modes: 2 }, none)).toThrow(/No file yet/);
    expect(() => imported.create({ file: 'elsewhere', modes: 2 }, none)).toThrow(/not on this device/);
  });

  it('draws only rows of the file, all of them sooner or later, and keeps the way back to the original units', () => {
    const points = Float32Array.of(-1, -1, 0, 0.5, 1, 1);
    const law = create({ ...importedPoints, points }, 3);
    const drawn = law.sample(key(1, 'rows'), 500);
    const rows = new Set(Array.from({ length: 500 }, (_, i) => `${drawn[2 * i]},${drawn[2 * i + 1]}`));
    expect(rows).toEqual(new Set(['-1,-1', '0,0.5', '1,1']));
    expect(law.original).toEqual({ mean: [10, -200], std: [2, 30], names: ['length', 'mass'] });
    expect(law.modes).toHaveLength(3);
  });

  it('opens on the bulk of the points, not on one far outlier', () => {
    const points = Float32Array.from(importedPoints.points);
    points[0] = 1000;
    expect(create({ ...importedPoints, points }, 2).bounds.xMax).toBeLessThan(10);
  });

  it('made from a table with a constant column has finite modes and window', async () => {
    const result = await parsePoints('1,5\n2,5\n3,5\n');
    if (!result.ok) throw new Error(result.code);
    const law = create(result.imported, 2);
    expect(law.bounds.yMax - law.bounds.yMin).toBeGreaterThan(1);
    for (const mode of law.modes) expect(Math.min(mode.stdX, mode.stdY)).toBeGreaterThan(0);
  });
});
