import { describe, expect, it } from 'vitest';
import { inspectTable, type TableReport } from './inspectTable.ts';

const read = async (table: string): Promise<TableReport> => {
  const report = await inspectTable(table);
  if (report.kind === 'refused') throw new Error(`refused as ${report.code}`);
  return report;
};
const POINTS = [
  [1.5, 2],
  [3.25, -4],
  [5, 6.75],
];
const ROWS = ['1.5, 2', '3.25, -4', '5, 6.75'];

describe('marks of a list in front of every row', () => {
  it.each<[string, (row: string, at: number) => string]>([
    ['-', (row) => `- ${row}`],
    ['*', (row) => `  * ${row}`],
    ['–', (row) => `– ${row}`],
    ['•', (row) => `• ${row}`],
    ['・', (row) => `・${row}`],
    ['-', (row) => `- ${row.replace(',', '')}`],
    ['-', (row) => `- ${row.replaceAll(/[.,]/g, (sign) => (sign === '.' ? ',' : ';'))}`],
    ['1.', (row, at) => `${at + 1}. ${row}`],
    ['7)', (row, at) => `${at + 7}) ${row}`],
    ['(1)', (row, at) => `(${at + 1}) ${row}`],
    ['a)', (row, at) => `${'abc'[at]}) ${row}`],
    ['①', (row, at) => `${'①②③'[at]} ${row}`],
  ])('%s is no part of the numbers, and is said to be left out: %#', async (bullet, write) => {
    const list = ROWS.map(write).join('\n');
    expect(await read(list)).toMatchObject({ firstPoints: POINTS, bullet, rows: { used: 3, bad: 0 } });
    expect(await read(`Points:\n${list}`)).toMatchObject({ firstPoints: POINTS, bullet });
  });

  it('- are left out before brackets', async () => {
    expect(await read(ROWS.map((row) => `- [${row}]`).join('\n'))).toMatchObject({ firstPoints: POINTS, bullet: '-' });
  });

  it.each([
    ['a minus of accounts in another column', 'x;y\n- 1,50;- 2,00\n- 3,00;- 4,00', -1.5],
    ['a minus below a header', 'x;y\n- 1,50;2,00\n- 3,00;4,00', -1.5],
    ['a minus in some rows only', '- 1.5, 2\n3, 4\n- 5, 6', -1.5],
    ['a minus at its number', '-1.5, 2\n-3, 4\n-5, 6', -1.5],
    ['whole numbers of an array', '1. 5.\n2. 6.\n3. 7.', 1],
    ['a dash for no value, named by the header', 'a x y\n- 1.5 2\n- 3 4\n- 5 6', 1.5],
  ])('leave %s alone', async (_, table, x) => {
    const report = await read(table);
    expect(report.bullet).toBeNull();
    expect(report.firstPoints[0]?.[0]).toBe(x);
  });
});

