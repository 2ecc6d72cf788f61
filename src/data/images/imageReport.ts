import type { Text } from '../../schema/text.ts';
import type { ImageSet } from './imageSet.ts';
import { type Orientation, seemsLying } from './orientation.ts';

/** How images are read; plain data, for printing. */
export interface ImageReport {
  readonly kind: 'images';
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly images: {
    readonly used: number;
    /** In the file. */
    readonly total: number;
  };
  /** Images of each class, in the order of classes; empty without labels. */
  readonly classes: readonly { readonly name: string; readonly count: number }[];
  /** How the images were turned after reading. */
  readonly orientation: Orientation;
  /** Whether these images seem to lie on their side as they are now: EMNIST does as it is stored. */
  readonly seemsLying: boolean;
  /** The id under which these images are kept; equal content has equal ids, and turning changes content. */
  readonly fingerprint: string;
  readonly notes: readonly Text[];
}

/** How a file of labels is read that came without images; plain data, for printing. */
export interface LabelReport {
  readonly kind: 'labels';
  readonly labels: {
    readonly used: number;
    /** In the file. */
    readonly total: number;
  };
  /** Labels of each class, in the order of classes. */
  readonly classes: ImageReport['classes'];
  readonly notes: readonly Text[];
  /** What is missing. */
  readonly reason: Text;
}

/** Images of each class; empty for a set without labels. */
export function classCounts({ classes, labels }: Pick<ImageSet, 'classes' | 'labels'>): readonly number[] {
  const counts = classes.map(() => 0);
  for (const label of labels ?? []) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

/** Name and number of images of each class. */
export function countedClasses(set: Pick<ImageSet, 'classes' | 'labels'>): ImageReport['classes'] {
  const counts = classCounts(set);
  return set.classes.map((name, label) => ({ name, count: counts[label] ?? 0 }));
}

/** The report on a set of which `total` images were in the file. */
export function reportOn(set: ImageSet, total: number, notes: readonly Text[]): ImageReport {
  return {
    kind: 'images',
    height: set.height,
    width: set.width,
    channels: set.channels,
    images: { used: set.count, total },
    classes: countedClasses(set),
    orientation: set.orientation ?? 'stored',
    seemsLying: seemsLying(set.pixels, set.height),
    fingerprint: set.id,
    notes,
  };
}
