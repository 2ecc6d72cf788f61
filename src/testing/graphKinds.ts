import type { Builder } from '../engine/graph/builder.ts';
import { type BinaryFunction, type NodeId, type Shape, sizeOf, UNARY } from '../engine/graph/graph.ts';

/** What random graphs are made of. */

/** Functions whose value and slope stay moderate on any graph of a few nodes. */
const SMOOTH = UNARY.filter((fn) =>
  ['neg', 'relu', 'step', 'tanh', 'sigmoid', 'softplus', 'abs', 'sign', 'sin', 'cos', 'floor'].includes(fn),
);
const COMBINE: readonly BinaryFunction[] = ['add', 'sub', 'mul', 'max', 'min', 'gate', 'greater'];

export type Pick = (below: number) => number;
type Kind = (build: Builder, x: NodeId, pick: Pick) => void;

/** A random node, rather a late one, among those that a condition admits; `fallback` if there are none. */
export function choose(build: Builder, pick: Pick, admits: (shape: Shape) => boolean, fallback: NodeId): NodeId {
  const fitting = build.nodes.flatMap(({ shape }, id) => (admits(shape) ? [id] : []));
  const recent = pick(3) > 0 ? fitting.slice(-6) : fitting;
  return recent[pick(Math.max(recent.length, 1))] ?? fallback;
}

const combine: Kind = (build, x, pick) => {
  const shape = build.shape(x);
  const fits = (other: Shape): boolean =>
    other.every((n, i) => {
      const own = shape.at(i - other.length) ?? 1;
      return i - other.length < -shape.length || n === 1 || own === 1 || n === own;
    });
  build.binary(COMBINE[pick(COMBINE.length)] as BinaryFunction, x, choose(build, pick, fits, x));
};

const multiply: Kind = (build, x, pick) => {
  const shape = build.shape(x);
  if (shape.length !== 2) return;
  const transposeA = pick(2) === 1;
  const inner = shape[transposeA ? 0 : 1] as number;
  const fits = (other: Shape): boolean => other.length === 2 && other.includes(inner);
  const y = choose(build, pick, fits, x);
  if (!fits(build.shape(y))) return;
  const transposeB = build.shape(y)[0] !== inner;
  const scaled = build.binary('mul', y, build.constant(1 / inner, []));
  const product = build.add({ op: 'matmul', transposeA, transposeB, start: 'zero', finish: 'none' }, [x, scaled]);
  follow(build, product, pick);
};

/** What networks do to a product: bias, sum with another one, relu, or the gradient of relu. */
function follow(build: Builder, product: NodeId, pick: Pick): void {
  const [rows, columns] = build.shape(product);
  const row = choose(build, pick, (shape) => shape.length === 1 && shape[0] === columns, product);
  const like = choose(build, pick, (shape) => shape.length === 2 && shape[0] === rows && shape[1] === columns, product);
  const sum = [product, build.binary('add', product, row), build.binary('add', like, product)][pick(3)] as NodeId;
  const mask = build.unary('step', like);
  [() => sum, () => build.unary('relu', sum), () => build.binary('mul', sum, mask)][pick(3)]?.();
}

/** The gradient of sums of a kernel over all pairs of two sets of points, from the sums and their derivative. */
const pairUp: Kind = (build, x, pick) => {
  const [rows = 0, d = 0] = build.shape(x);
  if (build.shape(x).length !== 2 || d > 8) return;
  const y = choose(build, pick, (shape) => shape.length === 2 && shape[1] === d, x);
  const family = pick(2) ? 'gaussian' : 'student-t';
  const leaveOneOut = rows > 1 && build.shape(y)[0] === rows && pick(2) === 1;
  const turned = (points: NodeId): NodeId => build.add({ op: 'transpose', order: [1, 0] }, [points]);
  const bandwidth = build.constant(4, []);
  const sums = build.add({ op: 'kernelSum', family, leaveOneOut }, [turned(x), y, bandwidth]);
  const row = (index: number): NodeId =>
    build.reshape(build.add({ op: 'slice', begin: [index, 0] }, [sums], [1, rows]), [rows]);
  const scale = build.binary('div', build.unary('tanh', row(0)), row(2));
  const owner = pick(2) ? 'points' : 'others';
  const [points, others] = owner === 'points' ? [x, y] : [y, x];
  const inputs = [turned(points), others, bandwidth, row(1), scale];
  turned(build.add({ op: 'kernelForce', family, leaveOneOut, owner }, inputs));
};

const divisors = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1).filter((d) => n % d === 0);

/** Windows of rows that are read as small pictures, and perhaps the way back. */
const cutUp: Kind = (build, x, pick) => {
  const size = build.shape(x)[1];
  if (build.shape(x).length !== 2 || size === undefined) return;
  const channels = divisors(size)[pick(divisors(size).length)] as number;
  const heights = divisors(size / channels);
  const height = heights[pick(heights.length)] as number;
  const width = size / channels / height;
  const kernel = 1 + pick(3);
  const geometry = { height, width, channels, kernel, stride: 1 + pick(2), padding: pick(kernel) };
  if (Math.min(height, width) + 2 * geometry.padding < kernel) return;
  const windows = build.add({ op: 'patches', geometry }, [x]);
  if (pick(2)) build.add({ op: 'unpatches', geometry }, [build.unary('tanh', windows)]);
};

/** Axis that an operation works along. */
const axisOf = (build: Builder, x: NodeId, pick: Pick): number => pick(Math.max(build.shape(x).length, 1));

/** What a random graph grows by: each appends a few nodes to one that is there, or none where it does not fit. */
export const KINDS: readonly Kind[] = [
  combine,
  combine,
  combine,
  multiply,
  multiply,
  multiply,
  (build, x, pick) => build.unary(SMOOTH[pick(SMOOTH.length)] as (typeof SMOOTH)[number], x),
  (build, x) => build.unary('relu', x),
  (build, x, pick) => {
    const axis = axisOf(build, x, pick);
    if (build.shape(x).length > 0) build.add({ op: 'reduce', fn: pick(3) ? 'sum' : 'max', axes: [axis] }, [x]);
  },
  (build, x) => {
    if (build.shape(x).length === 2) build.add({ op: 'transpose', order: [1, 0] }, [x]);
  },
  (build, x) => build.reshape(x, [sizeOf(build.shape(x))]),
  (build, x, pick) => {
    if (build.shape(x).length > 0)
      build.add({ op: 'concat', axis: axisOf(build, x, pick) }, [x, build.unary('tanh', x)]);
  },
  (build, x, pick) => {
    const shape = build.shape(x);
    const axis = axisOf(build, x, pick);
    if (shape.length === 0) return;
    const first = pick(shape[axis] as number);
    const begin = shape.map((_, i) => (i === axis ? first : 0));
    build.add({ op: 'slice', begin }, [x], shape.with(axis, (shape[axis] as number) - first));
  },
  (build, x, pick) => {
    const shape = build.shape(x);
    const axis = axisOf(build, x, pick);
    if (shape.length === 0) return;
    const before = shape.map((_, i) => Number(i === axis));
    build.add({ op: 'pad', before }, [x], shape.with(axis, (shape[axis] as number) + 2));
  },
  (build, x) => {
    if (build.shape(x).length < 2) build.broadcast(x, [3, ...build.shape(x)]);
  },
  pairUp,
  cutUp,
  (build, x) => build.add({ op: 'lookup' }, [build.binary('mul', x, build.constant(3, []))]),
  (build, x, pick) => build.constant([0, 1, -1, 0.5, 2][pick(5)] as number, pick(2) ? build.shape(x) : []),
];
