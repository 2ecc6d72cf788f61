import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useHold, useSay, useT } from '../hooks.ts';
import { useOwnDataName } from './useOwnDataName.ts';
import { usePresetInUse } from './usePreset.ts';
import './fields.css';
import './preset.css';

const fetchMenu = () => import('./PresetMenu.tsx').then((module) => ({ default: module.PresetMenu }));
const PresetMenu = lazy(fetchMenu);

/** Menu of presets by their outcome; the one in use may be opened again to undo every change to it. */
export function PresetPicker() {
  const say = useSay();
  const t = useT();
  const { preset, changed } = usePresetInUse();
  const hold = useHold('preset');
  const own = useOwnDataName(preset);
  const title = own ?? (preset ? say(preset.title) : t('controls.presets.label'));
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  if (hold === 'hidden') return null;
  return (
    <>
      <Button
        ref={button}
        aria-haspopup="menu"
        aria-expanded={open}
        onPress={() => setOpen(true)}
        onKeyDown={({ key }) => {
          if (key === 'ArrowDown' || key === 'ArrowUp') setOpen(true);
        }}
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
      {open && (
        <Suspense>
          <PresetMenu chosen={preset?.id} triggerRef={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
