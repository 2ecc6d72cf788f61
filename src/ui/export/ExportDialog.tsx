import './export.css';
import { useState } from 'react';
import { taking } from '../../i18n/export.ts';
import { formatCount } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { nameOf, samplesFile, save, saveText, seriesFile, settingsFile } from '../../store/saveRun.ts';
import { session } from '../../store/session.ts';
import { useLanguage, useRun, useT } from '../hooks.ts';
import { PageDialog } from '../kit/PageDialog.tsx';
import { PytorchRow } from './PytorchRow.tsx';
import { SettingsText } from './SettingsText.tsx';
import { TakeRow } from './TakeRow.tsx';

addTexts({ taking });

/** Everything of the run that can be taken away as a file, each with what it is good for. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const language = useLanguage();
  // Of the run whose settings the controls change: with two, the chosen one.
  const [{ stores, trainer }] = useState(session);
  const [settings] = useState(() => settingsFile(stores));
  const step = useRun(({ status }) => status.step);
  const isPlane = useRun(({ law }) => law?.space.kind === 'plane');
  const weights = async (): Promise<void> => {
    const bytes = await trainer.weights(session().link());
    save(`${nameOf(stores)}.safetensors`, new Blob([bytes], { type: 'application/octet-stream' }));
  };
  return (
    <PageDialog title={t('taking.title')} onClose={onClose}>
      <ul className="take-list" data-testid="take-list">
        <TakeRow id="settings" note={t('taking.settingsNote')} onTake={async () => saveText(settings)}>
          <SettingsText text={settings.text} />
        </TakeRow>
        <TakeRow id="weights" note={t('taking.weightsNote', { step: formatCount(step, language) })} onTake={weights} />
        <PytorchRow trainer={trainer} name={nameOf(stores)} />
        <TakeRow
          id="points"
          note={t('taking.pointsNote')}
          {...(!isPlane && { refusal: t('taking.pointsNone') })}
          onTake={async () => saveText(samplesFile(stores, await trainer.samples(), 2))}
        />
        <TakeRow id="charts" note={t('taking.chartsNote')} onTake={async () => saveText(seriesFile(stores))} />
      </ul>
    </PageDialog>
  );
}
