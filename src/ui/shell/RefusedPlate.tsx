import { LAWS } from '../../data/index.ts';
import { incompatibility, ruledOutLaws } from '../../experiment/compatibility.ts';
import { changesOfChoice } from '../../experiment/experiment.ts';
import type { Text } from '../../schema/text.ts';
import { session } from '../../store/session.ts';
import { EDITORS } from '../data/editors.ts';
import { useExperiment, useRun, useSay, useT } from '../hooks.ts';
import { Plate } from './Plate.tsx';

/** What brings the data that the experiment lacks, and whether it named some: those of a link that are not on this device. */
export function useMissingData(): { readonly bring: () => void; readonly isNamed: boolean } | null {
  const id = useExperiment(({ experiment }) => experiment.data.id);
  const named = useExperiment(({ experiment: { data } }) => data.file ?? data.set ?? '');
  const mayFetch = useRun((run) => run.progress.images?.state === 'failed');
  const bring = EDITORS[id];
  return bring && !mayFetch ? { bring, isNamed: named !== '' } : null;
}

/** Data that the method can learn from, in place of those it cannot: trying again would change nothing. */
function OtherDataPlate({ reason, why }: { readonly reason: Text; readonly why: 'conflict' | 'formula' }) {
  const t = useT();
  const say = useSay();
  const experiment = useExperiment((state) => state.experiment);
  const ruledOut = ruledOutLaws(experiment);
  const law = LAWS.find(({ id }) => !ruledOut.has(id));
  return (
    <Plate
      testId="plate-refused"
      title={t(`shell.states.otherData.${why}`)}
      actions={
        law && (
          <button
            type="button"
            data-testid="take-other-data"
            onClick={() => session().change(changesOfChoice('data.id', law.id, experiment))}
          >
            {t('shell.states.otherData.take', { law: say(law.title) })}
          </button>
        )
      }
    >
      <p>{say(reason)}</p>
    </Plate>
  );
}

/** Why there is no run at all, and the way to one: the data, other data, or another try. */
export function RefusedPlate({ reason }: { readonly reason: Text }) {
  const isConflict = useExperiment(({ experiment }) => incompatibility(experiment)?.en === reason.en);
  const isFormula = useExperiment(({ experiment }) => experiment.data.id === 'formula');
  if (isConflict || isFormula) return <OtherDataPlate reason={reason} why={isConflict ? 'conflict' : 'formula'} />;
  return <LackPlate reason={reason} />;
}

function LackPlate({ reason }: { readonly reason: Text }) {
  const t = useT();
  const say = useSay();
  const missing = useMissingData();
  return (
    <Plate
      testId="plate-refused"
      title={t(missing?.isNamed ? 'shell.states.missing.title' : 'shell.states.notLoaded')}
      actions={
        missing ? (
          <button type="button" data-testid="bring-data" onClick={missing.bring}>
            {t(missing.isNamed ? 'shell.states.missing.bring' : 'shell.states.missing.choose')}
          </button>
        ) : (
          <button type="button" onClick={() => void session().start()}>
            {t('shell.states.retry')}
          </button>
        )
      }
    >
      <p>{say(reason)}</p>
      {missing?.isNamed && <p>{t('shell.states.missing.body')}</p>}
    </Plate>
  );
}
