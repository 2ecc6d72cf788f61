import { useEffect, useRef } from 'react';
import { useT } from '../hooks.ts';
import { PageDialog } from './PageDialog.tsx';

/** Shows the link for copying by hand, where the browser refuses the clipboard. */
export function LinkDialog({ link, onClose }: { readonly link: string; readonly onClose: () => void }) {
  const t = useT();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <PageDialog title={t('shell.header.copyTitle')} onClose={onClose}>
      <p>{t('shell.header.copyByHand')}</p>
      <textarea
        ref={field}
        className="shell-link-field"
        aria-label={t('shell.header.copyTitle')}
        readOnly
        rows={4}
        value={link}
      />
    </PageDialog>
  );
}
