import { useStore } from 'zustand';
import type { Demo } from '../../experiment/demos/contract.ts';
import { translator } from '../../i18n/index.ts';
import type { NotesLink } from '../../store/present/notesLink.ts';
import type { WallAct } from '../../store/present/wallKeys.ts';
import { useLanguage, useSay } from '../hooks.ts';

interface NotesKeysProps {
  readonly link: NotesLink;
  /** Undefined on the playground. */
  readonly demo: Demo | undefined;
}

/** What drives the window of the room; every key is printed on its button. */
export function NotesKeys({ link, demo }: NotesKeysProps) {
  const t = translator(useLanguage());
  const say = useSay();
  const face = useStore(link.store, (state) => state.face);
  const at = face?.moment?.at ?? 0;
  const isEnded = face?.moment?.state === 'ended';
  const act = (act: WallAct) => () => link.post({ kind: 'act', act });
  const isHeld = face?.isHeld ?? false;
  const hold = isHeld ? (demo ? 'goOn' : 'play') : 'pause';
  return (
    <nav className="notes-keys" aria-label={t('present.notes.keys')}>
      <button type="button" onClick={act({ verb: 'back' })}>
        {t(demo ? 'present.notes.back' : 'present.notes.startAgain')} <kbd>←</kbd>
      </button>
      {demo && (
        <button type="button" className="notes-next" onClick={act({ verb: 'next' })}>
          {t('present.notes.next')} <kbd>→</kbd>
        </button>
      )}
      <button type="button" onClick={act({ verb: 'hold' })} data-testid="notes-hold">
        {t(`present.notes.${hold}`)} <kbd>Space</kbd>
      </button>
      <button type="button" aria-pressed={face?.over.isBlank ?? false} onClick={act({ verb: 'blank' })}>
        {t('present.notes.dark')} <kbd>.</kbd>
      </button>
      <button type="button" aria-pressed={face?.over.isSpot ?? false} onClick={act({ verb: 'spot' })}>
        {t('present.notes.spot')} <kbd>L</kbd>
      </button>
      <button type="button" aria-pressed={face?.over.isQr ?? false} onClick={act({ verb: 'qr' })}>
        {t('present.notes.code')} <kbd>Q</kbd>
      </button>
      {demo && (
        <ol aria-label={t('present.notes.scenes')}>
          {demo.scenes.map((scene, i) => (
            <li key={scene.name.en}>
              <button
                type="button"
                disabled={!isEnded && i > at}
                aria-current={!isEnded && i === at ? 'step' : undefined}
                aria-label={`${i + 1} ${say(scene.name)}`}
                onClick={act({ verb: 'scene', scene: i })}
              >
                {i + 1}
              </button>
            </li>
          ))}
        </ol>
      )}
    </nav>
  );
}
