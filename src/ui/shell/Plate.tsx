import type { ReactNode } from 'react';

interface PlateProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons, the likeliest first. */
  readonly actions?: ReactNode;
  readonly testId: string;
  /** Alerts interrupt; a status waits for a pause. */
  readonly role?: 'alert' | 'status';
}

/** Plate centred on the stage, which stays visible behind it. */
export function Plate({ title, children, actions, testId, role = 'alert' }: PlateProps) {
  return (
    <div className="shell-plate" role={role} data-testid={testId}>
      <div>
        <h2>{title}</h2>
        {children}
        {actions && <div className="shell-plate-actions">{actions}</div>}
      </div>
    </div>
  );
}
