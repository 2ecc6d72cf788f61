/** Decimal digits of all scripts but ASCII and its full-width forms, which `plainNumber` knows. */
const FOREIGN = /(?![0-9０-９])\p{Nd}/u;
const EVERY_FOREIGN = new RegExp(FOREIGN.source, 'gu');
const DIGIT = /\p{Nd}/u;

/** The value of a digit of any script: each has its ten in order, beginning with zero. */
function digitOf(sign: string): string {
  const code = sign.codePointAt(0) as number;
  let value = 0;
  while (DIGIT.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value % 10);
}

/** The decimal sign of Arabic, which never parts thousands: `readCell` takes it for the one in force. */
export const SURE_DECIMAL = '٫';

const inAscii = (text: string): string =>
  text.replace(EVERY_FOREIGN, digitOf).replaceAll('٬', "'").replaceAll('٪', '%');

/** `\num{1.5}`, `\SI[…]{1.5}{\metre}`, `\qty{…}{…}`, `\ang{…}`. */
const SIUNITX = /\\(num|tablenum|SI|qty|ang)(?:\[[^\]]*\])?\{([^{}]*)\}(?:\{((?:[^{}]|\{[^{}]*\})*)\})?/g;

/** Units of siunitx as words: `\metre\per\second` is `metre/second`. */
const unitWords = (unit: string): string =>
  unit
    .replace(/\\per(?![a-z])\s*/gi, '/')
    .replace(/\\squared(?![a-z])/gi, '^2')
    .replace(/\\cubed(?![a-z])/gi, '^3')
    .replace(/[\\{}~]|(?<=\/|^)\.|(?<=\s)\s+/g, '')
    .trim();

/** Numbers of siunitx as they are printed; point and comma are both its decimal sign. */
const printed = (row: string): string =>
  row.replace(SIUNITX, (_, command: string, number: string, unit = '') => {
    const [written = '', error] = number
      .replace(/[.,]/g, SURE_DECIMAL)
      .replace(/\s+/g, '')
      .split(/\\pm|\+-|±/);
    const behind = error ? ` ± ${error}` : '';
    if (command === 'ang') return `${written}°${unit && `{${unit}}`}`;
    const isBare = command === 'num' || command === 'tablenum';
    return isBare ? `${written}${behind}${unit && `{${unit}}`}` : `${written} ${unitWords(unit)}${behind}`;
  });

const NUMBER = String.raw`\d+(?:[.,]\d+)?`;
const sideOf = (letters: string): string =>
  String.raw`(?:(?<![\p{L}\d.])[${letters}] ?\d+[.,]\d+|${NUMBER} ?[${letters}])(?![\p{L}\d.])`;
const BETWEEN = String.raw`"?\s*(?:[;,\t|&/]|\s)\s*"?`;
const pairOf = (one: string, other: string): string => `${sideOf(one)}${BETWEEN}${sideOf(other)}`;
// Letters of one case: seconds beside watts, `5 s, 3 W`, are no place.
const PLACE = new RegExp(
  [pairOf('NS', 'EW'), pairOf('EW', 'NS'), pairOf('ns', 'ew'), pairOf('ew', 'ns')].join('|'),
  'u',
);
const SIDES = new RegExp(
  String.raw`(?<![\p{L}\d.])([NSEW]) ?(${NUMBER})(?![\p{L}\d.°])|(?<![\d.])(${NUMBER}) ?([NSEW])(?![\p{L}\d])`,
  'giu',
);

/** Whether a row holds a place on the globe without signs for degrees: `48.2S, 16.3W`. */
export const holdsPlace = (row: string): boolean => PLACE.test(row);

const NAMED = /\b(?:lat|lon|lng|long|coord)|breite|länge|[緯纬経经經]/i;
const EAST = /\d ?E(?![\p{L}\d])/iu;
const NORTH = /\d ?N(?![\p{L}\d])/iu;
const SOUTH = /\d ?S(?![\p{L}\d])/iu;
const IN_FRONT = /(?<![\p{L}\d.])[NSEW] ?\d/iu;

/**
 * Whether letters behind numbers are sides of the world rather than siemens, newtons and watts: a name says so, some letter is no
 * unit or stands in front, or a column has both of its sides.
 */
export const arePlaces = (lines: readonly string[]): boolean => {
  const some = (sign: RegExp): boolean => lines.some((text) => sign.test(text));
  return some(NAMED) || some(EAST) || some(IN_FRONT) || (some(NORTH) && some(SOUTH));
};

/** A row with degrees for the places in it; where nobody knows whether they are places, with marks that no number has. */
export const withDegrees = (row: string, areSure: boolean): string =>
  row.replace(SIDES, (whole, before, number, other, behind) => {
    if (!areSure) return `${whole}?`;
    return before ? `${before}${number}°` : `${other}°${behind}`;
  });

const SIDE_WORDS: Readonly<Record<string, string>> = {
  north: 'N',
  south: 'S',
  east: 'E',
  west: 'W',
  北: 'N',
  南: 'S',
  東: 'E',
  东: 'E',
  西: 'W',
};
const WORDS = /(?<=\d ?[°º˚]?['′"″度]? ?)(north|south|east|west|[北南東东西])(?!\p{L})/giu;
/** 北緯48.2度, 西经16.3° */
const WORDS_BEFORE = /([北南東东西])[緯纬経经經] ?(\d+(?:[.,]\d+)?) ?(?:[°º˚度]|(?=[;,\t|\s"]|$))/g;

/** A row with letters for the sides of the world that it spells out; a word leaves no doubt that degrees are meant. */
const withSides = (row: string): string =>
  row
    .replace(WORDS_BEFORE, (_, word: string, number: string) => `${number}°${SIDE_WORDS[word]}`)
    .replace(/(?<=\d) ?[°º˚度]? ?(?=(?:north|south|east|west|[北南東东西])(?!\p{L}))/giu, '°')
    .replace(WORDS, (word) => SIDE_WORDS[word.toLowerCase()] as string);
const SPELLED = /north|south|east|west|[北南東东西]/i;

/** A row with digits of every script in ASCII, and numbers of siunitx as LaTeX prints them. */
export function respelled(row: string): string {
  const ascii = /[^\0-\xff]/.test(row) && (FOREIGN.test(row) || /[٬٪]/.test(row)) ? inAscii(row) : row;
  const sided = SPELLED.test(ascii) ? withSides(ascii) : ascii;
  return sided.includes('\\') ? printed(sided) : sided;
}
