import { useStore } from 'zustand';
import { wallStore } from '../../store/present/wallStore.ts';
import { useT } from '../hooks.ts';
import { Qr } from '../kit/Qr.tsx';
import { addressOf } from './addressOf.ts';
import type { WallVerbs } from './wallVerbs.ts';

/** Blank, light and what is to be said, over whatever is shown. */
export function Overlays({ verbs }: { readonly verbs: WallVerbs }) {
  const t = useT();
  const { isBlank, isSpot, spot, isQr, isBlocked } = useStore(wallStore);
  const [x, y] = spot;
  return (
    <>
      {isSpot && !isBlank && (
        <div className="wall-spot" aria-hidden="true" style={{ left: `${100 * x}vw`, top: `${100 * y}vh` }} />
      )}
      {isQr && !isBlank && (
        <div className="wall-qr">
          <Qr text={addressOf(location.hash)} label={t('present.qr')} />
        </div>
      )}
      {isBlocked && (
        <p className="wall-said" role="alert">
          {t('present.blocked')}
        </p>
      )}
      {isBlank && (
        <button type="button" className="wall-blank" onClick={() => verbs({ verb: 'blank' })} data-testid="wall-blank">
          <span className="visually-hidden">{t('present.blank')}</span>
        </button>
      )}
    </>
  );
}
