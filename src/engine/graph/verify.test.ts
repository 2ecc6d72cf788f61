import { describe, expect, it } from 'vitest';
import { createBuilder } from './builder.ts';
import type { Graph, Node } from './graph.ts';
import { verify } from './verify.ts';

const build = createBuilder();
const x = build.add({ op: 'state', name: 'x' }, [], [6]);
const matrix = build.reshape(x, [2, 3]);
const sum = build.add({ op: 'reduce', fn: 'sum', axes: [1] }, [matrix]);
const graph = build.finish('example', [{ kind: 'state', name: 'y', node: sum }]);

const withNode = (id: number, change: Partial<Node>): Graph => ({
  ...graph,
  nodes: graph.nodes.with(id, { ...graph.nodes[id], ...change } as Node),
});

describe('verify', () => {
  it('accepts a sound graph and returns it', () => {
    expect(verify(graph)).toBe(graph);
  });

  it.each<[string, Graph, RegExp]>([
    ['an input that comes later', withNode(1, { inputs: [2] }), /example: %1 reshape: reads %2/],
    ['an input that does not exist', withNode(2, { inputs: [-1] }), /%2 sum: reads %-1/],
    ['a wrong shape', withNode(2, { shape: [3] }), /has shape \[3\] instead of \[2\]/],
    ['an empty shape', withNode(0, { shape: [0] }), /has shape \[0\]/],
    ['a missing operand', withNode(2, { inputs: [] }), /0 operands instead of 1/],
    ['a reshape of another size', withNode(1, { shape: [2, 4] }), /\[6\] to \[2,4\]/],
    ['an axis out of range', withNode(2, { axes: [2] } as Partial<Node>), /axes \[2\]/],
    ['an output twice', { ...graph, outputs: [...graph.outputs, ...graph.outputs] }, /two outputs state y/],
    [
      'a report that is no scalar',
      { ...graph, outputs: [{ kind: 'report', name: 'r', node: sum }] },
      /is \[2\], not a scalar/,
    ],
  ])('rejects %s', (_, wrong, message) => {
    expect(() => verify(wrong)).toThrow(message);
  });

  it('keeps the builder from making nodes that do not fit', () => {
    expect(() => build.binary('add', matrix, sum)).toThrow(/do not fit/);
    expect(() => build.add({ op: 'slice', begin: [1, 1] }, [matrix], [2, 2])).toThrow(/from \[1,1\] of \[2,3\]/);
    expect(() => build.node(99)).toThrow(/no node %99/);
  });
});
