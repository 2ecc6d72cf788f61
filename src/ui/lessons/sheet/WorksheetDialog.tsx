import './dialog.css';
import './sheet.css';
import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Lesson } from '../../../experiment/lessons/contract.ts';
import type { LessonResult } from '../../../experiment/lessons/results.ts';
import type { LessonScript } from '../../../experiment/lessons/script.ts';
import { addTexts } from '../../../i18n/index.ts';
import { worksheet } from '../../../i18n/worksheet.ts';
import { useSay, useT } from '../../hooks.ts';
import { PaperBar, PaperDialog } from '../../kit/PaperDialog.tsx';
import type { Playing } from '../lessonContext.ts';
import { Key } from './Key.tsx';
import { Sheet } from './Sheet.tsx';

addTexts({ worksheet });

interface WorksheetProps {
  readonly head: Playing['head'];
  readonly lesson: Lesson;
  readonly script: LessonScript;
  readonly result: LessonResult | undefined;
  readonly onClose: () => void;
}

/** The worksheet of a lesson as it will be printed, and beside it the page for who teaches; only the one that is shown is printed. */
export function WorksheetDialog({ onClose, ...of }: WorksheetProps) {
  const t = useT();
  const say = useSay();
  const [page, setPage] = useState('sheet');
  return (
    <PaperDialog label={t('worksheet.title', { title: say(of.head.title) })} onClose={onClose}>
      <Tabs selectedKey={page} onSelectionChange={(key) => setPage(String(key))}>
        <PaperBar
          hint={t('worksheet.hint')}
          print={t('worksheet.print')}
          printId="worksheet-print"
          close={t('worksheet.close')}
          onClose={onClose}
        >
          <TabList className="worksheet-tabs" aria-label={t('worksheet.kinds')}>
            {(['sheet', 'key'] as const).map((id) => (
              <Tab key={id} id={id} className="worksheet-tab" data-testid={`worksheet-${id}-tab`}>
                {t(`worksheet.${id}`)}
              </Tab>
            ))}
          </TabList>
        </PaperBar>
        <TabPanel id="sheet">
          <Sheet head={of.head} script={of.script} />
        </TabPanel>
        <TabPanel id="key">
          <Key {...of} />
        </TabPanel>
      </Tabs>
    </PaperDialog>
  );
}
