import { key, uniform } from '../math/rng.ts';

/** One notation of a table, and whether its numbers can be cut apart again by anybody. */
export interface Notation {
  readonly separator: '\t' | ';' | ',' | '|' | ' ' | '   ';
  readonly decimal: '.' | ',';
  /** Sign between thousands; empty for none. */
  readonly grouping: string;
  readonly quoting: 'none' | 'numbers' | 'all' | 'packed';
  readonly header: 'words' | 'markers' | 'years' | 'japanese' | 'latin' | 'comment' | 'none';
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly encoding: 'utf-8' | 'utf-8-mark' | 'utf-16le' | 'utf-16be' | 'shift_jis' | 'windows-1252';
  readonly rows: 'plain' | 'r' | 'nameless' | 'id' | 'words';
  readonly beside: string;
  readonly digits: 'ascii' | 'wide';
  readonly demand: boolean;
  /** How many rows of whole numbers come first. */
  readonly whole: number;
  readonly size: 'small' | 'thousands' | 'round';
}

/** A table in some notation, and what is in it. */
export interface GeneratedTable {
  readonly notation: Notation;
  readonly source: Blob;
  readonly text: string;
  readonly points: readonly (readonly [number, number])[];
  /** Null without a header. */
  readonly names: readonly [string, string] | null;
}

const CHOICES = {
  separator: ['\t', ';', ',', '|', ' ', '   '],
  decimal: ['.', ','],
  grouping: ['', '', '', ',', '.', ' ', '\u00a0', '\u202f', '\u2009', "'", '’'],
  quoting: ['none', 'none', 'numbers', 'all', 'packed'],
  header: ['words', 'words', 'markers', 'years', 'japanese', 'latin', 'comment', 'none'],
  lineEnd: ['\n', '\r\n', '\r'],
  encoding: ['utf-8', 'utf-8', 'utf-8-mark', 'utf-16le', 'utf-16be', 'shift_jis', 'windows-1252'],
  rows: ['plain', 'plain', 'plain', 'r', 'nameless', 'id', 'words'],
  beside: ['', '', '', '', ' kg', '%', '*', '€'],
  digits: ['ascii', 'ascii', 'ascii', 'ascii', 'wide'],
  demand: [false, false, false, true],
  whole: [...Array.from({ length: 40 }, () => 0), 250],
  size: ['small', 'thousands', 'thousands', 'round'],
} as const satisfies { readonly [K in keyof Notation]: readonly Notation[K][] };

const NAMES: Readonly<Record<Notation['header'], readonly [string, string]>> = {
  words: ['width', 'height'],
  markers: ['Na', 'Inf'],
  years: ['2019', '2020'],
  japanese: ['長さ', '重さ'],
  latin: ['Länge', 'Größe'],
  comment: ['a', 'b'],
  none: ['', ''],
};
const SHIFT_JIS = { 長: [0x92, 0xb7], さ: [0x82, 0xb3], 重: [0x8f, 0x64] } as const;

/** The table of a number: any two runs make the same one. */
export function tableOf(seed: number): GeneratedTable {
  const random = uniform(key(seed, 'tables'), 2000);
  let next = 0;
  const draw = (): number => random[next++ % random.length] as number;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
  const drawn = Object.fromEntries(
    Object.entries(CHOICES).map(([name, list]) => [name, pick<unknown>(list)]),
  ) as unknown as Notation;
  const notation = possible(drawn);
  const count = 4 + Math.floor(draw() * 10);
  const value = (row: number): number => {
    const scale = notation.size === 'small' ? 20 : 20_000;
    const drawnValue = (draw() - (notation.size === 'round' ? 0 : 0.3)) * scale;
    if (notation.size === 'round') return 1000 * (1 + Math.floor(draw() * 900));
    return row < notation.whole ? Math.round(drawnValue) : Math.round(100 * drawnValue) / 100;
  };
  const points = Array.from({ length: notation.whole + count }, (_, row) => [value(row), value(row)] as const);
  const text = write(notation, points, pick(['', notation.lineEnd]));
  return {
    notation,
    source: new Blob([encode(text, notation.encoding)]),
    text,
    points,
    names: notation.header === 'none' ? null : NAMES[notation.header],
  };
}

