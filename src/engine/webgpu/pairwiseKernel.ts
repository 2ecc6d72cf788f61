import { KERNEL_FLOOR, type KernelFamily, LAPLACE_ROUNDING, STUDENT_FREEDOM } from '../../math/kernels.ts';
import { type NodeId, nodeAt } from '../graph/graph.ts';
import type { Addresses, KernelCode } from './addresses.ts';
import type { Reader } from './expressions.ts';
import { literal } from './functions.ts';
import type { KernelGraph } from './kernels.ts';
import { createScope, type Scope, uint } from './scope.ts';

/** Threads that share the others of one point where a whole workgroup works together. */
const SHARE = 16;

/**
 * Combines a value of each of the threads that share a point, in order; every thread of a workgroup of this size must
 * come here.
 */
export const pairwiseWgsl = (workgroup: number): string => `
var<workgroup> lanes: array<f32, ${workgroup}>;

fn sumOfShares(value: f32, l: u32) -> f32 {
  workgroupBarrier();
  lanes[l] = value;
  workgroupBarrier();
  let first = l / ${SHARE}u * ${SHARE}u;
  var total = 0.0;
  for (var k = 0u; k < ${SHARE}u; k++) { total += lanes[first + k]; }
  return total;
}

fn leastOfShares(value: f32, l: u32) -> f32 {
  workgroupBarrier();
  lanes[l] = value;
  workgroupBarrier();
  let first = l / ${SHARE}u * ${SHARE}u;
  var least = lanes[first];
  for (var k = 1u; k < ${SHARE}u; k++) { least = min(least, lanes[first + k]); }
  return least;
}
`;

/** Stands for the distance of a point from itself where that does not count; squares of points are smaller. */
const FAR = '1e30f';

/** A family on squared distances, as in math/kernels.ts; each writes statements and returns the name of its value. */
interface FamilyWgsl {
  /** exp(k(q) − k(nearest)). */
  readonly relative: (scope: Scope, q: string, nearest: string) => string;
  /** −dk/ds. */
  readonly fall: (scope: Scope, q: string) => string;
  /** k. */
  readonly log: (scope: Scope, q: string) => string;
}

/** `inverse` is the name of 1/h². */
function familyOf(family: KernelFamily, d: number, inverse: string): FamilyWgsl {
  switch (family) {
    case 'gaussian':
      return {
        relative: (scope, q, nearest) => scope.let(`exp_((${nearest} - ${q}) * ${inverse} * 0.5)`),
        fall: () => '0.5',
        log: (scope, q) => scope.let(`${q} * ${inverse} * -0.5`),
      };
    case 'laplace': {
      const rate = literal(Math.sqrt(d + 1));
      const root = (scope: Scope, q: string): string =>
        scope.let(`sqrt(${q} * ${inverse} + ${literal(LAPLACE_ROUNDING)})`);
      return {
        relative: (scope, q, nearest) => scope.let(`exp_((${root(scope, nearest)} - ${root(scope, q)}) * ${rate})`),
        fall: (scope, q) => scope.let(`0.5 * ${rate} / ${root(scope, q)}`),
        log: (scope, q) => scope.let(`-${rate} * ${root(scope, q)}`),
      };
    }
    case 'epanechnikov': {
      const floor = literal(Math.exp(KERNEL_FLOOR));
      const share = literal(1 / (d + 4));
      const height = (scope: Scope, q: string): string =>
        scope.let(`max(1.0 - ${q} * ${inverse} * ${share}, ${floor})`);
      return {
        relative: (scope, q, nearest) => scope.let(`${height(scope, q)} / ${height(scope, nearest)}`),
        fall(scope, q) {
          const inside = height(scope, q);
          return scope.let(`select(0.0, ${share} / ${inside}, ${inside} > ${floor})`);
        },
        log: (scope, q) => scope.let(`log_(${height(scope, q)})`),
      };
    }
    case 'student-t': {
      const power = (STUDENT_FREEDOM + d) / 2;
      const width = (scope: Scope, q: string): string => scope.let(`1.0 + ${q} * ${inverse}`);
      return {
        relative(scope, q, nearest) {
          const ratio = scope.let(`${width(scope, nearest)} / ${width(scope, q)}`);
          const factors = Array<string>(Math.floor(power)).fill(ratio);
          return scope.let([...factors, ...(power % 1 === 0 ? [] : [`sqrt(${ratio})`])].join(' * '));
        },
        fall: (scope, q) => scope.let(`${literal(power)} / ${width(scope, q)}`),
        log: (scope, q) => scope.let(`-${literal(power)} * log_(${width(scope, q)})`),
      };
    }
  }
}

/**
 * Kernel of a sum over pairs or of its gradient: each point gathers from the others, by one thread, or by `SHARE`
 * threads that split the others among them if a whole workgroup of so many threads works `together`.
 */
