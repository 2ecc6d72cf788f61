import './paper.css';
import { Printer, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { rem } from '../typeScale.ts';
import { IconButton } from './IconButton.tsx';

interface PaperDialogProps {
  readonly label: string;
  readonly onClose: () => void;
  /** A `PaperBar`, and what is printed. */
  readonly children: ReactNode;
}

/** What is on paper as it will be printed, to be looked at before; nothing else of the page is. */
export function PaperDialog({ label, onClose, children }: PaperDialogProps) {
  return (
    <ModalOverlay
      className="shell-overlay paper-overlay"
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className="paper-modal">
        <Dialog className="paper-dialog" aria-label={label}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface PaperBarProps {
  readonly hint: string;
  readonly print: string;
  readonly printId: string;
  readonly close: string;
  readonly onClose: () => void;
  /** Before the button that prints. */
  readonly children?: ReactNode;
}

/** The bar over what is printed; it is not printed itself. */
export function PaperBar({ hint, print: word, printId, close, onClose, children }: PaperBarProps) {
  return (
    <div className="paper-bar">
      {children}
      <button type="button" className="paper-print" data-testid={printId} onClick={() => print()}>
        <Printer size={rem(17)} aria-hidden="true" />
        {word}
      </button>
      <p>{hint}</p>
      <IconButton label={close} onPress={onClose}>
        <X size={rem(18)} />
      </IconButton>
    </div>
  );
}
