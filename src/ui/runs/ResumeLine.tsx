import './runs.css';
import { X } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { formatCount } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { runs as words } from '../../i18n/runs.ts';
import { beginKeeping, resumeRun, resumeStore } from '../../store/resume.ts';
import { useLanguage, useT } from '../hooks.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { rem } from '../typeScale.ts';
import { RunPicture } from './RunPicture.tsx';
import { runsDialog } from './runsDialog.ts';
import { stagePicture } from './stagePicture.ts';
import { Unsaved } from './Unsaved.tsx';
import { when } from './when.ts';

addTexts({ runs: words });

const RunsDialog = lazy(() => import('./RunsDialog.tsx').then((module) => ({ default: module.RunsDialog })));

/** Keeps the runs of this page, and offers to go on with one of an earlier visit. */
export function ResumeLine() {
  const t = useT();
  const language = useLanguage();
  const { offer, isGone } = useStore(resumeStore);
  const isOpen = useStore(runsDialog, (state) => state.isOpen);
  useEffect(() => void beginKeeping(stagePicture), []);
  const step = offer ? formatCount(offer.step, language) : '';
  return (
    <>
      {offer && (
        <div className="shell-line runs-offer" role="status" data-testid="resume">
          <RunPicture picture={offer.picture} />
          <p>{t('runs.offer', { step, when: when(offer.savedAt, Date.now(), language) })}</p>
          <button
            type="button"
            className="shell-button"
            data-testid="resume-go-on"
            onClick={() => void resumeRun(offer)}
          >
            {t('runs.goOn', { step })}
          </button>
          <button
            type="button"
            className="shell-quiet"
            data-testid="resume-start-again"
            onClick={() => resumeStore.setState({ offer: null })}
          >
            {t('runs.startAgain')}
          </button>
          <button
            type="button"
            className="shell-quiet runs-others"
            onClick={() => runsDialog.setState({ isOpen: true })}
          >
            {t('runs.others')}
          </button>
        </div>
      )}
      {isGone && (
        <div className="shell-line" data-tone="bad" role="alert" data-testid="resume-gone">
          <p>{t('runs.gone')}</p>
          <IconButton label={t('runs.dismiss')} onPress={() => resumeStore.setState({ isGone: false })}>
            <X size={rem(16)} />
          </IconButton>
        </div>
      )}
      <Unsaved />
      {isOpen && (
        <Suspense>
          <RunsDialog onClose={() => runsDialog.setState({ isOpen: false })} />
        </Suspense>
      )}
    </>
  );
}
