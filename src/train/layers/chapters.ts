import type { Experiment } from '../../experiment/experiment.ts';
import type { Derived } from '../cells.ts';
import { learningRateAt } from '../schedule.ts';

/** Chapters of a tower in order: each trains one layer, with those below it frozen. */
export const CHAPTERS = ['bottom', 'top'] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** Cell of how often the phase of a chapter runs in this step. */
export const activeCell = (chapter: Chapter): string => `tower.${chapter}Now`;

/** Chapter of a step: the bottom learns for so many steps, the top from then on. */
export const chapterAt = ({ bottomSteps }: Pick<Experiment['tower'], 'bottomSteps'>, step: number): Chapter =>
  step < bottomSteps ? 'bottom' : 'top';

/** Step at which a chapter began. */
export const chapterStart = ({ bottomSteps }: Pick<Experiment['tower'], 'bottomSteps'>, chapter: Chapter): number =>
  chapter === 'bottom' ? 0 : bottomSteps;

/** What follows from the step of a tower: which chapter runs, and the rate of a layer by the steps of its own chapter. */
export function layersDerived(experiment: Experiment): Derived {
  const { tower } = experiment;
  return Object.fromEntries(
    CHAPTERS.flatMap((chapter) => [
      [activeCell(chapter), (step: number) => Number(chapter === chapterAt(tower, step))],
      [
        `${chapter}Optimiser.rate`,
        (step: number) => learningRateAt(experiment[`${chapter}Optimiser`], step - chapterStart(tower, chapter)),
      ],
    ]),
  );
}
