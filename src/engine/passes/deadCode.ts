import type { Graph } from '../graph/graph.ts';

/** Without the nodes that no output depends on. Order and results stay as they are. */
export function removeDeadCode(graph: Graph): Graph {
  const { nodes, outputs } = graph;
  const isLive = new Uint8Array(nodes.length);
  for (const { node } of outputs) isLive[node] = 1;
  for (let id = nodes.length - 1; id >= 0; id--) {
    if (isLive[id]) for (const input of nodes[id]?.inputs ?? []) isLive[input] = 1;
  }
  if (isLive.every((flag) => flag === 1)) return graph;
  const moved = new Int32Array(nodes.length);
  const live = nodes.filter((_, id) => isLive[id]);
  let count = 0;
  nodes.forEach((_, id) => {
    moved[id] = isLive[id] ? count++ : -1;
  });
  const at = (id: number): number => moved[id] as number;
  return {
    ...graph,
    nodes: live.map((node) =>
      node.inputs.every((id) => at(id) === id) ? node : { ...node, inputs: node.inputs.map(at) },
    ),
    outputs: outputs.map((output) => ({ ...output, node: at(output.node) })),
  };
}

/** The graph without its reports: what a step costs when nobody looks. What is left computes the same bits. */
export function withoutReports(graph: Graph): Graph {
  return removeDeadCode({ ...graph, outputs: graph.outputs.filter(({ kind }) => kind !== 'report') });
}
