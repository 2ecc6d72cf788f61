import { hashOf } from '../../store/pageStore.ts';
import { useRun } from '../hooks.ts';

const MOST_DOTS = 12;
const RESTING: readonly boolean[] = [true, true, true, true, true, true, false, false];

/** One dot per mode round a ring, solid where the mode is captured; a resting figure before there are any. */
function useDots(): readonly boolean[] {
  const key = useRun(({ evaluation }) => {
    const shares = evaluation?.shares ?? [];
    return shares.length > 1 && shares.length <= MOST_DOTS
      ? shares.map((share) => (share.captured ? '1' : '0')).join('')
      : '';
  });
  return key === '' ? RESTING : [...key].map((dot) => dot === '1');
}

/** The mark, which tells of the run, and leads to the start page. */
export function Wordmark() {
  const dots = useDots();
  return (
    <h1>
      <a className="shell-word" href={hashOf('start')}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          {dots.map((captured, index) => {
            const angle = Math.PI / 2 - (index / dots.length) * 2 * Math.PI;
            return (
              <circle
                // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place on the ring
                key={index}
                cx={12 + 9.2 * Math.cos(angle)}
                cy={12 - 9.2 * Math.sin(angle)}
                r={captured ? 2.3 : 1.7}
                fill={captured ? 'currentColor' : 'none'}
                stroke={captured ? 'none' : 'currentColor'}
              />
            );
          })}
        </svg>
        <span>Modescope</span>
      </a>
    </h1>
  );
}
