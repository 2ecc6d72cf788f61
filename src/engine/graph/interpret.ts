import { moveWindows } from '../../math/windows.ts';
import { type Graph, type Node, type NodeOf, type OptimiserRule, type Shape, sizeOf } from './graph.ts';
import { kernelForces, kernelSums } from './pairwise.ts';
import { binaryMath, entryAt, unaryMath } from './scalarMath.ts';

/**
 * What a graph means, in float64 and without any cleverness: the oracle of passes and of engines.
 */

/** Numbers of the sources of a graph: state, cells, draws, the input of a probe, and the table of a lookup. */
export type Bindings = (node: NodeOf<'state' | 'cell' | 'draw' | 'input' | 'lookup'>) => ArrayLike<number>;

/** Element strides of an operand along the axes of a result, 0 where it is repeated. */
function stridesIn(shape: Shape, result: Shape): number[] {
  const skip = result.length - shape.length;
  return result.map((_, axis) => ((shape[axis - skip] ?? 1) === 1 ? 0 : sizeOf(shape.slice(axis - skip + 1))));
}

/** Coordinates of element `index` of an array. */
function coordinatesOf(index: number, shape: Shape): number[] {
  return shape.map((size, axis) => Math.floor(index / sizeOf(shape.slice(axis + 1))) % size);
}

/** Fills an array of a shape from the coordinates of each element. */
function generate(shape: Shape, value: (at: readonly number[]) => number): Float64Array {
  return Float64Array.from({ length: sizeOf(shape) }, (_, index) => value(coordinatesOf(index, shape)));
}

const dot = (at: readonly number[], strides: readonly number[]): number =>
  at.reduce((sum, coordinate, axis) => sum + coordinate * (strides[axis] as number), 0);

type Values = Float64Array;

function product(node: NodeOf<'matmul'>, inputs: readonly Values[], shapes: readonly Shape[]): Values {
  const [a, b, ...extras] = inputs as [Values, Values, ...Values[]];
  const [rows = 1, columns = 1] = node.shape;
  const inner = sizeOf(shapes[0] as Shape) / rows;
  const start = node.start === 'zero' ? undefined : extras[0];
  const mask = node.finish === 'gate' ? extras.at(-1) : undefined;
  return generate(node.shape, ([i = 0, j = 0]) => {
    let sum = start ? (start[node.start === 'bias' ? j : i * columns + j] as number) : 0;
    for (let k = 0; k < inner; k++) {
      const left = a[node.transposeA ? k * rows + i : i * inner + k] as number;
      sum += left * (b[node.transposeB ? j * inner + k : k * columns + j] as number);
    }
    if (mask) return binaryMath.gate(sum, mask[i * columns + j] as number);
    return node.finish === 'relu' ? unaryMath.relu(sum) : sum;
  });
}

function reduce(node: NodeOf<'reduce'>, x: Values, shape: Shape): Values {
  const result = new Float64Array(sizeOf(node.shape)).fill(node.fn === 'sum' ? 0 : Number.NEGATIVE_INFINITY);
  x.forEach((value, index) => {
    const kept = coordinatesOf(index, shape).filter((_, axis) => !node.axes.includes(axis));
    const at = dot(kept, stridesOf(node.shape));
    const old = result[at] as number;
    result[at] = node.fn === 'sum' ? old + value : Math.max(old, value);
  });
  return result;
}

const stridesOf = (shape: Shape): number[] => shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));

/** Adds `begin` and looks up; outside of the array there is 0. */
function window(x: Values, shape: Shape, result: Shape, begin: readonly number[]): Values {
  return generate(result, (at) => {
    const from = at.map((coordinate, axis) => coordinate + (begin[axis] as number));
    const isInside = from.every((coordinate, axis) => coordinate >= 0 && coordinate < (shape[axis] as number));
    return isInside ? (x[dot(from, stridesOf(shape))] as number) : 0;
  });
}

function concat(node: NodeOf<'concat'>, inputs: readonly Values[], shapes: readonly Shape[]): Values {
  return generate(node.shape, (at) => {
    let rest = at[node.axis] as number;
    let source = 0;
    while (rest >= (shapes[source]?.[node.axis] as number)) rest -= shapes[source++]?.[node.axis] as number;
    return inputs[source]?.[dot(at.with(node.axis, rest), stridesOf(shapes[source] as Shape))] as number;
  });
}

type Step = (w: number, g: number, moments: readonly number[], s: readonly number[]) => readonly number[];

