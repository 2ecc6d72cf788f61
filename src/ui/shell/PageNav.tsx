import { CLAIMS_HASH } from '../../store/pageStore.ts';
import { session } from '../../store/session.ts';
import { usePage, useT } from '../hooks.ts';

/** Address of the experiment as it is now. */
export const playgroundHash = (): string => new URL(session().link()).hash;

/** The pages side by side; the address does the rest. */
export function PageNav() {
  const t = useT();
  const page = usePage();
  return (
    <nav className="shell-nav" aria-label={t('shell.pages.title')}>
      {page === 'playground' ? (
        <span aria-current="page">{t('shell.pages.playground')}</span>
      ) : (
        <a href={playgroundHash()}>{t('shell.pages.playground')}</a>
      )}
      {page === 'claims' ? (
        <span aria-current="page">{t('shell.pages.claims')}</span>
      ) : (
        <a href={CLAIMS_HASH}>{t('shell.pages.claims')}</a>
      )}
    </nav>
  );
}
