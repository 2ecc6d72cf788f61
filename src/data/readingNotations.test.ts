import { describe, expect, it } from 'vitest';
import { inspectTable, type TableReport } from './inspectTable.ts';

const read = async (table: string): Promise<TableReport> => {
  const report = await inspectTable(table);
  if (report.kind === 'refused') throw new Error(`refused as ${report.code}`);
  return report;
};
type Points = readonly (readonly [number, number])[];
const POINTS: Points = [
  [1.5, 2],
  [3.25, -4],
  [5, 6.75],
];

describe('places on the globe', () => {
  const ALL: Points = [
    [-48.2, -16.3],
    [-33.9, -18.4],
    [-22.9, -43.2],
  ];
  it.each<[string, Points]>([
    ['48.2°S,16.3°W\n33.9°S,18.4°W\n22.9°S,43.2°W', ALL],
    ['lat;lon\n48,2° s;16,3° w\n33,9° s;18,4° w\n22,9° s;43,2° w', ALL],
    ['lat,lon\n48.2 South,16.3 West\n33.9 South,18.4 West\n22.9 south,43.2 west', ALL],
    ['緯度,経度\n南緯48.2度,西経16.3度\n南緯33.9度,西経18.4度\n南緯22.9度,西経43.2度', ALL],
    ['lat;lon\n48.2º S;16.3˚西\n33.9º S;18.4˚西\n22.9º S;43.2˚西', ALL],
    ['lat,lon\n48.2°S*,16.3° W [1]\n33.9°S (near),18.4°W\n22.9°S,43.2°W†', ALL],
    ['lat,lon\nS 48.2°,W 16.3°\nS 33.9°,W 18.4°\nS 22.9°,W 43.2°', ALL],
    ['lat,lon\n48.2S,16.3W\n33.9S,18.4W\n22.9S,43.2W', ALL],
    ['lat\tlon\nS48.2\tW16.3\nS33.9\tW18.4\nS22.9\tW43.2', ALL],
    ['lat,lon\n"48.2 S","16.3 W"\n"33.9 S","18.4 W"\n"22.9 S","43.2 W"', ALL],
    ['id,lat,lon\n1,48.2S,16.3W\n2,33.9S,18.4W\n3,22.9S,43.2W', ALL],
    [
      'lat,lon\n48.2°S,16.3°E\n33.9°N,18.4°W\n22.9°N,43.2°W',
      [
        [-48.2, 16.3],
        [33.9, -18.4],
        [22.9, -43.2],
      ],
    ],
    [
      'lat,lon\n48.2 S,16.3 E\n33.9 N,18.4 W\n22.9 N,43.2 W',
      [
        [-48.2, 16.3],
        [33.9, -18.4],
        [22.9, -43.2],
      ],
    ],
    [
      "lat;lon\n48°12'36\" S;16°22.5'W\n33°54′N;18°30′00″E",
      [
        [-48.21, -16.375],
        [33.9, 18.5],
      ],
    ],
  ])('%j have signs for south and west', async (table, points) => {
    expect(await read(table)).toMatchObject({ firstPoints: points, rows: { bad: 0 }, ambiguous: false });
  });

  it('lose a row that is none: too many degrees, a sign and a side, no side, an O', async () => {
    const rows = [
      '48.2°S,16.3°W',
      '91°S,16°W',
      '-48°S,16°W',
      '48°,16°W',
      '48°S,16°O',
      '48°61′S,16°W',
      '3°N,4°E',
      '5°N,6°E',
      '7°N,8°E',
      '9°N,9°E',
      '1°N,2°E',
    ];
    const { badRows } = await read(['lat,lon', ...rows].join('\n'));
    expect(badRows.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7]);
  });

  it.each(['0.5 S,2 W\n0.7 S,3 W', 'f,p\n5 N,3 W\n6 N,4 W'])(
    'are refused where they may be units: %j',
    async (table) => {
      expect(await inspectTable(table)).toMatchObject({ kind: 'refused', code: 'unexplained' });
    },
  );

  it('are told from power and conductance', async () => {
    expect((await read('p,q\n48.2 W,3\n33.9 W,4')).firstPoints[0]).toEqual([48.2, 3]);
    expect((await read('t,p\n48.2 s,16.3 W\n33.9 s,18.4 W')).firstPoints[0]).toEqual([48.2, 16.3]);
    expect((await read('g,n\n48.2 S,16.3 kg\n33.9 S,18.4 kg')).firstPoints[0]).toEqual([48.2, 16.3]);
  });
});

