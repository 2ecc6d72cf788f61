import type { Experiment } from '../../experiment/experiment.ts';
import { isEnumerable } from '../../experiment/towerSchema.ts';
import { findLayers } from '../../methods/index.ts';
import type { Chapter } from '../../methods/layers/contract.ts';
import type { Derived } from '../cells.ts';
import { learningRateAt } from '../schedule.ts';

/** What chapters follow from. */
type Told = Pick<Experiment, 'method' | 'tower'>;

/** A chapter of a tower and the step at which it begins; it lasts until the next one does, the last one for good. */
export interface ChapterSpan {
  readonly id: Chapter;
  readonly start: number;
}

/** Chapters that a tower could have, in order: one that needs every code listed is left out where there are too many, if another comes first. */
export const possibleChapters = ({ method, tower }: Told): readonly Chapter[] =>
  findLayers(method.id).chapters.filter((id, place) => id !== 'all' || place === 0 || isEnumerable(tower));

/** Setting that says for how many steps a chapter lasts if another one follows it. */
export const LENGTH_OF = { bottom: 'bottomSteps', top: 'topSteps' } as const;

/** Steps of a chapter; 0 where it has no end. */
const lengthOf = ({ tower }: Pick<Told, 'tower'>, id: Chapter): number =>
  id in LENGTH_OF ? tower[LENGTH_OF[id as keyof typeof LENGTH_OF]] : 0;

/** Cell of how often the phase of a chapter runs in this step. */
export const activeCell = (chapter: Chapter): string => `tower.${chapter}Now`;

/** Chapters of a tower in order: each trains one layer, with those below it frozen. The first without an end is the last. */
export function chaptersOf(experiment: Told): readonly ChapterSpan[] {
  const chapters: ChapterSpan[] = [];
  let start = 0;
  for (const id of possibleChapters(experiment)) {
    chapters.push({ id, start });
    const length = lengthOf(experiment, id);
    if (length === 0) break;
    start += length;
  }
  return chapters;
}

/** The chapter that could follow one, whether the settings let it or not. */
export const chapterAfter = (experiment: Told, chapter: Chapter): Chapter | undefined => {
  const chapters = possibleChapters(experiment);
  return chapters[chapters.indexOf(chapter) + 1];
};

/** The chapter of a step. */
export const chapterAt = (experiment: Told, step: number): ChapterSpan =>
  chaptersOf(experiment).findLast(({ start }) => step >= start) as ChapterSpan;

/** Steps at which a chapter ends and the next one begins. */
export const chapterEnds = (experiment: Told): readonly number[] =>
  chaptersOf(experiment)
    .slice(1)
    .map(({ start }) => start);

/** What follows from the step of a tower: which chapter runs, and the rate of a layer by the steps of its own chapter. */
export function layersDerived(experiment: Experiment): Derived {
  const chapters = chaptersOf(experiment);
  const startOf = (chapter: Chapter): number => chapters.find(({ id }) => id === chapter)?.start ?? 0;
  return {
    ...Object.fromEntries(
      possibleChapters(experiment).map((id) => [
        activeCell(id),
        (step: number) => Number(id === chapterAt(experiment, step).id),
      ]),
    ),
    ...Object.fromEntries(
      (['bottom', 'top'] as const).map((layer) => [
        `${layer}Optimiser.rate`,
        (step: number) => learningRateAt(experiment[`${layer}Optimiser`], step - startOf(layer)),
      ]),
    ),
  };
}
