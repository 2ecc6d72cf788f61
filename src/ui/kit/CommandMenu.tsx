import type { RefObject } from 'react';
import { Menu, MenuItem, Popover, type PopoverProps, Separator } from 'react-aria-components';
import { rem } from '../typeScale.ts';
import type { MenuEntry } from './commands.ts';

export interface CommandMenuProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly triggerRef: RefObject<HTMLElement | null>;
  readonly placement: NonNullable<PopoverProps['placement']>;
  /** Entry that has the focus at first: an end of the menu for the keyboard, the menu itself for a pointer. */
  readonly focus: 'first' | 'last' | true;
  readonly onClose: () => void;
}

/** An open menu of commands at the button that opened it. */
export function CommandMenu({ label, entries, triggerRef, placement, focus, onClose }: CommandMenuProps) {
  return (
    <Popover
      className="shell-popover"
      aria-label={label}
      trigger="MenuTrigger"
      triggerRef={triggerRef}
      placement={placement}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
    >
      <Menu className="shell-menu" aria-label={label} autoFocus={focus} onClose={onClose}>
        {entries.map((entry, index) =>
          entry === 'separator' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and stay where they are.
            <Separator key={index} />
          ) : (
            <MenuItem
              key={entry.id}
              id={entry.id}
              isDisabled={entry.disabled}
              onAction={entry.run}
              textValue={entry.label}
              data-testid={entry.id}
            >
              {entry.Icon && <entry.Icon size={rem(17)} aria-hidden />}
              {entry.label}
            </MenuItem>
          ),
        )}
      </Menu>
    </Popover>
  );
}
