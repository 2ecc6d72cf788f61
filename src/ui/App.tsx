import './theme.css';
import './shell/shell.css';
import './shell/header.css';
import './shell/popover.css';
import './shell/dialog.css';
import './shell/notices.css';
import './shell/plate.css';
import './shell/page.css';
import './shell/column.css';
import { lazy, Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useStore } from 'zustand';
import { presentStore } from '../store/present/presentStore.ts';
import { Watching } from './claims/Watching.tsx';
import { columnAhead, fetchColumn } from './controls/columnAhead.ts';
import { PresetPicker } from './controls/PresetPicker.tsx';
import { useExperiment, useLab, useLanguage, usePage, usePair, useRun, useT } from './hooks.ts';
import { dialogs } from './kit/dialogs.ts';
import { COLUMN, PHONE, useMedia } from './kit/media.ts';
import { Measurements } from './readout/Measurements.tsx';
import { ReadOut } from './readout/ReadOut.tsx';
import { BusyLine } from './shell/BusyLine.tsx';
import { ErrorBoundary } from './shell/ErrorBoundary.tsx';
import { Header } from './shell/Header.tsx';
import { applyLanguage } from './shell/LanguageSwitch.tsx';
import { LaterPage } from './shell/LaterPage.tsx';
import { LiveRegion } from './shell/LiveRegion.tsx';
import { OfflineLine } from './shell/OfflineLine.tsx';
import { findPage } from './shell/pages.ts';
import { usePageVisibility } from './shell/pageVisibility.ts';
import { StagePlates } from './shell/StagePlates.tsx';
import { useShortcuts } from './shell/shortcuts.ts';
import { canTrain } from './shell/support.ts';
import { followTheme } from './shell/theme.ts';
import { Unsupported } from './shell/Unsupported.tsx';
import { useOffline } from './shell/useOffline.ts';
import { AnyStage } from './stage/AnyStage.tsx';
import { Transport } from './transport/Transport.tsx';

// The stage comes first: nothing below is needed to see it and press Play.
const CaptionBar = lazy(() => import('./caption/CaptionBar.tsx').then((module) => ({ default: module.CaptionBar })));
const Dock = lazy(() => import('./dock/Dock.tsx').then((module) => ({ default: module.Dock })));
const CompareMiddle = lazy(() =>
  import('./compare/CompareMiddle.tsx').then((module) => ({ default: module.CompareMiddle })),
);
const CompareMeasurements = lazy(() =>
  import('./compare/CompareMeasurements.tsx').then((module) => ({ default: module.CompareMeasurements })),
);
const ChapterRail = lazy(() => import('./tower/ChapterRail.tsx').then((module) => ({ default: module.ChapterRail })));
const LaterColumn = lazy(fetchColumn);
const ResumeLine = lazy(() => import('./runs/ResumeLine.tsx').then((module) => ({ default: module.ResumeLine })));
const PhoneSheet = lazy(() => import('./shell/PhoneSheet.tsx').then((module) => ({ default: module.PhoneSheet })));
const SaidLines = lazy(() => import('./shell/SaidLines.tsx').then((module) => ({ default: module.SaidLines })));
const Wall = lazy(() => import('./present/Wall.tsx').then((module) => ({ default: module.Wall })));
const OpenDialog = lazy(() => import('./shell/OpenDialog.tsx'));

/** The page's grid: controls, stage and measurements side by side, or one above the other on a phone. */
function Page() {
  const t = useT();
  const phone = useMedia(PHONE);
  const isColumn = useMedia(COLUMN);
  const [Column] = useState(() => columnAhead() ?? LaterColumn);
  const page = usePage();
  const { load } = findPage(page);
  const pair = usePair();
  const isTower = useLab() === 'layers';
  const isSaid = useExperiment(({ held, notices }) => held.length + notices.length > 0);
  const isRefused = useRun(({ refusal }) => refusal !== null);
  const hasDialog = useStore(dialogs, ({ open }) => open !== null);
  useShortcuts();
  usePageVisibility();
  const offline = useOffline();
  return (
    <div className="shell-app" data-phone={phone} data-page={page} data-pair={pair !== null || undefined}>
      <Header phone={phone} preset={<PresetPicker />} isOfflineReady={offline.news === 'ready'} />
      <div className="shell-lines">
        {offline.news === 'update' && <OfflineLine onUpdate={offline.update} onLater={offline.dismiss} />}
        {(isSaid || isRefused) && (
          <Suspense>
            <SaidLines />
          </Suspense>
        )}
        <BusyLine />
        <Watching />
        <Suspense>
          <ResumeLine />
        </Suspense>
      </div>
      {load && <LaterPage key={page} load={load} />}
      {phone && !isColumn && !pair && <ReadOut />}
      {!phone && (
        <aside className="shell-left" aria-label={t('shell.regions.controls')}>
          <Suspense>
            <Column />
          </Suspense>
        </aside>
      )}
      <main className="shell-mid">
        {!phone && <Transport phone={false} />}
        {page === 'demos' || page === 'lessons' ? (
          // Demos and lessons have stages of its own, and there is one window of the plane for all.
          <div className="shell-stage" />
        ) : pair ? (
          <Suspense fallback={<div className="shell-stage" />}>
            <CompareMiddle pair={pair} />
          </Suspense>
        ) : (
          <>
            {isTower && (
              <Suspense>
                <ChapterRail />
              </Suspense>
            )}
            <div className="shell-stage">
              <AnyStage />
              <StagePlates />
            </div>
            <Suspense>
              <CaptionBar phone={phone} />
            </Suspense>
          </>
        )}
        {phone ? (
          <Transport phone />
        ) : (
          <Suspense fallback={<div className="shell-dock" />}>
            <Dock />
          </Suspense>
        )}
      </main>
      {isColumn && !pair && <ReadOut />}
      {phone ? (
        <Suspense fallback={<div className="shell-sheet" />}>
          <PhoneSheet />
        </Suspense>
      ) : (
        <aside className="shell-right" aria-label={t('shell.regions.measurements')}>
          {pair ? (
            <Suspense>
              <CompareMeasurements pair={pair} />
            </Suspense>
          ) : (
            <Measurements phone={false} />
          )}
        </aside>
      )}
      {hasDialog && (
        <Suspense>
          <OpenDialog />
        </Suspense>
      )}
      <LiveRegion />
    </div>
  );
}

/** The whole page. */
export function App() {
  const language = useLanguage();
  const isPresented = useStore(presentStore, ({ isOn }) => isOn);
  useLayoutEffect(() => applyLanguage(language), [language]);
  useEffect(followTheme, []);
  return (
    <I18nProvider locale={language === 'ja' ? 'ja-JP' : 'en-US'}>
      <ErrorBoundary>
        {!canTrain() ? (
          <Unsupported />
        ) : isPresented ? (
          <Suspense>
            <Wall />
          </Suspense>
        ) : (
          <Page />
        )}
      </ErrorBoundary>
    </I18nProvider>
  );
}
