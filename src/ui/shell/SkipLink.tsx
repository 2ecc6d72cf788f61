import { usePage, useT } from '../hooks.ts';
import { findPage } from './pages.ts';

/** First stop of the keyboard. A button rather than a link, for what an address has behind its # is the experiment. */
export function SkipLink() {
  const t = useT();
  const page = usePage();
  return (
    <button
      type="button"
      className="shell-skip"
      data-testid="skip"
      onClick={() => document.querySelector<HTMLElement>(findPage(page).target)?.focus()}
    >
      {t(`shell.skip.${page}`)}
    </button>
  );
}
