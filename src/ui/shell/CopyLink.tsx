import { Check, Link } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import { session } from '../../store/session.ts';
import { useT } from '../hooks.ts';
import { announce } from './announcer.ts';

const LinkDialog = lazy(() => import('./LinkDialog.tsx').then((module) => ({ default: module.LinkDialog })));
const CONFIRM_MS = 2_000;

/** Copies the link to the experiment as it is now, and shows it where the clipboard is closed. */
export function CopyLink() {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const [shown, setShown] = useState<string | null>(null);

  const copy = async () => {
    const link = session().link();
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      setShown(link);
      return;
    }
    setCopied(true);
    announce(t('shell.header.copied'));
    setTimeout(() => setCopied(false), CONFIRM_MS);
  };

  return (
    <>
      <Button
        className="shell-copy"
        data-testid="copy-link"
        aria-label={t('shell.header.copyLink')}
        onPress={() => void copy()}
      >
        {copied ? <Check size={17} aria-hidden /> : <Link size={17} aria-hidden />}
        <span className="shell-copy-text">
          {/* Both texts stand in one cell, so that the button keeps its width. */}
          <span data-shown={!copied}>{t('shell.header.copyLink')}</span>
          <span data-shown={copied}>{t('shell.header.copied')}</span>
        </span>
      </Button>
      {shown !== null && (
        <Suspense>
          <LinkDialog link={shown} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </>
  );
}
