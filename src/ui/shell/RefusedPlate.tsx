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

/** Whether data were refused that another choice of them would mend, where trying again would change nothing. */
export function useOtherData(reason: Text | null): 'conflict' | 'formula' | null {
  const isConflict = useExperiment(
    ({ experiment }) => reason !== null && incompatibility(experiment)?.en === reason.en,
  );
  const isFormula = useExperiment(({ experiment }) => reason !== null && experiment.data.id === 'formula');
  return isConflict ? 'conflict' : isFormula ? 'formula' : null;
}

/** Brings the first data that the method can learn from; nothing where there are none. */
export function TakeOtherData({ className }: { readonly className?: string }) {
  const t = useT();
  const say = useSay();
  const experiment = useExperiment((state) => state.experiment);
  const ruledOut = ruledOutLaws(experiment);
  const law = LAWS.find(({ id }) => id !== experiment.data.id && !ruledOut.has(id));
  if (!law) return null;
  return (
    <button
      type="button"
      className={className}
      data-testid="take-other-data"
      onClick={() => session().change(changesOfChoice('data.id', law.id, experiment))}
    >
      {t('shell.states.otherData.take', { law: say(law.title) })}
    </button>
  );
}

/** Why there is no run at all, and the way to one: the data, other data, or another try. */
export function RefusedPlate({ reason }: { readonly reason: Text }) {
  const t = useT();
  const say = useSay();
  const other = useOtherData(reason);
  if (other === null) return <LackPlate reason={reason} />;
  return (
    <Plate testId="plate-refused" title={t(`shell.states.otherData.${other}`)} actions={<TakeOtherData />}>
      <p>{say(reason)}</p>
    </Plate>
  );
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
