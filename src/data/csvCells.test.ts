import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Delimiter, LineReader, RowJoiner, splitLine, type TableRow } from './csvCells.ts';

const readAll = (text: string, cuts: readonly number[] = []): TableRow[] => {
  const reader = new LineReader();
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  const pieces = [0, ...places].map((from, i) => text.slice(from, places[i] ?? text.length));
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
};

const joinAll = (lines: readonly string[], delimiter: Delimiter = ','): TableRow[] => {
  const joiner = new RowJoiner(delimiter);
  return [...lines.flatMap((text, i) => joiner.push({ line: i + 1, text })), ...joiner.end()];
};

describe('LineReader', () => {
  it('reads every line break and counts lines from 1', () => {
    expect(readAll('a\nb\r\nc\rd\n\ne')).toEqual(
      ['a', 'b', 'c', 'd', '', 'e'].map((text, i) => ({ line: i + 1, text })),
    );
    expect(readAll('a\r').map((row) => row.text)).toEqual(['a']);
    expect(readAll('')).toEqual([]);
  });

  it('gives the same lines however the text is cut', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '1', ',', '\n', '\r', '"'), maxLength: 80 });
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 8 }), (whole, cuts) => {
        expect(readAll(whole, cuts)).toEqual(readAll(whole));
      }),
      { numRuns: 400 },
    );
  });

  it('cuts a monstrous line short, once, and goes on behind it', () => {
    const reader = new LineReader();
    const rows = [
      ...reader.push('1,2\n'),
      ...Array.from({ length: 40 }, () => reader.push('7'.repeat(1 << 16))).flat(),
      ...reader.push('\n3,4'),
      ...reader.end(),
    ];
    expect(rows.map((row) => row.line)).toEqual([1, 2, 3]);
    expect(rows[1]?.text).toHaveLength(1 << 20);
    expect(rows[2]?.text).toBe('3,4');
  });
});

describe('splitLine', () => {
  it('reads quotes, doubled quotes and separators inside quotes', () => {
    expect(splitLine('1,2,3', ',')).toEqual({ cells: ['1', '2', '3'], state: 'whole' });
    expect(splitLine('"1,5";"a ""b""";', ';')).toEqual({ cells: ['1,5', 'a "b"', ''], state: 'whole' });
    expect(splitLine('  1   2 ', ' ').cells).toEqual(['1', '2']);
    expect(splitLine('1,"open', ',').state).toBe('open');
    expect(splitLine('"a"b,1', ',').state).toBe('malformed');
    expect(splitLine('5" pipe,2', ',').cells).toEqual(['5" pipe', '2']);
  });

  it('undoes quoting', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', ';'), maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 5 }),
        fc.constantFrom<Delimiter>(',', ';', '\t'),
        (cells, delimiter) => {
          const line = cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter);
          expect(splitLine(line, delimiter)).toEqual({ cells, state: 'whole' });
        },
      ),
    );
  });
});

describe('RowJoiner', () => {
  it('joins a quoted cell over several lines', () => {
    expect(joinAll(['1,2', '"a', 'b",3,4', '5,6'])).toEqual([
      { line: 1, text: '1,2' },
      { line: 2, text: '"a\nb",3,4' },
      { line: 4, text: '5,6' },
    ]);
  });

  it('lets a stray quote cost one row only', () => {
    const lines = ['1,2', '"3,4', ...Array.from({ length: 50 }, (_, i) => `${i},${i}`)];
    expect(joinAll(lines).map((row) => row.text)).toEqual(lines);
    expect(joinAll(['"1,2', '"3,4']).map((row) => row.line)).toEqual([1, 2]);
  });

  it('loses no line', () => {
    const line = fc.string({ unit: fc.constantFrom('1', ',', '"', ' '), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const rows = joinAll(lines);
        expect(rows.map((row) => row.text).join('\n')).toBe(lines.join('\n'));
      }),
    );
  });
});
