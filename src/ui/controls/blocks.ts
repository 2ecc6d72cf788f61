import type { Availability } from '../../experiment/availability.ts';
import type { Param } from '../../schema/param.ts';

export interface NamedParam {
  /** Dotted key. */
  readonly name: string;
  readonly param: Param;
}

type Block =
  | { readonly kind: 'open'; readonly named: NamedParam }
  | { readonly kind: 'fields'; readonly params: NamedParam[] }
  | { readonly kind: 'locked'; readonly sets: LockedSet[] };

/** Settings that cannot be changed now for one and the same reason. */
export interface LockedSet {
  readonly params: NamedParam[];
  readonly locked: Availability;
}

interface Layout {
  /** Numbers as small fields side by side. */
  readonly compact: boolean;
  /** Settings that the editor of another one shows, by the key of that one. */
  readonly covered: Readonly<Record<string, readonly string[]>>;
}

/** Settings in order, with neighbours that fit in one line put together; last, in one block, all that are locked, by reason. */
export function blocksOf(
  params: readonly NamedParam[],
  locked: ReadonlyMap<string, Availability>,
  { compact, covered: coveredBy }: Layout,
): Block[] {
  const blocks: Block[] = [];
  const sets: LockedSet[] = [];
  const covered = new Set(params.flatMap(({ name }) => (locked.has(name) ? [] : (coveredBy[name] ?? []))));
  for (const named of params.filter(({ name }) => !covered.has(name))) {
    const reason = locked.get(named.name);
    const last = blocks.at(-1);
    if (reason) {
      const same = sets.find(({ locked: each }) => each.reason.en === reason.reason.en);
      if (same) same.params.push(named);
      else sets.push({ params: [named], locked: reason });
    } else if (compact && (named.param.kind === 'number' || named.param.kind === 'integer')) {
      if (last?.kind === 'fields') last.params.push(named);
      else blocks.push({ kind: 'fields', params: [named] });
    } else blocks.push({ kind: 'open', named });
  }
  return sets.length > 0 ? [...blocks, { kind: 'locked', sets }] : blocks;
}
