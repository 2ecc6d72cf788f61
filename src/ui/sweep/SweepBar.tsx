import { useRef } from 'react';
import type { SweepDocument } from '../../experiment/sweep/document.ts';
import { METRICS } from '../../metrics/index.ts';
import { metricsOf } from '../../store/sweep/control.ts';
import { useSay, useT } from '../hooks.ts';

interface SweepBarProps {
  readonly document: SweepDocument | null;
  readonly metric: string;
  readonly isRunning: boolean;
  readonly failed: number;
  readonly onMetric: (key: string) => void;
  readonly onStop: () => void;
  readonly onGoOn: () => void;
  readonly onFile: (file: File) => void;
  readonly onCsv: () => void;
  readonly onJson: () => void;
}

/** How far a sweep is, what of it is shown, and what can be done with it. */
export function SweepBar(props: SweepBarProps) {
  const { document, metric, isRunning, failed, onMetric, onStop, onGoOn, onFile, onCsv, onJson } = props;
  const t = useT();
  const say = useSay();
  const file = useRef<HTMLInputElement>(null);
  const done = document?.points.reduce((sum, { results }) => sum + results.length, 0) ?? 0;
  const total = done + (document?.missing.length ?? 0);
  const results = new Map(
    document?.points.flatMap((point) => point.results.map((result) => [result.name, result] as const)),
  );
  return (
    <div className="sweep-bar">
      {document && (
        <>
          <progress max={Math.max(1, total)} value={done} aria-label={t('sweep.bar.done', { done, total })} />
          <span data-testid="sweep-done" role="status">
            {t('sweep.bar.done', { done, total })}
            {failed > 0 && ` · ${t('sweep.bar.failed', { count: failed })}`}
          </span>
          {isRunning && (
            <button type="button" className="shell-button" data-testid="sweep-stop" onClick={onStop}>
              {t('sweep.bar.stop')}
            </button>
          )}
          {!isRunning && done < total && (
            <button type="button" className="shell-button" data-testid="sweep-go-on" onClick={onGoOn}>
              {t('sweep.bar.goOn')}
            </button>
          )}
          <label>
            {t('sweep.bar.metric')}
            <select value={metric} onChange={(event) => onMetric(event.target.value)} data-testid="sweep-metric">
              {metricsOf({ results }).map((key) => {
                const declared = METRICS.find((each) => each.key === key);
                return (
                  <option key={key} value={key}>
                    {declared ? say(declared.title) : key}
                  </option>
                );
              })}
            </select>
          </label>
          <button type="button" className="shell-button" onClick={onCsv}>
            {t('sweep.bar.csv')}
          </button>
          <button type="button" className="shell-button" data-testid="sweep-json" onClick={onJson}>
            {t('sweep.bar.json')}
          </button>
        </>
      )}
      <button type="button" className="shell-button" onClick={() => file.current?.click()}>
        {t('sweep.bar.open')}
      </button>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        data-testid="sweep-file"
        onChange={(event) => {
          const [given] = event.target.files ?? [];
          if (given) onFile(given);
          event.target.value = '';
        }}
      />
    </div>
  );
}
