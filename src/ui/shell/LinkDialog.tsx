import { useEffect, useRef } from 'react';
import { copying } from '../../i18n/copying.ts';
import { addTexts } from '../../i18n/index.ts';
import { useT } from '../hooks.ts';
import { PageDialog } from '../kit/PageDialog.tsx';

addTexts({ copying });

interface LinkDialogProps {
  readonly link: string;
  /** The text is the command that runs the same in Node. */
  readonly isCommand?: boolean;
  readonly onClose: () => void;
}

/** Shows a text for copying by hand: the link, where the browser refuses the clipboard, or the command. */
export function LinkDialog({ link, isCommand = false, onClose }: LinkDialogProps) {
  const t = useT();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.select(), []);
  const name = t(isCommand ? 'copying.commandTitle' : 'copying.copyTitle');
  return (
    <PageDialog title={name} onClose={onClose}>
      <p>{t(isCommand ? 'copying.commandNote' : 'copying.copyByHand')}</p>
      <textarea ref={field} className="shell-link-field" aria-label={name} dir="ltr" readOnly rows={4} value={link} />
    </PageDialog>
  );
}
