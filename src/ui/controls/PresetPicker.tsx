import { ChevronDown } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { PRESETS } from '../../experiment/presets/index.ts';
import { session } from '../../store/session.ts';
import { useSay, useT } from '../hooks.ts';
import { useOwnDataName } from './useOwnDataName.ts';
import { usePresetInUse } from './usePreset.ts';
import './fields.css';
import './preset.css';

/** Menu of presets by their outcome; the one in use may be opened again to undo every change to it. */
export function PresetPicker() {
  const say = useSay();
  const t = useT();
  const { preset, changed } = usePresetInUse();
  const own = useOwnDataName(preset);
  const title = own ?? (preset ? say(preset.title) : t('controls.presets.label'));
  return (
    <MenuTrigger>
      <Button
        className="ctl-preset"
        data-testid="preset"
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
        <Menu
          className="ctl-list"
          aria-label={t('controls.presets.label')}
          selectionMode="single"
          selectedKeys={preset ? [preset.id] : []}
          onAction={(chosen) => session().openPreset(String(chosen))}
        >
          {PRESETS.map((each) => (
            <MenuItem
              key={each.id}
              id={each.id}
              textValue={say(each.title)}
              className="ctl-option"
              data-testid={`preset-${each.id}`}
            >
              <Text slot="label">{say(each.title)}</Text>
              <Text slot="description">{say(each.summary)}</Text>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
