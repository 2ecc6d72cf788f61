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

/** Why there is no run at all, and the way to one: the data, or another try. */
export function RefusedPlate({ reason }: { readonly reason: Text }) {
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
