import { type Key, sequence } from '../../math/rng.ts';
import { type Selection, trainingRows } from './selection.ts';
import { apportion, shuffled } from './split.ts';

/** Held-out rows of one class in random order, and the share that the class has in the law. */
interface HeldOutClass {
  readonly share: number;
  readonly rows: readonly number[];
}

/** Held-out rows by class, those of a set too small to hold anything out being its own; classes without any are missing. */
function heldOutClasses({ set, pool, heldOut }: Selection, from: Key): HeldOutClass[] {
  const rows = heldOut.length > 0 ? heldOut : trainingRows(pool);
  return pool.groups.flatMap(({ label, share }) => {
    const own = label === null ? [...rows] : [...rows].filter((row) => set.labels?.[row] === label);
    const order = { ...from, step: from.step + (label ?? 0) };
    return own.length > 0 ? [{ share, rows: shuffled(own, order) }] : [];
  });
}

/** Most rows in which every class has its share and none comes twice. */
function mostByShare(classes: readonly HeldOutClass[]): number {
  const covered = classes.reduce((sum, { share }) => sum + share, 0);
  return Math.floor(covered * Math.min(...classes.map(({ rows, share }) => rows.length / share)) + 1e-9);
}

/** Numbers of rows of each class that sum to `count`, as nearly by their shares as whole rows allow; at least one of each. */
function countsByShare(classes: readonly HeldOutClass[], count: number): number[] {
  const whole = classes.map(({ share }) => Math.round(share * 1e9));
  return apportion(whole, count).map((rows) => Math.max(1, rows));
}

/**
 * At most `count` different held-out rows in which every class has its share. A class that has too few, or none, makes the
 * whole smaller or is missing. A set too small to hold anything out is compared with itself.
 */
export function freshRows(selection: Selection, from: Key, count: number): Int32Array {
  const classes = heldOutClasses(selection, from);
  const counts = countsByShare(classes, Math.min(count, mostByShare(classes)));
  const chosen = classes.flatMap(({ rows }, i) => rows.slice(0, counts[i]));
  return Int32Array.from(shuffled(chosen, from).slice(0, count));
}

/**
 * Held-out rows for a perfect sampler, and others to compare it with; no row is in both or comes twice. Of each at most
 * `count`, and half of what is held out where that is less. The sampler draws the class of each of its rows by chance, as
 * any sampler does; the reference has every class by its share, or what the sampler left of it.
 */
export function unseenRows(
  selection: Selection,
  from: Key,
  count: number,
): { readonly samples: Int32Array; readonly reference: Int32Array } {
  const classes = heldOutClasses(selection, from);
  const half = Math.max(1, Math.min(count, Math.round(mostByShare(classes) / 2)));
  const drawn = drawnPerClass(classes, from, half);
  const wanted = countsByShare(classes, half);
  const samples = classes.flatMap(({ rows }, i) => rows.slice(0, drawn[i]));
  const reference = classes.flatMap(({ rows }, i) => rows.slice(drawn[i]).slice(0, wanted[i]));
  return { samples: Int32Array.from(shuffled(samples, from)), reference: Int32Array.from(shuffled(reference, from)) };
}

/** How often each class comes up in `count` draws; never so often that nothing of it is left to compare with. */
function drawnPerClass(classes: readonly HeldOutClass[], from: Key, count: number): number[] {
  const covered = classes.reduce((sum, { share }) => sum + share, 0);
  const random = sequence(from);
  const drawn = classes.map(() => 0);
  for (let i = 0; i < count; i++) {
    let left = covered * random.next();
    let at = 0;
    while (at < classes.length - 1 && left >= (classes[at] as HeldOutClass).share) {
      left -= (classes[at++] as HeldOutClass).share;
    }
    drawn[at] = (drawn[at] as number) + 1;
  }
  return drawn.map((own, i) => Math.min(own, Math.max(1, (classes[i] as HeldOutClass).rows.length - 1)));
}
