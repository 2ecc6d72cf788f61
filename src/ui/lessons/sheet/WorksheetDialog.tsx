import './dialog.css';
import './sheet.css';
import { Printer, X } from 'lucide-react';
import { useState } from 'react';
import { Dialog, Modal, ModalOverlay, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Lesson } from '../../../experiment/lessons/contract.ts';
import type { LessonResult } from '../../../experiment/lessons/results.ts';
import type { LessonScript } from '../../../experiment/lessons/script.ts';
import { addTexts } from '../../../i18n/index.ts';
import { worksheet } from '../../../i18n/worksheet.ts';
import { useSay, useT } from '../../hooks.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { rem } from '../../typeScale.ts';
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
    <ModalOverlay
      className="shell-overlay worksheet-overlay"
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className="worksheet-modal">
        <Dialog className="worksheet-dialog" aria-label={t('worksheet.title', { title: say(of.head.title) })}>
          <Tabs selectedKey={page} onSelectionChange={(key) => setPage(String(key))}>
            <div className="worksheet-bar">
              <TabList className="worksheet-tabs" aria-label={t('worksheet.kinds')}>
                {(['sheet', 'key'] as const).map((id) => (
                  <Tab key={id} id={id} className="worksheet-tab" data-testid={`worksheet-${id}-tab`}>
                    {t(`worksheet.${id}`)}
                  </Tab>
                ))}
              </TabList>
              <button type="button" className="worksheet-print" data-testid="worksheet-print" onClick={() => print()}>
                <Printer size={rem(17)} aria-hidden="true" />
                {t('worksheet.print')}
              </button>
              <p>{t('worksheet.hint')}</p>
              <IconButton label={t('worksheet.close')} onPress={onClose}>
                <X size={rem(18)} />
              </IconButton>
            </div>
            <TabPanel id="sheet">
              <Sheet head={of.head} script={of.script} />
            </TabPanel>
            <TabPanel id="key">
              <Key {...of} />
            </TabPanel>
          </Tabs>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
