import './find.css';
import { Search } from 'lucide-react';
import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from 'react-aria-components';
import { useStore } from 'zustand';
import { find as words } from '../../i18n/find.ts';
import { addTexts } from '../../i18n/index.ts';
import { useSay, useT } from '../hooks.ts';
import { dialogs, type Kind } from '../kit/dialogs.ts';
import { hasAll } from '../kit/search.ts';
import { ENTRIES, type Entry, KINDS } from './entries.ts';

addTexts({ find: words });

/** Which kinds are looked through: all of them, or one. */
function Kinds({ kind }: { readonly kind: Kind | null }) {
  const t = useT();
  return (
    <fieldset className="find-kinds">
      <legend className="visually-hidden">{t('find.kind')}</legend>
      {[null, ...KINDS].map((each) => (
        <button
          key={each ?? 'any'}
          type="button"
          aria-pressed={each === kind}
          onClick={() => dialogs.setState({ kind: each })}
        >
          {t(each === null ? 'find.any' : `find.kinds.${each}`)}
        </button>
      ))}
    </fieldset>
  );
}

function Found({ entry }: { readonly entry: Entry }) {
  const say = useSay();
  return (
    <MenuItem
      id={entry.key}
      textValue={say(entry.title)}
      className="ctl-option"
      data-testid={`found-${entry.key.replace('/', '-')}`}
    >
      <Text slot="label">{say(entry.title)}</Text>
      {entry.about && <Text slot="description">{say(entry.about)}</Text>}
    </MenuItem>
  );
}

/** Search over everything that can be opened, in both languages whichever is spoken; arrow keys and Enter work from within the field. */
export function FindDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const kind = useStore(dialogs, (state) => state.kind);
  const [search, setSearch] = useState('');
  const found = ENTRIES.filter((entry) => (kind === null || entry.kind === kind) && hasAll(entry.words, search));
  return (
    <ModalOverlay
      className="shell-overlay find-overlay"
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className="shell-modal find-modal">
        <Dialog className="find" aria-label={t('find.title')}>
          <Autocomplete inputValue={search} onInputChange={setSearch}>
            <SearchField className="ctl-search" aria-label={t('find.title')} autoFocus>
              <Search aria-hidden="true" />
              <Input placeholder={t('find.placeholder')} data-testid="find-search" />
            </SearchField>
            <Kinds kind={kind} />
            <Menu
              className="ctl-list"
              aria-label={t('find.results')}
              onAction={(key) => {
                onClose();
                location.hash = ENTRIES.find((entry) => entry.key === key)?.address() ?? location.hash;
              }}
              renderEmptyState={() => (
                <p className="ctl-empty" data-testid="find-none">
                  {t('find.none')}
                </p>
              )}
            >
              {KINDS.filter((each) => found.some((entry) => entry.kind === each)).map((each) => (
                <MenuSection key={each} id={each}>
                  <Header className="ctl-heading">{t(`find.kinds.${each}`)}</Header>
                  {found
                    .filter((entry) => entry.kind === each)
                    .map((entry) => (
                      <Found key={entry.key} entry={entry} />
                    ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
          <p className="visually-hidden" role="status">
            {t('find.found', { count: found.length })}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
