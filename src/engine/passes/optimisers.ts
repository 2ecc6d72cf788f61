import { keep, rewrite } from '../graph/builder.ts';
import { type Graph, type NodeId, type OptimiserRule, type Output, sizeOf } from '../graph/graph.ts';
import { type Match, matches, type Pattern } from './patterns.ts';

/**
 * Updates as nn/optimisers.ts writes them. Capital letters stand for vectors as long as the weights, small ones for
 * scalars; `operands` lists them in the order of the instruction: weights W, gradient G, moments, scalars.
 */
interface UpdatePattern {
  readonly rule: OptimiserRule;
  readonly weights: Pattern;
  readonly moments: readonly Pattern[];
  readonly operands: readonly string[];
}

const mean: Pattern = ['add', 'M', ['mul', ['sub', 'G', 'M'], 'a']];
const scale = (moment: string, share: string): Pattern => [
  'add',
  moment,
  ['mul', ['sub', ['square', 'G'], moment], share],
];
const buffer: Pattern = ['add', ['mul', 'M', 'a'], 'G'];

const UPDATES: readonly UpdatePattern[] = [
  {
    rule: 'adam',
    weights: ['sub', 'W', ['div', ['mul', mean, 'c'], ['add', ['sqrt', scale('V', 'b')], 'd']]],
    moments: [mean, scale('V', 'b')],
    operands: ['W', 'G', 'M', 'V', 'a', 'b', 'c', 'd'],
  },
  {
    rule: 'rmsprop',
    weights: ['sub', 'W', ['div', ['mul', 'G', 'b'], ['add', ['sqrt', scale('M', 'a')], 'c']]],
    moments: [scale('M', 'a')],
    operands: ['W', 'G', 'M', 'a', 'b', 'c'],
  },
  {
    rule: 'momentum',
    weights: ['sub', 'W', ['mul', buffer, 'b']],
    moments: [buffer],
    operands: ['W', 'G', 'M', 'a', 'b'],
  },
  {
    rule: 'sgd',
    weights: ['sub', 'W', ['mul', 'G', 'a']],
    moments: [],
    operands: ['W', 'G', 'a'],
  },
];

interface Found {
  readonly update: UpdatePattern;
  readonly bound: Match;
}

/** An update whose result is this node and whose operands are vectors and scalars as they should be. */
function findUpdate(graph: Graph, id: NodeId): Found | undefined {
  const size = sizeOf(graph.nodes[id]?.shape ?? []);
  for (const update of UPDATES) {
    const bound = matches(graph, update.weights, id);
    if (!bound) continue;
    const fits = update.operands.every((name) => {
      const shape = graph.nodes[bound.get(name) as NodeId]?.shape ?? [];
      return name === name.toUpperCase() ? shape.length === 1 && sizeOf(shape) === size : sizeOf(shape) === 1;
    });
    const isWeights = graph.nodes[bound.get('W') as NodeId]?.op === 'state';
    if (fits && isWeights && size > 1) return { update, bound };
  }
  return undefined;
}

/** Row of a found update that an output is: 0 the weights, then the moments. Undefined for other outputs. */
function rowOf(graph: Graph, { update, bound }: Found, output: NodeId): number | undefined {
  const isSame = (pattern: Pattern): boolean => {
    const match = matches(graph, pattern, output);
    return match !== undefined && [...match].every(([name, node]) => bound.get(name) === node);
  };
  const row = [update.weights, ...update.moments].findIndex(isSame);
  return row < 0 ? undefined : row;
}

/** One node for each optimiser update, which would otherwise run over the weights a dozen times. */
export function fuseOptimisers(graph: Graph): Graph {
  const moved = new Map<NodeId, NodeId>();
  const fused: { readonly found: Found; readonly node: NodeId }[] = [];
  const rewritten = rewrite(graph, (node, build, id) => {
    const found = node.op === 'binary' && node.fn === 'sub' ? findUpdate(graph, id) : undefined;
    if (!found) {
      moved.set(id, keep(node, build, id));
    } else {
      const operands = found.update.operands.map((name) => moved.get(found.bound.get(name) as NodeId) as NodeId);
      const all = build.add({ op: 'optimise', rule: found.update.rule }, operands);
      fused.push({ found, node: all });
      moved.set(id, build.add({ op: 'part', index: 0 }, [all]));
    }
    return moved.get(id) as NodeId;
  });
  // The new moments stand before the weights in the graph, so only outputs, which are read at the end, can take them
  // from the fused node. Nothing else reads them in practice.
  const nodes = [...rewritten.nodes];
  const outputs = graph.outputs.map((output, i) => {
    for (const { found, node } of fused) {
      const index = rowOf(graph, found, output.node);
      const shape = graph.nodes[output.node]?.shape ?? [];
      if (index) return { ...output, node: nodes.push({ op: 'part', index, inputs: [node], shape }) - 1 };
    }
    return rewritten.outputs[i] as Output;
  });
  return { ...rewritten, nodes, outputs };
}
