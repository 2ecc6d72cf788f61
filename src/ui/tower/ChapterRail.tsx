import './rail.css';
import { Fragment } from 'react';
import { formatCount } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { tower as words } from '../../i18n/tower.ts';
import type { Chapter as ChapterId } from '../../methods/layers/contract.ts';
import { session } from '../../store/session.ts';
import { type ChapterSpan, chapterAfter, chapterAt, chaptersOf, LENGTH_OF } from '../../train/layers/chapters.ts';
import { useExperiment, useLanguage, useRun, useT } from '../hooks.ts';

addTexts({ tower: words });

/** Ends a chapter where the run stands, and goes on with the next one. */
async function endNow({ id, start }: ChapterSpan): Promise<void> {
  // A run that plays would be some steps further than the page knows, and the layer would have learnt in them.
  await session().pause();
  const { step } = session().stores.run.getState().status;
  if (id !== 'all') session().change({ [`tower.${LENGTH_OF[id]}`]: Math.max(1, step - start) });
  session().play();
}

/** Restores the run as it was when a chapter had just begun: from the last snapshot before, and over the steps to there. */
async function backTo(start: number): Promise<void> {
  await session().pause();
  const { step } = session().stores.run.getState().status;
  await session().back(step - start);
  await session().runTo(start);
}

interface ChapterProps {
  readonly name: string;
  readonly note: string;
  readonly state: 'done' | 'now' | 'to-come';
  /** Share of it that is done, 0…1. */
  readonly share: number;
}

function Chapter({ name, note, state, share }: ChapterProps) {
  return (
    <li className="rail-chapter" data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <span className="rail-line" aria-hidden="true">
        <span style={{ width: `${100 * share}%` }} />
      </span>
      <b>{name}</b> <small>{note}</small>
    </li>
  );
}

/** Any chapter that another one comes before. */
type AfterFirst = Exclude<ChapterId, 'bottom'>;

/** The end of the chapter before this one: a way back there, from where it goes on with other settings. */
function BackButton({ id, start }: { readonly id: AfterFirst; readonly start: number }) {
  const t = useT();
  const step = useRun(({ status }) => status.step);
  const oldest = useRun(({ status }) => status.oldestSnapshot ?? 0);
  return (
    <button
      type="button"
      className="rail-back"
      aria-label={t(`tower.rail.back.${id}`)}
      title={t(`tower.rail.back.${id}`)}
      disabled={step <= start || oldest > start}
      onClick={() => void backTo(start)}
      data-testid={`back-to-${id}`}
    >
      <i aria-hidden="true" />
      {t(id === 'all' ? 'tower.rail.released' : 'tower.rail.frozen')}
    </button>
  );
}

/** Where the training of a tower is: the bottom learns, is frozen, the top learns on its codes, and all layers may learn together at last. */
export function ChapterRail() {
  const t = useT();
  const language = useLanguage();
  const step = useRun(({ status }) => status.step);
  const experiment = useExperiment((state) => state.experiment);
  const chapters = chaptersOf(experiment);
  if (chapters.length < 2) return null;
  const now = chapterAt(experiment, step);
  const next = chapterAfter(experiment, now.id);
  const count = (steps: number): string => formatCount(steps, language);
  return (
    <nav className="rail" aria-label={t('tower.rail.title')} data-testid="chapter-rail">
      <ol>
        {chapters.map(({ id, start }, i) => {
          const end = chapters[i + 1]?.start;
          const done = Math.max(0, Math.min(step, end ?? step) - start);
          const state = step < start ? 'to-come' : id === now.id ? 'now' : 'done';
          return (
            <Fragment key={id}>
              {i > 0 && (
                <li className="rail-frozen" data-state={step >= start ? 'done' : 'to-come'}>
                  <BackButton id={id as AfterFirst} start={start} />
                </li>
              )}
              <Chapter
                name={t(`tower.rail.${id}`)}
                note={
                  // Of what is over only how long it took: there is hardly room for more between other chapters.
                  end !== undefined && state !== 'done'
                    ? t('tower.rail.of', { done: count(done), steps: count(end - start) })
                    : t(state === 'to-come' ? 'tower.rail.later' : 'tower.rail.steps', { steps: count(done) })
                }
                state={state}
                share={end === undefined ? Number(state === 'now') : done / (end - start)}
              />
            </Fragment>
          );
        })}
      </ol>
      {next && (
        <button
          type="button"
          className="rail-button"
          disabled={step === now.start}
          onClick={() => void endNow(now)}
          data-testid="train-next"
        >
          {t(`tower.rail.begin.${next}`)}
        </button>
      )}
    </nav>
  );
}
