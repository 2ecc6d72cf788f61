import { type NodeId, type NodeOf, nodeAt, type Shape } from '../graph/graph.ts';
import type { Addresses, Block, KernelCode } from './addresses.ts';
import type { Reader } from './expressions.ts';
import type { KernelGraph } from './kernels.ts';
import { createScope, index, type Scope, uint } from './scope.ts';

/** Inner sizes up to this one are written out instead of looped over. */
const UNROLLED = 4;
/** Threads that should have work: in a block of rows, and in a whole product. */
const BUSY = { chain: 32, free: 256 } as const;

/** Entries that one thread computes: neighbouring rows, columns `columnGroups` apart. */
interface Tiling {
  readonly rows: number;
  readonly columns: number;
  readonly rowGroups: number;
  readonly columnGroups: number;
}

function chooseTiling([rows = 1, columns = 1]: Shape, busy: number, mustDivide: boolean): Tiling {
  const tilings = [4, 2, 1].flatMap((height) =>
    [4, 2, 1].map((width) => ({
      rows: height,
      columns: width,
      rowGroups: Math.ceil(rows / height),
      columnGroups: Math.ceil(columns / width),
    })),
  );
  const fitting = tilings.filter(
    (tile) =>
      (tile.rows <= rows || tile.rows === 1) && tile.columns <= columns && (!mustDivide || rows % tile.rows === 0),
  );
  const count = (tile: Tiling): number => tile.rowGroups * tile.columnGroups;
  const area = (tile: Tiling): number => tile.rows * tile.columns;
  const isBusy = fitting.filter((tile) => count(tile) >= busy);
  if (isBusy.length === 0) return fitting.reduce((best, tile) => (count(tile) > count(best) ? tile : best));
  return isBusy.reduce((best, tile) => (area(tile) > area(best) ? tile : best));
}

type Product = NodeOf<'matmul'>;

/** The product at a node and those it starts from, last first. */
function productsAt(cut: Pick<KernelGraph, 'graph' | 'absorbed'>, id: NodeId): Product[] {
  const { graph, absorbed } = cut;
  const node = nodeAt(graph, id);
  if (node.op !== 'matmul') throw new Error(`${graph.name}: %${id} is no product`);
  const start = node.inputs[2];
  const isChain = node.start === 'matrix' && start !== undefined && absorbed.has(start);
  return isChain ? [node, ...productsAt(cut, start)] : [node];
}

const times = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/**
 * Kernel of a matrix product: each thread keeps a tile of entries in registers, of all terms or of those of one part.
 */
export function productKernel(
  cut: KernelGraph,
  id: NodeId,
  reader: Reader,
  addresses: Addresses,
  parts: number,
  block: Block | undefined,
): KernelCode {
  const { graph } = cut;
  const products = productsAt(cut, id);
  const [product] = products as [Product, ...Product[]];
  const [rows = 1, columns = 1] = product.shape;
  const blockRows = block ? (rows / block.units) * block.perBlock : rows;
  const busy = block ? BUSY.chain : BUSY.free / parts;
  const tiling = chooseTiling([blockRows, columns], busy, block !== undefined);
  const { rowGroups, columnGroups } = tiling;
  const tiles = rowGroups * columnGroups;
  const mayLeave = {
    rows: block ? block.units % block.perBlock !== 0 : rowGroups * tiling.rows > rows,
    columns: columnGroups * tiling.columns > columns,
  };
  const entries = times(tiling.rows).flatMap((i) => times(tiling.columns).map((j) => ({ i, j, name: `a${i}_${j}` })));

  const scope = createScope();
  scope.line(parts > 1 ? `let tile = t % ${tiles}u;` : 'let tile = t;');
  if (parts > 1) scope.line(`let part = t / ${tiles}u;`);
  const first = block ? `block * ${blockRows}u + ` : '';
  scope.line(`let row = ${first}tile / ${columnGroups}u * ${tiling.rows}u;`);
  scope.line(`let column = tile % ${columnGroups}u;`);
  for (const i of times(tiling.rows)) {
    scope.line(`let r${i} = ${mayLeave.rows ? `min(row + ${i}u, ${rows - 1}u)` : `row + ${i}u`};`);
  }
  for (const j of times(tiling.columns)) {
    const own = `column + ${j * columnGroups}u`;
    scope.line(`let c${j} = ${mayLeave.columns ? `min(${own}, ${columns - 1}u)` : own};`);
  }
  for (const { name } of entries) scope.variable(name, '0.0');

  /** Adds the k-th terms of a product to every entry. */
  function addTerm(inner: Scope, { inputs, transposeA, transposeB }: Product, k: string): void {
    const [a, b] = inputs as readonly [NodeId, NodeId];
    const left = times(tiling.rows).map((i) =>
      reader.read(inner, a, { coordinates: transposeA ? [k, `r${i}`] : [`r${i}`, k] }),
    );
    const right = times(tiling.columns).map((j) =>
      reader.read(inner, b, { coordinates: transposeB ? [`c${j}`, k] : [k, `c${j}`] }),
    );
    for (const { i, j, name } of entries) inner.line(`${name} += ${left[i]} * ${right[j]};`);
  }

  for (const each of [...products].reverse()) {
    const { shape } = nodeAt(graph, each.inputs[0] as NodeId);
    const terms = shape[each.transposeA ? 0 : 1] as number;
    const perPart = Math.ceil(terms / parts);
    if (terms <= UNROLLED && parts === 1) for (const k of times(terms)) addTerm(scope, each, uint(k));
    else {
      const from = parts > 1 ? scope.let(`part * ${perPart}u`) : '0u';
      const end = parts > 1 ? scope.let(`min(${from} + ${perPart}u, ${terms}u)`) : uint(terms);
      scope.loop('k', from, end, (loop) => addTerm(loop, each, 'k'));
    }
  }

  const offset = parts > 1 ? scope.let(`part * ${rows * columns}u`) : '0u';
  for (const { i, j, name } of entries) {
    const guards = [
      ...(mayLeave.rows ? [`row + ${i}u < ${rows}u`] : []),
      ...(mayLeave.columns ? [`column + ${j * columnGroups}u < ${columns}u`] : []),
    ];
    const store = (inner: Scope): void => finish(inner, name, `r${i}`, `c${j}`);
    if (guards.length > 0) scope.block(`if (${guards.join(' && ')})`, store);
    else store(scope);
  }

  /** Adds the start to a sum, finishes it and stores it. */
  function finish(inner: Scope, sum: string, r: string, c: string): void {
    const { start, inputs } = products.at(-1) as Product;
    const from = inputs[2] as NodeId;
    let value = sum;
    if (start === 'bias') value = inner.let(`${sum} + ${reader.read(inner, from, { flat: c })}`);
    if (start === 'matrix') value = inner.let(`${sum} + ${reader.read(inner, from, { coordinates: [r, c] })}`);
    if (product.finish === 'relu') value = inner.let(`select(${value}, 0.0, ${value} < 0.0)`);
    if (product.finish === 'gate') {
      const gate = reader.read(inner, product.inputs.at(-1) as NodeId, { coordinates: [r, c] });
      value = inner.let(`select(0.0, ${value}, ${gate} > 0.0)`);
    }
    const flat = inner.let(index.add(offset, `${r} * ${columns}u + ${c}`));
    inner.line(`${addresses.made(id, flat)} = ${value};`);
  }

  return { body: scope.lines, threads: tiles * parts };
}
