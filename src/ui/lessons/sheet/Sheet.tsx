import { type LessonScript, questionsOf } from '../../../experiment/lessons/script.ts';
import { hashOf } from '../../../store/pageStore.ts';
import { useLanguage, useSay, useT } from '../../hooks.ts';
import { Qr } from '../../kit/Qr.tsx';
import type { Playing } from '../lessonContext.ts';
import { Blank } from './Blank.tsx';

interface SheetProps {
  readonly head: Playing['head'];
  readonly script: LessonScript;
}

/** Scenes of a lesson that stand on its sheet, by the heading over them. */
const STAGES = [
  ['predict', 'before'],
  ['run', 'watch'],
  ['say', 'seen'],
] as const;

/** Where the lesson is, for whoever has only the paper. */
function lessonLink(id: string, language: string): string {
  return `${location.href.split('#')[0]}${hashOf('lessons', id)}&lang=${language}`;
}

const BLANK = ['name', 'date', 'code', 'seat'] as const;

/** What a class writes on: every question with room for the answer, in the order of the lesson, and nothing that gives one away. */
export function Sheet({ head, script }: SheetProps) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const questions = questionsOf(script);
  const numbers = new Map([...questions.keys()].map((scene, i) => [scene, i + 1]));
  const link = lessonLink(script.id, language);
  return (
    <article className="worksheet paper" data-testid="worksheet">
      <header className="worksheet-head">
        <dl>
          {BLANK.map((leaf) => (
            <div key={leaf}>
              <dt>{t(`worksheet.${leaf}`)}</dt>
              <dd />
            </div>
          ))}
        </dl>
        <h2>{say(head.title)}</h2>
        <p>
          {say(head.paper)} · {t('lessons.minutes', { count: head.minutes })} ·{' '}
          <a href={link}>{link.replace(/^https?:\/\//, '')}</a>
        </p>
        <Qr text={link} label={t('worksheet.qr')} />
      </header>
      {STAGES.map(([part, heading]) => (
        <section key={part}>
          <h3>{t(`worksheet.${heading}`)}</h3>
          {script.scenes.map(
            (scene, i) =>
              scene.part === part && (
                <div key={scene.say.en} className="worksheet-item">
                  <p>{say(scene.say)}</p>
                  {scene.ask && (
                    <>
                      <p className="worksheet-question">
                        <b>{numbers.get(i)}</b> {say(scene.ask.text)}
                      </p>
                      <Blank question={scene.ask} names={script.names ?? []} />
                    </>
                  )}
                </div>
              ),
          )}
        </section>
      ))}
      <section>
        <h3>{t('worksheet.compared')}</h3>
        <table className="worksheet-compared">
          <thead>
            <tr>
              {(['question', 'mine', 'twenty', 'points'] as const).map((leaf) => (
                <th key={leaf}>{t(`worksheet.${leaf}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...numbers.values()].map((number) => (
              <tr key={number}>
                <th>{number}</th>
                <td />
                <td />
                <td>/ 10</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h3>{t('worksheet.why')}</h3>
        <div className="worksheet-lines">
          <i />
          <i />
          <i />
        </div>
      </section>
      <section>
        <h3>{t('worksheet.puzzle')}</h3>
        <p>{say(script.scenes.at(-1)?.say ?? head.title)}</p>
        <p className="worksheet-line">
          {t('worksheet.settings')} <i />
        </p>
      </section>
    </article>
  );
}
