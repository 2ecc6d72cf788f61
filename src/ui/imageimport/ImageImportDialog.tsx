import '../images/tile.css';
import './imageImport.css';
import { CircleAlert, X } from 'lucide-react';
import { useId, useMemo, useRef, useState } from 'react';
import type { Orientation } from '../../data/images/orientation.ts';
import { turnSet } from '../../data/images/turnSet.ts';
import { changesOfChoice } from '../../experiment/experiment.ts';
import { formatPercent } from '../../i18n/format.ts';
import { imageImport as words } from '../../i18n/imageImport.ts';
import { addTexts } from '../../i18n/index.ts';
import { ownData } from '../../i18n/ownData.ts';
import type { ParamValue } from '../../schema/param.ts';
import { imageStore, keepImages } from '../../store/imageStore.ts';
import { session } from '../../store/session.ts';
import { Aside } from '../data/Aside.tsx';
import { ExpectedFile } from '../data/ExpectedFile.tsx';
import { openImages } from '../data/editors.ts';
import { openChosen } from '../data/opening.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { PageDialog } from '../kit/PageDialog.tsx';
import { rem } from '../typeScale.ts';
import { ImagePreview } from './ImagePreview.tsx';
import { StoredSets } from './StoredSets.tsx';
import { weightsOf } from './summary.ts';
import { useImageImport } from './useImageImport.ts';

addTexts({ imageImport: words, ownData });

const LAW = 'imported-images';

/** Starts a run on a set, with what the law recommends if other data are in use. */
function learnFrom(id: string, weights: readonly number[]): void {
  const { experiment } = session().stores.experiment.getState();
  const choice: Readonly<Record<string, ParamValue>> =
    experiment.data.id === LAW ? {} : changesOfChoice('data.id', LAW, experiment);
  session().change({ ...choice, 'data.set': id, 'data.weights': weights });
}

/** Id of the images that the experiment names while they are not here, as after opening a link; null otherwise. */
function missingSet(): string | null {
  const { data } = session().stores.experiment.getState().experiment;
  const id = data.id === LAW ? String(data.set) : '';
  return id !== '' && !imageStore.getState().sets.has(id) ? id : null;
}

interface ImageImportDialogProps {
  readonly files: readonly File[];
  readonly onClose: () => void;
}

/** Choose or drop files of images and labels; see what was understood; turn them; choose classes; use the images. */
export function ImageImportDialog({ files, onClose }: ImageImportDialogProps) {
  const [orientation, setOrientation] = useState<Orientation>('stored');
  const [left, setLeft] = useState<readonly boolean[]>([]);
  const [before] = useState(() => session().stores.experiment.getState().experiment.data);
  const [missing] = useState(() => missingSet());
  const reading = useImageImport(files);
  const input = useRef<HTMLInputElement>(null);
  const errorId = useId();
  const say = useSay();
  const t = useT();
  const language = useLanguage();

  // Other files may be dropped while the dialog is open; classes are new then, and images lie as they lie.
  const [last, setLast] = useState(files);
  if (files !== last) {
    setLast(files);
    setLeft([]);
    if (!files.some((file) => last.includes(file))) setOrientation('stored');
  }

  const result = reading.state === 'read' ? reading.result : null;
  const set = result?.ok ? result.set : null;
  const chosen = set?.classes.map((_, label) => left[label] ?? true) ?? [];
  const isExpected = useMemo(
    () => missing !== null && set !== null && turnSet(set, orientation).id === missing,
    [missing, set, orientation],
  );
  const isUsable = set !== null && (chosen.length === 0 || chosen.some(Boolean));
  const use = async (): Promise<void> => {
    if (!set) return;
    const turned = turnSet(set, orientation);
    await keepImages(turned);
    if (isExpected && left.length === 0) void session().start();
    else learnFrom(turned.id, weightsOf(chosen));
    onClose();
  };
  const error =
    reading.state === 'failed'
      ? t('imageImport.failed', { message: reading.message })
      : result && !result.ok
        ? say(result.reason)
        : null;

  return (
    <PageDialog title={t('imageImport.title')} onClose={onClose}>
      <div className="imgimport">
        <p className="imgimport-hint">{t('imageImport.hint')}</p>
        <div className="imgimport-source">
          <button type="button" className="ctl-button" onClick={() => input.current?.click()}>
            {t(set && set.labels === null ? 'imageImport.add' : 'imageImport.choose')}
          </button>
          {files.length === 0 && <span>{t('imageImport.drop')}</span>}
          <input
            ref={input}
            type="file"
            multiple
            className="visually-hidden"
            tabIndex={-1}
            aria-hidden="true"
            data-testid="images-file"
            onChange={(event) => {
              void openChosen([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </div>
        {files.length > 0 && (
          <ul className="imgimport-files">
            {files.map((file) => (
              <li key={`${file.name} ${file.size}`}>
                <span>{file.name}</span>
                <IconButton
                  label={t('imageImport.remove', { name: file.name })}
                  onPress={() => openImages(files.filter((other) => other !== file))}
                >
                  <X size={rem(14)} />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
        <Aside />
        <div id={errorId} role="status">
          {error && (
            <p className="data-error" data-testid="images-error">
              <CircleAlert aria-hidden="true" />
              <span>{error}</span>
            </p>
          )}
        </div>
        {reading.state === 'reading' && (
          <div className="data-reading">
            <p>{t('imageImport.reading', { percent: formatPercent(reading.share, language, 0) })}</p>
            <div className="data-progress">
              <i style={{ width: `${100 * reading.share}%` }} />
            </div>
            <button type="button" className="ctl-button" onClick={() => openImages()}>
              {t('imageImport.stop')}
            </button>
          </div>
        )}
        {set && missing !== null && <ExpectedFile isSame={isExpected} images />}
        {result?.ok && (
          <ImagePreview
            set={result.set}
            report={result.report}
            orientation={orientation}
            onTurn={setOrientation}
            chosen={chosen}
            onChoose={setLeft}
          />
        )}
        {files.length === 0 && (
          <StoredSets
            inUse={before.id === LAW ? String(before.set) : null}
            onUse={(id) => {
              learnFrom(id, []);
              onClose();
            }}
          />
        )}
        <div className="data-actions">
          <button type="button" className="ctl-button" onClick={onClose}>
            {t('imageImport.cancel')}
          </button>
          <button
            type="button"
            className="ctl-button"
            data-primary
            disabled={!isUsable}
            data-testid="images-use"
            onClick={() => void use()}
          >
            {t(set && missing !== null ? `ownData.expected.${isExpected ? 'start' : 'anyway'}` : 'imageImport.use')}
          </button>
        </div>
      </div>
    </PageDialog>
  );
}