/** What no program writes is replaced: signs that an encoding lacks, one sign for two things inside a number. */
function possible(drawn: Notation): Notation {
  const narrow = drawn.encoding === 'shift_jis' || drawn.encoding === 'windows-1252';
  const lacking = drawn.encoding === 'shift_jis' ? /[\u0080-\uffff]/ : /[\u2009\u202f]/;
  const headers: Notation['header'][] = drawn.encoding === 'shift_jis' ? ['latin'] : ['japanese'];
  const grouping = drawn.grouping === drawn.decimal || (narrow && lacking.test(drawn.grouping)) ? '' : drawn.grouping;
  const header = narrow && headers.includes(drawn.header) ? 'words' : drawn.header;
  return {
    ...drawn,
    grouping,
    header,
    digits: narrow ? 'ascii' : drawn.digits,
    beside: drawn.encoding === 'shift_jis' && drawn.beside === '€' ? '' : drawn.beside,
    demand: drawn.demand && drawn.separator !== '   ' && drawn.header !== 'comment',
    rows: rowsOf(drawn),
  };
}

function rowsOf({ rows, header, separator, quoting }: Notation): Notation['rows'] {
  // Without a header nobody can know that the first column numbers the rows.
  if (header === 'none' || (rows === 'r' && header === 'comment')) return 'plain';
  // Blanks cannot show an empty name.
  return rows === 'nameless' && separator.startsWith(' ') && quoting !== 'all' ? 'id' : rows;
}

const WIDE = { '.': '．', ',': '，', '-': '－', '+': '＋' } as const;

function writeNumber(value: number, { decimal, grouping, beside, digits }: Notation): string {
  const [whole = '', fraction] = String(Math.abs(value)).split('.');
  const grouped = grouping === '' ? whole : whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, grouping);
  const plain = `${value < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : decimal + fraction}`;
  const shown =
    digits === 'wide'
      ? plain.replace(/\d|[.,+-]/g, (sign) => WIDE[sign as '.'] ?? String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
      : plain;
  return beside === '€' ? `€${shown}` : `${shown}${beside}`;
}

function write(notation: Notation, points: GeneratedTable['points'], end: string): string {
  const { separator, quoting, header, rows, lineEnd, demand } = notation;
  const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const line = (cells: readonly string[]): string =>
    quoting === 'packed' ? quote(cells.join(separator)) : cells.join(separator);
  const word = (text: string): string => (quoting === 'all' ? quote(text) : text);
  const [x, y] = NAMES[header].map(word) as [string, string];
  const front = { plain: [], r: [], nameless: [word('')], id: [word('id')], words: [word('city')] }[rows];
  const headerLine = { none: [], comment: [`# ${[...front, x, y].join(separator)}`] }[header as 'none'] ?? [
    line([...front, x, y]),
  ];
  const body = points.map((point, row) => {
    const name =
      rows === 'plain' ? [] : [word(rows === 'words' ? (['Rome', 'Oslo', 'Bern'][row % 3] ?? '') : String(row + 1))];
    const numbers = point.map((value) => writeNumber(value, notation));
    return line([...name, ...(quoting === 'numbers' || quoting === 'all' ? numbers.map(quote) : numbers)]);
  });
  return [...(demand ? [`sep=${separator}`] : []), ...headerLine, ...body].join(lineEnd) + end;
}

function encode(text: string, encoding: Notation['encoding']): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8-mark') return new TextEncoder().encode(`\ufeff${text}`);
  if (encoding === 'windows-1252' || encoding === 'shift_jis') {
    const western: Readonly<Record<string, number>> = { '€': 0x80, '’': 0x92 };
    return Uint8Array.from(
      [...text].flatMap((sign) => SHIFT_JIS[sign as '長'] ?? [western[sign] ?? sign.charCodeAt(0)]),
    );
  }
  const bytes = new DataView(new ArrayBuffer(2 * (text.length + 1)));
  [...`\ufeff${text}`].forEach((sign, i) => {
    bytes.setUint16(2 * i, sign.charCodeAt(0), encoding === 'utf-16le');
  });
  return new Uint8Array(bytes.buffer);
}
