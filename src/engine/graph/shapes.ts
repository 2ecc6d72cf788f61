import { gridOf } from '../../math/windows.ts';
import { type Node, type Operation, type OptimiserRule, type Shape, sameShape, sizeOf } from './graph.ts';

/** Moments and scalar inputs of each optimiser rule. */
export const RULES: Readonly<Record<OptimiserRule, { readonly moments: number; readonly scalars: number }>> = {
  sgd: { moments: 0, scalars: 1 },
  momentum: { moments: 1, scalars: 2 },
  rmsprop: { moments: 1, scalars: 3 },
  adam: { moments: 2, scalars: 4 },
};

/** Shape of an element-wise operation on two shapes. Throws a RangeError if they do not fit. */
export function broadcastShape(a: Shape, b: Shape): Shape {
  if (sameShape(a, b)) return a;
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const left = a[axis - rank + a.length] ?? 1;
    const right = b[axis - rank + b.length] ?? 1;
    if (left !== right && left !== 1 && right !== 1) throw new RangeError(`[${a}] and [${b}] do not fit`);
    return left === 1 ? right : left;
  });
}

function require(condition: boolean, message: string): asserts condition {
  if (!condition) throw new RangeError(message);
}

const ARITY: Partial<Record<Operation['op'], number>> = {
  state: 0,
  cell: 0,
  draw: 0,
  input: 0,
  constant: 0,
  lookup: 1,
  unary: 1,
  binary: 2,
  reduce: 1,
  reshape: 1,
  broadcast: 1,
  transpose: 1,
  slice: 1,
  pad: 1,
  part: 1,
  kernelSum: 3,
  kernelForce: 5,
  patches: 1,
  unpatches: 1,
};

function matmulShape(node: Extract<Operation, { op: 'matmul' }>, inputs: readonly Shape[]): Shape {
  const [a = [], b = [], ...extras] = inputs;
  require(a.length === 2 && b.length === 2, 'operands must be matrices');
  const [rows, inner] = node.transposeA ? [a[1], a[0]] : [a[0], a[1]];
  const [other, columns] = node.transposeB ? [b[1], b[0]] : [b[0], b[1]];
  require(inner === other, `[${a}] and [${b}] do not fit`);
  const shape = [rows as number, columns as number];
  require(extras.length === Number(node.start !== 'zero') + Number(node.finish === 'gate'), 'wrong number of operands');
  const start = extras[0] ?? [];
  if (node.start === 'bias') require(sizeOf(start) === columns, `bias [${start}] for ${columns} columns`);
  if (node.start === 'matrix') require(sameShape(start, shape), `start [${start}] for [${shape}]`);
  if (node.finish === 'gate') require(sameShape(extras.at(-1) ?? [], shape), `gate for [${shape}]`);
  return shape;
}

/** Most coordinates of a point whose pairs are summed over. */
const MAX_DIMENSION = 8;

function pairwiseShape(node: Extract<Operation, { op: 'kernelSum' | 'kernelForce' }>, inputs: readonly Shape[]): Shape {
  const [points = [], others = [], ...scalars] = inputs;
  const [dimension = 0, count = 0] = points;
  require(points.length === 2 && others.length === 2, 'operands must be matrices');
  require(dimension === others[1] && dimension <= MAX_DIMENSION, `[${points}] and [${others}] do not fit`);
  // A sum over nothing has no logarithm.
  require(!node.leaveOneOut || (count === others[0] && count > 1), `[${points}] without those of [${others}]`);
  require(sizeOf(scalars[0] ?? []) === 1, `bandwidth [${scalars[0]}]`);
  if (node.op === 'kernelSum') return [3, count];
  const owners = node.owner === 'points' ? count : others[0];
  for (const shape of scalars.slice(1)) require(sizeOf(shape) === owners, `[${shape}] for ${owners} sums`);
  return points;
}

function windowsShape({ op, geometry }: Extract<Operation, { op: 'patches' | 'unpatches' }>, x: Shape): Shape {
  const { windows, patch, picture } = gridOf(geometry);
  const [rows = 0, size = 0] = x;
  const isPatches = op === 'patches';
  const fits = x.length === 2 && size === (isPatches ? picture : patch) && (isPatches || rows % windows === 0);
  require(fits, `[${x}] for ${isPatches ? `pictures of ${picture}` : `${windows} windows of ${patch}`}`);
  return isPatches ? [rows * windows, patch] : [rows / windows, picture];
}

