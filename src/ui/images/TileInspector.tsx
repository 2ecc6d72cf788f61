import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatCount, formatFixed, formatPercent, formatValue } from '../../i18n/format.ts';
import { findMethod } from '../../methods/index.ts';
import type { Tiles } from '../../train/frame.ts';
import type { NearestImage } from '../../worker/protocol.ts';
import { useExperiment, useLab, useLanguage, useRun, useSay, useT } from '../hooks.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { rem } from '../typeScale.ts';
import { chooseEvenly } from './chooseEvenly.ts';
import { JudgeAccuracy } from './JudgeAccuracy.tsx';
import { TileImage } from './TileImage.tsx';
import { type TileRef, tileView, useTileView } from './tileView.ts';
import { useNearest } from './useNearest.ts';
import { useReel } from './useReel.ts';
import { useTileFrame } from './useTiles.ts';

const READ_EVERY_MS = 125;
const REEL_SHOWN = 8;

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What the critic and the judge make of a tile. */
function Facts({ tiles, tile }: { readonly tiles: Tiles; readonly tile: TileRef }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const field = useExperiment(({ experiment }) => findMethod(experiment.method.id).field);
  const classes = useRun((run) => run.law?.classes);
  const nameOf = (label: number | undefined): string | null =>
    label === undefined || !classes?.[label] ? null : say(classes[label].name);
  const { index, kind } = tile;
  const [judged, asked] = [nameOf(tiles.judged?.classes[index]), nameOf(tiles.asked?.[index])];
  return (
    <dl className="tile-facts">
      {tiles.scores && (
        <Fact name={t('images.tile.critic', { symbol: field.symbol.replace('(x)', '') })}>
          {formatFixed(tiles.scores[index], language, 2)}
        </Fact>
      )}
      {judged !== null && (
        <Fact name={t('images.tile.judged')}>
          {t('images.tile.sure', {
            name: judged,
            percent: formatPercent(tiles.judged?.confidence[index], language, 0),
          })}
        </Fact>
      )}
      {asked !== null && <Fact name={t(kind === 'real' ? 'images.tile.label' : 'images.tile.asked')}>{asked}</Fact>}
    </dl>
  );
}

function Neighbour({ image, by }: { readonly image: NearestImage; readonly by: 'pixels' | 'features' }) {
  const t = useT();
  const language = useLanguage();
  return (
    <figure>
      <TileImage tiles={image.tile} index={0} />
      <figcaption>
        {t(`images.tile.${by}`)}
        <small>{t('images.tile.distance', { value: formatValue(image.distance, language, 2) })}</small>
      </figcaption>
    </figure>
  );
}

function Neighbours({ index }: { readonly index: number }) {
  const t = useT();
  const nearest = useNearest(index);
  const isJudged = useLab() === 'gan';
  if (!nearest) return null;
  return (
    <section>
      <h3>{t('images.tile.nearest')}</h3>
      <div className="tile-neighbours">
        <Neighbour image={nearest.pixels} by="pixels" />
        {nearest.features ? (
          <Neighbour image={nearest.features} by="features" />
        ) : (
          isJudged && <p className="tile-note">{t('images.tile.noFeatures')}</p>
        )}
      </div>
    </section>
  );
}

/** The tile at moments spread over the run, the newest last. */
function History({ index }: { readonly index: number }) {
  const t = useT();
  const language = useLanguage();
  const reel = useReel([index]);
  if (!reel || reel.tiles.length === 0 || reel.steps.length < 2) return null;
  const moments = chooseEvenly(
    reel.steps.map((step, at) => ({ step, at })),
    REEL_SHOWN,
  );
  const stepText = (step: number): string => t('images.tile.reelAt', { step: formatCount(step, language) });
  return (
    <section>
      <h3>{t('images.tile.reel')}</h3>
      <div className="tile-reel">
        {moments.map(({ step, at }) => (
          <span key={step} title={stepText(step)}>
            <TileImage tiles={reel.strip} index={at} />
          </span>
        ))}
      </div>
      <p className="tile-reel-ends" aria-hidden="true">
        <span>{formatCount(reel.steps[0] ?? 0, language)}</span>
        <span>{stepText(reel.steps.at(-1) ?? 0)}</span>
      </p>
    </section>
  );
}

interface TileInspectorProps {
  /** The way to the latent of a generated tile, where there is one. */
  readonly onSteer?: (index: number) => void;
}

/** One image enlarged, with everything that is known about it. */
export function TileInspector({ onSteer }: TileInspectorProps) {
  const t = useT();
  const frame = useTileFrame(READ_EVERY_MS);
  const pinned = useTileView((view) => view.pinned);
  const cursor = useTileView((view) => view.cursor);
  const tile = cursor ?? pinned;
  const tiles = tile && frame?.tiles?.[tile.kind];
  if (!tile || !tiles || tile.index >= tiles.count) {
    return (
      <div className="tile-inspector tile-note">
        <p>{t('images.tile.choose')}</p>
        {frame?.tiles?.generated.judged && <JudgeAccuracy />}
      </div>
    );
  }
  const number = tile.index + 1;
  const isGenerated = tile.kind === 'generated';
  return (
    <div className="tile-inspector" data-kind={tile.kind} data-testid="tile-inspector">
      <header>
        <h2>{t(`images.tile.${tile.kind}`, { number })}</h2>
        {pinned && (
          <IconButton label={t('images.tile.close')} onPress={() => tileView.setState({ pinned: null, cursor: null })}>
            <X size={rem(16)} />
          </IconButton>
        )}
      </header>
      <TileImage
        className="tile-image tile-large"
        tiles={tiles}
        index={tile.index}
        label={t('images.tile.large', { number })}
      />
      <Facts tiles={tiles} tile={tile} />
      {isGenerated && onSteer && (
        <button type="button" className="ctl-link" onClick={() => onSteer(tile.index)} data-testid="tile-steer">
          {t('images.tile.steer')}
        </button>
      )}
      {isGenerated && <Neighbours index={tile.index} />}
      {isGenerated && <History index={tile.index} />}
    </div>
  );
}
