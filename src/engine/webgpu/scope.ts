/** Statements of a WGSL function while it is being written. Equal expressions get one name. */
export interface Scope {
  /** Name of the value of an expression; text that is a name or a number already stays as it is. */
  let(expression: string): string;
  /** Declares a variable. */
  variable(name: string, value: string): void;
  /** A fresh name. */
  name(): string;
  line(statement: string): void;
  /** A block that may not run, e.g. of a condition. It sees the names around it. */
  block(head: string, fill: (scope: Scope) => void): void;
  /** A loop over k from `first` in steps of one while below `end`; what does not depend on k is computed before it. */
  loop(k: string, first: string, end: string, fill: (scope: Scope) => void): void;
  /** Name of what `make` returned for this key, here or around. */
  once(key: string, make: () => string): string;
  readonly lines: readonly string[];
}

const ATOM = /^[\w.]+$/;
const WORDS = /[A-Za-z_]\w*/g;

/** What an inner scope knows of those around it. */
interface Around {
  readonly names: { count: number };
  readonly known: ReadonlyMap<string, string>;
  /** Given inside of a loop: where values go that do not depend on it. */
  readonly outside?: Scope;
  /** Names that change in the loop. */
  readonly own?: readonly string[];
}

export function createScope(
  { names, known: before, outside, own = [] }: Around = { names: { count: 0 }, known: new Map() },
): Scope {
  const known = new Map(before);
  const declared = new Set(own);
  const lines: string[] = [];
  const scope: Scope = {
    lines,
    name: () => `v${names.count++}`,
    let(expression) {
      if (ATOM.test(expression)) return expression;
      const isInvariant = !(expression.match(WORDS) ?? []).some((word) => declared.has(word));
      if (outside && isInvariant) return outside.let(expression);
      return scope.once(expression, () => {
        const name = scope.name();
        declared.add(name);
        lines.push(`let ${name} = ${expression};`);
        return name;
      });
    },
    variable(name, value) {
      declared.add(name);
      lines.push(`var ${name} = ${value};`);
    },
    line: (statement) => {
      lines.push(statement);
    },
    block(head, fill) {
      const inner = createScope({ names, known });
      fill(inner);
      lines.push(`${head} {`, ...inner.lines.map((line) => `  ${line}`), '}');
    },
    loop(k, first, end, fill) {
      const inner = createScope({ names, known, outside: scope, own: [k] });
      fill(inner);
      lines.push(`for (var ${k} = ${first}; ${k} < ${end}; ${k}++) {`, ...inner.lines.map((line) => `  ${line}`), '}');
    },
    once(key, make) {
      const same = known.get(key);
      if (same !== undefined) return same;
      const made = make();
      known.set(key, made);
      return made;
    },
  };
  return scope;
}

/** Literal of an unsigned integer. */
export const uint = (value: number): string => `${value}u`;

/** The number that an index is known to be. */
export const knownIndex = (text: string): number | undefined =>
  /^\d+u$/.test(text) ? Number.parseInt(text, 10) : undefined;

const OFFSET = /^\((\w+) \+ (\d+)u\)$/;

/** Index arithmetic as text, done at once where both sides are known. */
export const index = {
  add(a: string, b: string): string {
    const [x, y] = [knownIndex(a), knownIndex(b)];
    if (x !== undefined && y !== undefined) return uint(x + y);
    if (x !== undefined) return index.add(b, a);
    if (y === 0) return a;
    // Known numbers come last and are added up, so that an offset into an offset costs nothing.
    const [, variable = a, known = '0'] = (y !== undefined && OFFSET.exec(a)) || [];
    return y === undefined ? `(${a} + ${b})` : `(${variable} + ${y + Number(known)}u)`;
  },
  sub(a: string, b: number): string {
    const x = knownIndex(a);
    return b === 0 ? a : x === undefined ? `(${a} - ${b}u)` : uint(x - b);
  },
  mul(a: string, b: number): string {
    const x = knownIndex(a);
    if (x !== undefined) return uint(x * b);
    return b === 1 ? a : b === 0 ? '0u' : `(${a} * ${b}u)`;
  },
  div(a: string, b: number): string {
    const x = knownIndex(a);
    if (x !== undefined) return uint(Math.floor(x / b));
    return b === 1 ? a : `(${a} / ${b}u)`;
  },
  mod(a: string, b: number): string {
    const x = knownIndex(a);
    if (x !== undefined) return uint(x % b);
    return b === 1 ? '0u' : `(${a} % ${b}u)`;
  },
};
