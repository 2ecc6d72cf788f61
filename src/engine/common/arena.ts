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
  const offsets = new Map<Id, number>();
  /** By offset, so that the places between them are found in one walk. */
  const placed: (Buffer & { readonly offset: number })[] = [];
  let most = 0;
  const bySize = [...buffers].sort(([, a], [, b]) => b.size - a.size || a.from - b.from);
  for (const [id, buffer] of bySize) {
    let offset = 0;
    for (const other of placed) {
      if (other.from > buffer.to || buffer.from > other.to) continue;
      if (offset + buffer.size <= other.offset) break;
      offset = Math.max(offset, other.offset + other.size);
    }
    const behind = placed.findIndex((other) => other.offset > offset);
    placed.splice(behind < 0 ? placed.length : behind, 0, { ...buffer, offset });
    offsets.set(id, offset);
    most = Math.max(most, offset + buffer.size);
  }
  return { offsets, size: most };
}
