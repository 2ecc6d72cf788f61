import { type Graph, type NodeId, nodeAt, sameShape, sizeOf } from './graph.ts';
import { inferShape, nameOf } from './shapes.ts';

/** Throws an Error that names the first node which breaks a rule of the graph: order, number and shapes of operands. */
export function verify(graph: Graph): Graph {
  graph.nodes.forEach((node, id) => {
    const fail = (problem: string): never => {
      throw new Error(`${graph.name}: %${id} ${nameOf(node)}: ${problem}`);
    };
    for (const input of node.inputs) if (!(input >= 0 && input < id)) fail(`reads %${input}`);
    if (!node.shape.every((size) => Number.isInteger(size) && size > 0)) fail(`has shape [${node.shape}]`);
    try {
      const inferred = inferShape(
        node,
        node.inputs.map((input) => nodeAt(graph, input).shape),
        node.shape,
      );
      if (!sameShape(inferred, node.shape)) fail(`has shape [${node.shape}] instead of [${inferred}]`);
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
    }
    const isPart = (reader: NodeId) => graph.nodes[reader]?.op === 'part';
    const readers =
      node.op === 'optimise' ? graph.nodes.flatMap((other, i) => (other.inputs.includes(id) ? [i] : [])) : [];
    if (!readers.every(isPart)) fail('is read by other nodes than its parts');
  });
  const seen = new Set<string>();
  for (const { kind, name, node } of graph.outputs) {
    const key = `${kind} ${name}`;
    if (seen.has(key)) throw new Error(`${graph.name}: two outputs ${key}`);
    seen.add(key);
    const { shape } = nodeAt(graph, node);
    if (kind === 'report' && sizeOf(shape) !== 1) throw new Error(`${graph.name}: ${key} is [${shape}], not a scalar`);
  }
  return graph;
}