describe('a unit around two cells makes them one number', () => {
  it.each([
    ['数量、価格\n3個、1,200円\n5個、2,300円\n8個、3,980円'],
    ['3個、1,200円\n5個、2,300円\n8個、3,980円'],
    ['n,price\n3,$1,200\n5,$2,300\n8,$3,980'],
    ['n,price\n3,1,200 €\n5,2,300 €\n8,3,980 €'],
  ])('%j', async (table) => {
    expect(await read(table)).toMatchObject({ firstPoints: { 0: [3, 1200] }, ambiguous: true });
  });

  it('where a header has a name for each number, even beside row numbers', async () => {
    const report = await read('id,n,price\n1,3,1,200 €\n2,5,2,300 €\n3,8,1,980 €');
    expect(report).toMatchObject({ names: ['id', 'n', 'price'], firstPoints: { 0: [3, 1200] } });
  });

  it('but not where the header names both', async () => {
    const report = await read('n,weight\n3,120 g\n5,230 g\n8,198 g');
    expect(report).toMatchObject({ firstPoints: { 0: [3, 120] }, ambiguous: false });
    expect((await read('p,n\n$3,120\n$5,230\n$8,198')).firstPoints[0]).toEqual([3, 120]);
  });

  it.each([
    ['CHF 1,465.46,CHF 2,096.29\nCHF 18.09,CHF 13,663.44\nCHF 622.5,CHF 2,755.5', [1465.46, 2096.29]],
    ['1,465.46 [1],2,096.29 [2]\n18.09 [1],13,663.44 [3]\n622.5 [1],2,755.5 [4]', [1465.46, 2096.29]],
    ['1,465 ±0.1,2,096 ± 2\n18 ±0.1,13,663 ± 2\n622 ±0.1,2,755 ± 2', [1465, 2096]],
  ])('whose parts have currencies or remarks around them: %j', async (table, point) => {
    expect((await read(table)).firstPoints[0]).toEqual(point);
  });

  it('whose parts have signs of rounded numbers before them', async () => {
    const table = '~1,465.46,~2,096.29\n~18.09,~13,663.44\n~622.5,~2,755.5\n~1,300.5,~8.5';
    expect((await read(table)).firstPoints[1]).toEqual([18.09, 13_663.44]);
  });

  it('but are refused where a sign keeps them from being numbers', async () => {
    const table = '<1,465.46,<2,096.29\n<18.09,<13,663.44\n<622.5,<2,755.5\n<1,300.5,<8.5';
    expect(await inspectTable(table)).toMatchObject({ kind: 'refused' });
  });

  it('with the backslash that Shift_JIS has for the yen', async () => {
    const report = await read('価格,数\n"\\1,200",3\n"\\2,300",5\n"\\980",4');
    expect(report.firstPoints[0]).toEqual([1200, 3]);
  });
});

