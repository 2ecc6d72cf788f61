import { type Text, text } from '../schema/text.ts';
import type { Recognised } from './recognise.ts';

/** A file that was given and not used, and why. */
export interface LeftAside<File> {
  readonly file: File;
  readonly why: Text;
  /** Whether it could be used instead. */
  readonly isUsable: boolean;
}

/** What several files are to be used as. */
export type Arrangement<File> =
  | { readonly use: 'table'; readonly file: File; readonly aside: readonly LeftAside<File>[] }
  /** Images and, if there are some, their labels; or labels alone, which wait for images. */
  | { readonly use: 'images'; readonly files: readonly File[]; readonly aside: readonly LeftAside<File>[] }
  | {
      readonly use: 'nothing';
      /** The file whose reason is told, if there was any. */
      readonly file: File | null;
      readonly refusal: Extract<Recognised, { readonly is: 'refused' }> | null;
      readonly aside: readonly LeftAside<File>[];
    };

export interface Given<File> {
  readonly file: File;
  readonly name: string;
  readonly what: Recognised;
}

const REASONS = {
  'other-images': text('another set of images', '別の画像セット'),
  'other-labels': text('other labels', '別のラベル'),
  'other-table': text('another table', '別の表'),
  table: text('a table of points', '点データの表'),
};

/**
 * Decides what to do with files that came together: images with the labels that fit them, else a table. Of several sets the
 * largest is taken, of several tables the first; what is left aside is told with the reason, and nothing is lost in silence.
 */
export function arrange<File>(given: readonly Given<File>[]): Arrangement<File> {
  const of = <K extends Recognised['is']>(kind: K) => given.filter(({ what }) => what.is === kind);
  const images = pickImages(of('images'));
  const labels = images ? pickLabels(images, of('labels')) : of('labels')[0];
  const table = of('table')[0];
  if (images || (labels && !table)) {
    const used = [images, labels].filter((each) => each !== undefined);
    return { use: 'images', files: used.map(({ file }) => file), aside: asideOf(given, used) };
  }
  if (table) return { use: 'table', file: table.file, aside: asideOf(given, [table]) };
  const refused = of('refused')[0];
  const refusal = refused?.what.is === 'refused' ? refused.what : null;
  return { use: 'nothing', file: refused?.file ?? null, refusal, aside: asideOf(given, refused ? [refused] : []) };
}

const countOf = ({ what }: Given<unknown>): number | null =>
  what.is === 'images' || what.is === 'labels' ? what.count : null;

/** The largest set, and of equal ones the first; a table of images only where there is no other. */
function pickImages<File>(candidates: readonly Given<File>[]): Given<File> | undefined {
  return candidates.reduce<Given<File> | undefined>(
    (best, next) => (!best || (countOf(next) ?? 0) > (countOf(best) ?? 0) ? next : best),
    undefined,
  );
}

/** Labels of as many entries, of several those with the most alike name; the only ones if there is no choice. */
function pickLabels<File>(images: Given<File>, candidates: readonly Given<File>[]): Given<File> | undefined {
  if (images.what.is === 'images' && images.what.hasClasses) return undefined;
  const fitting = candidates.filter((each) => countOf(each) === countOf(images));
  const [best] = [...fitting].sort((a, b) => alike(b.name, images.name) - alike(a.name, images.name));
  return best ?? (candidates.length === 1 ? candidates[0] : undefined);
}

/** Length of the common beginning of two names. */
function alike(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function asideOf<File>(given: readonly Given<File>[], used: readonly Given<File>[]): LeftAside<File>[] {
  const usesTable = used.some(({ what }) => what.is === 'table');
  return given
    .filter((each) => !used.includes(each))
    .map(({ file, what }) => {
      if (what.is === 'refused') return { file, why: what.reason, isUsable: false };
      if (what.is === 'table') return { file, why: usesTable ? REASONS['other-table'] : REASONS.table, isUsable: true };
      return { file, why: REASONS[`other-${what.is}`], isUsable: what.is === 'images' };
    });
}
