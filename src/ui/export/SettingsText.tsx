import { useRef, useState } from 'react';
import { useT } from '../hooks.ts';
import { announce } from '../kit/announcer.ts';

/** Settings as text with a button that copies them; where the browser refuses, they are selected for copying by hand. */
export function SettingsText({ text }: { readonly text: string }) {
  const t = useT();
  const field = useRef<HTMLTextAreaElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      announce(t('taking.copied'));
    } catch {
      field.current?.select();
    }
  };
  return (
    <div className="take-text">
      <textarea
        ref={field}
        className="shell-link-field"
        aria-label={t('taking.settingsField')}
        dir="ltr"
        readOnly
        rows={4}
        spellCheck={false}
        value={text}
      />
      <button type="button" className="shell-button" data-testid="take-copy" onClick={() => void copy()}>
        {t(isCopied ? 'taking.copied' : 'taking.copy')}
      </button>
    </div>
  );
}