describe('further tables of programs', () => {
  it.each<[string, string, readonly number[]]>([
    ['LaTeX with remarks', 'x & y \\\\ % names\n1.5 & 2 \\\\ % a, 3\n3.25 & -4 \\\\%\n5 & 6.75 \\\\', []],
    [
      'LaTeX with commands',
      'x & y \\\\\n\\num{1.5} & \\textbf{2} \\\\\n$3.25$ & $-4$ \\\\\n5~ & \\mathrm{6.75} \\\\',
      [],
    ],
    ['LaTeX with powers', 'x & y \\\\\n$15\\times10^{-1}$ & $0.2\\cdot 10^{1}$ \\\\\n3.25 & -4 \\\\\n5 & 6.75\\\\', []],
    ['short rules of Markdown', '| x | y |\n|:-:|-|\n| 1.5 | 2 |\n| 3.25 | -4 |\n| 5 | 6.75 |', []],
    [
      'a frame of polars',
      '┌──────┬──────┐\n│ x    ┆ y    │\n│ ---  ┆ ---  │\n│ f64  ┆ f64  │\n╞══════╪══════╡\n│ 1.5  ┆ 2.0  │\n│ 3.25 ┆ -4.0 │\n│ 5.0  ┆ 6.75 │\n└──────┴──────┘',
      [4],
    ],
    ['a tibble', '# A tibble: 3 × 2\n      x     y\n  <dbl> <dbl>\n1  1.5   2\n2  3.25 -4\n3  5     6.75', [3]],
    ['days with months', 'day;x;y\n1. Januar;1,5;2\n2. Januar;3,25;-4\n3. Januar;5;6,75', []],
  ])('%s', async (_, table, bad) => {
    const { firstPoints, columns, badRows } = await read(table);
    expect({ firstPoints, names: columns.map(({ name }) => name), bad: badRows.map(({ line }) => line) }).toEqual({
      firstPoints: POINTS,
      names: ['x', 'y'],
      bad,
    });
  });

  it('a factor of MATLAB stands for all numbers', async () => {
    const matrix = 'A =\n\n   1.0e+03 *\n\n    0.0015    0.0020\n    0.0033   -0.0040\n    0.0050    1.1000\n';
    expect((await read(matrix)).firstPoints).toEqual([
      [1.5, 2],
      [3.3, -4],
      [5, 1100],
    ]);
    // Of several nobody can say which belongs to a row that is moved.
    expect((await read(`${matrix}\n${matrix.replace('+03', '-05')}`)).firstPoints[0]).toEqual([0.0015, 0.002]);
  });

  it('footnotes and errors of LaTeX are no part of the numbers', async () => {
    const report = await read('x & y \\\\\n1.5$^{a}$ & $2^{+0.1}_{-0.2}$\\\\\n3.25 & -4$^*$\\\\\n5 & 6.75');
    expect(report).toMatchObject({ firstPoints: POINTS, rows: { bad: 0 } });
  });

  it.each(['#WERT!', '#NV', '#VALEUR!', '#N/D', '#¡VALOR!', '#¿NOMBRE?', '#BEZUG!', '#SPILL!'])(
    '%s of a spreadsheet is a bad row, no comment and no name',
    async (error) => {
      const report = await read(`x;y\n#DIV/0!;${error}\n1,5;2\n${error};3\n3,25;-4\n5;6,75`);
      expect(report).toMatchObject({ names: ['x', 'y'], firstPoints: POINTS, rows: { used: 3, bad: 2 }, comments: 0 });
      expect(report.badRows.map(({ code }) => code)).toEqual(['not-finite', 'not-finite']);
    },
  );

  it('a remark that calls out is a comment', async () => {
    expect(await read('x;y\n#Attention! made by hand\n1,5;2\n3,25;-4')).toMatchObject({
      comments: 1,
      rows: { used: 2 },
    });
  });

  it('names over a rule of underlines stay names', async () => {
    const table = '     x        y  \n    _____    _____\n\n     1.5      2\n     3.25    -4\n     5        6.75';
    expect(await read(table)).toMatchObject({ names: ['x', 'y'], firstPoints: POINTS, rows: { bad: 0 } });
  });

  it('no cents are none', async () => {
    const report = await read("x;y\nCHF 1'500.–;2.-\nCHF 3.25;4.--\nCHF 5.50;6.75");
    expect(report).toMatchObject({ firstPoints: { 0: [1500, 2] }, rows: { used: 3 } });
    expect((await read('x;y\n5,- €;2,5\n3,25 €;-4\n5 €;6,75')).firstPoints[0]).toEqual([5, 2.5]);
  });

  it('an exponent behind a blank is no unit', async () => {
    expect(await inspectTable('x;y\n1 e3;2 e3\n3 e3;4 e3')).toMatchObject({ kind: 'refused', code: 'unexplained' });
  });

  it.each([
    'x = [1.5, 3]\ny = [2, 4.5]',
    'x = [1.5, 3, 5]\ny = [2, 4.5, 6]\nz = [1, 2, 3]',
    'x <- c(1.5, 3, 5)\ny <- c(2, 4.5, 6)',
    'x: [1.5, 3]\ny: [2, 4.5]',
  ])('lists of different names lie on their side: %j', async (table) => {
    expect(await inspectTable(table)).toMatchObject({ kind: 'refused', code: 'sideways' });
  });

  it.each([
    'price\n1,200\n2,300\n3,100',
    'price\n$1,200\n$2,300\n$3,100',
    'Wert\n1,5\n2,75\n3,5',
    'Wert (kg)\n1,5\n2,75\n-3,5',
    'prix\n1 200 €\n2 300 €\n3 100 €',
  ])('one name above numbers that were cut is no title: %j', async (table) => {
    expect(await inspectTable(table)).toMatchObject({ kind: 'refused', code: 'one-column' });
  });

  it('a title of several words, or above other numbers, is one', async () => {
    expect((await read('Results of today\n1,2\n3,4\n5,6')).rows.used).toBe(3);
    expect((await read('Results\n1,2.5\n3,4\n5,6')).rows.used).toBe(3);
    expect((await read('Results\n1 2\n3 4\n5 6')).rows.used).toBe(3);
  });

  it('lists of one name are points', async () => {
    expect(await read('p1 = [1.5, 2]\np2 = [3.25, -4]\np3 = [5, 6.75]')).toMatchObject({ firstPoints: POINTS });
  });

  it('a percent sign outside LaTeX is a unit', async () => {
    expect(await read('1.5% & 2%\n3.25% & -4%\n5% & 6.75%')).toMatchObject({ firstPoints: POINTS });
  });
});
