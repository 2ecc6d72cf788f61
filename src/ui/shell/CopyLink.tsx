import { Check, Link } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { importStore } from '../../store/importStore.ts';
import { session } from '../../store/session.ts';
import { useExperiment, useT } from '../hooks.ts';
import { announce } from '../kit/announcer.ts';
import { rem } from '../typeScale.ts';

const LinkDialog = lazy(() => import('./LinkDialog.tsx').then((module) => ({ default: module.LinkDialog })));
const ShareLink = lazy(() => import('../data/ShareLink.tsx').then((module) => ({ default: module.ShareLink })));
const CONFIRM_MS = 2_000;

/** Copies the link to the experiment as it is now, asks first whether one's own data go along, and shows it where the clipboard is closed. */
export function CopyLink() {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const [shown, setShown] = useState<string | null>(null);

  const [asks, setAsks] = useState(false);
  const file = useExperiment(({ experiment }) => (experiment.data.id === 'imported' ? experiment.data.file : null));
  const points = useStore(importStore, ({ files }) => (typeof file === 'string' ? files.get(file) : undefined));

  const copy = async (link: string) => {
    setAsks(false);
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
        onPress={() => (points ? setAsks(true) : void copy(session().link()))}
      >
        {copied ? <Check size={rem(17)} aria-hidden /> : <Link size={rem(17)} aria-hidden />}
        <span className="shell-copy-text">
          {/* Both texts stand in one cell, so that the button keeps its width. */}
          <span data-shown={!copied}>{t('shell.header.copyLink')}</span>
          <span data-shown={copied}>{t('shell.header.copied')}</span>
        </span>
      </Button>
      {asks && points && (
        <Suspense>
          <ShareLink
            link={session().link()}
            points={points}
            onCopy={(link) => void copy(link)}
            onClose={() => setAsks(false)}
          />
        </Suspense>
      )}
      {shown !== null && (
        <Suspense>
          <LinkDialog link={shown} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </>
  );
}
