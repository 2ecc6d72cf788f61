import { LEADING_WORD, OPCODES, WORD_BYTES } from '../opcodes.ts';
import { accessesOf } from './accesses.ts';

/** Rows at whose multiples results are cut: tiles have four. */
const ROWS = 4;
/** Numbers at whose multiples flat results are cut: a cache line, and what the generator draws at once. */
const NUMBERS = 16;
/** Results of fewer numbers are left to one thread. */
const WORTHWHILE = 64;

/** The things that a thread gets of `n`. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** How an instruction is cut: into spans of `n` things at multiples of `grain`. `narrow` makes a copy of its words compute one of them. */
interface Cut {
  readonly n: number;
  readonly grain: number;
  readonly narrow: (band: Int32Array, span: Span) => void;
}

const { matmul, dots, unary, binary, reduce, transpose, copyRows, fill, uniform, normal, rows } = OPCODES;
const { optimise, kernelSum, kernelForce, patches, unpatches, lookup } = OPCODES;

const get = (words: Int32Array, index: number): number => words[index] as number;

/** Bytes that an instruction writes. */
const writtenBy = (words: Int32Array): number =>
  accessesOf(words).writes.reduce((sum, { from, to }) => sum + to - from, 0);

/** Moves the address in a word, if there is one, by so many bytes. */
function move(words: Int32Array, index: number, bytes: number): void {
  if (get(words, index) !== 0) words[index] = get(words, index) + bytes;
}

/** Rows of a result, at multiples of a tile if there are enough. */
const byRows = (n: number, threads: number, narrow: Cut['narrow']): Cut => ({
  n,
  grain: n >= ROWS * threads ? ROWS : 1,
  narrow,
});

/**
 * Numbers in a flat order, `count` in word `countWord`. They are cut where the rows of the result are, so that a thread finds in its own
 * band what it needs of the operation before; random numbers only where the generator starts anew.
 */
function flat(words: Int32Array, threads: number, countWord: number, places: readonly number[], isDrawn = false): Cut {
  const count = get(words, countWord);
  const leading = get(words, LEADING_WORD);
  const size = count / leading;
  const isByRows = leading >= ROWS * threads && (isDrawn ? (size * ROWS) % NUMBERS === 0 : Number.isInteger(size));
  const each = isByRows ? size : 1;
  return {
    n: count / each,
    grain: isByRows ? ROWS : NUMBERS,
    narrow(band, { from, to }) {
      band[countWord] = (to - from) * each;
      for (const place of places) move(band, place, from * each * WORD_BYTES);
    },
  };
}

function product(words: Int32Array, threads: number): Cut {
  const [columns, inner] = [get(words, 5), get(words, 6)];
  const isAcross = get(words, 0) === matmul && get(words, 7) !== 0;
  return byRows(get(words, 4), threads, (band, { from, to }) => {
    band[4] = to - from;
    for (const place of [1, 10]) move(band, place, from * columns * WORD_BYTES);
    move(band, 2, from * (isAcross ? 1 : inner) * WORD_BYTES);
    move(band, 8, from * get(words, 9));
  });
}

/** Along the outermost of the three axes that repeats anything. */
function loops(words: Int32Array, threads: number): Cut {
  const sizes = [5, 6, 7].map((index) => get(words, index));
  const axis = sizes.findIndex((size) => size > 1);
  if (axis < 0 || axis === 2) {
    const { n, grain, narrow } = flat(words, threads, 7, [2]);
    return {
      n,
      grain,
      narrow(band, span) {
        const from = (span.from * get(words, 7)) / n;
        narrow(band, span);
        move(band, 3, from * get(words, 10));
        move(band, 4, from * get(words, 13));
      },
    };
  }
  const inside = sizes.slice(axis + 1).reduce((product, size) => product * size, 1);
  return byRows(sizes[axis] as number, threads, (band, { from, to }) => {
    band[5 + axis] = to - from;
    move(band, 2, from * inside * WORD_BYTES);
    move(band, 3, from * get(words, 8 + axis));
    move(band, 4, from * get(words, 11 + axis));
  });
}

/** By what is left over, or by columns where that is one. */
function reduction(words: Int32Array, threads: number): Cut {
  const [outer, inner] = [get(words, 4), get(words, 6)];
  if (outer > 1) {
    return byRows(outer, threads, (band, { from, to }) => {
      band[4] = to - from;
      move(band, 2, from * inner * WORD_BYTES);
      move(band, 3, from * get(words, 5) * get(words, 7));
    });
  }
  return {
    n: inner,
    grain: NUMBERS,
    narrow(band, { from, to }) {
      band[6] = to - from;
      for (const place of [2, 3]) move(band, place, from * WORD_BYTES);
    },
  };
}

