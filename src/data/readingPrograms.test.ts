import { describe, expect, it } from 'vitest';
import { inspectTable, type TableReport } from './inspectTable.ts';

const read = async (table: string): Promise<TableReport> => {
  const report = await inspectTable(table);
  if (report.kind === 'refused') throw new Error(`refused as ${report.code}`);
  return report;
};
const refusal = async (table: string): Promise<string> => {
  const report = await inspectTable(table);
  return report.kind === 'refused' ? report.code : 'accepted';
};
const used = ({ columns }: TableReport) => columns.map(({ name }) => name);
const lines = ({ badRows }: TableReport) => badRows.map(({ line }) => line);
const POINTS = [
  [1.5, 2],
  [3.25, -4],
  [5, 6.75],
];

describe('tables as programs print them', () => {
  it.each<[string, string, readonly number[]]>([
    ['pandas', '      x     y\n0  1.50  2.00\n1  3.25 -4.00\n2  5.00  6.75', []],
    ['a part of a frame of pandas', '      x     y\n3  1.50  2.00\n17  3.25 -4.00\n205  5.00  6.75', []],
    ['R', '       x     y\n1   1.50  2.00\n2   3.25 -4.00\n10  5.00  6.75', []],
    ['R, in narrow columns', 'x y\n1 1.5 2\n2 3.25 -4\n10 5 6.75', []],
    ['SAS', 'Obs    x       y\n\n  1    1.50     2.0\n  2    3.25    -4.0\n  3    5.00     6.75', []],
    ['Excel, text by formulas', 'x,y\n="1.5",="2"\n="3.25",="-4"\n="5",="6.75"', []],
    ['Excel, text by apostrophes', "x;y\n'1,5;'2\n'3,25;'-4\n'5;'6,75", []],
    ['SQL, single quotes', "'x','y'\n'1.5','2'\n'3.25','-4'\n'5','6.75'", []],
    ['SQL, decimal commas', "'x','y'\n'1,5','2'\n'3,25','-4'\n'5','6,75'", []],
    ['a word processor', '“x”;“y”\n“1,5”;“2”\n„3,25“;„-4“\n«5»;«6,75»', []],
    ['a day as one number', 'date,x,y\n20240105,1.5,2\n20240106,3.25,-4\n20240207,5,6.75', []],
    ['units with numbers below the names', 'x,y\n[m],[10 kg]\n1.5,2\n3.25,-4\n5,6.75', [2]],
    ['LaTeX', '\\toprule\nx & y \\\\\n\\midrule\n1.5 & 2 \\\\\n3.25 & $-4$ \\\\\n5&6.75\\\\ \\bottomrule', []],
    ['LaTeX with errors', 'x & y \\\\\n$1.5 \\pm 0.1$ & $2 \\pm 1$ \\\\\n3.25 & -4 \\\\\n5 & 6.75 \\\\', []],
    ['Markdown in bold', '| **x** | `y` |\n| --- | --- |\n| **1.5** | 2 |\n| 3.25 | `-4` |\n| 5 | 6.75 |', []],
    ['decimal commas between commas with blanks', 'x, y\n1,5, 2,0\n3,25, -4,0\n5,0, 6,75', []],
    ['codes with zeros in front', 'zip,x,y\n01234,1.5,2\n98765,3.25,-4\n02345,5,6.75', []],
    ['columns that are nearly empty', 'a,x,y\n,1.5,2\n7,3.25,-4\n,5,6.75', []],
    ['an index with gaps', 'x,y\n3,1.5,2\n17,3.25,-4\n205,5,6.75', []],
    ['a remark above the names', '/* data */\nx,y\n1.5,2\n3.25,-4\n5,6.75', [1]],
    ['names parted by one blank', 'Town      x y\nNew York  1.5  2\nOslo      3.25  -4\nRio       5  6.75', []],
  ])('%s', async (_, table, bad) => {
    const report = await read(table);
    expect({ points: report.firstPoints, names: used(report), bad: lines(report) }).toEqual({
      points: POINTS,
      names: ['x', 'y'],
      bad,
    });
  });

  it.each<[string, string, readonly number[]]>([
    ['numpy', '[[ 1.5   2.  ]\n [ 3.25 -4.  ]\n [ 5.    6.75]]', []],
    ['numpy, shortened', '[[ 1.5   2.  ]\n [ 3.25 -4.  ]\n [ 5.    6.75]\n ...\n [ 7.    8.  ]]', [4]],
    ['numpy, as code', 'array([[ 1.5 ,  2.  ],\n       [ 3.25, -4.  ],\n       [ 5.  ,  6.75]])', []],
    ['numpy, on one line', 'np.array([[1.5, 2], [3.25, -4], [5, 6.75]], dtype=float)', []],
    ['PyTorch', 'tensor([[ 1.5000,  2.0000],\n        [ 3.2500, -4.0000],\n        [ 5.0000,  6.7500]])', []],
    ['tuples', '(1.5, 2.0)\n(3.25, -4)\n(5, 6.75)', []],
    ['Mathematica', '{{1.5, 2.0}, {3.25, -4}, {5, 6.75}}', []],
    ['JSON over lines', '[\n  [1.5, 2],\n  [3.25, -4],\n  [5, 6.75]\n]', []],
    ['MATLAB', 'A = [\n1.5 2;\n3.25 -4;\n5 6.75;\n];', [1]],
    ['MATLAB, on one line', 'A = [1.5 2; 3.25 -4; 5 6.75];', []],
    ['MATLAB, its answer', 'ans =\n\n    1.5000    2.0000\n    3.2500   -4.0000\n    5.0000    6.7500\n', [1]],
    ['Julia', '3×2 Matrix{Float64}:\n 1.5  2.0\n 3.25  -4.0\n 5.0  6.75\n', [1]],
    [
      'a file of Weka',
      '@relation r\n@attribute x numeric\n@attribute y numeric\n@data\n1.5,2\n3.25,-4\n5,6.75',
      [1, 2, 3, 4],
    ],
  ])('%s has no names', async (_, table, bad) => {
    const report = await read(table);
    expect({ points: report.firstPoints, header: report.header, bad: lines(report) }).toEqual({
      points: POINTS,
      header: false,
      bad,
    });
  });
});

