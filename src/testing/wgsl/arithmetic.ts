import type { Type } from './syntax.ts';

/** How shaders calculate: as IEEE 754 says, or as drivers may. */
export interface Arithmetic {
  /** Denormal numbers become 0. */
  readonly flushes?: boolean;
  /** A product that is added to something is not rounded before. */
  readonly fuses?: boolean;
  /** Quotients, roots and elementary functions are off by up to 2.5 units in the last place. */
  readonly isInexact?: boolean;
}

/** An expression as JavaScript. */
export interface Value {
  readonly js: string;
  /** `int` and `float` are literals of no type yet. */
  readonly type: Type;
  /** The same for all threads of a workgroup, wherever all of them come. */
  readonly isUniform: boolean;
  /** The number, where it is known. */
  readonly known?: number;
  /** The factors of a product of floats that has been rounded in `js`. */
  readonly factors?: string;
}

const isVector = (type: Type): type is string => typeof type === 'string' && type.startsWith('vec');
const elementOf = (type: string): string => (type.endsWith('u') ? 'u32' : 'f32');

/** A value as one of a type; literals take it on. Throws a TypeError where WGSL has no conversion. */
export function as(value: Value, type: Type): Value {
  if (value.type === type) return value;
  const isFitting =
    value.type === 'int'
      ? ['u32', 'i32', 'f32', 'float'].includes(type as string)
      : value.type === 'float' && type === 'f32';
  if (!isFitting || value.known === undefined) throw new TypeError(`${value.js} is ${value.type}, not ${type}`);
  const known = type === 'f32' ? Math.fround(value.known) : value.known;
  return { js: Object.is(known, -0) ? '(-0)' : `(${known})`, type, isUniform: true, known };
}

/** The type that a literal takes on where nothing says which. */
export const concrete = (value: Value): Value =>
  as(value, value.type === 'int' ? 'i32' : value.type === 'float' ? 'f32' : value.type);

/** Both as one type; a literal becomes what the other is. */
function alike(a: Value, b: Value): readonly [Value, Value] {
  if (a.type === b.type) return [a, b];
  const isLiteral = (x: Value) => x.type === 'int' || x.type === 'float';
  if (a.type === 'float' && b.type === 'int') return [a, as(b, 'float')];
  return isLiteral(a) && !(isLiteral(b) && b.type === 'float') ? [as(a, b.type), b] : [a, as(b, a.type)];
}

const COMPARISONS = ['==', '!=', '<', '>', '<=', '>='];

function scalar(operator: string, a: string, b: string, type: Type): string {
  if (type === 'bool') return `(${a} ${operator} ${b})`;
  if (COMPARISONS.includes(operator))
    return `(${a} ${operator.length === 2 && '=!'.includes(operator[0] as string) ? `${operator}=` : operator} ${b})`;
  if (type === 'f32') return `$f(${a} ${operator} ${b})`;
  const end = type === 'u32' ? '>>> 0' : '| 0';
  if (operator === '*') return `(Math.imul(${a}, ${b}) ${end})`;
  if (operator === '>>' && type === 'u32') return `(${a} >>> ${b})`;
  return `((${a} ${operator} ${b}) ${end})`;
}

/** Two literals combined. Throws a TypeError for what WGSL forbids in an expression of constants. */
function folded(operator: string, a: number, b: number, type: Type): number {
  const results: Readonly<Record<string, number>> = { '+': a + b, '-': a - b, '*': a * b, '/': a / b, '%': a % b };
  const result = results[operator];
  if (result === undefined) throw new TypeError(`literals with ${operator}`);
  const isWhole = type !== 'f32' && type !== 'float';
  const made = isWhole ? Math.trunc(result) : type === 'f32' ? Math.fround(result) : result;
  const isBeyond = type === 'u32' ? made !== made >>> 0 : type === 'i32' && made !== (made | 0);
  if (!Number.isFinite(made) || isBeyond) throw new TypeError(`a constant of ${a} ${operator} ${b}`);
  return made;
}

