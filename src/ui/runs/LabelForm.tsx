import { type FormEvent, useId } from 'react';
import { asLabel, LABEL_LENGTHS, type RunLabel } from '../../store/runLabel.ts';
import { useT } from '../hooks.ts';

interface LabelFormProps {
  readonly label: RunLabel | undefined;
  readonly folders: readonly string[];
  readonly onKeep: (label: RunLabel | undefined) => void;
  readonly onCancel: () => void;
}

/** Name, folder and note of a run. Enter keeps them, Escape does not and leaves the list open. */
export function LabelForm({ label, folders, onKeep, onCancel }: LabelFormProps) {
  const t = useT();
  const list = useId();
  const keep = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onKeep(asLabel(Object.fromEntries(new FormData(event.currentTarget))));
  };
  return (
    <form
      className="runs-label"
      onSubmit={keep}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <label>
        {t('runs.name')}
        {/* biome-ignore lint/a11y/noAutofocus: the form was opened to type a name. */}
        <input name="name" defaultValue={label?.name} maxLength={LABEL_LENGTHS.name} autoComplete="off" autoFocus />
      </label>
      <label>
        {t('runs.folder')}
        <input
          name="folder"
          defaultValue={label?.folder}
          maxLength={LABEL_LENGTHS.folder}
          autoComplete="off"
          list={list}
        />
        <datalist id={list}>
          {folders.map((folder) => (
            <option key={folder} value={folder} />
          ))}
        </datalist>
      </label>
      <label className="runs-label-note">
        {t('runs.note')}
        <textarea name="note" defaultValue={label?.note} maxLength={LABEL_LENGTHS.note} rows={3} />
      </label>
      <div>
        <button type="submit" className="shell-button">
          {t('runs.keep')}
        </button>
        <button type="button" className="shell-quiet" onClick={onCancel}>
          {t('runs.cancel')}
        </button>
      </div>
    </form>
  );
}
