import { useMemo } from 'react';

/** Generated points [count, x] as a small picture, in the square that holds all but the farthest of them. */
export function Cloud({ points }: { readonly points: Float32Array }) {
  const { path, reach } = useMemo(() => {
    const sizes = Array.from(points, Math.abs).sort((a, b) => a - b);
    const within = 1.1 * (sizes[Math.floor(0.99 * sizes.length)] ?? 1) || 1;
    const dots = Array.from({ length: points.length / 2 }, (_, i) => {
      const [x = 0, y = 0] = [points[2 * i], points[2 * i + 1]];
      return `M${x.toFixed(3)} ${(-y).toFixed(3)}h0`;
    });
    return { path: dots.join(''), reach: within };
  }, [points]);
  return (
    <svg className="sweep-cloud" viewBox={`${-reach} ${-reach} ${2 * reach} ${2 * reach}`} aria-hidden="true">
      <path d={path} stroke="var(--gen)" strokeWidth={reach / 18} strokeLinecap="round" />
    </svg>
  );
}
