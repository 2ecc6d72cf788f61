import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import type { PressEvent } from 'react-aria-components';
import type { CommandMenuProps } from './CommandMenu.tsx';
import { IconButton } from './IconButton.tsx';

const fetchMenu = () => import('./CommandMenu.tsx').then((module) => ({ default: module.CommandMenu }));
const CommandMenu = lazy(fetchMenu);

interface MenuButtonProps extends Pick<CommandMenuProps, 'entries' | 'placement'> {
  /** Name of the button and of its menu. */
  readonly label: string;
  readonly className?: string;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** A button with a menu of commands. What draws menus is a tenth of the first load, so it is fetched when a menu is about to be opened. */
export function MenuButton({ label, className = '', testId, entries, placement, children }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [focus, setFocus] = useState<CommandMenuProps['focus'] | null>(null);
  const prepare = () => void fetchMenu().catch(() => undefined);
  const byKeyboard = ({ pointerType }: PressEvent): boolean => pointerType === 'keyboard' || pointerType === 'virtual';
  return (
    <>
      <IconButton
        ref={button}
        label={label}
        className={className}
        aria-haspopup="menu"
        aria-expanded={focus !== null}
        {...(testId && { 'data-testid': testId })}
        onHoverStart={prepare}
        onFocus={prepare}
        onPress={(event) => setFocus(byKeyboard(event) ? 'first' : true)}
        onKeyDown={({ key }) => {
          if (key === 'ArrowDown') setFocus('first');
          if (key === 'ArrowUp') setFocus('last');
        }}
      >
        {children}
      </IconButton>
      {focus !== null && (
        <Suspense>
          <CommandMenu
            label={label}
            entries={entries}
            triggerRef={button}
            placement={placement}
            focus={focus}
            onClose={() => setFocus(null)}
          />
        </Suspense>
      )}
    </>
  );
}
