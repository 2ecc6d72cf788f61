import { deflateSync, inflateSync } from 'fflate';
import { fromBase64url, toBase64url } from '../data/base64url.ts';
import { contentHash, contentHashOfBytes } from '../data/contentHash.ts';
import type { ImportedPoints } from '../data/law.ts';
import { MOST_KEPT_VALUES, PointStore } from '../data/pointStore.ts';
import { type Column, packColumn, unpackColumn } from './linkColumn.ts';

/** Links that carry data are read by this version, and by later ones. */
const FORMAT = 1;
const MOST_NAME = 200;
/** Two columns of doubles and their heading: nothing that a link of ours holds unpacks to more. */
const MOST_BYTES = 16 * MOST_KEPT_VALUES + 4096;

/** What stands before the numbers, as JSON: file name, names of columns, rows, and how each column is written. */
interface Heading {
  readonly name: string;
  readonly columns: readonly [string, string];
  readonly rows: number;
  readonly axes: readonly [Column, Column];
}

/** Characters of the fingerprint behind the bytes: a link that lost or changed a character in passing is told. */
const SEAL = 6;
const sealOf = (bytes: Uint8Array): string => contentHashOfBytes([bytes], []).slice(0, SEAL);

const axisOf = (values: Float64Array, axis: 0 | 1): Float64Array => values.filter((_, i) => i % 2 === axis);

/**
 * Points as text for a link, with the name of their file and of its columns: numbers as they stood in the file, to the last
 * digit, so that whoever opens the link has the same fingerprint and the same run. Null for more than 2,000 points, and for
 * those kept by a version that did not keep the numbers of the file.
 */
export function encodePoints({ name, columns, values }: ImportedPoints): string | null {
  if (!values) return null;
  const packed = ([0, 1] as const).map((axis) => packColumn(axisOf(values, axis)));
  const [x, y] = packed as [ReturnType<typeof packColumn>, ReturnType<typeof packColumn>];
  const heading: Heading = {
    name: name.slice(0, MOST_NAME),
    columns,
    rows: values.length / 2,
    axes: [x.column, y.column],
  };
  const head = new TextEncoder().encode(JSON.stringify(heading));
  const body = new Uint8Array(2 + head.length + x.bytes.length + y.bytes.length);
  body.set([head.length & 255, head.length >> 8]);
  body.set(head, 2);
  body.set(x.bytes, 2 + head.length);
  body.set(y.bytes, 2 + head.length + x.bytes.length);
  const deflated = deflateSync(body, { level: 9 });
  const bytes = new Uint8Array(1 + deflated.length);
  bytes[0] = FORMAT;
  bytes.set(deflated, 1);
  return toBase64url(bytes) + sealOf(bytes);
}

const isName = (value: unknown): value is string => typeof value === 'string' && value.length <= 10 * MOST_NAME;

function asHeading(given: unknown): Heading | null {
  if (typeof given !== 'object' || given === null) return null;
  const { name, columns, rows, axes } = given as Partial<Heading>;
  const isPair = (value: unknown): value is readonly [unknown, unknown] => Array.isArray(value) && value.length === 2;
  const isSized = Number.isInteger(rows) && (rows as number) >= 1 && (rows as number) <= MOST_KEPT_VALUES;
  return isName(name) && isPair(columns) && columns.every(isName) && isSized && isPair(axes)
    ? (given as Heading)
    : null;
}

/** Points from the text of a link; null for anything that is not such a text, whole. Total, and its work is bounded. */
export function decodePoints(text: string): ImportedPoints | null {
  try {
    const bytes = fromBase64url(text.slice(0, -SEAL));
    if (!bytes || bytes[0] !== FORMAT || sealOf(bytes) !== text.slice(-SEAL)) return null;
    // A buffer of this size cannot grow, whatever the text claims to unpack to.
    const body = inflateSync(bytes.subarray(1), { out: new Uint8Array(MOST_BYTES) });
    const size = (body[0] as number) | ((body[1] as number) << 8);
    const heading = asHeading(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body.subarray(2, 2 + size))));
    if (!heading) return null;
    const { name, columns, rows, axes } = heading;
    const x = unpackColumn(axes[0], body.subarray(2 + size), rows);
    const y = x && unpackColumn(axes[1], body.subarray(2 + size + x.read), rows);
    if (!x || !y) return null;
    const store = new PointStore(MOST_KEPT_VALUES);
    x.values.forEach((value, i) => {
      store.push(value, y.values[i] as number);
    });
    const standardised = store.standardise();
    const values = store.values();
    if (!standardised) return null;
    return { id: contentHash(values, columns), name, columns, ...standardised, values: values.slice() };
  } catch {
    // Cut, altered or invented: one answer to all of them.
    return null;
  }
}
