import { type ClaimSummary, type ClaimVerdicts, claimSummaries } from '../../experiment/claims/results.ts';
import type { Judgement } from '../../experiment/claims/verdict.ts';
import { VERDICT_WORDS, valueText } from '../../experiment/claims/words.ts';

/** What stored runs say of every claim. Where they cannot be had, the claims still stand, without verdicts. */
export interface ClaimsReading {
  readonly state: 'loading' | 'ready' | 'unreachable' | 'corrupt';
  readonly summaries: readonly ClaimSummary[];
}

/** Claims before there are verdicts. */
export const unjudged = (state: ClaimsReading['state']): ClaimsReading => ({
  state,
  summaries: claimSummaries({ claims: {}, wallMs: {} }),
});

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Whether everything that the page shows of a judgement is there. */
function isJudgement(value: unknown): value is Judgement {
  if (!isRecord(value) || !Object.hasOwn(VERDICT_WORDS, String(value.verdict)) || !Array.isArray(value.evidence)) {
    return false;
  }
  return value.evidence.every(
    ({ seeds, values, median, met, outcome }) =>
      Array.isArray(seeds) &&
      Array.isArray(values) &&
      values.every((each) => typeof each === 'number' || valueText(each) !== undefined) &&
      (median === null || typeof median === 'number') &&
      typeof met === 'number' &&
      ['holds', 'fails', 'unclear'].includes(outcome),
  );
}

/** Reads a file of verdicts; anything that is not one leaves the claims unjudged. */
export function readingOf(content: string): ClaimsReading {
  try {
    const { claims, wallMs } = JSON.parse(content) as Record<keyof ClaimVerdicts, unknown>;
    if (!isRecord(claims) || !isRecord(wallMs) || !Object.values(claims).every(isJudgement)) return unjudged('corrupt');
    return { state: 'ready', summaries: claimSummaries({ claims, wallMs } as ClaimVerdicts) };
  } catch {
    return unjudged('corrupt');
  }
}

/** Fetches the verdicts; without an address nothing has been run. Never rejects. */
export async function fetchReading(url: string | undefined, get: typeof fetch = fetch): Promise<ClaimsReading> {
  if (url === undefined) return unjudged('ready');
  try {
    const response = await get(url);
    return response.ok ? readingOf(await response.text()) : unjudged('unreachable');
  } catch {
    return unjudged('unreachable');
  }
}
