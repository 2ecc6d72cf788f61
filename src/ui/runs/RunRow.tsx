import { Download, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { PRESETS } from '../../experiment/presets/index.ts';
import { formatCount } from '../../i18n/format.ts';
import { currentLine } from '../../store/resume.ts';
import type { RunLabel } from '../../store/runLabel.ts';
import type { SavedRun } from '../../store/savedRuns.ts';
import { useOwnDataName } from '../controls/useOwnDataName.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { rem } from '../typeScale.ts';
import { LabelForm } from './LabelForm.tsx';
import { RunPicture } from './RunPicture.tsx';
import { when } from './when.ts';

interface RunRowProps {
  readonly run: SavedRun;
  /** Folders that there are. */
  readonly folders: readonly string[];
  readonly onGoOn: () => void;
  readonly onSave: () => void;
  readonly onLabel: (label: RunLabel | undefined) => void;
  readonly onRemove: () => void;
}

/** One kept run: what it is, and what can be done with it. */
export function RunRow({ run, folders, onGoOn, onSave, onLabel, onRemove }: RunRowProps) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const [isEditing, setEditing] = useState(false);
  const step = formatCount(run.step, language);
  const preset = PRESETS.find(({ id }) => id === run.preset);
  const own = useOwnDataName(preset, run.experiment.data);
  const about = own ?? (preset ? say(preset.title) : run.preset);
  const [captured, total] = run.captured ?? [];
  const facts = [
    ...(run.label?.name ? [about] : []),
    when(run.savedAt, Date.now(), language),
    t('runs.step', { step }),
    ...(total ? [t('runs.captured', { captured, total })] : []),
  ];
  return (
    <li>
      <RunPicture picture={run.picture} />
      <div>
        <strong>{run.label?.name || about}</strong>
        {/* Lines break between facts, not within one. */}
        <span>{facts.map((fact) => fact.replaceAll(' ', '\u00a0')).join(' · ')}</span>
        {run.label?.note && <p className="runs-note">{run.label.note}</p>}
        {run.line === currentLine() ? (
          <em>{t('runs.current')}</em>
        ) : (
          <button type="button" className="shell-button" onClick={onGoOn}>
            {t('runs.goOn', { step })}
          </button>
        )}
      </div>
      <div className="runs-acts">
        <IconButton label={t('runs.edit', { step })} aria-expanded={isEditing} onPress={() => setEditing(!isEditing)}>
          <Pencil size={rem(16)} />
        </IconButton>
        <IconButton label={t('runs.save', { step })} onPress={onSave}>
          <Download size={rem(16)} />
        </IconButton>
        <IconButton label={t('runs.remove', { step })} onPress={onRemove}>
          <Trash2 size={rem(16)} />
        </IconButton>
      </div>
      {isEditing && (
        <LabelForm
          label={run.label}
          folders={folders}
          onKeep={(label) => {
            setEditing(false);
            onLabel(label);
          }}
          onCancel={() => setEditing(false)}
        />
      )}
    </li>
  );
}
