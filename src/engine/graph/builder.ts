import type { BinaryFunction, Graph, Node, NodeId, Operation, Output, Shape, UnaryFunction } from './graph.ts';
import { sameShape, splatOf } from './graph.ts';
import { inferShape } from './shapes.ts';

/** Appends nodes to a growing graph; every method returns the new node's position, shapes are inferred. */
export interface Builder {
  readonly nodes: readonly Node[];
  /** Appends any operation. `shape` is needed where it does not follow from the inputs. Throws a RangeError on a misfit. */
  add(operation: Operation, inputs?: readonly NodeId[], shape?: Shape): NodeId;
  /** Appends a node of another graph whose inputs are positions in this one, of the shapes that they had there. */
  keep(node: Node): NodeId;
  node(id: NodeId): Node;
  shape(id: NodeId): Shape;
  /** The number that all elements of a node are known to equal. */
  splat(id: NodeId): number | undefined;
  unary(fn: UnaryFunction, x: NodeId): NodeId;
  binary(fn: BinaryFunction, a: NodeId, b: NodeId): NodeId;
  constant(value: number, shape: Shape): NodeId;
  /** The input itself if it has that shape already. */
  reshape(x: NodeId, shape: Shape): NodeId;
  /** The input itself if it has that shape already. */
  broadcast(x: NodeId, shape: Shape): NodeId;
  finish(name: string, outputs: readonly Output[]): Graph;
}

export function createBuilder(): Builder {
  const nodes: Node[] = [];

  const builder: Builder = {
    nodes,
    add(operation, inputs = [], shape = []) {
      const inferred = inferShape(
        operation,
        inputs.map((id) => builder.shape(id)),
        shape,
      );
      return nodes.push({ ...operation, inputs, shape: inferred }) - 1;
    },
    keep: (node) => nodes.push(node) - 1,
    node(id) {
      const node = nodes[id];
      if (!node) throw new RangeError(`no node %${id}`);
      return node;
    },
    shape: (id) => builder.node(id).shape,
    splat: (id) => splatOf(builder.node(id)),
    unary: (fn, x) => builder.add({ op: 'unary', fn }, [x]),
    binary: (fn, a, b) => builder.add({ op: 'binary', fn }, [a, b]),
    constant: (value, shape) => builder.add({ op: 'constant', values: Float32Array.of(value) }, [], shape),
    reshape: (x, shape) => (sameShape(builder.shape(x), shape) ? x : builder.add({ op: 'reshape' }, [x], shape)),
    broadcast: (x, shape) => (sameShape(builder.shape(x), shape) ? x : builder.add({ op: 'broadcast' }, [x], shape)),
    finish: (name, outputs) => ({ name, nodes, outputs }),
  };
  return builder;
}

/** Decides what becomes of one node, whose inputs are already positions in the new graph; returns its new position. */
export type Visit = (node: Node, build: Builder, id: NodeId) => NodeId;

/** The node as it is, appended to the new graph. */
export const keep: Visit = (node, build) => build.keep(node);

/**
 * A new graph in which every node was visited in order. Whatever takes the place of a node has its shape, so that the
 * shapes of those that are kept need not be inferred again. Throws a RangeError where it has not.
 */
export function rewrite(graph: Graph, visit: Visit): Graph {
  const build = createBuilder();
  const moved = new Int32Array(graph.nodes.length);
  graph.nodes.forEach((node, id) => {
    const isInPlace = node.inputs.every((input) => moved[input] === input);
    const given = isInPlace ? node : { ...node, inputs: node.inputs.map((input) => moved[input] as number) };
    const made = visit(given, build, id);
    const shape = build.shape(made);
    if (!sameShape(shape, node.shape)) throw new RangeError(`${graph.name}: [${shape}] in place of [${node.shape}]`);
    moved[id] = made;
  });
  return build.finish(
    graph.name,
    graph.outputs.map((output) => ({ ...output, node: moved[output.node] as number })),
  );
}
