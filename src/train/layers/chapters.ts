import type { SettingsAt } from '../../engine/contract.ts';
import { type Experiment, valueAt } from '../../experiment/experiment.ts';
import { liveCells } from '../cells.ts';
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

export const layersSettingNames = (experiment: Experiment): readonly string[] => [
  ...liveCells(experiment),
  ...CHAPTERS.map(activeCell),
];

/** Values of the cells at any step; the rate of a layer falls by the steps of its own chapter. */
export function layersSettingsAt(experiment: Experiment): SettingsAt {
  const names = layersSettingNames(experiment);
  const isDerived = (name: string): boolean => CHAPTERS.some((chapter) => name === activeCell(chapter));
  const values = Float32Array.from(names, (name) => (isDerived(name) ? 0 : Number(valueAt(experiment, name))));
  const cells = CHAPTERS.map((chapter) => ({
    chapter,
    active: names.indexOf(activeCell(chapter)),
    rate: names.indexOf(`${chapter}Optimiser.rate`),
  }));
  return (step) => {
    const now = values.slice();
    const current = chapterAt(experiment.tower, step);
    for (const { chapter, active, rate } of cells) {
      now[active] = Number(chapter === current);
      now[rate] = learningRateAt(experiment[`${chapter}Optimiser`], step - chapterStart(experiment.tower, chapter));
    }
    return now;
  };
}
