import { lazy, Suspense } from 'react';
import { data } from '../../i18n/data.ts';
import { addTexts } from '../../i18n/index.ts';
import { useT } from '../hooks.ts';
import './data.css';
import './drawing.css';
import './import.css';
import { closeEditor, useEditor } from './editors.ts';
import { useDropImport } from './useDropImport.ts';

addTexts({ data });

const DrawingDialog = lazy(() => import('./DrawingDialog.tsx').then((module) => ({ default: module.DrawingDialog })));
const ImageImportDialog = lazy(() =>
  import('../imageimport/ImageImportDialog.tsx').then((module) => ({ default: module.ImageImportDialog })),
);
const ImportDialog = lazy(() => import('./ImportDialog.tsx').then((module) => ({ default: module.ImportDialog })));

/** The editors of points, loaded when first opened, and the sign that a file may be dropped. Mounted once. */
export function DataDialogs() {
  const open = useEditor((state) => state.open);
  const dropped = useEditor((state) => state.dropped);
  const images = useEditor((state) => state.images);
  const over = useDropImport();
  const t = useT();
  return (
    <>
      {over && <div className="data-drop">{t('data.import.here')}</div>}
      <Suspense>
        {open === 'drawing' && <DrawingDialog onClose={closeEditor} />}
        {open === 'images' && <ImageImportDialog files={images} onClose={closeEditor} />}
        {open === 'import' && <ImportDialog given={dropped} onClose={closeEditor} />}
      </Suspense>
    </>
  );
}
