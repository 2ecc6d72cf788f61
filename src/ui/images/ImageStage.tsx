import './tile.css';
import './images.css';
import './inspector.css';
import '../stage/stage.css';
import { useId } from 'react';
import { formatCount, formatFixed } from '../../i18n/format.ts';
import { images as words } from '../../i18n/images.ts';
import { addTexts } from '../../i18n/index.ts';
import { prefsStore } from '../../store/prefsStore.ts';
import { useLab, useLanguage, useRun, useT } from '../hooks.ts';
import { PHONE, useMedia } from '../kit/media.ts';
import { steerTile } from './latentStore.ts';
import { StageBar } from './StageBar.tsx';
import { TileBoard } from './TileBoard.tsx';
import { TileInspector } from './TileInspector.tsx';
import { useTileView } from './tileView.ts';

addTexts({ images: words });

/** The stage in words, for those who cannot see it. */
function Summary({ id }: { readonly id: string }) {
  const t = useT();
  const language = useLanguage();
  const step = useRun((run) => run.status.step);
  const metrics = useRun((run) => run.evaluation?.metrics);
  const total = useRun((run) => run.law?.classes.length ?? 0);
  const sentences = [
    t('images.summary.step', { step: formatCount(step, language) }),
    typeof metrics?.classesCaptured === 'number' &&
      t('images.summary.classes', { captured: metrics.classesCaptured, total }),
    typeof metrics?.recognisable === 'number' &&
      t('images.summary.recognisable', { percent: formatFixed(100 * metrics.recognisable, language, 0) }),
    t('images.keys'),
  ];
  return (
    <p id={id} className="visually-hidden">
      {sentences.filter(Boolean).join(language === 'ja' ? '' : ' ')}
    </p>
  );
}

/** Opens the latent of a tile in the panel below. */
function steer(index: number): void {
  steerTile(index);
  prefsStore.getState().set({ instrument: 'latents' });
}

/** The main picture of a run on images: tiles of the generator and of the data, and one of them enlarged. */
export function ImageStage() {
  const t = useT();
  const summary = useId();
  const isPhone = useMedia(PHONE);
  const hasLatents = useLab() === 'gan' && !isPhone;
  const kinds = useTileView((view) => view.kinds);
  const isChosen = useTileView((view) => view.cursor !== null || view.pinned !== null);
  return (
    <section className="tiles" aria-label={t('images.title')} data-testid="image-stage">
      <StageBar />
      <div className="tiles-body" data-chosen={isChosen || undefined}>
        <div className="tiles-boards" data-count={kinds.length}>
          {kinds.map((kind) => (
            <TileBoard key={kind} kind={kind} describedBy={summary} isNamed={kinds.length > 1} />
          ))}
        </div>
        <aside className="tiles-side">
          <TileInspector {...(hasLatents && { onSteer: steer })} />
        </aside>
      </div>
      <Summary id={summary} />
    </section>
  );
}
