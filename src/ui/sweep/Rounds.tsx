import type { Round } from '../../store/sweep/sweepStore.ts';
import { useT } from '../hooks.ts';

/** How a search went: how many points went on in every round, and what it cost. */
export function Rounds({ rounds, results }: { readonly rounds: readonly Round[]; readonly results: number }) {
  const t = useT();
  if (rounds.length === 0) return null;
  return (
    <section className="sweep-rounds" aria-label={t('sweep.search.title')} data-testid="sweep-rounds">
      <h3>{t('sweep.search.title')}</h3>
      <ol>
        {rounds.map(({ points, kept, seeds }) => (
          <li key={seeds}>{t('sweep.search.round', { points, kept, seeds })}</li>
        ))}
      </ol>
      <p>{t('sweep.search.spent', { runs: results })}</p>
    </section>
  );
}
