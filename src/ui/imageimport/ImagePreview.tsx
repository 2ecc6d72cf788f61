import { useMemo } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classCounts } from '../../data/images/imageReport.ts';
import type { ImageSet } from '../../data/images/imageSet.ts';
import { formatCount } from '../../i18n/format.ts';
import { useLanguage, useT } from '../hooks.ts';
import { TileImage } from '../images/TileImage.tsx';
import { sampleRows, tilesOfSet } from './summary.ts';

const SHOWN = 24;

interface ImagePreviewProps {
  readonly set: ImageSet;
  /** Which classes are to be learnt from. */
  readonly chosen: readonly boolean[];
  readonly onChoose: (chosen: readonly boolean[]) => void;
}

/** What was read: how many images of what size, some of them, and how many of each class, to choose from. */
export function ImagePreview({ set, chosen, onChoose }: ImagePreviewProps) {
  const t = useT();
  const language = useLanguage();
  const tiles = useMemo(() => tilesOfSet(set, sampleRows(set, SHOWN)), [set]);
  const counts = useMemo(() => classCounts(set), [set]);
  const most = Math.max(1, ...counts);
  const count = (value: number): string => formatCount(value, language);
  return (
    <div className="imgimport-result" data-testid="image-preview">
      <p>
        {t('imageImport.found', { count: count(set.count), height: set.height, width: set.width })}
        {set.classes.length > 1 && <> · {t('imageImport.labelled', { count: set.classes.length })}</>}
      </p>
      <div className="imgimport-sample" role="img" aria-label={t('imageImport.sample')}>
        {Array.from({ length: tiles.count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an image is its place
          <TileImage key={index} tiles={tiles} index={index} />
        ))}
      </div>
      {set.labels === null && <p>{t('imageImport.unlabelled')}</p>}
      {set.classes.length === 1 && <p>{t('imageImport.oneClass')}</p>}
      {set.classes.length > 1 && (
        <>
          <h3>{t('imageImport.classes')}</h3>
          <ToggleButtonGroup
            className="imgimport-classes"
            aria-label={t('imageImport.classes')}
            selectionMode="multiple"
            selectedKeys={set.classes.filter((_, label) => chosen[label])}
            onSelectionChange={(keys) => onChoose(set.classes.map((name) => keys.has(name)))}
          >
            {set.classes.map((name, label) => (
              <ToggleButton
                key={name}
                id={name}
                className="imgimport-class"
                aria-label={t('imageImport.class', { name, count: count(counts[label] ?? 0) })}
                data-testid={`class-${name}`}
              >
                <span className="imgimport-bar" aria-hidden="true">
                  <i style={{ height: `${(100 * (counts[label] ?? 0)) / most}%` }} />
                </span>
                <b aria-hidden="true">{name}</b>
                <small aria-hidden="true">{count(counts[label] ?? 0)}</small>
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          {!chosen.some(Boolean) && <p role="status">{t('imageImport.noClass')}</p>}
        </>
      )}
    </div>
  );
}
