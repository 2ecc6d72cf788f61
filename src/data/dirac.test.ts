import { expect, it } from 'vitest';
import { key } from '../math/rng.ts';
import { dirac } from './dirac.ts';

it.each([
  [1, 2, [0]],
  [2, 2, [-1, 1]],
  [2, 0, [0]],
])('%i points with a gap of %f lie exactly at %j', (atoms, gap, places) => {
  const law = dirac.create({ atoms, gap }, { imported: new Map() });
  const points = law.sample(key(1, 'test'), 1_000);
  const found = Array.from({ length: 1_000 }, (_, i) => [points[2 * i], points[2 * i + 1]].join());
  expect([...new Set(found)].sort()).toEqual(places.map((x) => `${x},0`).sort());
  for (const x of places) {
    const share = found.filter((point) => point === `${x},0`).length / 1_000;
    expect(Math.abs(share - 1 / places.length)).toBeLessThan(0.08);
  }
});
