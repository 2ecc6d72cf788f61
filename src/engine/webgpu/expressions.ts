import { type Graph, type NodeId, type NodeOf, nodeAt, type Shape, sameShape, sizeOf } from '../graph/graph.ts';
import { RULES } from '../graph/shapes.ts';
import { BINARY_WGSL, literal, UNARY_WGSL } from './functions.ts';
import { index, knownIndex, type Scope, uint } from './scope.ts';
import { patchElement, pictureElement } from './windows.ts';

/** An element of an array: its coordinates, its position in row-major order, or both. */
export interface Element {
  readonly flat?: string;
  readonly coordinates?: readonly string[];
}

/** What lies in memory. */
export interface Loads {
  readonly isLoaded: (id: NodeId) => boolean;
  /** Name of the value of element `flat`. */
  readonly load: (scope: Scope, id: NodeId, flat: string) => string;
  /** Element `flat` of the resident data, and how many there are. */
  readonly data: (flat: string) => string;
  readonly dataSize: number;
}

/** Position of an element in row-major order. */
function flatOf(scope: Scope, shape: Shape, { flat, coordinates = [] }: Element): string {
  if (flat !== undefined) return flat;
  if (shape.length === 1) return coordinates[0] ?? '0u';
  return shape.reduce(
    (sum, size, axis) => scope.let(index.add(scope.let(index.mul(sum, size)), coordinates[axis] ?? '0u')),
    '0u',
  );
}

/** Coordinates of an element that is inside of the array. */
function coordinatesOf(scope: Scope, shape: Shape, { flat = '0u', coordinates }: Element): readonly string[] {
  if (coordinates) return coordinates;
  return shape.map((size, axis) => {
    if (size === 1) return '0u';
    const outer = index.div(flat, sizeOf(shape.slice(axis + 1)));
    const isOutermost = sizeOf(shape.slice(0, axis)) === 1;
    return scope.let(isOutermost ? outer : index.mod(outer, size));
  });
}

/** The element of an operand that a broadcasting operation combines with an element of the result. */
function spread(scope: Scope, operand: Shape, result: Shape, at: Element): Element {
  if (sameShape(operand, result)) return at;
  if (sizeOf(operand) === sizeOf(result)) return { flat: flatOf(scope, result, at) };
  const coordinates = coordinatesOf(scope, result, at).slice(result.length - operand.length);
  return { coordinates: coordinates.map((coordinate, axis) => (operand[axis] === 1 ? '0u' : coordinate)) };
}

/** Writes the statements that compute elements of nodes. */
export interface Reader {
  /** Name of the value of one element. */
  read(scope: Scope, id: NodeId, at: Element): string;
  /** The same for a node that lies in memory once it is computed. */
  compute(scope: Scope, id: NodeId, at: Element): string;
}