/** Two values combined, rounded as `arithmetic` has it. */
export function binary(operator: string, first: Value, second: Value, { fuses, isInexact }: Arithmetic): Value {
  const isUniform = first.isUniform && second.isUniform;
  if (operator === '&&' || operator === '||')
    return { js: `(${first.js} ${operator} ${second.js})`, type: 'bool', isUniform };
  if (operator === '<<' || operator === '>>') {
    if (!isVector(first.type)) {
      const by = as(second, 'u32');
      return { js: scalar(operator, first.js, by.js, first.type), type: first.type, isUniform };
    }
  }
  const vector = [first.type, second.type].find(isVector);
  if (vector) {
    const own = elementOf(vector);
    const [a, b] = [first, second].map((x) => (isVector(x.type) ? x : as(x, own))) as [Value, Value];
    return { js: `$vector(${a.js}, ${b.js}, (x, y) => ${scalar(operator, 'x', 'y', own)})`, type: vector, isUniform };
  }
  const [a, b] = alike(first, second);
  const isComparison = COMPARISONS.includes(operator);
  if (!isComparison && a.known !== undefined && b.known !== undefined && '+-*/%'.includes(operator)) {
    const known = folded(operator, a.known, b.known, a.type);
    return { js: Object.is(known, -0) ? '(-0)' : `(${known})`, type: a.type, isUniform: true, known };
  }
  const type = isComparison ? 'bool' : a.type;
  const plain = { js: scalar(operator, a.js, b.js, a.type), type, isUniform };
  if (a.type !== 'f32') return plain;
  if (operator === '*') return { ...plain, factors: `${a.js} * ${b.js}` };
  if (operator === '/' && isInexact) return { ...plain, js: `$inexact(${plain.js})` };
  if (!fuses || (operator !== '+' && operator !== '-')) return plain;
  if (a.factors) return { ...plain, js: `$f(${a.factors} ${operator} ${b.js})` };
  return b.factors ? { ...plain, js: `$f(${a.js} ${operator} ${b.factors})` } : plain;
}

/** A value negated, as a number or as a condition. */
export function unary(operator: string, { js, type, isUniform, known }: Value): Value {
  if (known !== undefined) return { js: known === 0 ? '(-0)' : `(${-known})`, type, isUniform, known: -known };
  return { js: operator === '!' ? `!${js}` : type === 'i32' ? `(-${js} | 0)` : `(-${js})`, type, isUniform };
}

const LANES = 'xyzw';

/** Components of a vector, as `v.x` or `v.xy`. */
export function component({ js, isUniform, type }: Value, name: string): Value {
  if (!isVector(type)) throw new TypeError(`${js} has no ${name}`);
  const places = [...name].map((lane) => `${js}[${LANES.indexOf(lane)}]`);
  if (places.length === 1) return { js: places[0] as string, type: elementOf(type), isUniform };
  return { js: `[${places.join(', ')}]`, type: `vec${places.length}${type.at(-1)}`, isUniform };
}

/** Built-in functions on values; undefined for a name that is none. */
export function builtIn(name: string, args: readonly Value[], { isInexact }: Arithmetic): Value | undefined {
  const isUniform = args.every((arg) => arg.isUniform);
  const made = (js: string, type: Type): Value => ({ js, type, isUniform });
  const [first] = args as [Value];
  switch (name) {
    case 'f32':
      return first.known === undefined ? made(`$f(${first.js})`, 'f32') : as(first, 'f32');
    case 'u32':
    case 'i32':
      return made(
        first.type === 'f32' ? `$${name}(${first.js})` : `(${first.js} ${name === 'u32' ? '>>> 0' : '| 0'})`,
        name,
      );
    case 'bitcast f32':
      return made(`$floatOf(${as(first, 'u32').js})`, 'f32');
    case 'bitcast u32':
      return made(`$bitsOf(${as(first, 'f32').js})`, 'u32');
    case 'vec4u': {
      const parts = args.map((arg) => as(arg, 'u32').js);
      return made(parts.length === 1 ? `new Array(4).fill(${parts[0]})` : `[${parts.join(', ')}]`, name);
    }
    case 'select': {
      const [no, yes] = alike(first, args[1] as Value).map(concrete) as [Value, Value];
      return made(`$select(${no.js}, ${yes.js}, ${(args[2] as Value).js})`, no.type);
    }
    case 'min':
    case 'max':
    case 'clamp': {
      const type = args.find((arg) => arg.type !== 'int' && arg.type !== 'float')?.type ?? 'f32';
      const own = args.map((arg) => as(arg, type).js);
      return made(
        name === 'clamp' ? `Math.min(Math.max(${own[0]}, ${own[1]}), ${own[2]})` : `Math.${name}(${own.join(', ')})`,
        type,
      );
    }
    case 'abs':
    case 'floor':
    case 'sign':
      return made(`Math.${name}(${concrete(first).js})`, concrete(first).type);
    case 'sqrt': {
      const js = `$f(Math.sqrt(${as(first, 'f32').js}))`;
      return made(isInexact ? `$inexact(${js})` : js, 'f32');
    }
    default:
      return undefined;
  }
}

export const isVectorType = isVector;
