import { X } from 'lucide-react';
import { declarationOf } from '../../experiment/experiment.ts';
import { addTexts } from '../../i18n/index.ts';
import { locks } from '../../i18n/locks.ts';
import { useExperiment, useSay, useStores, useT } from '../hooks.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { rem } from '../typeScale.ts';

addTexts({ locks });

/** Names that are told of those that were locked; a preset may run into dozens. */
const TOLD = 3;

/** One line under the header: what a hand has just tried to change although the link locks it. */
export function HeldLine() {
  const { experiment: settings } = useStores();
  const experiment = useExperiment((state) => state.experiment);
  const held = useExperiment((state) => state.held);
  const say = useSay();
  const t = useT();
  if (held.length === 0) return null;
  const nameOf = (key: string): string => {
    const param = declarationOf(experiment, key);
    return param ? say(param.label) : key === 'preset' ? t('controls.presets.label') : key;
  };
  const told = [...new Set(held.map(nameOf))];
  const names = told.slice(0, TOLD).join(t('locks.between'));
  const rest = told.length - TOLD;
  return (
    <div className="shell-line" role="status" data-testid="held">
      <p>{t('locks.kept', { names: rest > 0 ? t('locks.more', { names, count: rest }) : names })}</p>
      <IconButton label={t('shell.notices.dismiss')} onPress={() => settings.setState({ held: [] })}>
        <X size={rem(16)} />
      </IconButton>
    </div>
  );
}