function copies(words: Int32Array, threads: number): Cut {
  const isFlat = get(words, 3) === 1;
  const byBytes = (band: Int32Array, { from, to }: Span): void => {
    band[4] = (to - from) * WORD_BYTES;
    for (const place of [1, 2]) move(band, place, from * WORD_BYTES);
  };
  if (isFlat) return { n: get(words, 4) / WORD_BYTES, grain: NUMBERS, narrow: byBytes };
  return byRows(get(words, 3), threads, (band, { from, to }) => {
    band[3] = to - from;
    move(band, 1, from * get(words, 5));
    move(band, 2, from * get(words, 6));
  });
}

/** Random numbers. Four of them are a block, whose number says where in the stream a band begins. */
function draws(words: Int32Array, threads: number): Cut {
  const { n, grain, narrow } = flat(words, threads, 2, [1], true);
  const each = get(words, 2) / n;
  return {
    n,
    grain,
    narrow(band, span) {
      narrow(band, span);
      band[4] = (span.from * each) / 4;
    },
  };
}

/** Rows drawn from the resident data take one random number each. */
function drawnRows(words: Int32Array): Cut {
  return {
    n: get(words, 2),
    grain: NUMBERS,
    narrow(band, { from, to }) {
      band[2] = to - from;
      move(band, 1, from * get(words, 6));
      band[7] = from / 4;
    },
  };
}

function pairs(words: Int32Array): Cut {
  const byPoints = get(words, 0) === kernelForce && get(words, 12) === 0;
  return {
    n: get(words, 5),
    grain: NUMBERS,
    narrow(band, { from, to }) {
      band[5] = to - from;
      band[14] = from;
      for (const place of byPoints ? [1, 2, 10, 11] : [1, 2]) move(band, place, from * WORD_BYTES);
    },
  };
}

function pictures(words: Int32Array, threads: number): Cut {
  const picture = get(words, 4) * get(words, 5) * get(words, 6) * WORD_BYTES;
  const windows = get(words, 10) * get(words, 11) * get(words, 7) ** 2 * get(words, 6) * WORD_BYTES;
  const [to, from] = get(words, 0) === patches ? [windows, picture] : [picture, windows];
  return byRows(get(words, 3), threads, (band, span) => {
    band[3] = span.to - span.from;
    move(band, 1, span.from * to);
    move(band, 2, span.from * from);
  });
}

/** By columns, which are rows of the result. */
function transposed(words: Int32Array, threads: number): Cut {
  return byRows(get(words, 4), threads, (band, { from, to }) => {
    band[4] = to - from;
    move(band, 1, from * get(words, 3) * WORD_BYTES);
    move(band, 2, from * WORD_BYTES);
  });
}

function cutOf(words: Int32Array, threads: number): Cut {
  switch (get(words, 0)) {
    case matmul:
    case dots:
      return product(words, threads);
    case unary:
      return flat(words, threads, 4, [2, 3]);
    case binary:
      return loops(words, threads);
    case reduce:
      return reduction(words, threads);
    case transpose:
      return transposed(words, threads);
    case copyRows:
      return copies(words, threads);
    case fill:
      return flat(words, threads, 2, [1]);
    case uniform:
    case normal:
      return draws(words, threads);
    case rows:
      return drawnRows(words);
    case optimise:
      return flat(words, threads, 2, [3, 4, 5, 6, 7, 8, 9]);
    case kernelSum:
    case kernelForce:
      return pairs(words);
    case patches:
    case unpatches:
      return pictures(words, threads);
    case lookup:
      return flat(words, threads, 3, [1, 2]);
    default:
      throw new RangeError(`no instruction ${get(words, 0)}`);
  }
}

/**
 * An instruction (see opcodes.ts) as bands, one for each thread: together they write what it writes, to the bit, and no two of them write
 * the same number. A thread that gets nothing has none; what is too small to be cut is the band of thread 0.
 */
export function bandsOf(words: Int32Array, threads: number): readonly (Int32Array | undefined)[] {
  const { n, grain, narrow } = cutOf(words, threads);
  const isWhole = n < 2 * grain || writtenBy(words) < WORTHWHILE * WORD_BYTES;
  return Array.from({ length: threads }, (_, thread) => {
    if (isWhole) return thread === 0 ? words : undefined;
    const cutAt = (index: number): number =>
      index === threads ? n : Math.min(n, Math.round((n * index) / threads / grain) * grain);
    const span = { from: cutAt(thread), to: cutAt(thread + 1) };
    if (span.to <= span.from) return undefined;
    const band = words.slice();
    narrow(band, span);
    return band;
  });
}
