import { usePage, useT } from '../hooks.ts';

/** Where the keyboard is taken on each page: past header and settings to what the page is for. */
const TARGETS = { playground: '.transport-play', claims: '.shell-page' } as const;

/** First stop of the keyboard. A button rather than a link, for what an address has behind its # is the experiment. */
export function SkipLink() {
  const t = useT();
  const page = usePage();
  return (
    <button
      type="button"
      className="shell-skip"
      data-testid="skip"
      onClick={() => document.querySelector<HTMLElement>(TARGETS[page])?.focus()}
    >
      {t(`shell.skip.${page}`)}
    </button>
  );
}
