import { memo } from 'react';
import { type Rule, ticksOf } from '../kit/slideRule.ts';
import { rem } from '../typeScale.ts';
import { percent } from './LensLanes.tsx';

/** The bandwidth axis below the lanes: decades engraved as on a slide rule. */
export const LensScale = memo(function LensScale({ rule }: { readonly rule: Rule }) {
  return (
    <svg className="lens-scale" aria-hidden="true">
      {ticksOf(rule).map(({ value, position, major, label }) => (
        <g key={value}>
          <line x1={percent(position)} x2={percent(position)} y1={0} y2={rem(major ? 6 : 3.5)} />
          {label && (
            <text x={percent(position)} y={rem(17)} textAnchor="middle">
              {label}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
});
