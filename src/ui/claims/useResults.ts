import { useEffect, useState } from 'react';
import { type ClaimsReading, fetchReading, unjudged } from './results.ts';

/** Address of the verdicts that came with this build, if any did. */
const [VERDICTS] = Object.values(
  import.meta.glob<string>('../../../docs/results/claims.json', { query: '?url', import: 'default', eager: true }),
);

export type Results = ClaimsReading & { readonly retry: () => void };

/** The claims, judged as soon as the verdicts are there; `retry` asks for them again. */
export function useResults(): Results {
  const [reading, setReading] = useState(() => unjudged('loading'));
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt fetches again
  useEffect(() => {
    let wanted = true;
    void fetchReading(VERDICTS).then((answer) => wanted && setReading(answer));
    return () => {
      wanted = false;
    };
  }, [attempt]);
  return { ...reading, retry: () => setAttempt((count) => count + 1) };
}
