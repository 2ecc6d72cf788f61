import { useMemo } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classCounts, type ImageReport } from '../../data/images/imageReport.ts';
import type { ImageSet } from '../../data/images/imageSet.ts';
import type { Orientation } from '../../data/images/orientation.ts';
import { formatCount } from '../../i18n/format.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { TileImage } from '../images/TileImage.tsx';
import { OrientationChoice } from './OrientationChoice.tsx';
import { sampleRows, tilesOfSet, turnTiles } from './summary.ts';

const SHOWN = 24;

interface ImagePreviewProps {
  /** As it was read, not turned. */
  readonly set: ImageSet;
  readonly report: ImageReport;
  readonly orientation: Orientation;
  readonly onTurn: (orientation: Orientation) => void;
  /** Which classes are to be learnt from. */
  readonly chosen: readonly boolean[];
  readonly onChoose: (chosen: readonly boolean[]) => void;
}

/** What was read: how many images of what size, some of them, and how many of each class, to choose from. */
export function ImagePreview({ set, report, orientation, onTurn, chosen, onChoose }: ImagePreviewProps) {
  const say = useSay();
  const t = useT();
  const language = useLanguage();
  const stored = useMemo(() => tilesOfSet(set, sampleRows(set, SHOWN)), [set]);
  const tiles = useMemo(() => turnTiles(stored, orientation), [stored, orientation]);
  const counts = useMemo(() => classCounts(set), [set]);
  const most = Math.max(1, ...counts);
  const count = (value: number): string => formatCount(value, language);
  return (
    <div className="imgimport-result" data-testid="image-preview">
      <p>
        {t('imageImport.found', { count: set.count, shown: count(set.count), height: set.height, width: set.width })}
        {set.classes.length > 1 && <> · {t('imageImport.labelled', { count: set.classes.length })}</>}
      </p>
      <div className="imgimport-sample" role="img" aria-label={t('imageImport.sample')}>
        {Array.from({ length: tiles.count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an image is its place
          <TileImage key={index} tiles={tiles} index={index} />
        ))}
      </div>
      <OrientationChoice tiles={stored} isLying={report.seemsLying} orientation={orientation} onTurn={onTurn} />
      {report.notes.map((note) => (
        <p key={note.en}>{say(note)}</p>
      ))}
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
                aria-label={t('imageImport.class', {
                  name,
                  count: counts[label] ?? 0,
                  shown: count(counts[label] ?? 0),
                })}
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
