import { type Builder, keep, rewrite } from '../graph/builder.ts';
import { type Graph, type Node, type NodeId, type NodeOf, type Shape, sameShape, sizeOf } from '../graph/graph.ts';
import { binaryMath, unaryMath } from '../graph/scalarMath.ts';
import { broadcastShape } from '../graph/shapes.ts';
import { foldProduct } from './constantProducts.ts';

/** x as an operand of the result shape. */
const spread = (build: Builder, x: NodeId, shape: Shape): NodeId => build.broadcast(x, shape);

/** Operations with a uniform operand that are no work: x·1, x + 0, x·0 and their kin. */
function foldNeutral(node: NodeOf<'binary'>, build: Builder): NodeId | undefined {
  const [a, b] = node.inputs as readonly [NodeId, NodeId];
  const left = build.splat(a);
  const right = build.splat(b);
  const { fn, shape } = node;
  if (fn === 'mul') {
    if (left === 0 || right === 0) return build.constant(0, shape);
    if (left === 1) return spread(build, b, shape);
    if (right === 1) return spread(build, a, shape);
    if (left === -1) return spread(build, build.unary('neg', b), shape);
    if (right === -1) return spread(build, build.unary('neg', a), shape);
  }
  if (fn === 'add' && left === 0) return spread(build, b, shape);
  if (fn === 'sub' && left === 0) return spread(build, build.unary('neg', b), shape);
  if ((fn === 'add' || fn === 'sub') && right === 0) return spread(build, a, shape);
  if (fn === 'div' && left === 0) return build.constant(0, shape);
  // A division by a known number is a multiplication; the difference is at most one rounding.
  if (fn === 'div' && right !== undefined) return build.binary('mul', a, build.constant(1 / right, build.shape(b)));
  if (fn === 'gate') {
    if (left === 0) return build.constant(0, shape);
    if (right !== undefined) return right > 0 ? spread(build, a, shape) : build.constant(0, shape);
  }
  return undefined;
}

/** A node as x·c with a uniform c, if it is one: also −x, which is x·(−1). */
function scaled(build: Builder, id: NodeId): { readonly x: NodeId; readonly factor: number } | undefined {
  const node = build.node(id);
  const [a, b] = node.inputs as readonly [NodeId, NodeId];
  if (node.op === 'unary' && node.fn === 'neg') return { x: a, factor: -1 };
  if (node.op !== 'binary' || node.fn !== 'mul') return undefined;
  const [x, factor] = build.splat(b) === undefined ? [b, build.splat(a)] : [a, build.splat(b)];
  return factor === undefined || !sameShape(build.shape(x), node.shape) ? undefined : { x, factor };
}

/** (x·c)·d = x·(c·d) for uniform c and d. */
function joinFactors(node: NodeOf<'binary'>, build: Builder): NodeId | undefined {
  if (node.fn !== 'mul') return undefined;
  const [a, b] = node.inputs as readonly [NodeId, NodeId];
  const [x, factor] = build.splat(b) === undefined ? [b, build.splat(a)] : [a, build.splat(b)];
  const inner = scaled(build, x);
  if (factor === undefined || !inner || !sameShape(build.shape(inner.x), node.shape)) return undefined;
  return build.binary('mul', inner.x, build.constant(factor * inner.factor, []));
}

/** Operands without needless repetition: a uniform constant is a scalar, a broadcast its input. */
function slimOperands(node: NodeOf<'binary'>, build: Builder): NodeId | undefined {
  const slim = node.inputs.map((input) => {
    const operand = build.node(input);
    const value = build.splat(input);
    if (value !== undefined && operand.shape.length > 0) return build.constant(value, []);
    return operand.op === 'broadcast' ? (operand.inputs[0] as NodeId) : input;
  });
  const fits = ([a, b]: readonly NodeId[]): boolean =>
    sameShape(broadcastShape(build.shape(a as NodeId), build.shape(b as NodeId)), node.shape);
  const [a, b] = node.inputs as readonly [NodeId, NodeId];
  const [slimA, slimB] = slim as [NodeId, NodeId];
  for (const operands of [slim, [a, slimB], [slimA, b]]) {
    const isNew = operands[0] !== a || operands[1] !== b;
    if (isNew && fits(operands)) return build.binary(node.fn, operands[0] as NodeId, operands[1] as NodeId);
  }
  return undefined;
}

function foldBinary(node: NodeOf<'binary'>, build: Builder): NodeId | undefined {
  const [a, b] = node.inputs as readonly [NodeId, NodeId];
  const left = build.splat(a);
  const right = build.splat(b);
  if (left !== undefined && right !== undefined) return build.constant(binaryMath[node.fn](left, right), node.shape);
  return foldNeutral(node, build) ?? joinFactors(node, build) ?? slimOperands(node, build);
}

function foldUnary(node: NodeOf<'unary'>, build: Builder): NodeId | undefined {
  const [x] = node.inputs as readonly [NodeId];
  const value = build.splat(x);
  if (value !== undefined) return build.constant(unaryMath[node.fn](value), node.shape);
  const input = build.node(x);
  if (input.op === 'broadcast') return spread(build, build.unary(node.fn, input.inputs[0] as NodeId), node.shape);
  if (node.fn !== 'neg') return undefined;
  if (input.op === 'unary' && input.fn === 'neg') return input.inputs[0];
  const inner = scaled(build, x);
  return inner && build.binary('mul', inner.x, build.constant(-inner.factor, []));
}

function foldReduce(node: NodeOf<'reduce'>, build: Builder): NodeId | undefined {
  const [x] = node.inputs as readonly [NodeId];
  const value = build.splat(x);
  if (value === undefined) return undefined;
  const count = sizeOf(build.shape(x)) / sizeOf(node.shape);
  return build.constant(node.fn === 'sum' ? value * count : value, node.shape);
}

function fold(node: Node, build: Builder): NodeId | undefined {
  switch (node.op) {
    case 'unary':
      return foldUnary(node, build);
    case 'binary':
      return foldBinary(node, build);
    case 'reduce':
      return foldReduce(node, build);
    case 'matmul':
      return foldProduct(node, build);
    case 'reshape':
    case 'broadcast':
    case 'transpose':
    case 'slice': {
      const value = build.splat(node.inputs[0] as NodeId);
      return value === undefined ? undefined : build.constant(value, node.shape);
    }
    case 'patches':
    case 'unpatches':
      return build.splat(node.inputs[0] as NodeId) === 0 ? build.constant(0, node.shape) : undefined;
    default:
      return undefined;
  }
}

/**
 * Computes what is known and drops what does nothing. Most of a second-order gradient goes here: it is made of
 * products with ones and zeros. As everywhere in compilers, x·0 counts as 0, also for an infinite x.
 */
export function foldConstants(graph: Graph): Graph {
  return rewrite(graph, (node, build, id) => fold(node, build) ?? keep(node, build, id));
}
