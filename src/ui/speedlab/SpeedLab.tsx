import './speedlab.css';
import './results.css';
import { useState } from 'react';
import { addTexts } from '../../i18n/index.ts';
import { speedlab } from '../../i18n/speedlab.ts';
import { useRun, useT } from '../hooks.ts';
import { PageDialog } from '../kit/PageDialog.tsx';
import type { LabProgress } from './lab.ts';
import { SpeedResults } from './SpeedResults.tsx';
import { firstRequest, SpeedSettings } from './SpeedSettings.tsx';
import { useLab } from './useLab.ts';

addTexts({ speedlab });

function Progress({ share, preparing }: LabProgress) {
  const t = useT();
  const words = preparing
    ? t('speedlab.preparing', { engine: t(`speedlab.names.${preparing}`) })
    : t('speedlab.measuring');
  return (
    <div className="speedlab-progress">
      <progress aria-label={t('speedlab.progress')} max={1} value={share} />
      <p role="status">{words}</p>
    </div>
  );
}

/** The benchmark on the visitor's own device. */
export function SpeedLab({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const noGpu = useRun((run) => run.status.noGpu);
  const [request, setRequest] = useState(() => firstRequest(noGpu));
  const { state, start, cancel } = useLab();
  const measuring = state.kind === 'measuring';
  return (
    <PageDialog title={t('speedlab.title')} onClose={onClose}>
      <div className="speedlab" data-testid="speedlab">
        <p>{t('speedlab.lead')}</p>
        <SpeedSettings request={request} noGpu={noGpu} disabled={measuring} onChange={setRequest} />
        <div className="speedlab-actions">
          {measuring ? (
            <button type="button" className="shell-button" data-testid="speedlab-cancel" onClick={cancel}>
              {t('speedlab.cancel')}
            </button>
          ) : (
            <button
              type="button"
              className="speedlab-start"
              data-testid="speedlab-start"
              disabled={request.engines.length === 0}
              onClick={() => void start(request)}
            >
              {t(state.kind === 'done' ? 'speedlab.again' : 'speedlab.start')}
            </button>
          )}
          {measuring && <Progress {...state.progress} />}
          {state.kind === 'idle' && state.message && <p role="status">{state.message}</p>}
        </div>
        {state.kind === 'done' && (
          <SpeedResults key={state.request.caseId} request={state.request} result={state.result} />
        )}
      </div>
    </PageDialog>
  );
}
