import { type Shape, sizeOf } from '../graph/graph.ts';

/** An element-wise operation as three nested loops over a result in order; strides are in elements, 0 repeats. */
export interface Loops {
  /** First elements of the result and of each operand. */
  readonly offset: readonly number[];
  /** Outer, middle and inner count. */
  readonly sizes: readonly [number, number, number];
  /** Per operand; the inner stride is 1 or 0. */
  readonly strides: readonly (readonly [number, number, number])[];
}

interface Axis {
  size: number;
  readonly strides: number[];
}

/** Element strides of an operand along the axes of the result, 0 where it is repeated. */
function stridesIn(shape: Shape, result: Shape): number[] {
  const skip = result.length - shape.length;
  return result.map((_, axis) => {
    const own = shape[axis - skip];
    return own === undefined || own === 1 ? 0 : sizeOf(shape.slice(axis - skip + 1));
  });
}

/** Axes of the result without those of size 1, neighbours joined wherever every operand runs on evenly. */
function joinedAxes(result: Shape, operands: readonly Shape[]): Axis[] {
  const strides = operands.map((shape) => stridesIn(shape, result));
  const axes: Axis[] = [];
  result.forEach((size, axis) => {
    if (size === 1) return;
    const own = strides.map((stride) => stride[axis] as number);
    const outer = axes.at(-1);
    if (outer?.strides.every((stride, i) => stride === (own[i] as number) * size)) {
      outer.size *= size;
      outer.strides.splice(0, own.length, ...own);
    } else {
      axes.push({ size, strides: own });
    }
  });
  return axes;
}

/** Loops of an element-wise operation with broadcasting; more than one where three are not enough. */
export function broadcastLoops(result: Shape, operands: readonly Shape[]): readonly Loops[] {
  const axes = joinedAxes(result, operands);
  const still = { size: 1, strides: operands.map(() => 0) };
  while (axes.length < 3) axes.unshift(still);
  const loops = axes.slice(-3);
  const inside = sizeOf(loops.map(({ size }) => size));
  const offsets = axes
    .slice(0, -3)
    .reduce<readonly (readonly number[])[]>(
      (starts, { size, strides }) =>
        starts.flatMap((start) =>
          Array.from({ length: size }, (_, i) =>
            start.map((first, operand) => first + i * (strides[operand] as number)),
          ),
        ),
      [operands.map(() => 0)],
    );
  return offsets.map((offset, i) => ({
    offset: [i * inside, ...offset],
    sizes: loops.map(({ size }) => size) as [number, number, number],
    strides: operands.map((_, operand) => loops.map(({ strides }) => strides[operand]) as [number, number, number]),
  }));
}

/** A block inside an array as runs of elements at an even distance. */
export interface BlockLoops {
  readonly wholeOffset: number;
  readonly blockOffset: number;
  readonly rows: number;
  /** Elements that are next to each other in both. */
  readonly run: number;
  /** Distance of two rows in the whole array; in the block it is `run`. */
  readonly stride: number;
}

/** How a block [block] at `begin` lies in an array [whole]; more than one entry where it has many cut axes. */
export function blockLoops(whole: Shape, block: Shape, begin: readonly number[]): readonly BlockLoops[] {
  const cut = block.findLastIndex((size, axis) => size !== whole[axis]);
  const inner = Math.max(cut, 0);
  const run = sizeOf(block.slice(inner));
  const stride = sizeOf(whole.slice(inner));
  const rowAxis = inner - 1;
  const rows = rowAxis < 0 ? 1 : (block[rowAxis] as number);
  const strides = whole.map((_, axis) => sizeOf(whole.slice(axis + 1)));
  const corner = begin.reduce((offset, first, axis) => offset + first * (strides[axis] as number), 0);
  const starts = block
    .slice(0, Math.max(rowAxis, 0))
    .reduce<readonly number[]>(
      (offsets, size, axis) =>
        offsets.flatMap((offset) => Array.from({ length: size }, (_, i) => offset + i * (strides[axis] as number))),
      [corner],
    );
  return starts.map((wholeOffset, i) => ({ wholeOffset, blockOffset: i * rows * run, rows, run, stride }));
}

/** [outer, count, inner] of a reduction over neighbouring axes. Throws a RangeError if others lie between them. */
export function reduceSizes(shape: Shape, axes: readonly number[]): { outer: number; count: number; inner: number } {
  const first = axes[0] ?? 0;
  const end = (axes.at(-1) ?? 0) + 1;
  if (end - first !== axes.length) throw new RangeError(`axes ${axes} of [${shape}] are not neighbours`);
  return {
    outer: sizeOf(shape.slice(0, first)),
    count: sizeOf(shape.slice(first, end)),
    inner: sizeOf(shape.slice(end)),
  };
}

/** The same transpose without axes of size 1, and with neighbours that stay together joined. */
export function joinTransposed(shape: Shape, order: readonly number[]): { shape: Shape; order: readonly number[] } {
  const groups: number[][] = [];
  for (const axis of order.filter((candidate) => shape[candidate] !== 1)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const between = last === undefined ? [0] : shape.slice(last + 1, axis);
    if (group && last !== undefined && last < axis && between.every((size) => size === 1)) group.push(axis);
    else groups.push([axis]);
  }
  const sorted = [...groups].sort((a, b) => (a[0] as number) - (b[0] as number));
  return {
    shape: sorted.map((group) => sizeOf(group.map((axis) => shape[axis] as number))),
    order: groups.map((group) => sorted.indexOf(group)),
  };
}

/** First elements of the runs that a transposed array is made of, their length and the distance of their elements. */
export function transposedRuns(
  shape: Shape,
  order: readonly number[],
): { readonly runs: readonly number[]; readonly count: number; readonly stride: number } {
  const strideOf = (axis: number): number => sizeOf(shape.slice(axis + 1));
  const last = order.at(-1) ?? 0;
  const runs = order
    .slice(0, -1)
    .reduce<readonly number[]>(
      (offsets, axis) =>
        offsets.flatMap((offset) =>
          Array.from({ length: shape[axis] as number }, (_, i) => offset + i * strideOf(axis)),
        ),
      [0],
    );
  return { runs, count: shape[last] as number, stride: strideOf(last) };
}
