import { Search } from 'lucide-react';
import type { RefObject } from 'react';
import {
  Autocomplete,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Popover,
  SearchField,
  Text,
} from 'react-aria-components';
import { lockedBetween } from '../../experiment/locks.ts';
import { type PresetDeclaration, presetExperiment } from '../../experiment/presets/contract.ts';
import { PRESET_GROUPS } from '../../experiment/presets/groups.ts';
import { PRESETS } from '../../experiment/presets/index.ts';
import { locks as words } from '../../i18n/locks.ts';
import { session } from '../../store/session.ts';
import { useExperiment, useSay, useT } from '../hooks.ts';
import { wordsOf } from '../presetWords.ts';
import { isFound } from './presetSearch.ts';

function Entry({ preset }: { readonly preset: PresetDeclaration }) {
  const say = useSay();
  const isLocked = useExperiment(
    ({ experiment, locks }) => lockedBetween(locks, experiment, presetExperiment(preset)).length > 0,
  );
  const summary = isLocked ? words.byLink : wordsOf(preset.id)?.summary;
  return (
    <MenuItem
      id={preset.id}
      textValue={say(preset.title)}
      isDisabled={isLocked}
      className="ctl-option"
      data-testid={`preset-${preset.id}`}
    >
      <Text slot="label">{say(preset.title)}</Text>
      {summary && <Text slot="description">{say(summary)}</Text>}
    </MenuItem>
  );
}

interface PresetMenuProps {
  readonly chosen: string | undefined;
  readonly triggerRef: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** Every preset under its heading, and a search that narrows them down; arrow keys and Enter work from within the search. */
export function PresetMenu({ chosen, triggerRef, onClose }: PresetMenuProps) {
  const say = useSay();
  const t = useT();
  return (
    <Popover
      className="ctl-menu ctl-preset-menu"
      aria-label={t('controls.presets.label')}
      trigger="MenuTrigger"
      triggerRef={triggerRef}
      placement="bottom start"
      offset={4}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
    >
      <Autocomplete filter={(_, search, node) => isFound(String(node.key), search)}>
        <SearchField
          className="ctl-search"
          aria-label={t('controls.presets.search')}
          // A finger would get the keyboard of the screen over what it wants to see.
          autoFocus={!matchMedia('(pointer: coarse)').matches}
        >
          <Search aria-hidden="true" />
          <Input placeholder={t('controls.presets.search')} data-testid="preset-search" />
        </SearchField>
        <Menu
          className="ctl-list"
          aria-label={t('controls.presets.label')}
          selectionMode="single"
          // Escape would first clear the choice.
          disallowEmptySelection
          selectedKeys={chosen === undefined ? [] : [chosen]}
          onClose={onClose}
          onAction={(id) => session().openPreset(String(id))}
          renderEmptyState={() => (
            <p className="ctl-empty" data-testid="preset-none">
              {t('controls.presets.none')}
            </p>
          )}
        >
          {PRESET_GROUPS.map(([group, heading]) => (
            <MenuSection key={group} id={group}>
              <Header className="ctl-heading">{say(heading)}</Header>
              {PRESETS.filter((preset) => preset.group === group).map((preset) => (
                <Entry key={preset.id} preset={preset} />
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Autocomplete>
    </Popover>
  );
}
