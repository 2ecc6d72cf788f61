import { describe, expect, it } from 'vitest';
import { inspectTable, type TableReport } from './inspectTable.ts';

const read = async (table: string | Blob): Promise<TableReport> => {
  const report = await inspectTable(table);
  if (report.kind === 'refused') throw new Error(`refused as ${report.code}`);
  return report;
};
const refusal = async (table: string): Promise<string> => {
  const report = await inspectTable(table);
  return report.kind === 'refused' ? report.code : 'accepted';
};
/** The same eleven points in any notation. */
const POINTS = [
  [95.01, 22.37],
  [52.25, 85.85],
  [-22.87, 100.51],
  [-86.35, 57.75],
  [1234.5, 2],
  [16.87, -95.51],
] as const;
const table = (write: (point: readonly [number, number], row: number) => string, header = 'x;y'): string =>
  [header, ...POINTS.map(write)].join('\n');
const comma = (value: number): string => value.toFixed(2).replace('.', ',');

describe('a table is read as what leaves least unexplained', () => {
  it.each<[string, string, Partial<TableReport>]>([
    [
      'one dotted thousand among decimal commas',
      table(([x, y]) => `${comma(x).replace('1234', '1.234')};${comma(y)}`),
      { grouping: '.' },
    ],
    [
      'row names of R, header one cell short',
      table(([x, y], i) => `"${i + 1}" ${x} ${y}`, '"x" "y"'),
      { separator: 'space' },
    ],
    ['row names without quotes', table(([x, y], i) => `${i + 1}\t${x}\t${y}`, 'x\ty'), { separator: 'tab' }],
    ['words as row names', table(([x, y], i) => `Mazda ${i},${x},${y}`, 'x,y'), { separator: 'comma' }],
    [
      'quoted decimal commas',
      table(([x, y]) => `"${comma(x)}","${comma(y)}"`, 'x,y'),
      { separator: 'comma', decimalSign: ',' },
    ],
    [
      'a line that demands the separator',
      `sep=;\r\n${table(([x, y]) => `${comma(x)};${comma(y)}`)}`,
      { separator: 'semicolon' },
    ],
    [
      'the same line with blanks',
      `sep = ;\r\n${table(([x, y]) => `${comma(x)};${comma(y)}`)}`,
      { separator: 'semicolon' },
    ],
    ['a matrix of MATLAB', table(([x, y]) => `${x} ${y};`, 'x y;'), { separator: 'space' }],
    [
      'an array as numpy prints it',
      table(([x, y], i) => `${i ? ' [' : '[['}${x} ${y}]`, 'x y'),
      { separator: 'space' },
    ],
    ['an array as numpy writes it', table(([x, y]) => `[${x}, ${y}],`, 'x,y'), { separator: 'comma' }],
    ['currency before, remarks behind', table(([x, y]) => `€ ${x}*;${y} [1]`), {}],
    ['units behind numbers', table(([x, y]) => `${x} kg;${y}%`), {}],
    [
      'thousands with an apostrophe',
      table(([x, y]) => `${String(x).replace('1234', "1'234")};${y}`),
      { grouping: "'" },
    ],
    [
      'thousands with a typographic apostrophe',
      table(([x, y]) => `${String(x).replace('1234', '1’234')};${y}`),
      { grouping: "'" },
    ],
    ['quoted thousands with a comma', table(([x, y]) => `"${x.toLocaleString('en')}",${y}`, 'x,y'), { grouping: ',' }],
    ['bars as Markdown has them', table(([x, y]) => `| ${x} | ${y} |`, '| x | y |\n|---|---:|'), { separator: 'bar' }],
    ['a frame of lines', table(([x, y]) => `│ ${x} │ ${y} │`, '│ x │ y │\n├───┼───┤'), { separator: 'bar' }],
    ['rows packed into one quoted cell', table(([x, y]) => `"${x},${y}"`, '"x,y"'), { separator: 'comma' }],
    ['packed decimal commas', table(([x, y]) => `"${comma(x)};${comma(y)}"`, '"x;y"'), { decimalSign: ',' }],
    [
      'packed rows with quotes inside',
      table(([x, y]) => `"""${comma(x)}"",""${comma(y)}"""`, '"x,y"'),
      { decimalSign: ',' },
    ],
    [
      'columns set with spaces',
      table(([x, y], i) => `${'New York'.slice(0, 3 + i).padEnd(10)}${x}   ${y}`, 'city      x   y'),
      {},
    ],
    ['a mixture of tabs and spaces', table(([x, y], i) => (i % 2 ? `${x}\t${y}` : ` ${x}  ${y}`), 'x y'), {}],
    ['comments before, between and behind', table(([x, y]) => `${x} ${y}\n# note`, '# made by hand, 2024\n# x y'), {}],
    ['exponents', table(([x, y]) => `${x.toExponential()};${y * 1e3}×10⁻³`), {}],
    [
      'full-width digits and signs',
      table(
        ([x, y]) => `${x}、${y}`.replace(/[\d.-]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
        'x、y',
      ),
      {},
    ],
    ['Japanese full stops', table(([x, y]) => `${x}，${y}`.replaceAll('.', '。').replaceAll('-', '−'), 'x，y'), {}],
    ['half-width full stops', table(([x, y]) => `${x};${y}`.replaceAll('.', '｡')), {}],
  ])('%s', async (_, source, expected) => {
    const report = await read(source);
    expect(report).toMatchObject({ ...expected, firstPoints: POINTS.slice(0, 3), ambiguous: false });
    expect(report.columns.map(({ name }) => name)).toEqual(['x', 'y']);
    expect(report.rows).toMatchObject({ used: POINTS.length, bad: 0 });
    expect(report.fingerprint).toBe((await read(table(([x, y]) => `${x},${y}`, 'x,y'))).fingerprint);
  });

  it.each([' ', '\u00a0', '\u202f', '\u2009'])('thousands parted by space %j', async (space) => {
    const source = 'x;y\n10 237,65;1 234,50\n11 500,25;2 350,75\n9 870,00;1 999,99\n'.replace(
      /(\d) (\d)/g,
      `$1${space}$2`,
    );
    expect(await read(source)).toMatchObject({
      grouping: ' ',
      firstPoints: [
        [10237.65, 1234.5],
        [11500.25, 2350.75],
        [9870, 1999.99],
      ],
    });
  });

  it.each([
    ['Na', 'K'],
    ['Inf', 'Null'],
    ['NaN', 'y'],
    ['2019', '2020'],
    ['1e', '0x10'],
    ['x1', 'y²'],
  ])('names %s and %s are a header', async (x, y) => {
    const report = await read(table((point) => point.join(','), `${x},${y}`));
    expect(report).toMatchObject({ names: [x, y], rows: { total: POINTS.length, bad: 0 } });
  });

  it('years and numbers in the first row are data where the rows below are like them', async () => {
    expect(await read('2019,2020\n2018,2021\n2017,2016')).toMatchObject({ header: false, rows: { used: 3 } });
    expect(await read('0,1\n1,2\n5,3')).toMatchObject({ header: false, rows: { used: 3 } });
    expect(await read('0,1\n1.5,2.5\n5.25,3.5')).toMatchObject({ names: ['0', '1'] });
    expect(await read(',0,1\n0,1,2\n1,5,3')).toMatchObject({
      names: ['column 1', '0', '1'],
      columns: [{ name: '0' }, { name: '1' }],
    });
  });

  it.each([
    ['１，２\n２，３\n５，７', [1, 2]],
    ['1;2\n1 000;2 000\n3 500;4 000', [1, 2]],
    ['0,1\n−5,−7\n−2,−3', [0, 1]],
    ['1,2\n5*,7*\n2*,3*', [1, 2]],
  ])('a first row of whole numbers is data above whole numbers in any signs: %j', async (source, point) => {
    expect(await read(source)).toMatchObject({ header: false, rows: { used: 3, bad: 0 }, firstPoints: { 0: point } });
  });

  it.each([
    ['１', '２'],
    ['2019年', '2020年'],
    ['weight', '1995'],
    ['1995', 'weight'],
  ])('numbers that name columns are a header in any signs and beside words: %s, %s', async (x, y) => {
    const report = await read(table((point) => point.join(';'), `${x};${y}`));
    expect(report).toMatchObject({ names: [x, y], rows: { total: POINTS.length, bad: 0 } });
  });

  it('a line of types below the header is not the header', async () => {
    const names = ['x', 'y'];
    expect(await read(table((point) => point.join(','), 'x,y\n<dbl>,<dbl>'))).toMatchObject({ names });
  });

  it.each(['Unnamed: 0', 'rownames', '...1', '通し番号', 'Ｎｏ．', 'sample_id'])(
    'a column %s that numbers the rows is not taken for a measurement',
    async (name) => {
      const report = await read(table(([x, y], row) => `${row},${x},${y}`, `${name},x,y`));
      expect(report.columns.map(({ index }) => index)).toEqual([1, 2]);
    },
  );

  it('decimal signs that show late decide for the whole file', async () => {
    const whole = Array.from({ length: 250 }, (_, i) => `${i % 10};${(3 * i) % 7}`);
    const late = Array.from({ length: 250 }, (_, i) => `${i % 10},5;${(3 * i) % 7},25`);
    const report = await read([...whole, ...late].join('\n'));
    expect(report).toMatchObject({ decimalSign: ',', rows: { used: 500, bad: 0 }, ambiguous: false });
    const dotted = await read([...whole, ...late].join('\n').replaceAll(',', '.'));
    expect(dotted.fingerprint).toBe(report.fingerprint);
    const quoted = [...whole, ...late].map((row) => row.replace(/(.*);(.*)/, '"$1","$2"').replace(/"(\d+)"/g, '$1'));
    expect(await read(quoted.join('\n'))).toMatchObject({
      fingerprint: report.fingerprint,
      rows: { used: 500, bad: 0 },
    });
    const thousands = await read([...whole, '1.234;5.678'].join('\n'));
    expect(thousands).toMatchObject({ ambiguous: true, rows: { used: 251 } });
  });

  it('says that whole thousands with one sign can be read in two ways', async () => {
    expect(await read('1.000;2.000\n3.000;4.000\n5.000;1.000')).toMatchObject({
      decimalSign: '.',
      firstPoints: [
        [1, 2],
        [3, 4],
        [5, 1],
      ],
      ambiguous: true,
      alternatives: [
        {
          separator: 'semicolon',
          decimalSign: ',',
          grouping: '.',
          firstPoints: [
            [1000, 2000],
            [3000, 4000],
            [5000, 1000],
          ],
        },
      ],
    });
    expect(await read('1.000;2.000\n3.000;0.500\n5.000;1.000')).toMatchObject({ ambiguous: false });
    expect(await read('1,000\t2,000\n3,000\t4,500')).toMatchObject({ decimalSign: ',', ambiguous: true });
  });

  it('takes commas in quotes for thousands where commas part the cells, and says that they can be decimals', async () => {
    expect(await read('a,b\n"1,200","3,400"\n"2,200","4,400"')).toMatchObject({
      decimalSign: '.',
      firstPoints: [
        [1200, 3400],
        [2200, 4400],
      ],
      ambiguous: true,
    });
  });

  it('does not take a row that it cannot read for the header', async () => {
    expect(await read('x,y\n(1.5),2\n3,4\n5,6\n7,8')).toMatchObject({ names: ['x', 'y'], badRows: [{ line: 2 }] });
    expect(await read('身長　体重\n１７０．５　６５．２\n１６０　５５')).toMatchObject({
      names: ['身長', '体重'],
      ambiguous: false,
    });
  });

  it('costs a row rather than reading half of it', async () => {
    const report = await read('x,y\n12,1.5\n13,2.5\n1,234,2.5\n14,4\n15,1,5\n');
    expect(report.badRows.map(({ line, code }) => [line, code])).toEqual([
      [4, 'extra-cells'],
      [6, 'extra-cells'],
    ]);
    expect((await read('x;y\n1 kg;2\n3 kg;4\n500 g;6\n5 kg;6')).badRows).toMatchObject([
      { line: 4, code: 'other-unit' },
    ]);
    expect((await read('x  y  z\n1.5  2.5  3\n     4.5  5\n1  2  3')).badRows).toMatchObject([
      { line: 3, code: 'missing-column' },
    ]);
  });

  it('counts a row that begins with an error of a spreadsheet', async () => {
    expect(await read('x,y\n1.5,2\n#N/A,3\n4,5\n#REF!,#NUM!\n7,8')).toMatchObject({
      rows: { total: 5, used: 3, bad: 2 },
      badRows: [
        { line: 3, code: 'not-finite' },
        { line: 5, code: 'not-finite' },
      ],
    });
    expect((await read('note,x,y\n#N/A,1,2\na,3,4\nb,5,6')).rows.used).toBe(3);
  });

  it('never takes small digits or signs nobody sees for digits or signs of a number', async () => {
    const report = await read(
      'x;y\n95.01①;1\n95.01₁;2\n95.01²;3\n▲5.5;4\n△6.5;5\n\u00ad7.5;6\n8\u200b.5\u200f;7\n\u202d9.5\u202c;8\n1`234.5;9',
    );
    expect(report.badRows.map(({ line }) => line)).toEqual([2, 3, 4]);
    expect(report.firstPoints).toEqual([
      [-5.5, 4],
      [-6.5, 5],
      [-7.5, 6],
    ]);
    expect(report.rows.used).toBe(6);
  });

  it('names a number in parentheses for what it is', async () => {
    expect((await read('x;y\n(1.5);2\n3;$(4)\n5;6\n7;8\n9;(a)')).badRows).toMatchObject([
      { line: 2, code: 'in-parentheses' },
      { line: 3, code: 'in-parentheses' },
      { line: 6, code: 'not-a-number' },
    ]);
  });

  it('refuses with the true reason', async () => {
    expect(await refusal('10.237,65,1.234,5\n11.500,25,2.350,75\n-9.870,1.999,99\n250,5,12,25\n1.234.567,5,100')).toBe(
      'uneven',
    );
    expect(await refusal('237,65,234,5\n500,25,350,75\n-870,999,99\n250,5,12,25\n567,5,100')).toBe('uneven');
    expect(await refusal('95,01\n52,25\n12,05')).toBe('one-column');
    expect(await refusal('"1,5"\n"2,5"\n"3,5"')).toBe('one-column');
    expect(await refusal('x,y\n1,5,2\n3,4,5\n1,5,7,5')).toBe('uneven');
    expect(await refusal('x,y\n119,000,259,000\n27,000,629,000')).toBe('uneven');
    expect(await refusal('<!DOCTYPE html>\n<html><td>1,2</td></html>')).toBe('web-page');
    expect(await refusal(Array.from({ length: 9 }, (_, i) => `${i}:30, 2024-01-0${i}, 1/${i}`).join('\n'))).toBe(
      'unexplained',
    );
  });
});

describe('a separator that stands inside numbers too', () => {
  it('is put together where the header shows it', async () => {
    const points = [
      [1.5, 2.5],
      [3.25, 4.75],
      [1.5, 7.05],
    ];
    expect(await read('x,y\n1,5,2,5\n3,25,4,75\n1,5,7,05')).toMatchObject({ firstPoints: points, ambiguous: false });
    expect(await read('x,y\n1,234.5,2\n456.7,8\n1,000.5,3')).toMatchObject({
      firstPoints: [
        [1234.5, 2],
        [456.7, 8],
        [1000.5, 3],
      ],
    });
    expect(await read('x y\n10 237,65 1 234,50\n12 345,5 2 345,5')).toMatchObject({
      firstPoints: [
        [10237.65, 1234.5],
        [12345.5, 2345.5],
      ],
    });
  });

  it('makes two readings where there is no header', async () => {
    expect(await read('1,5,2,5\n3,25,4,75\n1,5,7,5')).toMatchObject({
      ambiguous: true,
      alternatives: [
        {
          decimalSign: ',',
          firstPoints: [
            [1.5, 2.5],
            [3.25, 4.75],
            [1.5, 7.5],
          ],
        },
      ],
    });
  });
});

describe('encodings', () => {
  it('tells Windows-1252, EUC-JP and UTF-16 without a mark apart, even where they show late', async () => {
    const bytes = (text: string, map: Readonly<Record<string, readonly number[]>> = {}): Blob =>
      new Blob([Uint8Array.from([...text].flatMap((sign) => map[sign] ?? [sign.charCodeAt(0)]))]);
    const euc = { 長: [0xc4, 0xb9], さ: [0xa4, 0xb5], 重: [0xbd, 0xc5] };
    expect((await read(bytes('Länge;Größe\n1,5;2\n3;4'))).names).toEqual(['Länge', 'Größe']);
    expect((await read(bytes('長さ,重さ\n1,2\n3,5', euc))).names).toEqual(['長さ', '重さ']);
    expect((await read(new Blob([Uint16Array.from('x;y\n1;2\n3;5', (sign) => sign.charCodeAt(0))]))).names).toEqual([
      'x',
      'y',
    ]);
    const late = `${'1;2\n3;4\n'.repeat(20_000)}1\u00a0234,5;2\n€7;5 kg\n`;
    expect(await read(bytes(late, { '€': [0x80] }))).toMatchObject({ grouping: ' ', rows: { used: 40_001, bad: 1 } });
  });
});
