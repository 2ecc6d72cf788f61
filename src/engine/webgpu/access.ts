import { placesPerAxis } from '../../math/windows.ts';
import { type Graph, type NodeId, nodeAt, sameShape, sizeOf } from '../graph/graph.ts';
import { RULES } from '../graph/shapes.ts';

/**
 * How an operation reads one operand: the element of its own position, each element of the operand over and over, or
 * something in between.
 */
export interface Access {
  readonly input: NodeId;
  /** Element i of the result needs element i of the operand and no other. */
  readonly isSamePlace: boolean;
  /** How often each element of the operand is read while the whole result is computed; 1 if once or less. */
  readonly reuse: number;
  /**
   * The operand may be cut along its first axis exactly where the result is: rows of the result need the same rows of
   * the operand only.
   */
  readonly isByRow: boolean;
}

/** Accesses of a node to its inputs, in order. */
export function accessesOf(graph: Graph, id: NodeId): readonly Access[] {
  const node = nodeAt(graph, id);
  const { shape } = node;
  const shapeOf = (input: NodeId) => nodeAt(graph, input).shape;
  const samePlace = (input: NodeId): Access => ({ input, isSamePlace: true, reuse: 1, isByRow: true });
  const moved = (input: NodeId, isByRow: boolean): Access => ({ input, isSamePlace: false, reuse: 1, isByRow });
  const spread = (input: NodeId): Access => {
    const own = shapeOf(input);
    if (sizeOf(own) === sizeOf(shape)) return samePlace(input);
    const isByRow = own.length === shape.length && own[0] === shape[0];
    return { input, isSamePlace: false, reuse: sizeOf(shape) / sizeOf(own), isByRow };
  };

  switch (node.op) {
    case 'unary':
    case 'lookup':
    case 'reshape':
    case 'part':
      return node.inputs.map(samePlace);
    case 'binary':
    case 'broadcast':
      return node.inputs.map(spread);
    case 'optimise': {
      const vectors = 2 + RULES[node.rule].moments;
      const scalar = (input: NodeId): Access => ({
        input,
        isSamePlace: false,
        reuse: shape[1] as number,
        isByRow: false,
      });
      return node.inputs.map((input, i) => (i < vectors ? samePlace(input) : scalar(input)));
    }
    case 'matmul': {
      const [rows = 1, columns = 1] = shape;
      return node.inputs.map((input, i) => {
        if (i === 0) return { input, isSamePlace: false, reuse: columns, isByRow: !node.transposeA };
        if (i === 1) return { input, isSamePlace: false, reuse: rows, isByRow: false };
        return sameShape(shapeOf(input), shape) && !(i === 2 && node.start === 'bias')
          ? samePlace(input)
          : { input, isSamePlace: false, reuse: rows, isByRow: false };
      });
    }
    case 'kernelSum':
    case 'kernelForce': {
      const pairs = sizeOf(shapeOf(node.inputs[0] as NodeId)) * (shapeOf(node.inputs[1] as NodeId)[0] as number);
      return node.inputs.map((input) => ({
        input,
        isSamePlace: false,
        reuse: pairs / sizeOf(shapeOf(input)),
        isByRow: false,
      }));
    }
    case 'reduce':
      return node.inputs.map((input) => moved(input, !node.axes.includes(0)));
    case 'transpose':
      return node.inputs.map((input) => moved(input, node.order[0] === 0));
    case 'slice':
    case 'pad':
      return node.inputs.map((input) => moved(input, shape.length > 1 && shapeOf(input)[0] === shape[0]));
    case 'patches':
      return node.inputs.map((input) => ({
        input,
        isSamePlace: false,
        reuse: placesPerAxis(node.geometry) ** 2,
        isByRow: true,
      }));
    case 'unpatches':
      return node.inputs.map((input) => moved(input, true));
    case 'concat':
      return node.inputs.map((input) => moved(input, node.axis > 0));
    default:
      return [];
  }
}

/** True for operations that only say where an element is found. */
export function isIndexing(graph: Graph, id: NodeId): boolean {
  const { op } = nodeAt(graph, id);
  return ['reshape', 'broadcast', 'slice', 'transpose', 'concat', 'pad'].includes(op);
}
