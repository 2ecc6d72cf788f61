import { Check, SquareTerminal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { session } from '../../store/session.ts';
import { useT } from '../hooks.ts';
import { announce } from '../kit/announcer.ts';

const LinkDialog = lazy(() => import('./LinkDialog.tsx').then((module) => ({ default: module.LinkDialog })));
const CONFIRM_MS = 2_000;

/** Copying the command that runs in Node what the page runs now: as an entry of the header, and the dialog that may follow. */
export function useCopyCommand(phone: boolean) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const [shown, setShown] = useState<string | null>(null);

  const copy = async (): Promise<void> => {
    const { runCommand } = await import('../../store/runCommand.ts');
    const command = await runCommand(session().stores);
    // A menu is gone when the text is copied: there the text itself says what has been.
    if (phone) setShown(command);
    try {
      await navigator.clipboard.writeText(command);
    } catch {
      setShown(command);
      return;
    }
    setCopied(true);
    announce(t('shell.header.copied'));
    setTimeout(() => setCopied(false), CONFIRM_MS);
  };

  return {
    entry: {
      id: 'copy-command',
      Icon: copied ? Check : SquareTerminal,
      label: t('shell.header.copyCommand'),
      disabled: false,
      run: () => void copy(),
    },
    dialog: shown !== null && (
      <Suspense>
        <LinkDialog isCommand link={shown} onClose={() => setShown(null)} />
      </Suspense>
    ),
  };
}
