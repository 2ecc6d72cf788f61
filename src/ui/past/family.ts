import type { KeptRun } from '../../store/keptRuns.ts';

type Member = Pick<KeptRun, 'line' | 'parent'>;

/** Runs that share a trunk with this one, in the order in which they began. */
export function familyOf<R extends Member>(current: R, others: readonly R[], order: readonly string[]): readonly R[] {
  const all = [current, ...others.filter(({ line }) => line !== current.line)];
  const rootOf = (line: string, passed: readonly string[] = []): string => {
    const parent = all.find((run) => run.line === line)?.parent?.line;
    return parent === undefined || passed.includes(parent) ? line : rootOf(parent, [...passed, line]);
  };
  const root = rootOf(current.line);
  const place = ({ line }: R): number => (order.includes(line) ? order.indexOf(line) : -1);
  return all.filter(({ line }) => rootOf(line) === root).sort((a, b) => place(a) - place(b));
}

/** What a branch is called: b, c, … in the order of their beginnings; null for the trunk. */
export function letterOf(run: Member, family: readonly Member[]): string | null {
  const branches = family.filter(({ parent }) => parent !== undefined);
  const place = branches.findIndex(({ line }) => line === run.line);
  return place < 0 ? null : String.fromCodePoint('b'.charCodeAt(0) + (place % 25));
}
