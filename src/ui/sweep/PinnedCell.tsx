import type { SweepDocument } from '../../experiment/sweep/document.ts';
import type { Unit } from '../../experiment/sweep/units.ts';
import { useLanguage, useT } from '../hooks.ts';
import { Cloud } from './Cloud.tsx';
import { brief } from './scale.ts';

interface PinnedCellProps {
  readonly document: SweepDocument;
  readonly units: readonly Unit[];
  readonly failures: ReadonlyMap<string, string>;
  readonly clouds: ReadonlyMap<string, Float32Array>;
  readonly point: number | null;
  readonly metric: string;
  readonly onOpen: (unit: Unit) => void;
  readonly onRefine: (point: number) => void;
}

/** Every seed of a cell, each a run that can be opened. */
export function PinnedCell({ document, units, failures, clouds, point, metric, onOpen, onRefine }: PinnedCellProps) {
  const t = useT();
  const language = useLanguage();
  const mine = units.filter((unit) => unit.point === point);
  if (point === null || mine.length === 0) return <p className="sweep-hint">{t('sweep.cell.none')}</p>;
  const results = document.points.find((each) => each.point === point)?.results ?? [];
  return (
    <section className="sweep-pinned" aria-label={t('sweep.cell.title')} data-testid="sweep-pinned">
      <h3>{t('sweep.cell.title')}</h3>
      <ul>
        {mine.map((unit) => {
          const result = results.find(({ name }) => name === unit.name);
          const cloud = clouds.get(unit.name);
          const reason = failures.get(unit.name);
          return (
            <li key={unit.name}>
              {cloud && cloud.length > 0 ? <Cloud points={cloud} /> : <i className="sweep-nocloud" />}
              <span>{t('sweep.cell.seed', { seed: unit.experiment.seed })}</span>
              <b data-metric={result?.metrics[metric] ?? undefined}>
                {result ? brief(result.metrics[metric], language) : ''}
              </b>
              <small>
                {!result && (reason === undefined ? t('sweep.cell.missing') : t('sweep.cell.failed', { reason }))}
                {result?.diverged && t('sweep.cell.diverged', { step: result.diverged.step })}
              </small>
              <button type="button" className="shell-button" onClick={() => onOpen(unit)}>
                {t('sweep.cell.open')}
              </button>
            </li>
          );
        })}
      </ul>
      <button type="button" className="shell-button" onClick={() => onRefine(point)}>
        {t('sweep.cell.refine')}
      </button>
    </section>
  );
}
