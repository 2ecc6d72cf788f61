import type { Param, ParamValue, Schema } from './param.ts';

/** Something in a link, a file or a command line that was not used as given. Nothing is dropped without one. */
export interface Notice {
  readonly kind:
    | 'unknown-key'
    | 'repeated-key'
    | 'unknown-version'
    | 'malformed'
    | 'damaged'
    | 'wrong-type'
    | 'out-of-range'
    | 'not-allowed'
    | 'too-long'
    | 'missing-file';
  readonly key: string;
  readonly given: string;
  /** What is used instead; absent when the key was ignored. */
  readonly used?: string;
  /** Allowed values, for messages on the command line. */
  readonly allowed?: string;
}

export interface Decoded {
  readonly value: ParamValue;
  readonly notice?: Omit<Notice, 'key'>;
}

const SHOWN_CHARACTERS = 40;
const shorten = (raw: string): string => (raw.length > SHOWN_CHARACTERS ? `${raw.slice(0, SHOWN_CHARACTERS)}…` : raw);

/** What a value may be, in words for a command line: `0.01…3`, `relu|tanh`, `true|false`. */
export function allowedText(param: Param): string {
  switch (param.kind) {
    case 'number':
    case 'integer':
      return `${param.kind} ${param.min}…${param.max}`;
    case 'choice':
      return param.options.map((option) => option.value).join('|');
    case 'toggle':
      return 'true|false';
    case 'weights':
      return `up to ${param.maxLength} numbers 0…${param.max}, joined by ~`;
    case 'text':
      return `${param.isTyped ? 'text' : 'base64url text'} up to ${param.maxLength} characters`;
  }
}

const OPAQUE = /^[\w-]*$/;
/** Nothing that would not be seen, and none of the signs with which links are written, escaped and quoted. */
const TYPED = /^[^%&#;?=<>"\\~\uff05\uff06\uff03\uff1b\uff1f\uff1d\uff3f\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u;

/** Reads one value from text. Total: junk gives the default (or the nearest bound) and a notice, never an exception. */
export function decodeValue(param: Param, raw: string): Decoded {
  const fail = (kind: Notice['kind'], value: ParamValue): Decoded => ({
    value,
    notice: { kind, given: shorten(raw), used: shorten(encodeValue(value)), allowed: allowedText(param) },
  });
  switch (param.kind) {
    case 'number':
    case 'integer': {
      const trimmed = raw.trim();
      const given = trimmed === '' ? Number.NaN : Number(trimmed);
      if (Number.isNaN(given)) return fail('wrong-type', param.default);
      const whole = param.kind === 'integer' ? Math.round(given) : given;
      // + 0 turns −0, whose text is `0`, into 0.
      const used = Math.min(param.max, Math.max(param.min, whole)) + 0;
      return used === given ? { value: used } : fail('out-of-range', used);
    }
    case 'choice':
      return param.options.some((option) => option.value === raw) ? { value: raw } : fail('not-allowed', param.default);
    case 'toggle':
      if (raw === '1' || raw === 'true') return { value: true };
      if (raw === '0' || raw === 'false') return { value: false };
      return fail('wrong-type', param.default);
    case 'weights': {
      if (raw === '') return { value: [] };
      const parts = raw
        .slice(0, 32 * param.maxLength)
        .split('~')
        .map(Number);
      if (parts.some((part) => !Number.isFinite(part))) return fail('wrong-type', param.default);
      const used = parts.slice(0, param.maxLength).map((part) => Math.min(param.max, Math.max(0, part)));
      if (used.every((part) => part === 0)) return fail('out-of-range', param.default);
      const asGiven = used.length === parts.length && used.every((part, i) => part === parts[i]);
      return asGiven ? { value: used } : fail('out-of-range', used);
    }
    case 'text':
      if (!(param.isTyped ? TYPED : OPAQUE).test(raw.slice(0, param.maxLength + 1)))
        return fail('wrong-type', param.default);
      return raw.length <= param.maxLength ? { value: raw } : fail('too-long', param.default);
  }
}

/** Text of one value; `decodeValue` of it gives the value back exactly. */
export function encodeValue(value: ParamValue): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'object') return value.map(String).join('~');
  return String(value);
}

export function sameValue(a: ParamValue, b: ParamValue): boolean {
  return encodeValue(a) === encodeValue(b);
}

/** Values of a schema from a total map of texts: missing keys take `base`, bad ones are reported. */
export function decodeSchema(
  schema: Schema,
  base: Readonly<Record<string, ParamValue>>,
  raw: ReadonlyMap<string, string>,
): { values: Record<string, ParamValue>; notices: Notice[] } {
  const values: Record<string, ParamValue> = {};
  const notices: Notice[] = [];
  for (const [key, param] of Object.entries(schema)) {
    const given = raw.get(key);
    if (given === undefined) {
      values[key] = base[key] ?? param.default;
      continue;
    }
    const decoded = decodeValue(param, given);
    values[key] = decoded.value;
    if (decoded.notice) notices.push({ key, ...decoded.notice });
  }
  return { values, notices };
}