describe('digits of other scripts', () => {
  it.each([
    'x;y\n١٫٥;٢\n٣٫٢٥;-٤\n٥;٦٫٧٥',
    'x;y\n۱٫۵;۲\n۳٫۲۵;−۴\n۵;۶٫۷۵',
    'x،y\n۱٫۵،۲\n۳٫۲۵،-۴\n۵،۶٫۷۵',
    'x,y\n१.५,२\n३.२५,-४\n५,६.७५',
    'x\ty\n১.৫\t২\n৩.২৫\t-৪\n৫\t৬.৭৫',
  ])('%j', async (table) => {
    expect(await read(table)).toMatchObject({ names: ['x', 'y'], firstPoints: POINTS, ambiguous: false });
  });

  it('have thousands and fractions of their own, which nobody can take for one another', async () => {
    const report = await read('x;y\n١٬٢٣٤٫٥٠٠;٢٪\n٣٫٢٥٠;٤٪');
    expect(report).toMatchObject({
      firstPoints: [
        [1234.5, 2],
        [3.25, 4],
      ],
      ambiguous: false,
    });
  });
});

describe('counting words', () => {
  it.each<[string, Points]>([
    [
      'x,y\n1億2000万,3万5千\n12万,4千\n5,6',
      [
        [1.2e8, 35_000],
        [120_000, 4000],
        [5, 6],
      ],
    ],
    [
      'x;y\n１億２０００万円;３万５千円\n１２万円;４千円\n５円;６円',
      [
        [1.2e8, 35_000],
        [120_000, 4000],
        [5, 6],
      ],
    ],
    [
      'x;y\n¥1.5万;3千5百万\n¥−2万;1万2345',
      [
        [15_000, 3.5e7],
        [-20_000, 12_345],
      ],
    ],
    [
      'x;y\n1亿;3만\n2亿5000万;4만5천',
      [
        [1e8, 30_000],
        [2.5e8, 45_000],
      ],
    ],
  ])('%j', async (table, points) => {
    expect(await read(table)).toMatchObject({ firstPoints: points, rows: { bad: 0 } });
  });

  it('keep what stands behind them, and have commas between thousands only', async () => {
    const points = [
      [1e7, 120_000],
      [2.5e7, 35_000],
    ];
    const table = 'x;y\n1,000万円*;12万 (税込)\n2,500万円;3万5千 [1]';
    expect(await read(table)).toMatchObject({ firstPoints: points, ambiguous: false });
    expect((await read('x;y\n3万;1,5\n4万;2,5')).firstPoints[0]).toEqual([30_000, 1.5]);
  });

  it('out of order are no number', async () => {
    const { badRows } = await read('x;y\n1万2億;3\n1万23456;3\n5千5千;3\n1万;2\n2万;3\n3万;4\n5万;4');
    expect(badRows.map(({ line }) => line)).toEqual([2, 3, 4]);
  });
});

