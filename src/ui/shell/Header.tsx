import {
  CircleHelp,
  Clapperboard,
  Columns2,
  Contrast,
  GraduationCap,
  Grid3x3,
  History,
  House,
  ListChecks,
  type LucideIcon,
  Menu as MenuIcon,
  Moon,
  Orbit,
  Redo2,
  Search,
  Sun,
  Undo2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { PageId } from '../../store/pageStore.ts';
import { prefsStore } from '../../store/prefsStore.ts';
import { session } from '../../store/session.ts';
import { toggleCompare } from '../../store/toggleCompare.ts';
import { useExperiment, usePage, usePair, usePrefs, useT } from '../hooks.ts';
import { openDialog } from '../kit/dialogs.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { MenuButton } from '../kit/MenuButton.tsx';
import { runsDialog } from '../runs/runsDialog.ts';
import { rem } from '../typeScale.ts';
import { useCopyCommand } from './CopyCommand.tsx';
import { CopyLink } from './CopyLink.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { addressOf, PageNav } from './PageNav.tsx';
import { PAGES } from './pages.ts';
import { SkipLink } from './SkipLink.tsx';
import { nextTheme } from './theme.ts';
import { SaveMenu, useSave } from './useSave.tsx';
import { Wordmark } from './Wordmark.tsx';

interface HeaderProps {
  readonly preset: ReactNode;
  readonly phone: boolean;
  /** Says for a moment that the page now works offline; on a phone it is only spoken. */
  readonly isOfflineReady: boolean;
}

const THEME_ICONS = { auto: Contrast, light: Sun, dark: Moon };

const PAGE_ICONS: Readonly<Record<PageId, LucideIcon>> = {
  start: House,
  playground: Orbit,
  demos: Clapperboard,
  lessons: GraduationCap,
  claims: ListChecks,
  sweep: Grid3x3,
};

/** The other pages, for the menu of a phone. */
function usePageCommands() {
  const t = useT();
  const here = usePage();
  return PAGES.filter(({ id }) => id !== here).map(({ id }) => ({
    id: `page-${id}`,
    Icon: PAGE_ICONS[id],
    label: t(`shell.pages.${id}`),
    disabled: false,
    run: () => {
      location.hash = addressOf(id);
    },
  }));
}

/** Everything in the header that is a plain command, for buttons on a wide page and a menu on a phone. */
function useCommands() {
  const t = useT();
  const away = usePage() !== 'playground';
  const theme = usePrefs((prefs) => prefs.theme);
  const canUndo = useExperiment((state) => state.past.length > 0);
  const canRedo = useExperiment((state) => state.future.length > 0);
  return [
    { id: 'undo', Icon: Undo2, label: t('shell.header.undo'), disabled: away || !canUndo, run: () => session().undo() },
    { id: 'redo', Icon: Redo2, label: t('shell.header.redo'), disabled: away || !canRedo, run: () => session().redo() },
    { id: 'find', Icon: Search, label: t('shell.header.find'), disabled: false, run: () => openDialog('find') },
    {
      id: 'runs',
      Icon: History,
      label: t('shell.header.runs'),
      disabled: false,
      run: () => runsDialog.setState({ isOpen: true }),
    },
    {
      id: 'theme',
      Icon: THEME_ICONS[theme],
      label: t('shell.header.theme', { theme: t(`shell.header.${theme}`) }),
      disabled: false,
      run: () => prefsStore.getState().set({ theme: nextTheme(theme) }),
    },
    { id: 'help', Icon: CircleHelp, label: t('shell.header.help'), disabled: false, run: () => openDialog('help') },
  ];
}

/** Puts a second run beside the one of the page, or takes it away. */
function useCompareCommand() {
  const t = useT();
  const pair = usePair();
  return {
    id: 'compare',
    Icon: Columns2,
    label: t('shell.header.compare'),
    disabled: false,
    isOn: pair !== null,
    run: () => void toggleCompare(pair?.a ?? session()),
  };
}

export function Header({ preset, phone, isOfflineReady }: HeaderProps) {
  const t = useT();
  const commands = useCommands();
  const pageCommands = usePageCommands();
  const copyCommand = useCopyCommand(phone);
  const saving = useSave();
  const compare = useCompareCommand();
  const away = usePage() !== 'playground';
  const history = commands.slice(0, 2);
  const others = commands.slice(2);
  const button = ({ id, Icon, label, disabled, run }: (typeof commands)[number]) => (
    <IconButton key={id} label={label} isDisabled={disabled} onPress={run} data-testid={id}>
      <Icon size={rem(18)} strokeWidth={1.7} />
    </IconButton>
  );
  return (
    <header className="shell-header">
      <SkipLink />
      <Wordmark />
      {(!phone || away) && <PageNav isShort={phone} />}
      {!away && <div className="shell-preset">{preset}</div>}
      {!phone && !away && <div className="shell-history">{history.map(button)}</div>}
      {isOfflineReady && !phone && (
        <p className="shell-news" data-testid="offline-ready">
          {t('shell.offline.ready')}
        </p>
      )}
      <div className="shell-tools">
        <LanguageSwitch />
        {!phone && others.map(button)}
        {!away && !phone && (
          <ToggleButton
            className="shell-copy"
            data-testid="compare-toggle"
            isSelected={compare.isOn}
            onChange={compare.run}
          >
            <Columns2 size={rem(17)} aria-hidden />
            <span className="shell-copy-text">{compare.label}</span>
          </ToggleButton>
        )}
        {!away && <CopyLink />}
        {!away && !phone && button(copyCommand.entry)}
        {!away && !phone && <SaveMenu commands={saving} />}
        {copyCommand.dialog}
        {phone && (
          <MenuButton
            label={t('shell.header.more')}
            entries={[...pageCommands, ...commands, ...(away ? [] : [compare, copyCommand.entry, ...saving])]}
            placement="bottom end"
          >
            <MenuIcon size={rem(18)} />
          </MenuButton>
        )}
      </div>
    </header>
  );
}
