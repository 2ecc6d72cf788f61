import type { Text } from '../../schema/text.ts';
import type { Bound, Changes, ReadingId, RunId, Scene, Shown, Start } from '../demos/contract.ts';

/** Parts of every lesson in their order: predicting comes before watching, saying what was seen before any number. */
export const PARTS = ['predict', 'run', 'say', 'compare', 'explain', 'try'] as const;
export type PartId = (typeof PARTS)[number];

/** What a lesson may keep hidden until it was said what was seen. */
export type Hideable = 'stage' | 'bars' | 'number' | 'chart';

/** A scene as a lesson declares it: its short name is that of its part. */
export type LessonScene = Omit<Scene, 'name'> & {
  /** What is not hidden any more from here on. */
  readonly shows?: readonly Hideable[];
};

/** Twenty runs that bets are scored against; `--suite lessons` makes them. */
export interface Cell20 {
  /** Unique within the lesson. */
  readonly id: string;
  readonly start: Start;
  /** Steps of the evaluations, ascending. */
  readonly steps: readonly number[];
}

export interface Puzzle {
  readonly text: Text;
  readonly start: Start;
  /** Settings that are the reader's. */
  readonly free: readonly string[];
  readonly meets: readonly Bound[];
  readonly from?: number;
  readonly by: number;
  /** Ceiling of the rate, steps per second. */
  readonly speed: number;
  /** Settings that do it: run over seeds by the suite, so that no puzzle is unsolvable. */
  readonly solution: Changes;
}

/** A lesson: predict, run, say what you saw, compare, explain, try. Plain data but for its texts. */
export interface Lesson {
  readonly id: string;
  /** What is taken home, in one sentence. */
  readonly goal: Text;
  /** What many believe before. */
  readonly misconception: Text;
  /** Why it is so, in three to five sentences. */
  readonly explain: Text;
  /** Names of the modes in the order of the law; none if absent. */
  readonly names?: readonly Text[];
  /** Steps from one evaluation to the next. */
  readonly every: number;
  /** Metrics that bounds and numbers look at. */
  readonly metrics: readonly string[];
  /** Runs that the reader watches, all with a seed of their own. */
  readonly start: Readonly<Partial<Record<RunId, Start>>>;
  /** Hidden until it was said what was seen, or until a scene shows it. */
  readonly hidden: readonly Hideable[];
  /** Lines of numbers beside the stage, once they are not hidden any more. */
  readonly shows: readonly Shown[];
  /** The one big number of a run that is alone. */
  readonly number?: ReadingId;
  readonly cells: readonly Cell20[];
  readonly predict: readonly LessonScene[];
  readonly run: readonly LessonScene[];
  readonly say: readonly LessonScene[];
  readonly puzzle: Puzzle;
  /** Where to go on in the playground. */
  readonly next: readonly (Start & { readonly label: Text })[];
}

export const defineLesson = (lesson: Lesson): Lesson => lesson;

/** A lesson as lists name it; the rest is fetched when it is opened. */
export interface LessonHead {
  /** Permanent kebab-case id, used in links and on the command line. */
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  readonly minutes: number;
  /** What of the literature it is about. */
  readonly paper: Text;
  readonly load: () => Promise<Lesson>;
}
