import './report.css';
import './page.css';
import { useState } from 'react';
import { addTexts } from '../../i18n/index.ts';
import { report as words } from '../../i18n/report.ts';
import { useT } from '../hooks.ts';
import { PaperBar, PaperDialog } from '../kit/PaperDialog.tsx';
import { Report } from './Report.tsx';
import { tellNow } from './told.ts';

addTexts({ report: words });

/** The report as it will be printed, of the moment at which it was opened; nothing is stopped for it. */
export function ReportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const [told] = useState(tellNow);
  return (
    <PaperDialog label={t('report.title')} onClose={onClose}>
      <PaperBar
        hint={t('report.hint')}
        print={t('report.print')}
        printId="report-print"
        close={t('report.close')}
        onClose={onClose}
      />
      <Report told={told} />
    </PaperDialog>
  );
}
