import { assignOffsets, type Buffer } from '../common/arena.ts';
import { cellName } from '../common/cells.ts';
import { type Graph, type NodeId, nodeAt, sizeOf } from '../graph/graph.ts';
import { findViews, type View } from './views.ts';

/** Memory of one graph. `arena` holds what is forgotten afterwards; the other segments outlive an execution. */
export type Segment = 'state' | 'cell' | 'constant' | 'input' | 'output' | 'arena';

export interface Location {
  readonly segment: Segment;
  /** State vector, cell or output that the segment is about; constants and arena have no name. */
  readonly name: string;
  /** Element offset inside it. */
  readonly offset: number;
}

export interface MemoryPlan {
  /** Where the numbers of a node are. */
  locate(id: NodeId): Location;
  /** True if a node is a run inside another one, so that nothing has to be computed. */
  isView(id: NodeId): boolean;
  readonly arenaSize: number;
  /** Numbers for the constant segment, which no execution writes. */
  readonly constants: Float32Array;
  /** Outputs that are not made in place and have to be copied at the end. */
  readonly copies: readonly { readonly from: NodeId; readonly to: Location }[];
}

/** Elements are laid out in groups of this many, a cache line. */
const GROUP = 16;
const grouped = (size: number): number => Math.ceil(size / GROUP) * GROUP;

/** Position at which the numbers of a node are written: its own, or that of the update it is a part of. */
function writtenAt(graph: Graph, id: NodeId): NodeId {
  const node = nodeAt(graph, id);
  return node.op === 'part' ? (node.inputs[0] as NodeId) : id;
}

function isElementwise(graph: Graph, id: NodeId): boolean {
  const { op } = nodeAt(graph, id);
  return op === 'unary' || op === 'binary' || op === 'part' || op === 'lookup';
}

/** Last position at which the numbers of each root are read; outputs are read after the end. */
function lastReads(graph: Graph, views: readonly View[]): Int32Array {
  const last = Int32Array.from(graph.nodes, (_, id) => writtenAt(graph, id));
  const read = (id: NodeId, at: number) => {
    const { root } = views[id] as View;
    last[root] = Math.max(last[root] as number, at);
  };
  graph.nodes.forEach((node, id) => {
    for (const input of node.inputs) read(input, id);
  });
  for (const output of graph.outputs) read(output.node, graph.nodes.length);
  return last;
}

/**
 * True if the new value of a state vector may be written where the old one is: nobody reads the old one later, and the
 * operation that writes it reads the old one, if at all, element by element.
 */
function canReplace(graph: Graph, views: readonly View[], last: Int32Array, name: string, root: NodeId): boolean {
  if (!isElementwise(graph, root)) return false;
  const at = writtenAt(graph, root);
  const size = sizeOf(nodeAt(graph, root).shape);
  return graph.nodes.every((old, id) => {
    if (old.op !== 'state' || old.name !== name) return true;
    if ((last[id] as number) > at) return false;
    const operands = nodeAt(graph, at).inputs.filter((input) => views[input]?.root === id);
    return operands.every((input) => views[input]?.offset === 0 && sizeOf(nodeAt(graph, input).shape) === size);
  });
}

/** Decides where every node of a graph lives, so that as little as possible is copied and memory is used again. */
export function planMemory(graph: Graph): MemoryPlan {
  const views = findViews(graph);
  const last = lastReads(graph, views);
  const fixed = new Map<NodeId, Location>();
  const copies: MemoryPlan['copies'][number][] = [];
  const constants: number[] = [];

  graph.nodes.forEach((node, id) => {
    if (node.op === 'state') fixed.set(id, { segment: 'state', name: node.name, offset: 0 });
    else if (node.op === 'cell') fixed.set(id, { segment: 'cell', name: cellName(node), offset: 0 });
    else if (node.op === 'input') fixed.set(id, { segment: 'input', name: '', offset: 0 });
    else if (node.op === 'constant') {
      fixed.set(id, { segment: 'constant', name: '', offset: constants.length });
      const size = sizeOf(node.shape);
      for (let i = 0; i < grouped(size); i++) constants.push(node.values[node.values.length === 1 ? 0 : i] ?? 0);
    }
  });

  for (const { kind, name, node } of graph.outputs) {
    const { root, offset } = views[node] as View;
    const to: Location =
      kind === 'state' ? { segment: 'state', name, offset: 0 } : { segment: 'output', name, offset: 0 };
    const known = fixed.get(root);
    if (known?.segment === 'state' && known.name === name && kind === 'state' && offset === 0) continue;
    const isWhole = sizeOf(nodeAt(graph, node).shape) === sizeOf(nodeAt(graph, root).shape);
    const inPlace = kind !== 'state' || canReplace(graph, views, last, name, root);
    if (!known && isWhole && inPlace && nodeAt(graph, root).op !== 'concat') fixed.set(root, to);
    else copies.push({ from: node, to });
  }

  const inside = placeInConcats(graph, views, fixed);
  const buffers = new Map<NodeId, Buffer>();
  graph.nodes.forEach((node, id) => {
    if (views[id]?.root !== id || fixed.has(id) || node.op === 'optimise') return;
    const home = homeOf(inside, id);
    const known = buffers.get(home.root);
    const from = Math.min(known?.from ?? Number.POSITIVE_INFINITY, writtenAt(graph, id));
    const to = Math.max(known?.to ?? 0, last[id] as number);
    buffers.set(home.root, { size: grouped(sizeOf(nodeAt(graph, home.root).shape)), from, to });
  });
  const { offsets, size: arenaSize } = assignOffsets(buffers);

  return {
    locate(id) {
      const { root, offset } = views[id] as View;
      const known = fixed.get(root);
      if (known) return { ...known, offset: known.offset + offset };
      const home = homeOf(inside, root);
      const at = offsets.get(home.root);
      if (at === undefined) throw new Error(`${graph.name}: %${id} has no place`);
      return { segment: 'arena', name: '', offset: at + home.offset + offset };
    },
    isView: (id) => views[id]?.root !== id,
    arenaSize,
    constants: Float32Array.from(constants),
    copies,
  };
}

/** Operands of a concatenation that can be made where they are wanted, so that nothing has to be joined. */
function placeInConcats(graph: Graph, views: readonly View[], fixed: ReadonlyMap<NodeId, Location>): Map<NodeId, View> {
  const inside = new Map<NodeId, View>();
  graph.nodes.forEach((node, id) => {
    if (node.op !== 'concat' || fixed.has(id) || node.shape.slice(0, node.axis).some((size) => size > 1)) return;
    let offset = 0;
    for (const input of node.inputs) {
      const { root } = views[input] as View;
      const size = sizeOf(nodeAt(graph, input).shape);
      const isWhole = size === sizeOf(nodeAt(graph, root).shape);
      if (isWhole && !fixed.has(root) && !inside.has(root)) inside.set(root, { root: id, offset });
      offset += size;
    }
  });
  return inside;
}

/** The outermost concatenation that a node is made in, or the node itself. */
function homeOf(inside: ReadonlyMap<NodeId, View>, id: NodeId): View {
  const outer = inside.get(id);
  if (!outer) return { root: id, offset: 0 };
  const home = homeOf(inside, outer.root);
  return { root: home.root, offset: home.offset + outer.offset };
}
