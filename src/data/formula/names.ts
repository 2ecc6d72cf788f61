import { BINARY, type Binary, type Expression, of, type Part, UNARY, type Unary } from '../../math/expression.ts';

/** Operations of an expression that have a sign of their own and are not written as functions. */
const SIGNS: readonly string[] = ['neg', 'add', 'sub', 'mul', 'div'];

/** A function that can be written in a formula. */
interface Named {
  /** Least and largest number of arguments. */
  readonly takes: readonly [number, number];
  readonly make: (args: readonly Expression[]) => Expression;
}

const unary = (op: Unary): Named => ({ takes: [1, 1], make: ([u]) => of[op](u as Part) });

/** Functions that are applied again and again to more than two arguments. */
const FOLDED: readonly Binary[] = ['min', 'max', 'logaddexp'];

const MOST_ARGUMENTS = 40;

const binary = (op: Binary): Named => ({
  takes: [2, FOLDED.includes(op) ? MOST_ARGUMENTS : 2],
  make: ([first, ...others]) => others.reduce((made, each) => of[op](made, each), first as Expression),
});

/** Functions by the names under which a formula calls them. */
export const FUNCTIONS: ReadonlyMap<string, Named> = new Map([
  ...UNARY.filter((op) => !SIGNS.includes(op)).map((op) => [op, unary(op)] as const),
  ...BINARY.filter((op) => !SIGNS.includes(op)).map((op) => [op, binary(op)] as const),
  ['ln', unary('log')] as const,
]);

/** Functions that have kinks. */
export const KINKED: ReadonlySet<string> = new Set(['abs', 'min', 'max']);

/** Constants by name. */
export const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['π', Math.PI],
  ['e', Math.E],
]);

/** Coordinates by the names that papers give them. */
export const COORDINATES: ReadonlyMap<string, 'x' | 'y'> = new Map([
  ['x', 'x'],
  ['y', 'y'],
  ['x1', 'x'],
  ['x2', 'y'],
]);

/** Number of letters to insert, delete, exchange or swap with a neighbour until one word is the other. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array<number>(b.length).fill(0)]);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? i + j;
  for (let j = 1; j <= b.length; j++) (rows[0] as number[])[j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1);
      (rows[i] as number[])[j] = least;
    }
  }
  return at(a.length, b.length);
}

/** Other names for functions that are known by another one. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['logsumexp', 'logaddexp'],
  ['lse', 'logaddexp'],
  ['norm', 'hypot'],
  ['sq', 'square'],
  ['sqr', 'square'],
  ['root', 'sqrt'],
  ['power', 'pow'],
  ['logistic', 'sigmoid'],
]);

const LONGEST = 16;

/** The known name that a word may have been meant as; undefined if none is near. */
export function nearestName(word: string): string | undefined {
  const lower = word.toLowerCase();
  if (lower.length > LONGEST) return undefined;
  const synonym = SYNONYMS.get(lower);
  if (synonym) return synonym;
  const ranked = [...FUNCTIONS.keys(), 'pi']
    .map((name) => ({ name, far: distance(lower, name) }))
    .sort((a, b) => a.far - b.far);
  const [best] = ranked;
  return best && best.far <= (best.name.length > 3 ? 2 : 1) && best.far < best.name.length ? best.name : undefined;
}
