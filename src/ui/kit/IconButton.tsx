import type { ReactNode, Ref } from 'react';
import { Button, type ButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components';

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'className'> {
  /** Accessible name, also shown as the tip. */
  readonly label: string;
  /** Shortcut shown in the tip. */
  readonly keys?: string;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
}

/** A button that shows only a picture; its name appears on hover and focus. */
export function IconButton({ label, keys, className = '', children, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={400}>
      <Button {...rest} aria-label={label} className={`shell-icon ${className}`}>
        {children}
      </Button>
      <Tooltip className="shell-tip" offset={6}>
        {label}
        {keys && <kbd>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
