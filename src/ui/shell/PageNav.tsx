import { hashOf, type PageId } from '../../store/pageStore.ts';
import { session } from '../../store/session.ts';
import { usePage, useT } from '../hooks.ts';
import { PAGES } from './pages.ts';

/** Address of a page; that of the playground is the experiment as it is now. */
export const addressOf = (page: PageId): string =>
  page === 'playground' ? new URL(session().link()).hash : hashOf(page);

/** The pages side by side, or where there is little room the one that is shown and the way back; the address does the rest. */
export function PageNav({ isShort }: { readonly isShort: boolean }) {
  const t = useT();
  const page = usePage();
  return (
    <nav className="shell-nav" aria-label={t('shell.pages.title')}>
      {PAGES.filter(({ id }) => !isShort || id === page || id === 'playground').map(({ id }) =>
        id === page ? (
          <span key={id} aria-current="page">
            {t(`shell.pages.${id}`)}
          </span>
        ) : (
          <a key={id} href={addressOf(id)}>
            {t(`shell.pages.${id}`)}
          </a>
        ),
      )}
    </nav>
  );
}
