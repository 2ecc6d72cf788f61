import { describe, expect, it } from 'vitest';
import { inspectTable, type TableReport } from './inspectTable.ts';

const read = async (table: string): Promise<TableReport> => {
  const report = await inspectTable(table);
  if (report.kind === 'refused') throw new Error(`refused as ${report.code}`);
  return report;
};
const refusal = async (table: string) => expect(await inspectTable(table)).toMatchObject({ kind: 'refused' });

describe('signs that blanks part from their numbers, between blanks', () => {
  it.each([
    ['x y\n- 1.5 2\n- 3.25 4\n- 5 6', [-1.5, 2], [-3.25, 4]],
    ['x y\n- 1.5 2\n3.25 - 4\n- 5 - 6', [-1.5, 2], [3.25, -4]],
    ['- 1.5 2\n3.25 4\n5 6', [-1.5, 2], [3.25, 4]],
    ['x y\n− １．５ ２\n+ 3.25 4\n5 6', [-1.5, 2], [3.25, 4]],
  ])('belong to them: %j', async (table, first, second) => {
    expect(await read(table)).toMatchObject({ firstPoints: { 0: first, 1: second }, rows: { used: 3, bad: 0 } });
  });

  it('are refused where they stand in the same place of all rows, as they do in ranges', async () => {
    await refusal('x y\n1.5 - 2\n3 - 4\n5 - 6');
  });

  it('are missing values where all rows have one width with them', async () => {
    expect(await read('a b c\n1 - 3\n2 4 5\n6 7.5 8\n9 8 7')).toMatchObject({
      names: ['a', 'b', 'c'],
      rows: { bad: 1 },
    });
  });
});

describe('whole numbers with a unit around two of them, under no header', () => {
  it.each([
    '3,1,20 €\n4,2,30 €\n15,13,45 €',
    '3,€1,20\n4,€2,30\n15,€13,45',
    '3,1,20 kg\n4,2,35 kg\n9,3,4 kg',
    '1,20 €,3\n7,30 €,4\n3,45 €,5',
    '3,1.234,20 €\n4,2.345,30 €\n6,345,30 €',
  ])('can be decimals and are refused: %j', refusal);

  it('are columns where a header or a decimal point says so', async () => {
    expect((await read('a,b,c\n3,1,20 €\n4,2,30 €')).firstPoints[0]).toEqual([3, 1]);
    expect((await read('3.5,1,20 €\n4,2,30 €\n5,3,40 €')).firstPoints[0]).toEqual([3.5, 1]);
  });
});

describe('numbers in kanji', () => {
  it('are read where a table has no others', async () => {
    const points = [
      [12, 3],
      [-5, 1.5],
      [123, 21_000_000],
    ];
    expect((await read('長さ,重さ\n十二,三\n−五,一・五\n百二十三,二千百万')).firstPoints).toEqual(points);
    expect((await read('二〇二四、三・二五\n四万五千、〇')).firstPoints[0]).toEqual([2024, 3.25]);
  });

  it('are names beside others', async () => {
    expect(await read('級,x,y\n一,1.5,2\n二,3,4')).toMatchObject({ columns: [{ index: 1 }, { index: 2 }] });
    expect((await read('一,二\n1.5,2\n3,4')).names).toEqual(['一', '二']);
  });
});

it.each(['約12万', 'およそ 12万', '≈120,000', 'ca. 120000', '〜120000'])(
  '%s is the number behind the word',
  async (n) => {
    expect((await read(`x;y\n${n};2.5\n${n};3.5\n40;5`)).firstPoints[0]).toEqual([120_000, 2.5]);
  },
);