it('a header of numbers is told by its quotes', async () => {
  expect(await read('"1","2"\n1.5,2\n3,4')).toMatchObject({ names: ['1', '2'], rows: { used: 2 } });
  expect(await read('"1","2"\n"1.5","2"\n"3","4"')).toMatchObject({ header: false, rows: { used: 3 } });
});

it('an index and a first group of thousands are two readings', async () => {
  expect(await read('x y\n1 234 5\n4 345 6\n9 456 7')).toMatchObject({
    firstPoints: [
      [234, 5],
      [345, 6],
      [456, 7],
    ],
    alternatives: [{ firstPoints: { 0: [1234, 5] } }],
  });
  expect(await read('1,234, 5,678\n2,345, 6,789\n3,100, 2,200')).toMatchObject({
    ambiguous: true,
    firstPoints: { 0: [1234, 5678] },
  });
});

it('a title or a block of gnuplot names no columns', async () => {
  expect(await read('# a\n1 2.5\n3 4\n\n\n# b\n5 6')).toMatchObject({ header: false, comments: 2, rows: { used: 3 } });
  for (const separator of [' ', ',', ';']) {
    const rows = 'Results\n1 2.5\n3 4\n5 6'.replace(/(\d) /g, `$1${separator}`);
    expect(await read(rows)).toMatchObject({ header: false, rows: { used: 3, bad: 1 } });
  }
});

it('numbers head columns where only they are one cell short', async () => {
  expect(used(await read('   0.1   0.9\n1  1.5  2.0\n4  3.2 -4.0\n7  5.0  6.7'))).toEqual(['0.1', '0.9']);
  expect(used(await read('0.1 0.9\na 1.5 2.0\nb 3.2 -4.0\nc 5.0 6.7'))).toEqual(['0.1', '0.9']);
});

it('names that end in a number are no numbers', async () => {
  const report = await read('Site 1   1.5   2\nSite 2   3.25   -4\nSite 10   5   6.75');
  expect(report).toMatchObject({ separator: 'spaces', firstPoints: POINTS });
});

it('units in brackets belong to the names before them', async () => {
  expect(used(await read('length (m) weight (kg)\n1.5 2\n3 4\n5 6'))).toEqual(['length (m)', 'weight (kg)']);
});

describe('rows that sum up others', () => {
  it.each(['Summe', 'TOTAL (n = 3)', 'Grand total:', 'Total général', '総　計', '平均', 'Mean ± SD', 'Ø'])(
    '%s are no points',
    async (name) => {
      const report = await read(`name;x;y\na;1,5;2\nb;3,25;-4\nc;5;6,75\n${name};9,75;4,75`);
      expect(report.rows).toMatchObject({ total: 4, used: 3, bad: 1 });
      expect(report.badRows).toMatchObject([{ line: 5, code: 'total' }]);
    },
  );

  it('are a category where many rows are called so', async () => {
    expect((await read('sex,x,y\nTotal,1.5,2\nTotal,3,4\nMale,5,6\nTotal,7,8')).rows).toMatchObject({ used: 4 });
  });

  it('leave names that only begin so alone', async () => {
    expect((await read('name;x;y\nTotal SA;1,5;2\nSummer;3;4\nMeaning;5;6')).rows.used).toBe(3);
  });
});

describe('true reasons', () => {
  it.each([
    ['1.5~2\n3~4.5\n5~6', 'unexplained'],
    ['x:1.5 y:2\nx:3 y:4.5\nx:5 y:6', 'unexplained'],
    ['1.5/2\n3/4.5\n5/6', 'unexplained'],
    ['POINT (1.5 2)\nPOINT (3 4.5)', 'unexplained'],
    ['t,x\n00:00:01,1.5\n00:00:02,2.5', 'unexplained'],
    ['a;b\n1,5;2.5\n3,25;4.75', 'unexplained'],
    ['x = [1.5, 3, 5]\ny = [2, 4.5, 6]', 'sideways'],
    ['x,1.5,3,5,7\ny,2,4.5,6,8', 'sideways'],
    ['x,y\n1.5,2', 'one-row'],
    ['[[1.5, 2]]', 'one-row'],
    ['x,y\n1,2\n1,2', 'all-identical'],
    ['a b\nc d', 'no-numbers'],
    ['1.5\n2.5\n3.5', 'one-column'],
  ])('%j is refused as %s', async (table, reason) => {
    expect(await refusal(table)).toBe(reason);
  });
});
