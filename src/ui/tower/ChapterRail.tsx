import './rail.css';
import { formatCount } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { tower as words } from '../../i18n/tower.ts';
import { session } from '../../store/session.ts';
import { chaptersOf } from '../../train/layers/chapters.ts';
import { useExperiment, useLanguage, useRun, useT } from '../hooks.ts';

addTexts({ tower: words });

/** Ends the chapter of the bottom where the run stands, and goes on with the top. */
async function trainTop(): Promise<void> {
  // A run that plays would be some steps further than the page knows, and the bottom would have learnt in them.
  await session().pause();
  const { step } = session().stores.run.getState().status;
  session().change({ 'tower.bottomSteps': Math.max(1, step) });
  session().play();
}

/** Restores the run as it was when the bottom had just been frozen: from the last snapshot before, and over the steps to there. */
async function backToFrozen(bottomSteps: number): Promise<void> {
  await session().pause();
  const { step } = session().stores.run.getState().status;
  await session().back(step - bottomSteps);
  await session().runTo(bottomSteps);
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

/** Where the training of a tower is: the bottom learns, is frozen, and the top learns on its codes. */
export function ChapterRail() {
  const t = useT();
  const language = useLanguage();
  const step = useRun(({ status }) => status.step);
  const oldest = useRun(({ status }) => status.oldestSnapshot ?? 0);
  const bottomSteps = useExperiment(({ experiment }) => experiment.tower.bottomSteps);
  const hasChapters = useExperiment(({ experiment }) => chaptersOf(experiment).length > 1);
  const isTopped = step >= bottomSteps;
  const count = (steps: number): string => formatCount(steps, language);
  if (!hasChapters) return null;
  return (
    <nav className="rail" aria-label={t('tower.rail.title')} data-testid="chapter-rail">
      <ol>
        <Chapter
          name={t('tower.rail.bottom')}
          note={t('tower.rail.of', { done: count(Math.min(step, bottomSteps)), steps: count(bottomSteps) })}
          state={isTopped ? 'done' : 'now'}
          share={Math.min(1, step / bottomSteps)}
        />
        <li className="rail-frozen" data-state={isTopped ? 'done' : 'to-come'}>
          <i aria-hidden="true" />
          {t('tower.rail.frozen')}
        </li>
        <Chapter
          name={t('tower.rail.top')}
          note={isTopped ? t('tower.rail.steps', { steps: count(step - bottomSteps) }) : t('tower.rail.later')}
          state={isTopped ? 'now' : 'to-come'}
          share={isTopped ? 1 : 0}
        />
      </ol>
      {isTopped ? (
        <button
          type="button"
          className="rail-button"
          disabled={step === bottomSteps || oldest > bottomSteps}
          onClick={() => void backToFrozen(bottomSteps)}
          data-testid="back-to-frozen"
        >
          {t('tower.rail.back')}
        </button>
      ) : (
        <button
          type="button"
          className="rail-button"
          disabled={step === 0}
          onClick={() => void trainTop()}
          data-testid="train-top"
        >
          {t('tower.rail.now')}
        </button>
      )}
    </nav>
  );
}
