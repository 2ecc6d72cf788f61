import type { CSSProperties } from 'react';
import { classMark } from './classMarks.ts';

/** Mark of a class as the stage draws it; a hollow square for the generated. */
export function ClassSwatch({ label }: { readonly label: number | null }) {
  if (label === null) {
    return (
      <svg className="pulls-mark" viewBox="-1.3 -1.3 2.6 2.6" aria-hidden="true">
        <rect className="pulls-hollow" x={-0.9} y={-0.9} width={1.8} height={1.8} />
      </svg>
    );
  }
  const { outline, light, dark } = classMark(label);
  return (
    <svg
      className="pulls-mark"
      viewBox="-1.3 -1.3 2.6 2.6"
      aria-hidden="true"
      style={{ '--light': light, '--dark': dark } as CSSProperties}
    >
      <polygon points={outline.join(' ')} />
    </svg>
  );
}
