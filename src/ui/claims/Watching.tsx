import { X } from 'lucide-react';
import { hashOf } from '../../store/pageStore.ts';
import { useExperiment, useSay, useStores, useT } from '../hooks.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { rem } from '../typeScale.ts';

/** One line under the header: the claim whose settings were opened, until another experiment is. */
export function Watching() {
  const t = useT();
  const say = useSay();
  const { experiment: settings } = useStores();
  const watched = useExperiment((state) => state.watched);
  if (!watched) return null;
  return (
    <div className="shell-line" role="status" data-testid="watching">
      <p>
        <span className="shell-line-item">{t('shell.pages.watching', { claim: say(watched.claim) })}</span>
        <span className="shell-line-item">{say(watched.cell)}</span>
        <a href={hashOf('claims')}>{t('shell.pages.back')}</a>
      </p>
      <IconButton label={t('shell.notices.dismiss')} onPress={() => settings.setState({ watched: null })}>
        <X size={rem(16)} />
      </IconButton>
    </div>
  );
}
