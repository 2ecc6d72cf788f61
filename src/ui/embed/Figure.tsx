import { ExternalLink, RotateCcw } from 'lucide-react';
import { useEffect, useLayoutEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { encodeLink } from '../../experiment/link.ts';
import { formatCount } from '../../i18n/format.ts';
import { linkedEngine } from '../../store/engineChoice.ts';
import { session } from '../../store/session.ts';
import { useExperiment, useLanguage, useRun, useT } from '../hooks.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { ReadOutPart } from '../readout/Headline.tsx';
import { ReadOut } from '../readout/ReadOut.tsx';
import { ErrorBoundary } from '../shell/ErrorBoundary.tsx';
import { applyLanguage } from '../shell/LanguageSwitch.tsx';
import { LiveRegion } from '../shell/LiveRegion.tsx';
import { usePageVisibility } from '../shell/pageVisibility.ts';
import { StagePlates } from '../shell/StagePlates.tsx';
import { followTheme } from '../shell/theme.ts';
import { AnyStage } from '../stage/AnyStage.tsx';
import { PlayButton } from '../transport/PlayButton.tsx';
import { rem } from '../typeScale.ts';

/** The run as it is now, in the whole page and free of locks. */
function OpenLink() {
  const t = useT();
  const language = useLanguage();
  const experiment = useExperiment((state) => state.experiment);
  const preset = useExperiment((state) => state.preset);
  const href = `./${encodeLink(experiment, preset, { language, engine: linkedEngine() })}`;
  return (
    <a className="embed-open" href={href} target="_blank" rel="noopener">
      <ExternalLink size={rem(15)} aria-hidden="true" />
      {t('embed.open')}
    </a>
  );
}

/** A stage, one number, and Play. */
function Inside() {
  const t = useT();
  const language = useLanguage();
  const step = useRun((run) => run.status.step);
  usePageVisibility();
  return (
    <main className="embed" data-state="open" data-testid="embed">
      <div className="shell-stage">
        <AnyStage />
        <StagePlates />
      </div>
      <div className="embed-bar">
        <PlayButton />
        <IconButton label={t('shell.transport.reset')} onPress={() => session().reset()}>
          <RotateCcw size={rem(18)} />
        </IconButton>
        <ReadOutPart value="figure">
          <ReadOut />
        </ReadOutPart>
        <p className="embed-step">
          {t('shell.transport.stepCount')} <b data-testid="embed-step">{formatCount(step, language)}</b>
        </p>
        <OpenLink />
      </div>
      <LiveRegion />
    </main>
  );
}

/** All of the page in a frame. */
export function Figure() {
  const language = useLanguage();
  useLayoutEffect(() => applyLanguage(language), [language]);
  useEffect(followTheme, []);
  return (
    <I18nProvider locale={language === 'ja' ? 'ja-JP' : 'en-US'}>
      <ErrorBoundary>
        <Inside />
      </ErrorBoundary>
    </I18nProvider>
  );
}
