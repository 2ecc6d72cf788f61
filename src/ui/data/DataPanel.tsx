import { FileDown, Images, Pencil, TriangleAlert } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { findLaw } from '../../data/index.ts';
import { AUTOMATIC } from '../../data/ownModes.ts';
import { formatCount } from '../../i18n/format.ts';
import { imageStore } from '../../store/imageStore.ts';
import { importStore } from '../../store/importStore.ts';
import { LockedChoice } from '../controls/LockedChoice.tsx';
import { useExperiment, useHold, useLanguage, useRun, useSay, useT } from '../hooks.ts';
import { DataDialogs } from './DataDialogs.tsx';
import './data.css';
import './drawing.css';
import './import.css';
import { PHONE, useMedia } from '../kit/media.ts';
import { DataPicker } from './DataPicker.tsx';
import { openDrawing, openImages, openImport } from './editors.ts';
import { Standardised } from './Standardised.tsx';

const FormulaEditor = lazy(() =>
  import('../density/FormulaEditor.tsx').then((module) => ({ default: module.FormulaEditor })),
);

/** Name and number of the imported points in use; null for any other law, or if they are not here. */
function useImportedFile(): { readonly name: string; readonly rows: number } | null {
  const file = useExperiment(({ experiment }) => (experiment.data.id === 'imported' ? experiment.data.file : null));
  const points = useStore(importStore, ({ files }) => (typeof file === 'string' ? files.get(file) : undefined));
  return points ? { name: points.name, rows: points.points.length / 2 } : null;
}

/** Name and number of the imported images in use; null for any other law, or if they are not here. */
function useImportedImages(): { readonly name: string; readonly count: number } | null {
  const id = useExperiment(({ experiment }) => (experiment.data.id === 'imported-images' ? experiment.data.set : null));
  return useStore(imageStore, ({ sets }) => (typeof id === 'string' ? sets.get(id) : undefined)) ?? null;
}

/** Choice of the law, what is to be said about it, and the way back into its editor. */
export function DataPanel() {
  const id = useExperiment(({ experiment }) => experiment.data.id);
  const refusal = useRun((run) => run.refusal);
  const remarks = useRun((run) => run.law?.remarks);
  const isFitted = useExperiment(({ experiment: { data } }) => data.modes === AUTOMATIC);
  const modes = useRun(({ law }) => (isFitted && law ? law.modes.length : null));
  const unsaved = useStore(importStore, (state) => state.unsaved);
  const unsavedImages = useStore(imageStore, (state) => state.unsaved);
  const file = useImportedFile();
  const images = useImportedImages();
  const hold = useHold('data.id');
  const formulaHold = useHold('data.formula');
  const phone = useMedia(PHONE);
  const say = useSay();
  const t = useT();
  const language = useLanguage();
  const notices = [
    // The field of a formula says itself what is wrong with it.
    ...(refusal && id !== 'formula' ? [say(refusal)] : []),
    ...(remarks ?? []).map(say),
    ...(unsaved && id === 'imported' ? [t('data.import.unsaved')] : []),
    ...(unsavedImages && id === 'imported-images' ? [t('data.imagesUnsaved')] : []),
  ];
  return (
    <div className="data-panel">
      {hold === null && <DataPicker />}
      {hold === null && <p className="data-title">{say(findLaw(id).title)}</p>}
      {hold === 'locked' && <LockedChoice name="data.id" title={say(findLaw(id).title)} />}
      {id === 'formula' && formulaHold !== 'hidden' && (
        <Suspense>
          <FormulaEditor />
        </Suspense>
      )}
      {id === 'drawn' && hold === null && (
        <button type="button" className="ctl-button" onClick={openDrawing} data-testid="edit-drawing">
          <Pencil aria-hidden="true" />
          {t('data.editDrawing')}
        </button>
      )}
      {id === 'imported' && hold === null && (
        <button type="button" className="ctl-button" onClick={() => openImport()} data-testid="change-file">
          <FileDown aria-hidden="true" />
          {file ? t('data.changeFile') : t('data.chooseFile')}
        </button>
      )}
      {id === 'imported-images' && hold === null && (
        <button type="button" className="ctl-button" onClick={() => openImages()} data-testid="change-images">
          <Images aria-hidden="true" />
          {images ? t('data.changeImages') : t('data.chooseImages')}
        </button>
      )}
      {images && (
        <p className="data-file">
          {t('data.imagesLine', { name: images.name, count: images.count, shown: formatCount(images.count, language) })}
        </p>
      )}
      {modes !== null && <p className="data-file">{t('ownData.counted', { count: modes })}</p>}
      {file && (
        <p className="data-file">
          {t('data.fileLine', {
            count: file.rows,
            name: file.name || t('data.pasted'),
            rows: formatCount(file.rows, language),
          })}
        </p>
      )}
      <Standardised />
      {notices.map((notice) => (
        <p key={notice} className="ctl-notice" role="status">
          <TriangleAlert aria-hidden="true" />
          <span>{notice}</span>
        </p>
      ))}
      {phone && <DataDialogs />}
    </div>
  );
}