function optimiseShape(rule: OptimiserRule, inputs: readonly Shape[]): Shape {
  const { moments, scalars } = RULES[rule];
  require(inputs.length === 2 + moments + scalars, 'wrong number of operands');
  const size = sizeOf(inputs[0] ?? []);
  inputs.forEach((shape, i) => {
    require(sizeOf(shape) === (i < 2 + moments ? size : 1), `operand ${i} is [${shape}]`);
  });
  return [1 + moments, size];
}

/**
 * Shape of a node from the shapes of its inputs; a node whose shape is free (a source, reshape, slice …) gets `given`
 * after a check. Throws a RangeError that says what does not fit.
 */
export function inferShape(node: Operation, inputs: readonly Shape[], given: Shape): Shape {
  const arity = ARITY[node.op];
  require(arity === undefined || inputs.length === arity, `${inputs.length} operands instead of ${arity}`);
  const [x = [], y = []] = inputs;
  switch (node.op) {
    case 'state':
    case 'input':
    case 'draw':
      return given;
    case 'cell':
      return [];
    case 'constant':
      require(node.values.length === 1 || node.values.length === sizeOf(given), `${node.values.length} values`);
      return given;
    case 'lookup':
    case 'unary':
      return x;
    case 'binary':
      return broadcastShape(x, y);
    case 'matmul':
      return matmulShape(node, inputs);
    case 'reduce':
      require(node.axes.every((axis, i) => axis > (node.axes[i - 1] ?? -1) && axis < x.length), `axes [${node.axes}]`);
      return x.filter((_, axis) => !node.axes.includes(axis));
    case 'reshape':
      require(sizeOf(x) === sizeOf(given), `[${x}] to [${given}]`);
      return given;
    case 'broadcast':
      require(sameShape(broadcastShape(x, given), given), `[${x}] to [${given}]`);
      return given;
    case 'transpose':
      require([...node.order].sort((a, b) => a - b).every((axis, i) => axis === i), `order [${node.order}]`);
      require(node.order.length === x.length, `order [${node.order}] of [${x}]`);
      return node.order.map((axis) => x[axis] as number);
    case 'slice':
      require(node.begin.length === x.length && given.length === x.length, `[${given}] of [${x}]`);
      require(given.every(
        (size, i) => (node.begin[i] as number) >= 0 && (node.begin[i] as number) + size <= (x[i] as number),
      ), `[${given}] from [${node.begin}] of [${x}]`);
      return given;
    case 'concat':
      return concatShape(node.axis, inputs);
    case 'pad':
      require(node.before.length === x.length && given.length === x.length, `[${x}] to [${given}]`);
      require(given.every(
        (size, i) => (node.before[i] as number) >= 0 && (node.before[i] as number) + (x[i] as number) <= size,
      ), `[${x}] at [${node.before}] of [${given}]`);
      return given;
    case 'optimise':
      return optimiseShape(node.rule, inputs);
    case 'kernelSum':
    case 'kernelForce':
      return pairwiseShape(node, inputs);
    case 'patches':
    case 'unpatches':
      return windowsShape(node, x);
    case 'part':
      require(x.length === 2 && node.index < (x[0] as number), `part ${node.index} of [${x}]`);
      return [x[1] as number];
  }
}

function concatShape(axis: number, inputs: readonly Shape[]): Shape {
  const first = inputs[0] ?? [];
  require(axis >= 0 && axis < first.length, `axis ${axis} of [${first}]`);
  for (const shape of inputs) {
    const fits = shape.length === first.length && shape.every((size, i) => i === axis || size === first[i]);
    require(fits, `[${first}] and [${shape}] do not fit`);
  }
  return first.with(
    axis,
    inputs.reduce((sum, shape) => sum + (shape[axis] as number), 0),
  );
}

/** Operation and shape of a node as one word for messages. */
export const nameOf = (node: Node): string => ('fn' in node ? node.fn : 'rule' in node ? node.rule : node.op);
