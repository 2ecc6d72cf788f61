import { useEffect, useRef } from 'react';
import { useT } from '../hooks.ts';
import { PageDialog } from './PageDialog.tsx';

interface LinkDialogProps {
  readonly link: string;
  /** Where the text is no link: what it is, and what is said of it. */
  readonly title?: string;
  readonly note?: string;
  readonly onClose: () => void;
}

/** Shows a text for copying by hand: the link, where the browser refuses the clipboard. */
export function LinkDialog({ link, title, note, onClose }: LinkDialogProps) {
  const t = useT();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.select(), []);
  const name = title ?? t('shell.header.copyTitle');
  return (
    <PageDialog title={name} onClose={onClose}>
      <p>{note ?? t('shell.header.copyByHand')}</p>
      <textarea ref={field} className="shell-link-field" aria-label={name} dir="ltr" readOnly rows={4} value={link} />
    </PageDialog>
  );
}
