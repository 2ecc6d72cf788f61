import type { ReactNode, RefObject } from 'react';
import { Dialog, Popover, type PopoverProps } from 'react-aria-components';

interface PopoverDialogProps {
  readonly label: string;
  readonly triggerRef: RefObject<HTMLElement | null>;
  readonly placement: NonNullable<PopoverProps['placement']>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** An open dialog at the button that opened it; fetched with what it shows, for the first load has no dialogs. */
export function PopoverDialog({ label, triggerRef, placement, onClose, children }: PopoverDialogProps) {
  return (
    <Popover
      className="shell-popover"
      trigger="DialogTrigger"
      triggerRef={triggerRef}
      placement={placement}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
    >
      <Dialog className="transport-popover" aria-label={label}>
        {children}
      </Dialog>
    </Popover>
  );
}