describe('numbers of siunitx', () => {
  it.each([
    'x & y \\\\\n\\SI{1.5}{\\metre} & \\num{2e0} \\\\\n\\SI{3.25}{\\metre} & \\num{-4} \\\\\n\\SI{5}{\\metre} & \\num{6.75} \\\\',
    'x & y \\\\\n\\SI{1.5 \\pm 0.1}{\\metre} & \\tablenum{2 +- 1} \\\\\n\\SI{3.25}{\\metre} & -4 \\\\\n\\SI{5}{\\metre} & 6.75',
    'x & y \\\\\n\\qty[mode=text]{1,5}{\\kilo\\gram\\per\\metre\\squared} & \\num{2} \\\\\n\\qty{3,250}{\\kilo\\gram\\per\\metre\\squared} & \\num{-4} \\\\\n\\qty{5}{\\kilo\\gram\\per\\metre\\squared} & \\num{6.75}',
    'x,y\n\\SI{1.5}{\\metre},\\num{2}\n\\SI{3.25}{\\metre},\\num{-4}\n\\SI{5}{\\metre},\\num{6.75(3)}',
  ])('%j', async (table) => {
    expect(await read(table)).toMatchObject({
      names: ['x', 'y'],
      firstPoints: POINTS,
      rows: { bad: 0 },
      ambiguous: false,
    });
  });
});

describe('a number sign before counts', () => {
  it.each([
    ['# children,income\n2,30.5\n1,41\n3,28.25', ['# children', 'income']],
    ['# of visits;amount\n2;30,5\n1;41\n3;28,25', ['# of visits', 'amount']],
    ['# rooms\tprice\tarea\n2\t3\t4.5\n2\t5\t6', ['# rooms', 'price', 'area']],
  ])('is part of the name: %j', async (table, names) => {
    expect(await read(table)).toMatchObject({ names, comments: 0 });
  });

  it.each([
    '# time,x\n0,1.5\n10,3\n20,4',
    '# length,x\n1.5,2\n1.25,4',
    '# shift,x\n-1,2\n-1,4.5',
    '#count,x\n2,3\n1,4.5',
  ])('marks the line elsewhere: %j', async (table) => {
    expect((await read(table)).names[0]).toMatch(/^[a-z]+$/);
  });
});

describe('what nobody can decide', () => {
  it.each([
    ['a unit of measurement around two cells', '3,120 kg\n5,230 kg\n8,198 kg', 'one-column'],
    ['cents behind a comma', '$3,12\n$5,23\n$8,19', 'one-column'],
    ['prices with thousands under no header', '$3,120\n$5,230\n$8,198', 'one-column'],
    ['a decimal comma in one of two columns', 'w,p\n3,1,20 €\n5,2,30 €\n8,1,98 €', 'uneven'],
    ['the same without a unit', 'w,p\n3,1,20\n5,2,30\n8,1,98', 'uneven'],
  ])('is refused: %s', async (_, table, code) => {
    expect(await inspectTable(table)).toMatchObject({ kind: 'refused', code });
  });

  it('is decided by what stands beside it', async () => {
    expect((await read('$3,120 / $5,230\n$4,100 / $6,300')).firstPoints[0]).toEqual([3120, 5230]);
    expect((await read('w,p\n3,1.5,20\n5,2,30\n8,1,98')).firstPoints[0]).toEqual([1.5, 20]);
    expect((await read('1,120 kg\n2,130 kg\n3,98 kg')).firstPoints[0]).toEqual([1, 120]);
    expect((await read('w,p\n1,1,20\n2,2,30\n3,1,98')).firstPoints[0]).toEqual([1, 20]);
  });
});

describe('marks of a list inside quotes', () => {
  it.each(['- ', '• ', '* '])('%s are no part of the numbers, and are said to be left out', async (mark) => {
    const rows = ['1.5, 2', '3.25, -4', '5, 6.75'].map((row) => `"${mark}${row}"`).join('\n');
    expect(await read(rows)).toMatchObject({ firstPoints: POINTS, bullet: mark.trim(), rows: { bad: 0 } });
  });

  it('are signs where other rows have theirs at the number, or in a cell of their own', async () => {
    expect(await read('"- 1.5, 2"\n"-3, 4"\n"5, 6"')).toMatchObject({
      firstPoints: { 0: [-1.5, 2], 1: [-3, 4] },
      bullet: null,
    });
    expect(await read('x,y\n"- 1.5",2\n"- 3",4')).toMatchObject({ firstPoints: { 0: [-1.5, 2] }, bullet: null });
  });
});
