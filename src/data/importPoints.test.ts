import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { variance } from '../math/stats.ts';
import { BAD_ROW_REASONS } from './csvNumber.ts';
import { type ImportOptions, parsePoints } from './importPoints.ts';
import { IMPORT_FAILURES } from './importReport.ts';
import { MAX_ROWS } from './tableCollector.ts';

const good = async (source: Blob | string, options?: ImportOptions) => {
  const result = await parsePoints(source, options);
  if (!result.ok) throw new Error(`refused as ${result.code}`);
  const { imported, report } = result;
  const original = Array.from(
    imported.points,
    (value, i) => value * (imported.std[i % 2] as number) + (imported.mean[i % 2] as number),
  );
  return { imported, report, original };
};
const failure = async (source: Blob | string): Promise<string> => {
  const result = await parsePoints(source);
  return result.ok ? 'accepted' : result.code;
};

describe('reading tables', () => {
  const tables: readonly (readonly [string, string, readonly [string, string]])[] = [
    ['comma', '1,2\n3,4', ['column 1', 'column 2']],
    ['header', 'x,y\n1,2\n3,4\n', ['x', 'y']],
    ['byte order mark and CRLF', '\uFEFFx,y\r\n1,2\r\n3,4\r\n', ['x', 'y']],
    ['old Macintosh line ends', 'x,y\r1,2\r3,4\r', ['x', 'y']],
    ['tab', 'x\ty\n1\t2\n3\t4', ['x', 'y']],
    ['semicolon and decimal comma', 'x;y\n1,0;2,0\n3,0;4,0', ['x', 'y']],
    ['tab and decimal comma', '1,0\t2,0\n3,0\t4,0', ['column 1', 'column 2']],
    ['spaces and a comment as header', '# x y\n1 2\n3  4', ['x', 'y']],
    ['quotes', '"x","y"\n"1","2"\n"3","4"', ['x', 'y']],
    ['quoted decimal comma', '"1,0";"2,0"\n"3,0";"4,0"', ['column 1', 'column 2']],
    ['a text column before', 'city,x,y\nA,1,2\n"B, north",3,4', ['x', 'y']],
    ['a text column of two lines', 'note,x,y\n"two\nlines",1,2\nB,3,4', ['x', 'y']],
    ['a nameless index column', ',x,y\n0,1,2\n1,3,4', ['x', 'y']],
    ['full-width digits', '長さ,重さ\n１,２\n３,４', ['長さ', '重さ']],
  ];

  it.each(tables)('%s', async (_, table, columns) => {
    for (const source of [table, new Blob([table])]) {
      const { imported, original, report } = await good(source);
      expect(original).toEqual([1, 2, 3, 4]);
      expect(imported.columns).toEqual(columns);
      expect(report.badRows.count).toBe(0);
    }
  });

  it('decodes UTF-16 with its mark and Shift_JIS', async () => {
    const wide = Uint16Array.from('\uFEFFx\ty\n1\t2\n3\t4', (character) => character.charCodeAt(0));
    expect((await good(new Blob([wide]))).original).toEqual([1, 2, 3, 4]);
    const japanese = Uint8Array.of(
      0x92,
      0xb7,
      0x82,
      0xb3,
      0x2c,
      0x8f,
      0x64,
      0x82,
      0xb3,
      ...new TextEncoder().encode('\n1,2\n3,4'),
    );
    expect((await good(new Blob([japanese]))).imported.columns).toEqual(['長さ', '重さ']);
  });

  it('takes the columns that the user chose', async () => {
    const { imported, original } = await good('a,b,c\n1,2,3\n4,5,6', { columns: [2, 0] });
    expect(original).toEqual([3, 1, 6, 4]);
    expect(imported.columns).toEqual(['c', 'a']);
  });

  it('standardises per axis; a constant axis keeps std 1', async () => {
    const { imported } = await good('1,0.1\n2,0.1\n6,0.1');
    const axis = (offset: number) => imported.points.filter((_, i) => i % 2 === offset);
    expect(variance(axis(0))).toBeCloseTo(1, 6);
    expect([...axis(1)]).toEqual([0, 0, 0]);
    expect(imported.mean).toEqual([3, 0.1]);
    expect(imported.std[1]).toBe(1);
  });

  it('stays finite at the largest and smallest values', async () => {
    const { imported } = await good('1e15,1e-300\n-1e15,2e-300\n0,0');
    expect(imported.points.every(Number.isFinite)).toBe(true);
    expect([...imported.mean, ...imported.std].every(Number.isFinite)).toBe(true);
  });

  it('names the same content alike and other content otherwise', async () => {
    const id = async (table: string, options?: ImportOptions) => (await good(table, options)).imported.id;
    const first = await id('x,y\n1,2\n3,4');
    expect(first).toMatch(/^[\w-]{11}$/);
    expect(await id('x;y\r\n1;2\r\n3;4\r\n', { name: 'other.csv' })).toBe(first);
    const others = ['x,y\n1,2\n3,5', 'x,z\n1,2\n3,4', 'x,y\n3,4\n1,2', 'x,y\n1,2\n3,4\n3,4', 'x,y\n2,1\n4,3'];
    expect(new Set([first, ...(await Promise.all(others.map((table) => id(table))))]).size).toBe(6);
  });
});

