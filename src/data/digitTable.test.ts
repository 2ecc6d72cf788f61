import { describe, expect, it } from 'vitest';
import { digitLayout, readDigitTable } from './digitTable.ts';

const SIDE = 28;
/** Grey level of pixel `at` of image `row`: dark corners, as digits have. */
const level = (row: number, at: number): number => (at < 5 || at > 775 ? 0 : (37 * row + 11 * at) % 256);
const image = (row: number, side = SIDE): number[] => Array.from({ length: side * side }, (_, at) => level(row, at));
const rows = (count: number, write: (row: number) => readonly (string | number)[]): string =>
  Array.from({ length: count }, (_, row) => write(row).join(',')).join('\n');
const labelled = rows(40, (row) => [row % 3, ...image(row)]);
const named = ['label', ...image(0).map((_, at) => `pixel${at}`)].join(',');

describe('a table of pixels', () => {
  it('is recognised with its header, its class and its side', () => {
    expect(digitLayout(`${named}\n${labelled}`.split('\n'))).toEqual({
      delimiter: ',',
      header: true,
      width: 785,
      label: 0,
      firstPixel: 1,
      side: 28,
      channels: 1,
    });
  });

  it.each([
    ['as Kaggle writes it', `${named}\n${labelled}`, true],
    ['without a header', labelled, true],
    [
      'with semicolons and Windows line ends',
      `${named}\n${labelled}`.replaceAll(',', ';').replaceAll('\n', '\r\n'),
      true,
    ],
    ['with names like 1x1', `${named.replace(/pixel(\d+)/g, '1x$1')}\n${labelled}`, true],
    ['with numbers as names', `${['label', ...image(0).map((_, at) => at)].join(',')}\n${labelled}`, true],
    ['with the class last', rows(40, (row) => [...image(row), row % 3]), true],
    ['without classes', rows(40, (row) => image(row)), false],
    ['with a column of row numbers', rows(40, (row) => [row, row % 3, ...image(row)]), true],
  ])('%s gives every pixel and class', async (_, table, hasLabels) => {
    for (const source of [table, new Blob([table])]) {
      const read = await readDigitTable(source);
      expect(read).toMatchObject({ count: 40, badRows: { count: 0 }, beyondLimit: 0 });
      expect(read?.labels).toEqual(hasLabels ? Array.from({ length: 40 }, (_, row) => String(row % 3)) : null);
      expect([...(read?.pixels ?? [])]).toEqual(Array.from({ length: 40 }, (_, row) => image(row)).flat());
    }
  });

  it('stretches shares and sixteenths to bytes', async () => {
    const shares = await readDigitTable(rows(9, (row) => [row, ...image(row).map((value) => value / 255)]));
    expect([...(shares?.pixels ?? [])]).toEqual(Array.from({ length: 9 }, (_, row) => image(row)).flat());
    const names = Array.from({ length: 64 }, (_, at) => `pixel_${at >> 3}_${at & 7}`).join(',');
    const small = await readDigitTable(
      `${names},target\n${rows(9, (row) => [...image(row, 8).map((v) => v & 15), 16, row].slice(1))}`,
    );
    expect(small?.layout).toMatchObject({ side: 8, label: 64 });
    expect(small?.pixels[63]).toBe(255);
  });

  it('keeps at most what was asked for and names the lines that hold no image', async () => {
    const table = `${named}\n${labelled}\n1,2,3\n`.replace('\n1,0,', '\n1,dark,');
    expect(await readDigitTable(table, { limit: 30 })).toMatchObject({
      count: 30,
      badRows: { count: 1, lines: [3] },
      beyondLimit: 10,
    });
  });

  it('says how many channels there are', () => {
    expect(
      digitLayout(rows(3, (row) => [row, ...image(row, 32), ...image(row, 32), ...image(row, 32)]).split('\n')),
    ).toMatchObject({
      side: 32,
      channels: 3,
    });
  });

  it('is told from a table of measurements', async () => {
    for (const table of [
      'x,y\n1,2\n3,4',
      'a,b,c,d,e\n1,2,3,4,5',
      rows(9, (row) => image(row, 8)),
      '',
      'words',
      '1\n2\n3',
    ]) {
      expect(await readDigitTable(table)).toBeNull();
    }
    const wide = rows(9, (row) => [row, ...image(row).map((value) => 1000 * value)]);
    expect(await readDigitTable(wide)).toBeNull();
  });
});
