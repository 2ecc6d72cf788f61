import { Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { PRESETS } from '../../experiment/presets/index.ts';
import { formatCount } from '../../i18n/format.ts';
import { currentLine, deleteRuns, resumeRun } from '../../store/resume.ts';
import { type SavedRun, savedRuns } from '../../store/savedRuns.ts';
import { useOwnDataName } from '../controls/useOwnDataName.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { PageDialog } from '../kit/PageDialog.tsx';
import { rem } from '../typeScale.ts';
import { RunPicture } from './RunPicture.tsx';
import { when } from './when.ts';

/** The last runs on this device with their pictures: go on with one, delete one or all. */
export function RunsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const [runs, setRuns] = useState<readonly SavedRun[] | null>(null);
  const read = (): void => void savedRuns().then(setRuns);
  useEffect(read, []);
  const remove = (lines?: readonly string[]): void => void deleteRuns(lines).then(read);
  return (
    <PageDialog title={t('runs.title')} onClose={onClose}>
      {runs?.length === 0 && <p>{t('runs.empty')}</p>}
      {runs && runs.length > 0 && (
        <>
          <p>{t('runs.lead')}</p>
          <ul className="runs-list" data-testid="runs-list">
            {runs.map((run) => (
              <RunRow
                key={run.line}
                run={run}
                onGoOn={() => {
                  onClose();
                  void resumeRun(run);
                }}
                onRemove={() => remove([run.line])}
              />
            ))}
          </ul>
          <button type="button" className="shell-quiet runs-remove-all" onClick={() => remove()}>
            {t('runs.removeAll')}
          </button>
        </>
      )}
    </PageDialog>
  );
}

interface RunRowProps {
  readonly run: SavedRun;
  readonly onGoOn: () => void;
  readonly onRemove: () => void;
}

function RunRow({ run, onGoOn, onRemove }: RunRowProps) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const step = formatCount(run.step, language);
  const preset = PRESETS.find(({ id }) => id === run.preset);
  const own = useOwnDataName(preset, run.experiment.data);
  const [captured, total] = run.captured ?? [];
  const isCurrent = run.line === currentLine();
  const facts = [
    when(run.savedAt, Date.now(), language),
    t('runs.step', { step }),
    ...(total ? [t('runs.captured', { captured, total })] : []),
  ];
  return (
    <li>
      <RunPicture picture={run.picture} />
      <div>
        <strong>{own ?? (preset ? say(preset.title) : run.preset)}</strong>
        {/* Lines break between facts, not within one. */}
        <span>{facts.map((fact) => fact.replaceAll(' ', '\u00a0')).join(' · ')}</span>
        {isCurrent ? (
          <em>{t('runs.current')}</em>
        ) : (
          <button type="button" className="shell-button" onClick={onGoOn}>
            {t('runs.goOn', { step })}
          </button>
        )}
      </div>
      <IconButton label={t('runs.remove', { step })} onPress={onRemove}>
        <Trash2 size={rem(16)} />
      </IconButton>
    </li>
  );
}
