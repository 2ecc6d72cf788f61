import { X } from 'lucide-react';
import { Fragment } from 'react';
import type { Notice } from '../../schema/codec.ts';
import { visible } from '../../schema/visible.ts';
import { session } from '../../store/session.ts';
import { useExperiment, useRun, useSay, useT } from '../hooks.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { rem } from '../typeScale.ts';
import { TakeOtherData, useMissingData, useOtherData } from './RefusedPlate.tsx';

const SHOWN = 4;
/** Characters that are shown of what a damaged link was read as. */
const READING = 100;

/** First strong isolate and its end: `visible` leaves none in what a link brought. */
const FSI = '\u2068';
const PDI = '\u2069';

/** Words of unknown direction, each kept from reordering the sentence around it. */
const isolated = (sentence: string) =>
  sentence.split(FSI).map((piece, index) => {
    const end = piece.indexOf(PDI);
    return end < 0 ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the sentence is replaced as a whole
      <Fragment key={index}>
        <bdi>{piece.slice(0, end)}</bdi>
        {piece.slice(end + 1)}
      </Fragment>
    );
  });

/** One line under the header: what in the last link or file was not used as given, and what was used instead. */
export function Notices() {
  const t = useT();
  const notices = useExperiment((state) => state.notices);
  if (notices.length === 0) return null;
  const quoted = (given: string, limit?: number): string =>
    given === '' ? t('shell.notices.empty') : `${FSI}${visible(given, limit)}${PDI}`;
  const line = ({ kind, key, given, used }: Notice): string => {
    if (kind === 'damaged') return t('shell.notices.damaged', { used: quoted(used ?? '', READING) });
    const said = { key: quoted(key), given: quoted(given) };
    return used === undefined
      ? t('shell.notices.ignored', said)
      : t('shell.notices.used', { ...said, used: quoted(used) });
  };
  return (
    <div className="shell-line" role="status" data-testid="notices">
      <p>
        {t('shell.notices.title')}{' '}
        {notices.slice(0, SHOWN).map((notice, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole
          <span className="shell-line-item" key={index}>
            {isolated(line(notice))}
          </span>
        ))}
        {notices.length > SHOWN && (
          <span className="shell-line-item">{t('shell.notices.more', { count: notices.length - SHOWN })}</span>
        )}
      </p>
      <IconButton label={t('shell.notices.dismiss')} onPress={() => session().dismissNotices()}>
        <X size={rem(16)} />
      </IconButton>
    </div>
  );
}

/** Why the last experiment could not be loaded; it stays until one can be. */
export function Refusal() {
  const t = useT();
  const say = useSay();
  const refusal = useRun((run) => run.refusal);
  const mayHelp = useRun((run) => run.progress.images?.state === 'failed');
  const missing = useMissingData();
  const other = useOtherData(refusal);
  // Without an earlier run the plate on the empty stage says it.
  const goesOn = useRun((run) => run.law !== null);
  if (!refusal || !goesOn) return null;
  return (
    <div className="shell-line" data-tone="bad" role="alert" data-testid="refusal">
      <p>{t('shell.states.refused', { reason: say(refusal) })}</p>
      {other && <TakeOtherData className="shell-button" />}
      {!other && missing && (
        <button type="button" className="shell-button" onClick={missing.bring}>
          {t(missing.isNamed ? 'shell.states.missing.bring' : 'shell.states.missing.choose')}
        </button>
      )}
      {mayHelp && (
        <button type="button" className="shell-button" onClick={() => void session().start()}>
          {t('shell.states.retry')}
        </button>
      )}
    </div>
  );
}
