import { describe, expect, it } from 'vitest';
import { inspectTable, type TableReport } from './inspectTable.ts';

const read = async (table: string): Promise<TableReport> => {
  const report = await inspectTable(table);
  if (report.kind === 'refused') throw new Error(`refused as ${report.code}`);
  return report;
};
const codes = ({ badRows }: TableReport) => badRows.map(({ line, code }) => [line, code]);

describe('a line that begins with a comment sign', () => {
  it.each(['#word', '%', '//x', '#', '% x', '#3'])('%s in a cell of its own is a row like any other', async (first) => {
    for (const separator of [',', ';', '\t']) {
      const rows = ['n,x,y', 'a,1.5,2', `${first},3,4`, 'b,5,6.5', `${first},7,8`, 'c,9,8'];
      expect(await read(rows.join('\n').replaceAll(',', separator))).toMatchObject({
        names: ['n', 'x', 'y'],
        rows: { total: 5, used: 5 },
        comments: 0,
      });
    }
  });

  it('is a row where it is the first, the second under the header, or there are no others', async () => {
    expect(await read('%,1.5,2.5\nkg,3,4\n%,5,6\nkg,7,9')).toMatchObject({ rows: { total: 4, used: 4 } });
    expect(await read('u,x,y\n%,1.5,2.5\n%,3,4\nkg,4,5')).toMatchObject({ rows: { total: 3, used: 3 } });
    expect(await read('u,x,y\n%,1.5,2.5\n%,3,4')).toMatchObject({
      names: ['u', 'x', 'y'],
      rows: { total: 2, used: 2 },
    });
  });

  it('is a row where the sign is a word among words between blanks', async () => {
    const report = await read('u x y\n% 1.5 2\nkg 3 4\n% 5 6');
    expect(report).toMatchObject({ rows: { total: 3, used: 3 }, ambiguous: false });
  });

  it('is a bad row where a number is missing in it', async () => {
    const report = await read('x,y\n1.5,2\n#word,3\n4,5\n//x,na\n#a,b\n6,7\n8,9');
    expect(report).toMatchObject({ rows: { total: 7, used: 4, bad: 3 }, comments: 0 });
    expect(report.badRows.map(({ line }) => line)).toEqual([3, 5, 6]);
    expect((await read('a,b,c\n1,2,3\n#word,3\n4,5,6')).rows).toMatchObject({ total: 3, bad: 1 });
  });

  it('that sets a row aside is counted among the bad ones, and says so', async () => {
    expect(codes(await read('x y\n1.5 2.5\n# 3 4\n5 6\n7 8'))).toEqual([[3, 'set-aside']]);
    expect(codes(await read('x;y\n1,5;2,5\n//3;4\n5;6\n7;8'))).toEqual([[3, 'not-a-number']]);
    expect(codes(await read('# 1 2\n3 4\n5 6.5\n7 8'))).toEqual([[1, 'set-aside']]);
  });

  it('and holds no row is passed over, and counted', async () => {
    const report = await read('# made by hand, 2024\nx,y\n1.5,2\n# two days later\n4,5\n%%%\n6,7\n// the end');
    expect(report).toMatchObject({ names: ['x', 'y'], rows: { total: 3, used: 3 }, comments: 4 });
    const many = `${'# a line of the licence\n'.repeat(300)}# x y\n1.5 2\n3 4\n`;
    expect(await read(many)).toMatchObject({ names: ['x', 'y'], rows: { total: 2, used: 2 }, comments: 300 });
  });

  it('opens no cell by a quote in it', async () => {
    expect(await read('x y\n1 2.5\n# see "p. 3\n3 4\n# and p. 4"\n5 6')).toMatchObject({
      rows: { total: 3, used: 3 },
      comments: 2,
    });
    expect((await read('x,y,note\n1,2.5,"a\n# b"\n3,4,c')).rows).toMatchObject({ total: 2, used: 2 });
  });
});

describe('names that begin with a comment sign', () => {
  it.each([
    ['% fat,% water', ['% fat', '% water']],
    ['% fat,protein', ['% fat', 'protein']],
    ['# of rooms,price', ['# of rooms', 'price']],
    ['%fat;%water', ['%fat', '%water']],
    ['#1,#2', ['#1', '#2']],
    ['# x\t# y', ['# x', '# y']],
    ['//a,//b', ['//a', '//b']],
    ['a,# b', ['a', '# b']],
    ['% fat  % water', ['% fat', '% water']],
  ])('stay as they are written: %j', async (header, names) => {
    const separator = /[,;\t]| {2}/.exec(header)?.[0] ?? ',';
    const rows = ['1.5,2', '3,4.5', '5,6', '7,8'].map((row) => row.replace(',', separator));
    expect(await read([header, ...rows].join('\n'))).toMatchObject({ names, rows: { used: 4, bad: 0 }, comments: 0 });
  });

  it.each(['   #1  #2\n3  1.5  2\n17  3  4\n20  5  6', '#1 #2\n1 1.5 2\n2 3 4\n3 5 6'])(
    'stay so beside an index without a name: %j',
    async (table) => {
      expect(await read(table)).toMatchObject({ columns: [{ name: '#1' }, { name: '#2' }], rows: { used: 3, bad: 0 } });
    },
  );

  it('keep a sign that is the whole name', async () => {
    expect(await read('#,x,y\n1,2.5,3\n2,4,5\n3,6,7')).toMatchObject({
      names: ['#', 'x', 'y'],
      columns: [{ name: 'x' }, { name: 'y' }],
    });
  });

  it.each(['# x y', '#x y', '% x y', '# x,y', '#x,y', '% made by hand\n% x,y'])(
    'lose the sign where it marks the line: %j',
    async (header) => {
      const rows = '1.5,2\n3,4.5\n5,6'.replaceAll(',', header.includes(',') ? ',' : ' ');
      expect(await read(`${header}\n${rows}`)).toMatchObject({ names: ['x', 'y'], rows: { used: 3, bad: 0 } });
    },
  );
});

describe('names with units', () => {
  it.each([
    ['10%', '20%'],
    ['25°C', '30°C'],
    ['5 kg', '10 kg'],
    ['1 h', '24 h'],
    ['50 mm', 'x'],
  ])('%s and %s above plain numbers are a header', async (x, y) => {
    expect(await read(`${x};${y}\n1.5;2\n3;4.5\n5;6\n7;8`)).toMatchObject({ names: [x, y], rows: { used: 4, bad: 0 } });
  });

  it('are a row where the rows below carry the unit, or only one cell has one', async () => {
    expect((await read('10%;20%\n15%;25%\n5%;30%')).rows).toMatchObject({ used: 3, bad: 0 });
    expect((await read('5 kg;1\n3;2.5\n4;5\n6;7')).rows).toMatchObject({ used: 3, bad: 1 });
    // Accounts put the currency on the first row only.
    expect((await read('$5;$7\n3;2.5\n4;5\n6;7')).rows).toMatchObject({ used: 3, bad: 1 });
  });
});