/** New weight and moments of one weight; scalars in the order of passes/optimisers.ts. */
const steps: Readonly<Record<OptimiserRule, Step>> = {
  sgd: (w, g, _, [a = 0]) => [w - g * a],
  momentum: (w, g, [m = 0], [a = 0, b = 0]) => [w - (m * a + g) * b, m * a + g],
  rmsprop(w, g, [m = 0], [a = 0, b = 0, c = 0]) {
    const scale = m + (g * g - m) * a;
    return [w - (g * b) / (Math.sqrt(scale) + c), scale];
  },
  adam(w, g, [m = 0, v = 0], [a = 0, b = 0, c = 0, d = 0]) {
    const mean = m + (g - m) * a;
    const scale = v + (g * g - v) * b;
    return [w - (mean * c) / (Math.sqrt(scale) + d), mean, scale];
  },
};

function update(node: NodeOf<'optimise'>, inputs: readonly Values[]): Values {
  const [rows = 1, size = 1] = node.shape;
  const [w, g, ...rest] = inputs as [Values, Values, ...Values[]];
  const scalars = rest.slice(rows - 1).map((x) => x[0] as number);
  const result = new Float64Array(rows * size);
  for (let i = 0; i < size; i++) {
    const moments = rest.slice(0, rows - 1).map((x) => x[i] as number);
    const made = steps[node.rule](w[i] as number, g[i] as number, moments, scalars);
    made.forEach((value, row) => {
      result[row * size + i] = value;
    });
  }
  return result;
}

function windowed(node: NodeOf<'patches' | 'unpatches'>, x: Values): Values {
  const result = new Float64Array(sizeOf(node.shape));
  moveWindows(node.geometry, x, result, node.op === 'unpatches');
  return result;
}

function evaluate(node: Node, inputs: readonly Values[], shapes: readonly Shape[], bind: Bindings): Values {
  const [x = new Float64Array(), y = x] = inputs;
  const [shape = [], other = shape] = shapes;
  switch (node.op) {
    case 'state':
    case 'cell':
    case 'draw':
    case 'input':
      return Float64Array.from(bind(node));
    case 'constant':
      return generate(
        node.shape,
        (at) => node.values[node.values.length === 1 ? 0 : dot(at, stridesOf(node.shape))] as number,
      );
    case 'lookup': {
      const table = bind(node);
      return x.map((index) => table[entryAt(index, table.length)] as number);
    }
    case 'unary':
      return x.map(unaryMath[node.fn]);
    case 'binary': {
      const [left, right] = [stridesIn(shape, node.shape), stridesIn(other, node.shape)];
      return generate(node.shape, (at) => binaryMath[node.fn](x[dot(at, left)] as number, y[dot(at, right)] as number));
    }
    case 'matmul':
      return product(node, inputs, shapes);
    case 'reduce':
      return reduce(node, x, shape);
    case 'reshape':
      return x;
    case 'broadcast': {
      const strides = stridesIn(shape, node.shape);
      return generate(node.shape, (at) => x[dot(at, strides)] as number);
    }
    case 'transpose': {
      const strides = node.order.map((axis) => stridesOf(shape)[axis] as number);
      return generate(node.shape, (at) => x[dot(at, strides)] as number);
    }
    case 'slice':
      return window(x, shape, node.shape, node.begin);
    case 'pad':
      return window(
        x,
        shape,
        node.shape,
        node.before.map((before) => -before),
      );
    case 'concat':
      return concat(node, inputs, shapes);
    case 'optimise':
      return update(node, inputs);
    case 'kernelSum':
      return kernelSums(node, inputs, shapes);
    case 'kernelForce':
      return kernelForces(node, inputs, shapes);
    case 'patches':
    case 'unpatches':
      return windowed(node, x);
    case 'part':
      return x.subarray(node.index * sizeOf(node.shape), (node.index + 1) * sizeOf(node.shape));
  }
}

/** Values of all outputs by `kind name`. */
export function interpret(graph: Graph, bind: Bindings): Readonly<Record<string, Float64Array>> {
  const values: Values[] = [];
  for (const node of graph.nodes) {
    const inputs = node.inputs.map((id) => values[id] as Values);
    const shapes = node.inputs.map((id) => graph.nodes[id]?.shape ?? []);
    values.push(evaluate(node, inputs, shapes, bind));
  }
  return Object.fromEntries(graph.outputs.map(({ kind, name, node }) => [`${kind} ${name}`, values[node] as Values]));
}
