import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../hooks.ts';
import { announce } from '../kit/announcer.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { rem } from '../typeScale.ts';

const CONFIRM_MS = 2_000;

/** A command line to take along. */
export function Command({ command }: { readonly command: string }) {
  const t = useT();
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(command);
    } catch {
      setState('refused');
      return;
    }
    setState('copied');
    announce(t('claims.copied'));
    setTimeout(() => setState('idle'), CONFIRM_MS);
  };
  return (
    <div className="claims-command">
      <code>{command}</code>
      <IconButton label={t('claims.copy')} onPress={() => void copy()}>
        {state === 'copied' ? <Check size={rem(15)} /> : <Copy size={rem(15)} />}
      </IconButton>
      {state === 'refused' && <p role="status">{t('claims.byHand')}</p>}
    </div>
  );
}
