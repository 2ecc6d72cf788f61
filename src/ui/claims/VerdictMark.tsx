import './verdict.css';
import type { Verdict } from '../../experiment/claims/verdict.ts';
import { NOT_RUN, VERDICT_WORDS } from '../../experiment/claims/words.ts';
import { useSay } from '../hooks.ts';

/**
 * Full for reproduced, dashed for not reproduced, half for unclear, crossed for not comparable, faint while there are no
 * runs: always with its word.
 */
export function VerdictMark({ verdict }: { readonly verdict: Verdict | null }) {
  const say = useSay();
  return (
    <p className="claims-verdict" data-verdict={verdict ?? 'none'}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx={8} cy={8} r={6.5} />
        {verdict === 'unclear' && <path d="M8 1.5a6.5 6.5 0 0 1 0 13Z" />}
        {verdict === 'not comparable' && <line x1={3.4} y1={12.6} x2={12.6} y2={3.4} />}
      </svg>
      {say(verdict ? VERDICT_WORDS[verdict] : NOT_RUN)}
    </p>
  );
}
