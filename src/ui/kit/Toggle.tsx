interface ToggleProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly testId: string;
  readonly describedBy?: string | undefined;
}

/** A switch; ink when on, an outline when off. */
export function Toggle({ label, on, onChange, testId, describedBy }: ToggleProps) {
  return (
    <button
      type="button"
      role="switch"
      className="ctl-switch"
      aria-checked={on}
      aria-label={label}
      aria-describedby={describedBy}
      data-testid={testId}
      onClick={() => onChange(!on)}
    />
  );
}
