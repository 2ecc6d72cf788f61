import './why.css';
import { lazy, Suspense } from 'react';
import { addTexts } from '../../i18n/index.ts';
import { why } from '../../i18n/why.ts';
import { untilRun } from '../../store/runStore.ts';
import { session } from '../../store/session.ts';
import { useOwnDataName } from '../controls/useOwnDataName.ts';
import { usePresetInUse } from '../controls/usePreset.ts';
import { useExperiment, useSay, useT } from '../hooks.ts';
import { wordsOf } from '../presetWords.ts';

addTexts({ why });

/** Claims and their verdicts are much to fetch: they come when the panel is shown, and not before there is a run. */
const Behind = lazy(() =>
  untilRun(session().stores.run)
    .then(() => import('./Behind.tsx'))
    .then((module) => ({ default: module.Behind })),
);

/** Why the run does what it does: the story of its preset, or the claim that is watched, and the claims behind it. */
export function Why() {
  const t = useT();
  const say = useSay();
  const { preset, changed } = usePresetInUse();
  // The story of a preset speaks of its own data: under somebody's customers every sentence of it would be untrue.
  const isOwn = useOwnDataName(preset) !== null;
  const story = preset && !isOwn && wordsOf(preset.id)?.story;
  const watched = useExperiment((state) => state.watched);
  return (
    <div className="why">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long story scrolls, by keys only if it can have the focus. */}
      <div className="why-story" data-testid="why-story" tabIndex={0}>
        {/* Before the story, which is longer than the panel: what it tells may no longer be what one sees. */}
        {story && changed && <p className="why-hint">{t('why.changed')}</p>}
        {watched && <p>{say(watched.claim)}</p>}
        {!watched && <p>{story ? say(story) : t('why.own')}</p>}
      </div>
      <section className="why-claims" aria-label={t('why.paper')}>
        <h3>{t('why.paper')}</h3>
        <Suspense>
          <Behind />
        </Suspense>
      </section>
    </div>
  );
}
