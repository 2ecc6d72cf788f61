import { ChartLine, Download, FileJson, Image, type LucideIcon, Table2 } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { session } from '../../store/session.ts';
import { useRun, useT } from '../hooks.ts';
import { announce } from '../kit/announcer.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { rem } from '../typeScale.ts';

interface SaveCommand {
  readonly id: string;
  readonly Icon: LucideIcon;
  readonly label: string;
  readonly disabled: boolean;
  readonly run: () => void;
}

/** What of the run can be taken away as files; the code that writes them is fetched when one is asked for. */
export function useSave(): readonly SaveCommand[] {
  const t = useT();
  const hasRun = useRun(({ law }) => law !== null);
  const isPlane = useRun(({ law }) => law?.space.kind === 'plane');
  const files = () => import('../../store/saveRun.ts');
  const entry = (id: string, Icon: LucideIcon, job: () => Promise<void>, canBe = true): SaveCommand => ({
    id: `save-${id}`,
    Icon,
    label: t(`shell.save.${id}`),
    disabled: !hasRun || !canBe,
    run: () =>
      void job().then(
        () => announce(t('shell.save.done')),
        () => announce(t('shell.save.failed')),
      ),
  });
  return [
    entry('picture', Image, async () => (await import('./saveStage.ts')).saveStage(session().stores)),
    entry('charts', ChartLine, async () => {
      const { saveText, seriesFile } = await files();
      saveText(seriesFile(session().stores));
    }),
    entry(
      'samples',
      Table2,
      async () => {
        const { samplesFile, saveText } = await files();
        const { stores, trainer } = session();
        saveText(samplesFile(stores, await trainer.samples(), 2));
      },
      isPlane,
    ),
    entry('settings', FileJson, async () => {
      const { saveText, settingsFile } = await files();
      saveText(settingsFile(session().stores));
    }),
  ];
}

/** The same as a menu of a wide page. */
export function SaveMenu({ commands }: { readonly commands: readonly SaveCommand[] }) {
  const t = useT();
  return (
    <MenuTrigger>
      <IconButton label={t('shell.save.title')} data-testid="save">
        <Download size={rem(18)} strokeWidth={1.7} />
      </IconButton>
      <Popover className="shell-popover" placement="bottom end">
        <Menu className="shell-menu" aria-label={t('shell.save.title')}>
          {commands.map(({ id, Icon, label, disabled, run }) => (
            <MenuItem key={id} id={id} isDisabled={disabled} onAction={run} textValue={label} data-testid={id}>
              <Icon size={rem(17)} aria-hidden />
              {label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
