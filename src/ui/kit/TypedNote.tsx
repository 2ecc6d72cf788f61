import { useLanguage, useT } from '../hooks.ts';
import { settingText, type Typed, unmistakable } from './numberText.ts';

interface TypedNoteProps {
  readonly typed: Typed | null;
  readonly range: { readonly min: number; readonly max: number };
}

/** Remark beside a typed number: what it was taken for, where that may surprise, or why it could not be used as it was. */
export function TypedNote({ typed, range }: TypedNoteProps) {
  const t = useT();
  const language = useLanguage();
  const limits = { min: settingText(range.min, language), max: settingText(range.max, language) };
  const read = typed && typed.kind !== 'unreadable' ? typed.read : undefined;
  return (
    <p className="ctl-note" role="status" hidden={typed === null}>
      {read !== undefined && (
        <span className="ctl-read">{t('controls.understood', { value: unmistakable(read) })} </span>
      )}
      {typed && typed.kind !== 'taken' && t(typed.kind === 'moved' ? 'controls.moved' : 'controls.unreadable', limits)}
    </p>
  );
}
