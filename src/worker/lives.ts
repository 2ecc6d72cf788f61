import { type Experiment, withValues } from '../experiment/experiment.ts';
import { difference } from '../experiment/restart.ts';
import { NUMERIC_VERSION } from '../experiment/sweep/numericVersion.ts';
import type { Entry } from '../train/log.ts';
import type { Lived, TrainingRun } from '../train/trainingRun.ts';
import type { LawMaker } from './lawMaker.ts';
import type { Checkpoint, Story, Told, Way } from './protocol.ts';

/** Runs whose states on the way are kept after they were left, and the bytes of all of them together. */
const MOST_LIVES = 6;
const MOST_BYTES = 128 * 1024 * 1024;

/** A name that no other run has, in whichever worker. */
export const newLife = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(2)), (word) => word.toString(36)).join('');

const changed = new WeakMap<Entry, { readonly before: Experiment; readonly changes: Told['changes'] }>();

/** What an entry changed of the settings before it: a slider that is dragged makes thousands, and each is asked about with every checkpoint. */
function changesIn(entry: Entry, before: Experiment): Told['changes'] {
  const known = changed.get(entry);
  if (known?.before === before) return known.changes;
  const { changes } = difference(before, entry.experiment);
  changed.set(entry, { before, changes });
  return changes;
}

/** A log in a few words: the settings at its beginning, and from there on only what changed. */
function told(entries: readonly Entry[]): Pick<Story, 'start' | 'log'> {
  const start = (entries[0] as Entry).experiment;
  const log = entries.map((entry, i): Told => {
    const { step, engine, isBreak } = entry;
    const changes = changesIn(entry, entries[i - 1]?.experiment ?? start);
    return { step, engine, changes, ...(isBreak && { isBreak }) };
  });
  return { start, log };
}

/** What a checkpoint tells of the way to it: little enough to be kept with each. */
export const storyOf = (life: string, run: Pick<TrainingRun, 'lived'>, upTo: number): Story => ({
  life,
  numerics: NUMERIC_VERSION,
  ...told(run.lived().log.filter(({ step }, i) => i === 0 || step <= upTo)),
});

/** What is kept of the way of a run. */
export function wayOf({ id, run }: { readonly id: number; readonly run: TrainingRun }): Way {
  const { bytes, most } = run.snapshots.room();
  return { run: id, snapshots: run.snapshots.steps(), ...told(run.lived().log), bytes, mostBytes: most };
}

/** Bytes of states, each counted once: branches share those of their trunk. */
function bytesOf(lives: Iterable<Lived>): number {
  const snapshots = new Set([...lives].flatMap((lived) => lived.snapshots));
  const vectors = [...snapshots].flatMap(({ state }) => Object.values(state));
  return vectors.reduce((sum, vector) => sum + vector.byteLength, 0);
}

/** What runs have lived through, for those that go on from one of their steps. */
export function createLives(laws: Pick<LawMaker, 'make'>) {
  const left = new Map<string, Lived>();

  /** The log as it was told, with the laws that its settings make; nothing where one cannot be made. */
  function logOf(story: Story): readonly Entry[] {
    const known = new Map<string, Entry['law']>();
    const lawOf = ({ data }: Experiment) => {
      const settings = JSON.stringify(data);
      const law = known.get(settings) ?? laws.make({ data });
      known.set(settings, law);
      return law;
    };
    let experiment = story.start;
    try {
      return story.log.map(({ changes, ...entry }) => {
        experiment = withValues(experiment, changes);
        return { ...entry, experiment, law: lawOf(experiment) };
      });
    } catch {
      return [];
    }
  }

  return {
    /** A run is left: what it lived through is kept for a while, if it has. */
    leave(life: string, run: TrainingRun): void {
      if ((run.past.now() ?? run.step) === 0) return;
      left.delete(life);
      left.set(life, run.lived());
      while (left.size > 1 && (left.size > MOST_LIVES || bytesOf(left.values()) > MOST_BYTES))
        left.delete([...left.keys()][0] as string);
    },
    /** What led to a checkpoint: as it is kept here, or as it is told, if that is still how this program computes; undefined if nobody knows. */
    of({ story, experiment }: Checkpoint): Lived | undefined {
      if (!story) return undefined;
      const lived = left.get(story.life);
      if (lived) return lived;
      const log = story.numerics === NUMERIC_VERSION ? logOf(story) : [];
      const [first] = log;
      // The state at step 0 is made anew, with what is in force now.
      const isAlike = first && first.step === 0 && !difference(first.experiment, experiment).restart;
      const isAimed = isAlike && JSON.stringify(first.experiment.data) === JSON.stringify(experiment.data);
      return isAimed ? { log, snapshots: [] } : undefined;
    },
  };
}
