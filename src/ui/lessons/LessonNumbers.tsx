import { useStore } from 'zustand';
import { RUN_IDS } from '../../experiment/demos/contract.ts';
import { isHiddenAt } from '../../experiment/lessons/script.ts';
import { Shares } from '../demos/Shares.tsx';
import { valueText } from '../demos/valueText.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { usePlaying } from './lessonContext.ts';
import { Strip } from './Strip.tsx';

/** What is measured of the reader's runs; a dashed question mark as long as it is hidden. */
export function LessonNumbers() {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const { lesson, script, run } = usePlaying();
  const { moment, sessions } = useStore(run.store);
  const isAlone = RUN_IDS.filter((id) => sessions[id]).length === 1;
  const hides = (what: Parameters<typeof isHiddenAt>[1]): boolean => isHiddenAt(lesson, what, script, moment.at);
  const [first] = lesson.shows;
  const lines = lesson.shows.filter(
    ({ run: of = 'a' }) => moment.runs[of] && (!RUN_IDS.some((id) => id === of) || of in sessions),
  );
  return (
    <aside className="lesson-numbers">
      {hides('number') ? (
        <div className="lesson-secret">
          <b aria-hidden="true">?</b>
          <p>{t('lessons.hidden')}</p>
        </div>
      ) : (
        <dl className="lesson-lines">
          {lines.map(({ text, metric, run: of = 'a', as }) => (
            <div key={text.en}>
              <dt>{say(text)}</dt>
              <dd>{valueText(moment.runs[of]?.metrics[metric], as, language)}</dd>
            </div>
          ))}
        </dl>
      )}
      {!hides('bars') && isAlone && (moment.runs.a?.step ?? 0) > 0 && <Shares demo={script} moment={moment} />}
      {!hides('chart') && first && <Strip shown={first} runs={moment.runs} sessions={sessions} />}
    </aside>
  );
}
