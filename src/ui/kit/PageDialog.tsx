import { X } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { fetchTold } from '../../store/toldStore.ts';
import { useT } from '../hooks.ts';
import { rem } from '../typeScale.ts';
import { IconButton } from './IconButton.tsx';

interface PageDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A plate over the page; Escape, a click outside and the cross close it. Mounted only while it is open. */
export function PageDialog({ title, onClose, children }: PageDialogProps) {
  const t = useT();
  useEffect(() => {
    fetchTold();
  }, []);
  return (
    <ModalOverlay className="shell-overlay" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="shell-modal">
        <Dialog className="shell-dialog">
          <div className="shell-dialog-head">
            <Heading slot="title">{title}</Heading>
            <IconButton label={t('shell.header.close')} onPress={onClose}>
              <X size={rem(18)} />
            </IconButton>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
