import { ChevronDown } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button, MenuTrigger, Popover } from 'react-aria-components';
import { useHold, useSay, useT } from '../hooks.ts';
import { useOwnDataName } from './useOwnDataName.ts';
import { usePresetInUse } from './usePreset.ts';
import './fields.css';
import './preset.css';

const fetchMenu = () => import('./PresetMenu.tsx').then((module) => ({ default: module.PresetMenu }));
const PresetMenu = lazy(fetchMenu);

/** In place of the menu until it is there; it has the focus, so that Escape closes what it stands in. */
function Awaited() {
  return <div className="ctl-preset-wait" tabIndex={-1} ref={(element) => element?.focus()} />;
}

/** Menu of presets by their outcome; the one in use may be opened again to undo every change to it. */
export function PresetPicker() {
  const say = useSay();
  const t = useT();
  const { preset, changed } = usePresetInUse();
  const hold = useHold('preset');
  const own = useOwnDataName(preset);
  const title = own ?? (preset ? say(preset.title) : t('controls.presets.label'));
  if (hold === 'hidden') return null;
  return (
    <MenuTrigger>
      <Button
        className="ctl-preset"
        data-testid="preset"
        isDisabled={hold === 'locked'}
        onHoverStart={() => void fetchMenu().catch(() => undefined)}
        aria-label={[
          `${t('controls.presets.label')}: ${title}`,
          changed && own === null && t('controls.presets.changed'),
        ]
          .filter(Boolean)
          .join(', ')}
      >
        <span className="ctl-preset-title">{title}</span>
        {changed && own === null && <span className="ctl-preset-changed">{t('controls.presets.changed')}</span>}
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className="ctl-menu ctl-preset-menu" placement="bottom start" offset={4}>
        <Suspense fallback={<Awaited />}>
          <PresetMenu chosen={preset?.id} />
        </Suspense>
      </Popover>
    </MenuTrigger>
  );
}
