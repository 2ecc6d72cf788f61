import type { ReactNode } from 'react';
import type { Layer } from '../../train/frame.ts';
import { rem } from '../typeScale.ts';

const SWATCHES: Readonly<Record<Layer, ReactNode>> = {
  real: <circle cx="10" cy="9" r="4.5" stroke="var(--real)" strokeWidth="2" />,
  generated: <path d="M10 3.5l5.5 5.5-5.5 5.5L4.5 9z" fill="var(--gen)" />,
  field: (
    <>
      <path d="M3 4h7v10H3z" fill="var(--f-lo)" />
      <path d="M10 4h7v10h-7z" fill="var(--f-hi)" />
      <path d="M3 4h14v10H3z" stroke="var(--line-2)" strokeWidth="1" />
    </>
  ),
  contours: <path d="M2 11c4-8 8 2 16-6M2 15c5-6 9 1 16-5" stroke="currentColor" />,
  gradients: <path d="M4 14L14 5M9 4.5h5.5V10" stroke="currentColor" />,
  modes: <circle cx="10" cy="9" r="6" stroke="currentColor" fill="currentColor" fillOpacity="0.14" />,
  kernel: (
    <>
      <circle cx="10" cy="9" r="6.5" stroke="currentColor" strokeWidth="0.8" />
      <circle cx="10" cy="9" r="3" stroke="currentColor" />
    </>
  ),
  latentGrid: (
    <path
      d="M3 5c5 2 9-2 14 0M3 9c5 2 9-2 14 0M3 13c5 2 9-2 14 0M6 3c1 4-1 8 0 12M13 3c1 4-1 8 0 12"
      stroke="var(--gen)"
      strokeWidth="1.1"
    />
  ),
  trails: (
    <>
      <path d="M3 14c3 0 2-5 5-5s3-4 7-4" stroke="var(--gen)" strokeDasharray="2 2" />
      <circle cx="16" cy="5" r="1.8" fill="var(--gen)" />
    </>
  ),
  transport: (
    <>
      <path d="M3.5 9l2.5-2.5L8.5 9 6 11.5z" fill="var(--gen)" />
      <path d="M9 9h5M11.5 6.5L14 9l-2.5 2.5" stroke="currentColor" strokeWidth="1.1" />
      <circle cx="17" cy="9" r="2" stroke="var(--real)" strokeWidth="1.3" />
    </>
  ),
  density: (
    <>
      <path d="M8 3.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z" stroke="var(--real)" strokeWidth="1.3" />
      <path
        d="M12 3.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z"
        stroke="var(--gen)"
        strokeWidth="1.3"
        strokeDasharray="3 1.5"
      />
    </>
  ),
};

/** The mark of a layer as it looks on the stage. */
export function LayerSwatch({ layer }: { readonly layer: Layer }) {
  return (
    <svg viewBox="0 0 20 18" width={rem(20)} height={rem(18)} fill="none" strokeWidth="1.6" aria-hidden="true">
      {SWATCHES[layer]}
    </svg>
  );
}
