import { ChartLine, Download, FileCode, FileJson, Image, type LucideIcon, Printer, Table2 } from 'lucide-react';
import { session } from '../../store/session.ts';
import { useRun, useT } from '../hooks.ts';
import { announce } from '../kit/announcer.ts';
import type { Command } from '../kit/commands.ts';
import { openDialog } from '../kit/dialogs.ts';
import { MenuButton } from '../kit/MenuButton.tsx';
import { rem } from '../typeScale.ts';

/** What of the run can be taken away as files; the code that writes them is fetched when one is asked for. */
export function useSave(): readonly Command[] {
  const t = useT();
  const hasRun = useRun(({ law }) => law !== null);
  const isPlane = useRun(({ law }) => law?.space.kind === 'plane');
  const files = () => import('../../store/saveRun.ts');
  const entry = (id: string, Icon: LucideIcon, job: () => Promise<void>, canBe = true): Command => ({
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
    {
      id: 'save-report',
      Icon: Printer,
      label: t('shell.save.report'),
      disabled: !hasRun,
      run: () => openDialog('report'),
    },
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
    {
      id: 'save-export',
      Icon: FileCode,
      label: t('shell.save.export'),
      disabled: !hasRun,
      run: () => openDialog('export'),
    },
  ];
}

/** The same as a menu of a wide page. */
export function SaveMenu({ commands }: { readonly commands: readonly Command[] }) {
  const t = useT();
  return (
    <MenuButton label={t('shell.save.title')} testId="save" entries={commands} placement="bottom end">
      <Download size={rem(18)} strokeWidth={1.7} />
    </MenuButton>
  );
}
