import { type Builder, keep, rewrite } from '../graph/builder.ts';
import { countUses, type Graph, type Node, type NodeId, type NodeOf, sameShape, sizeOf } from '../graph/graph.ts';

type Product = NodeOf<'matmul'>;

/** Everything a rule may ask: `only(i)` is operand i as a product that nobody else reads, if it is one. */
interface Site {
  readonly build: Builder;
  readonly node: Node;
  readonly only: (operand: number) => Product | undefined;
  /** The same for a product whose numbers operand i has in another shape. */
  readonly reshaped: (operand: number) => Product | undefined;
}

type Rule = (site: Site) => NodeId | undefined;

function rewriteProducts(graph: Graph, rule: Rule): Graph {
  const uses = countUses(graph);
  return rewrite(graph, (node, build, id) => {
    const original = graph.nodes[id]?.inputs ?? [];
    const only = (operand: number): Product | undefined => {
      const made = build.node(node.inputs[operand] as NodeId);
      return made.op === 'matmul' && uses[original[operand] as NodeId] === 1 ? made : undefined;
    };
    const reshaped = (operand: number): Product | undefined => {
      const before = graph.nodes[original[operand] as NodeId];
      const made = build.node(node.inputs[operand] as NodeId);
      if (before?.op !== 'reshape' || made.op !== 'reshape') return undefined;
      const inner = build.node(made.inputs[0] as NodeId);
      const isOnly = uses[original[operand] as NodeId] === 1 && uses[before.inputs[0] as NodeId] === 1;
      return inner.op === 'matmul' && isOnly ? inner : undefined;
    };
    return rule({ build, node, only, reshaped }) ?? keep(node, build, id);
  });
}

/** matmul(transpose(a), b) reads a across instead; likewise for b. */
export function foldTransposes(graph: Graph): Graph {
  return rewriteProducts(graph, ({ build, node }) => {
    if (node.op !== 'matmul') return undefined;
    const [a, b, ...extras] = node.inputs as [NodeId, NodeId, ...NodeId[]];
    const source = (id: NodeId): NodeId | undefined => {
      const operand = build.node(id);
      return operand.op === 'transpose' ? operand.inputs[0] : undefined;
    };
    const [left, right] = [source(a), source(b)];
    if (left === undefined && right === undefined) return undefined;
    const transposeA = node.transposeA !== (left !== undefined);
    const transposeB = node.transposeB !== (right !== undefined);
    return build.add({ ...node, transposeA, transposeB }, [left ?? a, right ?? b, ...extras]);
  });
}

/** a·b + bias: the product starts from the bias instead of zeros. */
export function foldBiases(graph: Graph): Graph {
  return rewriteProducts(graph, ({ build, node, only }) => {
    if (node.op !== 'binary' || node.fn !== 'add') return undefined;
    for (const [operand, other] of [[0, 1] as const, [1, 0] as const]) {
      const product = only(operand);
      const bias = node.inputs[other] as NodeId;
      if (product?.start !== 'zero' || product.finish !== 'none') continue;
      const shape = build.shape(bias);
      const isRow = shape.at(-1) === node.shape[1] && sizeOf(shape) === node.shape[1];
      if (!isRow || !sameShape(product.shape, node.shape)) continue;
      return build.add({ ...product, start: 'bias' }, [...product.inputs, bias]);
    }
    return undefined;
  });
}

/**
 * relu(a·b) and gate(a·b, mask) finish the product while its entries are in registers, also if their numbers are given
 * another shape in between, as those between a dense layer and a convolution are.
 */
export function foldFinishes(graph: Graph): Graph {
  return rewriteProducts(graph, ({ build, node, only, reshaped }) => {
    const isRelu = node.op === 'unary' && node.fn === 'relu';
    const isGate = node.op === 'binary' && node.fn === 'gate';
    if (!isRelu && !isGate) return undefined;
    const product = only(0) ?? reshaped(0);
    if (product?.finish !== 'none' || sizeOf(product.shape) !== sizeOf(node.shape)) return undefined;
    if (isRelu) return build.reshape(build.add({ ...product, finish: 'relu' }, product.inputs), node.shape);
    const mask = node.inputs[1] as NodeId;
    if (!sameShape(build.shape(mask), node.shape)) return undefined;
    const gate = build.reshape(mask, product.shape);
    return build.reshape(build.add({ ...product, finish: 'gate' }, [...product.inputs, gate]), node.shape);
  });
}

/** a·b + X: the product starts from X. Of two products the later one starts from the earlier. */
export function accumulate(graph: Graph): Graph {
  return rewriteProducts(graph, ({ build, node, only }) => {
    if (node.op !== 'binary' || node.fn !== 'add') return undefined;
    const [a, b] = node.inputs as readonly [NodeId, NodeId];
    for (const [operand, other] of a > b
      ? ([
          [0, b],
          [1, a],
        ] as const)
      : ([
          [1, a],
          [0, b],
        ] as const)) {
      const product = only(operand);
      if (product?.start !== 'zero' || product.finish !== 'none') continue;
      if (!sameShape(build.shape(other), node.shape) || !sameShape(product.shape, node.shape)) continue;
      return build.add({ ...product, start: 'matrix' }, [...product.inputs, other]);
    }
    return undefined;
  });
}
