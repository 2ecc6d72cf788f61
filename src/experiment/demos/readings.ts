import type { ClassShare } from '../../metrics/classes.ts';
import type { ModeShare } from '../../metrics/coverage.ts';
import { formatCount, measured, wholePercent } from '../../schema/numbers.ts';
import type { Language, Text } from '../../schema/text.ts';
import type { ReadingId } from './contract.ts';

/** One run as it is measured: what bounds look at and sentences tell. */
export interface Measured {
  readonly step: number;
  readonly metrics: Readonly<Record<string, number | null>>;
  readonly shares: readonly ModeShare[];
  /** One per class, where there are classes and somebody who tells them apart. */
  readonly classShares?: readonly ClassShare[];
  /** Names of the classes. */
  readonly classes?: readonly Text[];
  /** What was measured of the same run before, in order. */
  readonly past?: readonly Measured[];
}

/** People that the business frame of the first demos speaks of. */
const PEOPLE = 1_000_000;

const lostOf = ({ shares }: Measured): readonly number[] => shares.flatMap(({ strict }, i) => (strict ? [] : [i]));

/** Share of the data that lies in modes which a run does not hold: `strict` is a quarter of the fair share or more. */
export const lostShare = ({ shares }: Measured): number =>
  shares.reduce((sum, { strict, target }) => (strict ? sum : sum + target), 0);

const listed = (items: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(items);

type Tell = (run: Measured, language: Language, names: readonly Text[]) => string;

const count =
  (key: string): Tell =>
  (run, language) =>
    formatCount(run.metrics[key] ?? Number.NaN, language);
const percent = (key: string): Tell => {
  return (run, language) => `${wholePercent(run.metrics[key], language)}\u00a0%`;
};
const value =
  (key: string): Tell =>
  (run, language) =>
    measured(run.metrics[key], language);

/** Every reading as text. */
const READINGS: Readonly<Record<ReadingId, Tell>> = {
  held: count('strictModes'),
  total: ({ shares }, language) => formatCount(shares.length, language),
  sharp: percent('highQuality'),
  lostCount: (run, language) => formatCount(lostOf(run).length, language),
  lostNames: (run, language, names) =>
    listed(
      lostOf(run).map((index) => names[index]?.[language] ?? String(index + 1)),
      language,
    ),
  outOfSight: (run, language) => formatCount(PEOPLE * lostShare(run), language),
  classes: count('classesCaptured'),
  sure: percent('recognisable'),
  missingDigits: ({ classShares = [], classes = [] }, language) =>
    listed(
      classShares.flatMap(({ captured }, i) => (captured ? [] : (classes[i]?.[language] ?? []))),
      language,
    ),
  distance: value('energyDistance'),
  step: ({ step }, language) => formatCount(step, language),
};

export const isReading = (id: string): id is ReadingId => Object.hasOwn(READINGS, id);

/** A reading of a run as text; `–` where nothing is known of it. */
export function readingText(
  id: ReadingId,
  run: Measured | undefined,
  language: Language,
  names: readonly Text[] = [],
): string {
  return run ? READINGS[id](run, language, names) : '–';
}

/** What stands in braces: `held` of run a, `b.sharp`, or `before.classes` of what was remembered under a name. */
const PLACE = /\{(?:(\w+)\.)?(\w+)\}/g;

/** Runs and readings that a sentence names. */
export const placesOf = (sentence: string): readonly { readonly of: string; readonly reading: string }[] =>
  [...sentence.matchAll(PLACE)].map(([, of = 'a', reading = '']) => ({ of, reading }));

/** A sentence with the readings of runs in place of what it names. */
export function fill(
  sentence: Text,
  language: Language,
  runs: Readonly<Record<string, Measured | undefined>>,
  names: readonly Text[] = [],
): string {
  return sentence[language].replace(PLACE, (whole, of = 'a', reading: string) =>
    isReading(reading) ? readingText(reading, runs[of], language, names) : whole,
  );
}
