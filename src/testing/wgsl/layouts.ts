import type { Value } from './arithmetic.ts';
import type { Expression, Module, Type } from './syntax.ts';

/** Sizes and places as WGSL lays them out in buffers, in words of four bytes. */

const up = (size: number, align: number): number => Math.ceil(size / align) * align;

type Structures = Module['structures'];

function alignOf(structures: Structures, type: Type): number {
  if (typeof type !== 'string') return alignOf(structures, type.of);
  const fields = structures.get(type);
  if (fields) return Math.max(...fields.map((field) => alignOf(structures, field.type)));
  return type.startsWith('vec4') ? 4 : 1;
}

export function wordsOf(structures: Structures, type: Type): number {
  if (typeof type !== 'string') return strideOf(structures, type.of) * type.size;
  const fields = structures.get(type);
  if (!fields) return type.startsWith('vec4') ? 4 : 1;
  const last = fields.at(-1) as (typeof fields)[number];
  return up(placeOf(structures, type, last.name).word + wordsOf(structures, last.type), alignOf(structures, type));
}

/** Words from one element of an array to the next. */
const strideOf = (structures: Structures, type: Type): number =>
  up(wordsOf(structures, type), alignOf(structures, type));

/** Where a field of a structure begins, and what it is. */
function placeOf(structures: Structures, structure: string, name: string): { word: number; type: Type } {
  let end = 0;
  for (const field of structures.get(structure) ?? []) {
    const word = up(end, alignOf(structures, field.type));
    if (field.name === name) return { word, type: field.type };
    end = word + wordsOf(structures, field.type);
  }
  throw new TypeError(`${structure} has no ${name}`);
}

/** A place in a buffer that is only read, in words from its start, as JavaScript. */
interface Place {
  readonly root: string;
  readonly word: string;
  readonly type: Type;
  readonly isUniform: boolean;
}

/** Finds the places that expressions name, none for one that names no such buffer. */
export function createPlaces(
  { structures, variables }: Module,
  isLocal: (name: string) => boolean,
  indexOf: (x: Expression) => Value,
): (x: Expression) => Place | undefined {
  return function place(x: Expression): Place | undefined {
    if (x.kind === 'name') {
      const variable = isLocal(x.name) ? undefined : variables.find(({ name }) => name === x.name);
      if (!variable || variable.isWritten || !['storage', 'uniform'].includes(variable.space)) return undefined;
      return { word: '0', type: variable.type, isUniform: true, root: x.name };
    }
    if (x.kind !== 'index' && x.kind !== 'field') return undefined;
    const of = place(x.of);
    if (!of) return undefined;
    if (x.kind === 'field') {
      const { word, type } = placeOf(structures, of.type as string, x.name);
      return { ...of, word: `${of.word} + ${word}`, type };
    }
    const at = indexOf(x.at);
    // A string is the name of a vector of four.
    const { of: type, size } = typeof of.type === 'string' ? { of: 'f32', size: 4 } : of.type;
    const word = `${of.word} + ${strideOf(structures, type)} * $${of.root}.at(${at.js}, ${size})`;
    return { ...of, word, type, isUniform: of.isUniform && at.isUniform };
  };
}
