import { describe, expect, it } from 'vitest';
import { inspectTable } from './inspectTable.ts';

describe('the report on a table', () => {
  it('tells how it was read', async () => {
    expect(await inspectTable('t;x;y\na;1,5;2\nb;3;4,25\nc;5;oops\nd;7;8\n')).toMatchObject({
      kind: 'points',
      separator: 'semicolon',
      decimalSign: ',',
      grouping: null,
      header: true,
      names: ['t', 'x', 'y'],
      columns: [
        { index: 1, name: 'x' },
        { index: 2, name: 'y' },
      ],
      rows: { total: 4, used: 3, bad: 1, beyondLimit: 0 },
      badRows: [{ line: 4, code: 'not-a-number', reason: { en: 'not a number' } }],
      firstPoints: [
        [1.5, 2],
        [3, 4.25],
        [7, 8],
      ],
      fingerprint: expect.stringMatching(/^[\w-]{11}$/),
      ambiguous: false,
      alternatives: [],
    });
  });

  it('tells why a table is refused, and hands over images', async () => {
    expect(await inspectTable('')).toMatchObject({ kind: 'refused', code: 'empty', badRows: [] });
    const image = (row: number): number[] => Array.from({ length: 785 }, (_, at) => (row * at) % 256);
    const table = Array.from({ length: 9 }, (_, row) => image(row).join(',')).join('\n');
    expect(await inspectTable(table)).toMatchObject({ kind: 'refused', code: 'images' });
  });
});
