import { useEffect, useState } from 'react';
import type { ImportedPoints } from '../../data/law.ts';
import { MOST_KEPT_VALUES } from '../../data/pointStore.ts';
import { POINTS_KEY } from '../../experiment/decode.ts';
import { encodePoints } from '../../experiment/linkData.ts';
import { formatCount } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { ownData } from '../../i18n/ownData.ts';
import { useLanguage, useT } from '../hooks.ts';
import { PageDialog } from '../kit/PageDialog.tsx';
import './shareLink.css';

addTexts({ ownData });

/** Links up to here pass through every mail program and messenger that we know of. */
const SAFE_LENGTH = 2_000;

interface ShareLinkProps {
  /** Link to the settings. */
  readonly link: string;
  readonly points: ImportedPoints;
  readonly onCopy: (link: string) => void;
  readonly onClose: () => void;
}

/** Asks whether a link to an experiment with data of one's own takes the data along. Nothing does so unasked. */
export function ShareLink({ link, points, onCopy, onClose }: ShareLinkProps) {
  const t = useT();
  const language = useLanguage();
  const [withData, setWithData] = useState(false);
  // Packing takes a moment; the dialog is there first.
  const [packed, setPacked] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    const timer = setTimeout(() => setPacked(encodePoints(points)), 0);
    return () => clearTimeout(timer);
  }, [points]);
  const rows = points.points.length / 2;
  const shown = formatCount(rows, language);
  const whole = packed ? `${link}&${POINTS_KEY}=${packed}` : null;
  const reason =
    packed !== null ? null : t(rows > MOST_KEPT_VALUES ? 'ownData.share.tooMany' : 'ownData.share.notKept', { shown });
  return (
    <PageDialog title={t('ownData.share.title')} onClose={onClose}>
      <form
        className="data-share"
        onSubmit={(event) => {
          event.preventDefault();
          onCopy(withData && whole ? whole : link);
        }}
      >
        <fieldset>
          <legend className="visually-hidden">{t('ownData.share.choice')}</legend>
          <label>
            <input type="radio" name="share" checked={!withData} onChange={() => setWithData(false)} />
            <span>
              <b>{t('ownData.share.settings')}</b>
              <small>{t('ownData.share.settingsHint', { name: points.name || t('data.pasted') })}</small>
            </span>
          </label>
          <label data-disabled={whole === null || undefined}>
            <input
              type="radio"
              name="share"
              checked={withData}
              disabled={whole === null}
              data-testid="share-data"
              onChange={() => setWithData(true)}
            />
            <span>
              <b>{t('ownData.share.data', { count: rows, shown })}</b>
              <small data-testid="share-data-note">
                {whole === null
                  ? (reason ?? t('ownData.share.packing'))
                  : t('ownData.share.dataHint', { length: formatCount(whole.length, language) })}
                {whole !== null && whole.length > SAFE_LENGTH && <> {t('ownData.share.long')}</>}
              </small>
            </span>
          </label>
        </fieldset>
        <div className="data-actions">
          <button type="submit" className="ctl-button" data-primary data-testid="share-copy">
            {t('ownData.share.copy')}
          </button>
        </div>
      </form>
    </PageDialog>
  );
}
