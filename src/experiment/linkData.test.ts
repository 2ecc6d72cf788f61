import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toBase64url } from '../data/base64url.ts';
import { parsePoints } from '../data/importPoints.ts';
import type { ImportedPoints } from '../data/law.ts';
import { key, sequence } from '../math/rng.ts';
import { decodePoints, encodePoints } from './linkData.ts';

async function read(table: string, name = 'customers.csv'): Promise<ImportedPoints> {
  const result = await parsePoints(table, { name });
  if (!result.ok) throw new Error(result.code);
  return result.imported;
}

/** A table of Gaussian blobs, numbers with so many decimals. */
function table(rows: number, decimals: number): string {
  const stream = sequence(key(rows, 'link data'));
  const lines = Array.from({ length: rows }, (_, i) => {
    const [x, y] = [
      [100, 20],
      [140, 60],
      [120, 80],
    ][i % 3] as [number, number];
    return `${(x + 6 * stream.gaussian()).toFixed(decimals)},${(y + 5 * stream.gaussian()).toFixed(decimals)}`;
  });
  return `age,income\n${lines.join('\n')}`;
}

const sent = async (text: string, name?: string): Promise<{ points: ImportedPoints; link: string }> => {
  const points = await read(text, name);
  return { points, link: encodePoints(points) ?? '' };
};

describe('points in a link', () => {
  it('come back with their fingerprint, bit for bit', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e150, max: 1e150 }),
            fc.float({ noNaN: true, noDefaultInfinity: true }),
          ),
          {
            minLength: 2,
            maxLength: 40,
          },
        ),
        fc.string({ unit: 'binary', maxLength: 30 }),
        async (rows, name) => {
          const result = await parsePoints(rows.map(([x, y]) => `${x}\t${y}`).join('\n'), { name });
          if (!result.ok) return;
          expect(decodePoints(encodePoints(result.imported) ?? '')).toEqual(result.imported);
        },
      ),
      { numRuns: 150 },
    ));

  it.each([
    ['−0 and 0', '0,1\n-0,2\n0,3'],
    ['seventeen digits', '0.1234567890123456,1\n0.30000000000000004,2\n1e16,9007199254740993'],
    ['a rising time', Array.from({ length: 500 }, (_, i) => `${(i * 0.1).toFixed(1)},${(i % 7) * 2}`).join('\n')],
  ])('keep %s', async (_, text) => {
    const { points, link } = await sent(text);
    expect(decodePoints(link)).toEqual(points);
  });

  it.each([
    [200, 1, 900],
    [600, 1, 2_400],
    [2_000, 1, 7_000],
    [2_000, 6, 18_000],
    [2_000, 15, 40_000],
  ])('%i rows with %i decimals take fewer than %i characters', async (rows, decimals, most) => {
    const { points, link } = await sent(table(rows, decimals));
    expect(decodePoints(link)).toEqual(points);
    expect(link.length).toBeLessThan(most);
    expect(link.length).toBeGreaterThan(most / 3);
  });

  it('are not more than two thousand', async () => {
    expect(encodePoints(await read(table(2_001, 1)))).toBeNull();
  });

  it('are refused as a whole when anything is cut off, altered or invented', async () => {
    const { link } = await sent(table(60, 1));
    for (let at = 0; at < link.length; at += 7) expect(decodePoints(link.slice(0, at))).toBeNull();
    for (let at = 0; at < link.length; at += 5) {
      const altered = `${link.slice(0, at)}${link[at] === 'A' ? 'B' : 'A'}${link.slice(at + 1)}`;
      expect(decodePoints(altered)).toBeNull();
    }
    const bomb = toBase64url(Uint8Array.of(1, ...deflateSync(new Uint8Array(5_000_000), { level: 9 })));
    for (const junk of ['', 'AQ', '!', 'x'.repeat(90_000), bomb]) expect(decodePoints(junk)).toBeNull();
    fc.assert(
      fc.property(fc.base64String(), fc.string(), (a, b) =>
        [decodePoints(a), decodePoints(`AQ${b}`)].every((each) => each === null),
      ),
    );
  });
});
