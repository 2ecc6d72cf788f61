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
  | { readonly kind: 'locked'; readonly params: NamedParam[]; readonly locked: Availability };

interface Layout {
  /** Numbers as small fields side by side. */
  readonly compact: boolean;
  /** Settings that the editor of another one shows, by the key of that one. */
  readonly covered: Readonly<Record<string, readonly string[]>>;
}

/** Settings in order, with neighbours that are locked for the same reason, or that fit in one line, put together. */
export function blocksOf(
  params: readonly NamedParam[],
  locked: ReadonlyMap<string, Availability>,
  { compact, covered: coveredBy }: Layout,
): Block[] {
  const blocks: Block[] = [];
  const covered = new Set(params.flatMap(({ name }) => (locked.has(name) ? [] : (coveredBy[name] ?? []))));
  for (const named of params.filter(({ name }) => !covered.has(name))) {
    const reason = locked.get(named.name);
    const last = blocks.at(-1);
    if (reason) {
      if (last?.kind === 'locked' && last.locked.reason.en === reason.reason.en) last.params.push(named);
      else blocks.push({ kind: 'locked', params: [named], locked: reason });
    } else if (compact && (named.param.kind === 'number' || named.param.kind === 'integer')) {
      if (last?.kind === 'fields') last.params.push(named);
      else blocks.push({ kind: 'fields', params: [named] });
    } else blocks.push({ kind: 'open', named });
  }
  return blocks;
}
