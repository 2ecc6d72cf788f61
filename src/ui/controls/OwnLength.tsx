import { useEffect, useRef } from 'react';
import { useUnits } from '../lengths.ts';

interface OwnLengthProps {
  /** A length in training units. */
  readonly value: number;
  /** Tells the value while it moves by itself. */
  readonly follow?: ((show: (value: number) => void) => () => void) | undefined;
}

/** A length in the units of the person's own table, beside the control that sets it in standard deviations; nothing for others. */
export function OwnLength({ value, follow }: OwnLengthProps) {
  const { own, original } = useUnits();
  const line = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!follow || !original) return;
    return follow((now) => {
      if (line.current) line.current.textContent = own(now) ?? '';
    });
  }, [follow, own, original]);
  if (!original) return null;
  return (
    <small ref={line} className="ctl-own" data-testid="own-length">
      {follow ? null : own(value)}
    </small>
  );
}
