/** A run of elements that is needed from position `from` to position `to` of a graph, both included. */
export interface Buffer {
  readonly size: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Offsets such that buffers which are alive together do not overlap: the largest first, each at the lowest place that
 * is free while it lives.
 */
export function assignOffsets<Id>(buffers: ReadonlyMap<Id, Buffer>): {
  readonly offsets: ReadonlyMap<Id, number>;
  readonly size: number;
} {
  const placed: (Buffer & { readonly id: Id; readonly offset: number })[] = [];
  const bySize = [...buffers].sort(([, a], [, b]) => b.size - a.size || a.from - b.from);
  for (const [id, buffer] of bySize) {
    const neighbours = placed
      .filter((other) => other.from <= buffer.to && buffer.from <= other.to)
      .sort((a, b) => a.offset - b.offset);
    let offset = 0;
    for (const other of neighbours) {
      if (offset + buffer.size <= other.offset) break;
      offset = Math.max(offset, other.offset + other.size);
    }
    placed.push({ ...buffer, id, offset });
  }
  return {
    offsets: new Map(placed.map(({ id, offset }) => [id, offset])),
    size: placed.reduce((size, { offset, size: own }) => Math.max(size, offset + own), 0),
  };
}
