import type { Notice } from '../schema/codec.ts';
import { type DecodedLink, MAX_SETTINGS } from './decode.ts';
import { decodePairs, encodeLink, MAX_LINK_LENGTH, type Pairs, pairsOf } from './link.ts';
import { type LinkKey, linkKey } from './linkKeys.ts';

/**
 * Reads links that were damaged on their way: escaped once more, written as HTML, broken over lines, put in brackets or
 * into a sentence, typed with full-width signs. Keys and values of a link are made of letters, digits and `. _ ~ + -`, so
 * nothing of an undamaged one is ever taken for damage.
 */
interface MendedLink {
  /** Key and value of every setting; a value that no mending makes sense of is left as it was. */
  readonly pairs: Pairs;
  /** Whether the pairs are other ones than the text says by the letter. */
  readonly isDamaged: boolean;
}

/** A link may have been escaped by a few programs in turn. */
const MAX_ROUNDS = 6;
/** Longer than any key, with whatever a mail program may have put in. */
const MAX_KEY = 200;
/** What programs append to addresses to follow people. */
const TRACKING =
  /^(utm_\w+|mtm_\w+|hsa_\w+|mc_[ce]id|_ga|_gl|_hsenc|_hsmi|mkt_tok|ref|ref_\w+|igsh(id)?|si|([a-z]{1,4})?clid|yclid|gad_source|wbraid|gbraid|s_cid)$/i;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  equals: '=',
  num: '#',
  quest: '?',
  period: '.',
  lowbar: '_',
  plus: '+',
  percnt: '%',
  hyphen: '-',
  dash: '-',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  zwnj: '',
  zwj: '',
};

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

/** The escapes of one character of UTF-8, by its first byte. */
const ESCAPES =
  /%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}/gi;

/** Percent escapes undone where they are valid UTF-8; others stay, as halves that something else came between. */
const unescaped = (text: string): string =>
  text.replace(ESCAPES, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });

const withoutEntities = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]{1,6});?/gi, (_, code: string) => character(Number.parseInt(code, 16)))
    .replace(/&#(\d{1,7});?/g, (_, code: string) => character(Number(code)))
    .replace(/&([a-z]{2,6});/gi, (entity, name: string) => NAMED[name.toLowerCase()] ?? entity);

/** Escapes of JSON and of scripts, in which links travel inside messages. */
const withoutJson = (text: string): string =>
  text.replace(/\\+(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/gi, (_, long?: string, short?: string) =>
    character(Number.parseInt(long ?? short ?? '', 16)),
  );

/** Mail programs write `=` as `=3D` and break lines after a `=`. */
const withoutQuotedPrintable = (text: string): string =>
  /(^|[#?&/])v=3D\d/i.test(text) ? text.replace(/=\s*[\r\n]\s*/g, '').replace(/=3D/gi, '=') : text;

/** Escapes and entities that were broken by a line end or an invisible character, whole again. */
const whole = (text: string): string =>
  text
    .replace(/%[\s\p{DI}]*([0-9a-f])[\s\p{DI}]*([0-9a-f])/giu, '%$1$2')
    .replace(/(%[0-9a-f]{2})[\s\p{DI}]+(?=%[0-9a-f]{2})/giu, '$1')
    .replace(/&[#\w\s\p{DI}]{1,24};/gu, (entity) => entity.replace(/[\s\p{DI}]/gu, ''));

function undone(text: string): string {
  let now = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    // Whole once more: what breaks an entity may itself have been escaped.
    const next = withoutEntities(withoutJson(whole(unescaped(whole(now))))).replace(/[＆＝＃？；＿]/g, (wide) =>
      wide.normalize('NFKC'),
    );
    if (next === now) break;
    now = next;
  }
  return withoutQuotedPrintable(now);
}

/**
 * Full-width signs, typeset dashes and invisible characters as they were typed at first. Small digits (³, ①) are powers or
 * marks of footnotes, and no digits of the number before them.
 */
const plain = (text: string): string =>
  text
    .replace(/\p{No}+/gu, (run) => `^${run}`)
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{DI}]/gu, '')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replaceAll('\u2014', '--')
    .replaceAll('\u301C', '~')
    .replace(/(\d)。(?=\d)/g, '$1.');

/** The text from the first character of one kind to the last of another. */
function between(text: string, first: RegExp, last: RegExp): string {
  let start = 0;
  let end = text.length;
  while (start < end && !first.test(text[start] as string)) start++;
  while (end > start && !last.test(text[end - 1] as string)) end--;
  return text.slice(start, end);
}

/** The text without what may stand around a value. */
const bare = (text: string): string => between(text, /[\w~.+-]/, /[\w~-]/);

/** A decimal comma as a point; a comma that may as well part thousands stays, and is then no number. */
const pointed = (text: string): string =>
  /^[+-]?(?:0|\d{1,3}(?!,\d{3}$)|\d{4,}),\d+$/.test(text) ? text.replace(',', '.') : text;

/** The value that a text was before its way here; the text itself if none is found. */
function mendedValue(raw: string, key: LinkKey): string {
  // The signs at the ends of a line that was typed are its own; only what cannot be seen was put in.
  const line = key.isTyped ? raw.replace(/[\p{Cc}\p{Cf}\p{DI}]/gu, '') : raw;
  if (key.fit(line) === 0 && (key.isTyped || bare(raw) === raw)) return line;
  const text = plain(raw);
  const joined = bare(text.replace(/[\s\p{Cc}>]+/gu, ''));
  const first = /^[\w~.+-]*/.exec(bare(text))?.[0] ?? '';
  // What goes on with a digit was cut apart or grouped, not ended.
  const head = /^[^\w]?\d/.test(bare(text).slice(first.length)) ? '' : bare(first);
  const found = [bare(text), pointed(joined), joined, head, between(head, /./, /[^_~-]/)].map((each) =>
    key.spelled(each),
  );
  const usable = found.filter((each) => each !== '');
  return usable.find((each) => key.fit(each) === 0) ?? usable.find((each) => key.fit(each) === 1) ?? raw;
}

/** The key that a name was meant to be; undefined if no link holds it. */
function mendedKey(raw: string): LinkKey | undefined {
  if (raw.length > MAX_KEY) return undefined;
  const name = plain(raw).replace(/[\s\p{Cc}>]+/gu, '');
  const last = /[\w.]+$/.exec(bare(name))?.[0] ?? '';
  return linkKey(name) ?? linkKey(last) ?? linkKey(last.replace(/^amp/i, ''));
}

function split(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

/** Reads at most `limit` pairs of a hash or query. Total; work grows with the length of the text. */
function mendLink(text: string, limit: number): MendedLink {
  const asGiven = pairsOf(text, limit);
  const pairs: Pairs[number][] = [];
  const [body = ''] = undone(text.replace(/^[#?]/, '')).split(':~:', 1);
  for (const part of body.split(/[&#?;]/, 2 * limit)) {
    if (part === '' || pairs.length === limit) continue;
    const [name, value] = split(part);
    const key = mendedKey(name);
    if (key) {
      const pair = [key.key, mendedValue(value, key)] as const;
      // A link that was pasted twice says everything twice.
      const isEcho = body.includes('#') && pairs.some((other) => other[0] === pair[0] && other[1] === pair[1]);
      if (!isEcho) pairs.push(pair);
    } else if (!TRACKING.test(name.trim()) && !(isProse(part) && asGiven.every(([given]) => given !== part))) {
      pairs.push([name, value]);
    }
  }
  return { pairs, isDamaged: JSON.stringify(pairs) !== JSON.stringify(asGiven) };
}

/** Words of a sentence, or an address, before or behind the link. */
const isProse = (part: string): boolean => !part.includes('=');

/** Whether a text says anything that a link says; a version alone may be anybody's. */
export const isLink = (text: string): boolean =>
  text.length > 1 &&
  mendLink(text, 20).pairs.some(([key, value]) => key !== 'v' && (linkKey(key)?.fit(value) ?? 2) < 2);

/**
 * Reads a URL hash or query. What was damaged on its way is mended as far as it can be understood, with a notice of what it
 * is read as; an undamaged one is read as `decodeLink` reads it. Total, in a bounded amount of work.
 */
export function readLink(hash: string): DecodedLink {
  const body = hash.slice(0, MAX_LINK_LENGTH);
  const { pairs, isDamaged } = mendLink(body, MAX_SETTINGS + 1);
  const decoded = decodePairs(pairs, hash);
  if (!isDamaged) return decoded;
  const { experiment, preset, language: _, ...beside } = decoded;
  const used = encodeLink(experiment, preset, beside).split('&').slice(1).join(' ');
  const damage: Notice = { kind: 'damaged', key: '#', given: body.slice(0, 40), used };
  return { ...decoded, notices: [damage, ...decoded.notices] };
}