describe('bad input', () => {
  it('is refused with a reason in both languages', async () => {
    expect(await failure('')).toBe('empty');
    expect(await failure(new Blob([]))).toBe('empty');
    expect(await failure('\n \r\n\n')).toBe('empty');
    expect(await failure('a\n1\n2\n')).toBe('one-column');
    expect(await failure('a,b\nc,d\n')).toBe('no-numbers');
    expect(await failure('x,y\nNaN,Inf\n1e300,-1e300')).toBe('no-numbers');
    expect(await failure('1,2\n1,2\n1,2')).toBe('all-identical');
    expect(await failure('1,2')).toBe('one-row');
    expect(await failure(new Blob([Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 8, 0)]))).toBe('binary');
    for (const { en, ja } of [...Object.values(IMPORT_FAILURES), ...Object.values(BAD_ROW_REASONS)]) {
      expect(en).not.toBe('');
      expect(ja).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
    }
  });

  it('junk bytes give a result, never an exception', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.string({ unit: 'binary', maxLength: 200 }),
        async (bytes, text) => {
          for (const source of [new Blob([bytes]), text]) {
            const result = await parsePoints(source);
            if (result.ok) expect(result.imported.points.every(Number.isFinite)).toBe(true);
            else expect(result.reason).toBe(IMPORT_FAILURES[result.code]);
          }
        },
      ),
    );
  });

  it('reports bad rows by line number and reason, the first twenty and the total', async () => {
    const { report } = await good('x,y\n1,2\nfoo,3\n4\n\nNaN,5\n1e300,6\n7,8\n"9,10\n11,12');
    expect(report.badRows.first).toEqual([
      { line: 3, reason: 'not-a-number' },
      { line: 4, reason: 'missing-column' },
      { line: 6, reason: 'not-finite' },
      { line: 7, reason: 'too-large' },
      { line: 9, reason: 'not-a-number' },
    ]);
    const many = await good(`1,2\n3,4\n5,6\n${'x,y\n'.repeat(100)}7,8\n`.repeat(2), { columns: [0, 1] });
    expect(many.report.badRows.count).toBe(200);
    expect(many.report.badRows.first.map((row) => row.line)).toEqual(Array.from({ length: 20 }, (_, i) => i + 4));
  });

  it('takes a first row without words for a bad row, not for a header', async () => {
    for (const first of [',', 'foo,3', 'NaN,1']) {
      const { report } = await good(`${first}\n1,2\n3,4`);
      expect(report.badRows.first.map((row) => row.line)).toEqual([1]);
    }
  });

  it('loses no row: each is kept, or counted with a reason', async () => {
    const value = fc.integer({ min: -999, max: 999 });
    const goodRow = fc.tuple(value, value).map(([x, y]) => ({ text: `${x};${y}`, kind: 'kept' as const }));
    const badRow = fc.constantFrom('x;1', '1', ';', 'NaN;2', '2;1e300').map((text) => ({ text, kind: 'bad' as const }));
    const blank = fc.constantFrom('', '  ').map((text) => ({ text, kind: 'blank' as const }));
    const rows = fc.array(fc.oneof({ weight: 5, arbitrary: goodRow }, badRow, blank), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), async (body, lineEnd, last) => {
        const opening = ['first;second', '0;0', '1;5', '2;7'];
        const table = [...opening, ...body.map((row) => row.text)].join(lineEnd) + (last ? lineEnd : '');
        // Chosen columns, because many bad rows may outvote the numbers of the first one.
        const { report, original } = await good(table, { columns: [0, 1] });
        const count = (kind: string) => body.filter((row) => row.kind === kind).length;
        expect(report.kept).toBe(count('kept') + 3);
        expect(original).toHaveLength(2 * report.kept);
        expect(report.badRows.count).toBe(count('bad'));
        expect(report.rowCount).toBe(report.kept + report.badRows.count + report.beyondLimit);
        const lines = body.flatMap((row, i) => (row.kind === 'bad' ? [i + 5] : []));
        expect(report.badRows.first.map((row) => row.line)).toEqual(lines.slice(0, 20));
      }),
    );
  });
});

describe('large input', () => {
  it('keeps a million rows, counts the rest, reports progress and lets others run', async () => {
    const lines = Array.from({ length: MAX_ROWS + 1 }, (_, i) => `${i % 1000},${i % 7}`);
    lines[10] = 'broken,1';
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    const shares: number[] = [];
    const { report, imported } = await good(new Blob([lines.join('\n'), '\n5,5\n6,6\n']), {
      onProgress: (share) => shares.push(share),
    });
    clearInterval(timer);
    expect(report).toMatchObject({ rowCount: MAX_ROWS + 3, kept: MAX_ROWS, beyondLimit: 2 });
    expect(report.badRows).toEqual({ count: 1, first: [{ line: 11, reason: 'not-a-number' }] });
    expect(imported.points).toHaveLength(2 * MAX_ROWS);
    expect(turns).toBeGreaterThan(0);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  }, 60_000);

  it('stops when told to', async () => {
    const signal = AbortSignal.abort();
    await expect(parsePoints('1,2\n3,4', { signal })).rejects.toThrow(/abort/i);
  });
});
