import { useEffect } from 'react';
import type { RunId } from '../../experiment/demos/contract.ts';
import type { Moment } from '../../experiment/demos/playback.ts';
import { isHiddenAt } from '../../experiment/lessons/script.ts';
import { formatCount } from '../../i18n/format.ts';
import { ModeNames } from '../demos/ModeNames.tsx';
import { useLanguage, useRun, useSay, useT } from '../hooks.ts';
import { useShowsImages } from '../space.ts';
import { AnyStage } from '../stage/AnyStage.tsx';
import { useOverlay } from '../stage/stageOverlay.ts';
import { usePlaying } from './lessonContext.ts';

interface LessonArmProps {
  readonly id: RunId;
  readonly moment: Moment;
  readonly isAlone: boolean;
}

/** Takes the badges away, which tell which modes are held. */
function NoBadges() {
  const overlay = useOverlay();
  useEffect(() => {
    overlay.setState({ hidesBadges: true });
    return () => overlay.setState({ hidesBadges: false });
  }, [overlay]);
  return null;
}

/** What the two kinds of points are called, in the words of the lab. */
function Key() {
  const t = useT();
  if (useShowsImages()) return null;
  return (
    <p className="lesson-key">
      <i data-kind="real" aria-hidden="true" />
      {t('stage.layers.real')}
      <i data-kind="generated" aria-hidden="true" />
      {t('stage.layers.generated')}
    </p>
  );
}

/** One run of the reader: its name where there are several, and its stage unless that is hidden. */
export function LessonArm({ id, moment, isAlone }: LessonArmProps) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const { lesson, script } = usePlaying();
  const known = useRun((run) => run.status.step);
  const step = Math.max(known, moment.runs[id]?.step ?? 0);
  const label = script.scenes.slice(0, moment.at + 1).findLast(({ open }) => open)?.open?.[id]?.label;
  const isHidden = isHiddenAt(lesson, 'stage', script, moment.at);
  const isSecret = isHiddenAt(lesson, 'bars', script, moment.at);
  return (
    <section className="demo-arm" data-run={id}>
      {!isAlone && <header className="lesson-arm">{label && <h3>{say(label)}</h3>}</header>}
      <div className="demo-stage">
        {isHidden ? <p className="lesson-veil">{t('lessons.hiddenStage')}</p> : <AnyStage />}
        {!isHidden && isSecret && <NoBadges />}
        {!isHidden && script.names && (
          <ModeNames names={script.names} run={isSecret ? undefined : moment.runs[id]} strikes={false} />
        )}
        {!isHidden && <Key />}
        <p className="demo-step">{t('demos.step', { step: formatCount(step, language) })}</p>
      </div>
    </section>
  );
}
