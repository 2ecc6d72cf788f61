import type { Graph, Node } from './graph.ts';
import { nameOf } from './shapes.ts';

const MAX_VALUES = 4;

function attributes(node: Node): string {
  switch (node.op) {
    case 'state':
      return ` ${node.name}`;
    case 'cell':
      return ` ${node.name}${node.power ? '^count' : ''}`;
    case 'draw':
      return ` ${node.law} ${node.stream}`;
    case 'constant':
      return ` ${[...node.values.subarray(0, MAX_VALUES)].join(' ')}${node.values.length > MAX_VALUES ? ' …' : ''}`;
    case 'matmul':
      return ` ${node.transposeA ? 't' : 'n'}${node.transposeB ? 't' : 'n'}`;
    case 'reduce':
      return ` over ${node.axes.join(',')}`;
    case 'transpose':
      return ` to ${node.order.join(',')}`;
    case 'slice':
      return ` from ${node.begin.join(',')}`;
    case 'concat':
      return ` along ${node.axis}`;
    case 'pad':
      return ` before ${node.before.join(',')}`;
    case 'kernelSum':
      return ` ${node.family}${node.leaveOneOut ? ' without own' : ''}`;
    case 'kernelForce':
      return ` ${node.family}${node.leaveOneOut ? ' without own' : ''} by ${node.owner}`;
    case 'patches':
    case 'unpatches': {
      const { height, width, channels, kernel, stride, padding } = node.geometry;
      return ` ${height}×${width}×${channels} by ${kernel} step ${stride} pad ${padding}`;
    }
    case 'part':
      return ` ${node.index}`;
    default:
      return '';
  }
}

function operands(node: Node): string {
  const names = node.inputs.map((input) => `%${input}`);
  if (node.op !== 'matmul') return names.join(', ');
  const [a, b, ...extras] = names;
  const start = node.start === 'zero' ? [] : [`${node.start} ${extras.shift()}`];
  const finish = node.finish === 'none' ? [] : [`${node.finish}${node.finish === 'gate' ? ` ${extras.shift()}` : ''}`];
  return [a, b, ...start, ...finish].join(', ');
}

/** The graph as text, one node a line: `%7 relu [64,32] (%6)`. */
export function dump(graph: Graph): string {
  const lines = graph.nodes.map(
    (node, id) =>
      `  %${id} ${nameOf(node)}${attributes(node)} [${node.shape}]${node.inputs.length > 0 ? ` (${operands(node)})` : ''}`,
  );
  const outputs = graph.outputs.map(({ kind, name, node }) => `  ${kind} ${name} = %${node}`);
  return [`${graph.name}: ${graph.nodes.length} nodes`, ...lines, ...outputs, ''].join('\n');
}
