import './report.css';
import './page.css';
import { Printer, X } from 'lucide-react';
import { useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { addTexts } from '../../i18n/index.ts';
import { report as words } from '../../i18n/report.ts';
import { useT } from '../hooks.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { rem } from '../typeScale.ts';
import { Report } from './Report.tsx';
import { tellNow } from './told.ts';

addTexts({ report: words });

/** The report as it will be printed, of the moment at which it was opened; nothing is stopped for it. */
export function ReportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const [told] = useState(tellNow);
  return (
    <ModalOverlay
      className="shell-overlay report-overlay"
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className="report-modal">
        <Dialog className="report-dialog" aria-label={t('report.title')}>
          <div className="report-bar">
            <button type="button" className="report-print" data-testid="report-print" onClick={() => print()}>
              <Printer size={rem(17)} aria-hidden="true" />
              {t('report.print')}
            </button>
            <p>{t('report.hint')}</p>
            <IconButton label={t('report.close')} onPress={onClose}>
              <X size={rem(18)} />
            </IconButton>
          </div>
          <Report told={told} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
