import type { Beginning, Entry } from './log.ts';

/** A run that is made to do what another one did. */
export interface Followed {
  advanceTo(step: number): Promise<unknown>;
  change(changes: Extract<Entry, { kind: 'change' }>['changes']): Promise<void>;
  /** Step at which it stands, and its fingerprint there. */
  checksum(): Promise<{ readonly step: number; readonly sum: string } | null>;
  end(): void;
}

/** What came of comparing a run with that of the room. */
export interface Compared {
  readonly id: string;
  readonly step: number;
  readonly sum: string;
  readonly isEqual: boolean;
}

interface FollowerParts<R extends Followed> {
  readonly open: (beginning: Beginning) => Promise<R>;
  readonly onRuns: (runs: Readonly<Record<string, R>>) => void;
  readonly onCompared: (compared: Compared) => void;
}

/** Does entries one after the other, however fast they come; `restart` forgets those that are still waiting. */
export function createFollower<R extends Followed>({ open, onRuns, onCompared }: FollowerParts<R>) {
  let runs: Record<string, R> = {};
  let turn: Promise<void> = Promise.resolve();
  let attempt = 0;

  async function follow(entry: Entry, isOver: () => boolean): Promise<void> {
    if (entry.kind === 'open') {
      for (const run of Object.values(runs)) run.end();
      runs = {};
      for (const [id, beginning] of Object.entries(entry.runs)) {
        const run = await open(beginning);
        if (isOver()) run.end();
        else runs = { ...runs, [id]: run };
        if (isOver()) return;
      }
      onRuns(runs);
      return;
    }
    const run = runs[entry.id];
    if (!run) return;
    if (entry.kind === 'change') return run.change(entry.changes);
    await run.advanceTo(entry.step);
    if (entry.sum === undefined) return;
    const mine = await run.checksum();
    if (mine && !isOver())
      onCompared({ ...entry, sum: mine.sum, isEqual: mine.step === entry.step && mine.sum === entry.sum });
  }

  return {
    add(entry: Entry): void {
      const mine = attempt;
      const isOver = (): boolean => mine !== attempt;
      turn = turn.then(() => (isOver() ? undefined : follow(entry, isOver))).catch(() => undefined);
    },
    restart(entries: readonly Entry[]): void {
      attempt++;
      for (const entry of entries) this.add(entry);
    },
    end(): void {
      attempt++;
      for (const run of Object.values(runs)) run.end();
      runs = {};
    },
    /** Resolves when all that was added so far is done. */
    settled: (): Promise<void> => turn,
  };
}
