import type { Arithmetic } from './arithmetic.ts';
import { emit } from './emit.ts';
import type { Findings } from './findings.ts';
import { wordsOf } from './layouts.ts';
import type { Memory, Turn } from './memory.ts';
import { parse } from './parse.ts';

/** A part of a memory, as a shader sees an array. */
export class View {
  readonly #memory: Memory;
  readonly #first: number;
  readonly #size: number;
  constructor(memory: Memory, first: number, size: number) {
    this.#memory = memory;
    this.#first = first;
    this.#size = size;
  }
  read(at: number): number {
    return this.#memory.read(at, this.#first, this.#size);
  }
  write(at: number, value: number): void {
    this.#memory.write(at, this.#first, this.#size, value);
  }
}

/** What a shader only reads, by the word. */
export class Entries {
  readonly #data: DataView;
  readonly #findings: Findings;
  constructor(bytes: ArrayBuffer, offset: number, findings: Findings) {
    this.#data = new DataView(bytes, offset);
    this.#findings = findings;
  }
  at(index: number, size: number): number {
    if (index < size) return index;
    this.#findings.add('bounds', `element ${index} of ${size} of the entries`);
    return 0;
  }
  f32(word: number): number {
    return this.#data.getFloat32(4 * word, true);
  }
  u32(word: number): number {
    return this.#data.getUint32(4 * word, true);
  }
}

/** What the text of a shader refers to; the views change from dispatch to dispatch. */
export interface Surroundings {
  readonly turn: Turn;
  readonly views: Record<string, View | Entries>;
}

type Ids = readonly [number, number, number];
export type Main = (id: Ids, thread: number) => Iterator<number> | undefined;

export interface Executable {
  readonly workgroup: number;
  readonly waits: boolean;
  readonly complaints: readonly string[];
  /** Names of the bindings by their number, each with the words that it has to have. */
  readonly bindings: readonly {
    readonly name: string;
    readonly binding: number;
    readonly words: number;
    readonly isWritten: boolean;
  }[];
  /** Arrays that a workgroup shares, with their sizes. */
  readonly shared: readonly { readonly name: string; readonly size: number }[];
  /** `main` in surroundings of its own. */
  readonly start: (around: Surroundings) => Main;
}

const LEAST_NORMAL = 2 ** -126;
const bits = new DataView(new ArrayBuffer(4));

function bitsOf(x: number): number {
  bits.setFloat32(0, x);
  return bits.getUint32(0);
}
function floatOf(x: number): number {
  bits.setUint32(0, x);
  return bits.getFloat32(0);
}

/** A float32 up to 2.5 units in the last place away, by how much being a matter of its own bits. */
function inexact(x: number): number {
  const own = bitsOf(x);
  if (!Number.isFinite(x) || Math.abs(x) < LEAST_NORMAL) return x;
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(x))) - 23);
  const share = (Math.imul(own, 2654435761) >>> 0) / 2 ** 31 - 1;
  return Math.fround(x + 2.5 * share * unit);
}

const HELPERS = {
  $plain: Math.fround,
  $flushed: (x: number): number => {
    const rounded = Math.fround(x);
    return Math.abs(rounded) < LEAST_NORMAL ? 0 : rounded;
  },
  $bitsOf: bitsOf,
  $floatOf: floatOf,
  $inexact: inexact,
  // Conversions hold what lies outside at the ends.
  $u32: (x: number): number => (x > 0 ? Math.min(Math.trunc(x), 4294967295) : 0),
  $i32: (x: number): number => (Number.isNaN(x) ? 0 : Math.max(-2147483648, Math.min(Math.trunc(x), 2147483647))),
  $select: <T>(no: T, yes: T, isYes: boolean): T => (isYes ? yes : no),
  $vector: (
    a: number | readonly number[],
    b: number | readonly number[],
    combine: (x: number, y: number) => number,
  ): number[] => {
    const size = typeof a === 'number' ? (b as readonly number[]).length : a.length;
    const at = (x: number | readonly number[], i: number) => (typeof x === 'number' ? x : (x[i] as number));
    return Array.from({ length: size }, (_, i) => combine(at(a, i), at(b, i)));
  },
};

/** Views by name, each behind an object that stays, so that the code of a shader is compiled once. */
const standIn = (name: string): string => {
  const methods = ['read(a)', 'write(a, v)', 'at(a, v)', 'f32(a)', 'u32(a)'];
  return `const $${name} = { ${methods.map((method) => `${method} { return $views.${name}.${method.replace(/\(a.*/, '')}${method.replace(/^\w+/, '')}; }`).join(', ')} };`;
};

/** The last shaders that were translated, for programs that are loaded several times. */
const known = new Map<string, Executable>();
const KEPT = 64;

/** A shader, ready to be run. Throws a SyntaxError or a TypeError for what is no WGSL as the engine writes it. */
export function translate(code: string, arithmetic: Arithmetic = {}): Executable {
  const key = JSON.stringify(arithmetic) + code;
  const found = known.get(key);
  if (found) return found;
  const module = parse(code);
  const { js, workgroup, waits, complaints } = emit(module, arithmetic);
  const sized = module.variables.filter(({ space }) => space !== 'private');
  const text = [
    `const $f = ${arithmetic.flushes ? '$flushed' : '$plain'};`,
    ...sized.map(({ name }) => standIn(name)),
    js,
    'return _main;',
  ].join('\n');
  const make = new Function('$turn', '$views', ...Object.keys(HELPERS), text);
  const made: Executable = {
    workgroup,
    waits,
    complaints,
    bindings: sized.flatMap(({ name, type, binding, isWritten }) =>
      binding === undefined ? [] : [{ name, binding, isWritten, words: wordsOf(module.structures, type) }],
    ),
    shared: sized.flatMap(({ name, type, binding }) =>
      binding === undefined && typeof type !== 'string' ? [{ name, size: type.size }] : [],
    ),
    start: ({ turn, views }) => make(turn, views, ...Object.values(HELPERS)),
  };
  known.set(key, made);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  return made;
}