export function createReader(graph: Graph, { isLoaded, load, data, dataSize }: Loads): Reader {
  const shapeOf = (id: NodeId): Shape => nodeAt(graph, id).shape;

  /** One of several values, each computed only where it is wanted. */
  function choose(
    scope: Scope,
    key: string,
    cases: readonly { when: string; value: (inner: Scope) => string }[],
  ): string {
    return scope.once(key, () => {
      const name = scope.name();
      scope.variable(name, '0.0');
      cases.forEach(({ when, value }, i) => {
        const head = i === 0 ? `if (${when})` : when === '' ? 'else' : `else if (${when})`;
        scope.block(head, (inner) => inner.line(`${name} = ${value(inner)};`));
      });
      return name;
    });
  }

  function concat(scope: Scope, node: NodeOf<'concat'>, id: NodeId, at: Element): string {
    const coordinates = coordinatesOf(scope, node.shape, at);
    const along = coordinates[node.axis] as string;
    const known = knownIndex(along);
    let start = 0;
    const cases = node.inputs.map((input, i) => {
      const begin = start;
      start += shapeOf(input)[node.axis] as number;
      return {
        end: start,
        when: i === node.inputs.length - 1 ? '' : `${along} < ${start}u`,
        value: (inner: Scope) =>
          read(inner, input, { coordinates: coordinates.with(node.axis, inner.let(index.sub(along, begin))) }),
      };
    });
    const only = known === undefined ? undefined : cases.find(({ end }) => known < end);
    return only ? only.value(scope) : choose(scope, `%${id} ${coordinates}`, cases);
  }

  function pad(scope: Scope, node: NodeOf<'pad'>, id: NodeId, at: Element): string {
    const [input] = node.inputs as readonly [NodeId];
    const inner = shapeOf(input);
    const coordinates = coordinatesOf(scope, node.shape, at);
    const begins = node.before;
    const isOutside = coordinates.some((coordinate, axis) => {
      const known = knownIndex(coordinate) ?? Number.NaN;
      const begin = begins[axis] as number;
      return known < begin || known >= begin + (inner[axis] as number);
    });
    if (isOutside) return '0.0';
    const conditions = coordinates.flatMap((coordinate, axis) => {
      const before = begins[axis] as number;
      const end = before + (inner[axis] as number);
      if (knownIndex(coordinate) !== undefined) return [];
      return [
        ...(before > 0 ? [`${coordinate} >= ${before}u`] : []),
        ...(end < (node.shape[axis] as number) ? [`${coordinate} < ${end}u`] : []),
      ];
    });
    const value = (block: Scope): string =>
      read(block, input, {
        coordinates: coordinates.map((coordinate, axis) => block.let(index.sub(coordinate, begins[axis] as number))),
      });
    if (conditions.length === 0) return value(scope);
    return choose(scope, `%${id} ${coordinates}`, [{ when: conditions.join(' && '), value }]);
  }

  /** Weights or a moment after an update; the same terms as the rules of passes/optimisers.ts. */
  function part(scope: Scope, node: NodeOf<'part'>, at: Element): string {
    const update = nodeAt(graph, node.inputs[0] as NodeId);
    if (update.op !== 'optimise') throw new Error(`${graph.name}: part of ${update.op}`);
    const vectors = 2 + RULES[update.rule].moments;
    const flat = flatOf(scope, node.shape, at);
    const operand = (i: number): string => read(scope, update.inputs[i] as NodeId, { flat: i < vectors ? flat : '0u' });
    const averaged = (average: string, value: string, share: string): string =>
      scope.let(`${average} + (${value} - ${average}) * ${share}`);
    const squared = (x: string): string => scope.let(`${x} * ${x}`);
    const [w, g] = [operand(0), operand(1)];
    switch (update.rule) {
      case 'sgd':
        return scope.let(`${w} - ${g} * ${operand(2)}`);
      case 'momentum': {
        const buffer = scope.let(`${operand(2)} * ${operand(3)} + ${g}`);
        return node.index === 1 ? buffer : scope.let(`${w} - ${buffer} * ${operand(4)}`);
      }
      case 'rmsprop': {
        const scale = averaged(operand(2), squared(g), operand(3));
        return node.index === 1 ? scale : scope.let(`${w} - (${g} * ${operand(4)}) / (sqrt(${scale}) + ${operand(5)})`);
      }
      case 'adam': {
        if (node.index === 1) return averaged(operand(2), g, operand(4));
        const scale = averaged(operand(3), squared(g), operand(5));
        if (node.index === 2) return scale;
        const mean = averaged(operand(2), g, operand(4));
        return scope.let(`${w} - (${mean} * ${operand(6)}) / (sqrt(${scale}) + ${operand(7)})`);
      }
    }
  }

  function compute(scope: Scope, id: NodeId, at: Element): string {
    const node = nodeAt(graph, id);
    const [x = 0, y = 0] = node.inputs;
    switch (node.op) {
      case 'constant':
        return literal(node.values[0] as number);
      case 'lookup':
        return scope.let(data(scope.let(`entryAt(${read(scope, x, at)}, ${dataSize - 1}u)`)));
      case 'unary':
        return scope.let(UNARY_WGSL[node.fn](read(scope, x, at)));
      case 'binary': {
        const left = read(scope, x, spread(scope, shapeOf(x), node.shape, at));
        const right = read(scope, y, spread(scope, shapeOf(y), node.shape, at));
        return scope.let(BINARY_WGSL[node.fn](left, right));
      }
      case 'broadcast':
        return read(scope, x, spread(scope, shapeOf(x), node.shape, at));
      case 'reshape':
        return read(scope, x, { flat: flatOf(scope, node.shape, at) });
      case 'slice': {
        const coordinates = coordinatesOf(scope, node.shape, at);
        return read(scope, x, {
          coordinates: coordinates.map((c, axis) => index.add(c, uint(node.begin[axis] as number))),
        });
      }
      case 'transpose': {
        const coordinates = coordinatesOf(scope, node.shape, at);
        const own = node.order.map((_, axis) => coordinates[node.order.indexOf(axis)] as string);
        return read(scope, x, { coordinates: own });
      }
      case 'concat':
        return concat(scope, node, id, at);
      case 'pad':
        return pad(scope, node, id, at);
      case 'patches':
      case 'unpatches': {
        const element = node.op === 'patches' ? patchElement : pictureElement;
        const from = (inner: Scope, coordinates: readonly string[]): string => read(inner, x, { coordinates });
        return element(scope, node.geometry, coordinatesOf(scope, node.shape, at), from);
      }
      case 'part':
        return part(scope, node, at);
      default:
        throw new Error(`${graph.name}: %${id} ${node.op} is not in memory`);
    }
  }

  function read(scope: Scope, id: NodeId, at: Element): string {
    return isLoaded(id) ? load(scope, id, flatOf(scope, shapeOf(id), at)) : compute(scope, id, at);
  }

  return { read, compute };
}