export function pairwiseKernel(
  { graph }: KernelGraph,
  id: NodeId,
  reader: Reader,
  addresses: Addresses,
  together: number | undefined,
): KernelCode {
  const isTogether = together !== undefined;
  const node = nodeAt(graph, id);
  if (node.op !== 'kernelSum' && node.op !== 'kernelForce') throw new Error(`${graph.name}: %${id} has no pairs`);
  const { leaveOneOut } = node;
  const [points, others, bandwidth, nearest = 0, scale = 0] = node.inputs as readonly NodeId[] as [
    NodeId,
    NodeId,
    NodeId,
  ];
  const [d = 1, count = 1] = nodeAt(graph, points).shape;
  const columns = nodeAt(graph, others).shape[0] as number;
  const axes = Array.from({ length: d }, (_, k) => k);

  const scope = createScope();
  scope.line(isTogether ? `let row = group * ${together / SHARE}u + l / ${SHARE}u;` : 'let row = t;');
  scope.line(`let i = min(row, ${count - 1}u);`);
  const h = reader.read(scope, bandwidth, { flat: '0u' });
  const inverse = scope.let(`1.0 / (${h} * ${h})`);
  const { relative, fall, log } = familyOf(node.family, d, inverse);
  const own = axes.map((k) => reader.read(scope, points, { coordinates: [uint(k), 'i'] }));

  /** Runs through the others that count for a thread, with their differences and squared distances. */
  function eachOther(use: (inner: Scope, differences: readonly string[], q: string, j: string) => void): void {
    scope.loop('n', '0u', uint(isTogether ? Math.ceil(columns / SHARE) : columns), (loop) => {
      const j = isTogether ? loop.let(`n * ${SHARE}u + l % ${SHARE}u`) : 'n';
      const guards = [
        ...(isTogether && columns % SHARE !== 0 ? [`${j} < ${columns}u`] : []),
        ...(leaveOneOut ? [`${j} != i`] : []),
      ];
      const pair = (inner: Scope): void => {
        const differences = axes.map((k) =>
          inner.let(`${own[k]} - ${reader.read(inner, others, { coordinates: [j, uint(k)] })}`),
        );
        const q = inner.let(differences.map((difference) => `${difference} * ${difference}`).join(' + '));
        use(inner, differences, q, j);
      };
      if (guards.length > 0) loop.block(`if (${guards.join(' && ')})`, pair);
      else pair(loop);
    });
  }

  /** What the threads of a point have gathered in a variable. */
  const gathered = (name: string, combine: 'sumOfShares' | 'leastOfShares'): string =>
    isTogether ? scope.let(`${combine}(${name}, l)`) : scope.let(`${name} + 0.0`);

  const results: { readonly flat: string; readonly value: string }[] = [];
  if (node.op === 'kernelSum') {
    scope.variable('least', FAR);
    eachOther((inner, _, q) => inner.line(`least = min(least, ${q});`));
    const first = gathered('least', 'leastOfShares');
    scope.variable('total', '0.0');
    eachOther((inner, _, q) => inner.line(`total += ${relative(inner, q, first)};`));
    const sum = gathered('total', 'sumOfShares');
    [scope.let(`${log(scope, first)} + log_(${sum})`), first, sum].forEach((value, row) => {
      results.push({ flat: `i + ${row * count}u`, value });
    });
  } else {
    const isOwn = node.owner === 'points';
    const weights = (at: Scope, flat: string): readonly string[] =>
      [nearest, scale].map((input) => reader.read(at, input, { flat }));
    const ownWeights = isOwn ? weights(scope, 'i') : [];
    for (const k of axes) scope.variable(`force${k}`, '0.0');
    eachOther((inner, differences, q, j) => {
      const [closest, share] = (isOwn ? ownWeights : weights(inner, j)) as readonly [string, string];
      const weight = inner.let(`${relative(inner, q, closest)} * ${fall(inner, q)} * ${share}`);
      for (const k of axes) inner.line(`force${k} += ${weight} * ${differences[k]};`);
    });
    for (const k of axes) {
      const value = scope.let(`${gathered(`force${k}`, 'sumOfShares')} * ${inverse} * -2.0`);
      results.push({ flat: `i + ${k * count}u`, value });
    }
  }
  const store = (inner: Scope): void => {
    for (const { flat, value } of results) inner.line(`${addresses.made(id, inner.let(flat))} = ${value};`);
  };
  if (isTogether) scope.block(`if (row < ${count}u && l % ${SHARE}u == 0u)`, store);
  else store(scope);

  if (!isTogether) return { body: scope.lines, threads: count };
  const groups = Math.ceil((count * SHARE) / together);
  return { body: scope.lines, threads: groups * together, groups };
}
