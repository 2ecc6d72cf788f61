import type { Arm } from '../../store/pairStore.ts';

/** The letter of a run: A in a filled square, B in an outlined one. */
export function Letter({ arm }: { readonly arm: Arm }) {
  return (
    <span className="compare-letter" data-arm={arm}>
      {arm.toUpperCase()}
    </span>
  );
}
