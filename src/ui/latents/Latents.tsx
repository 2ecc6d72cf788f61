import '../images/tile.css';
import './latents.css';
import { useMemo } from 'react';
import { effective } from '../../experiment/availability.ts';
import { formatPercent } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { latentPanels as words } from '../../i18n/latentPanels.ts';
import { useExperiment, useLanguage, useRun, useSay, useT } from '../hooks.ts';
import { type End, latentStore, useLatents } from '../images/latentStore.ts';
import { TileImage } from '../images/TileImage.tsx';
import { useTileFrame } from '../images/useTiles.ts';
import { Choice } from '../kit/Choice.tsx';
import { useClasses } from '../readout/useClassBars.ts';
import { LatentPath } from './LatentPath.tsx';
import { LatentSliders } from './LatentSliders.tsx';
import { onPath } from './path.ts';
import { useEnds } from './useEnds.ts';
import { useRendered } from './useRendered.ts';

addTexts({ latents: words });

interface PanelProps {
  readonly law: 'normal' | 'uniform';
  readonly ends: Readonly<Record<End, Float32Array>>;
}

/** The image at the place of the path that is looked at. */
function Answer({ law, ends, label }: PanelProps & { readonly label: number | null }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const share = useLatents((state) => state.share);
  const wanted = useMemo(
    () => ({
      latents: onPath(ends.a, ends.b, share, law),
      ...(label !== null && { classes: Uint16Array.of(label) }),
    }),
    [ends, share, law, label],
  );
  const tiles = useRendered(wanted);
  const seen = tiles?.judged?.classes[0];
  const name = useRun((run) => (seen === undefined ? undefined : run.law?.classes[seen]?.name));
  return (
    <div className="latents-answer" data-testid="latent-answer">
      {tiles && <TileImage className="tile-image tile-answer" tiles={tiles} index={0} label={t('latents.image')} />}
      {name && (
        <p>
          {t('latents.judged', { name: say(name), percent: formatPercent(tiles?.judged?.confidence[0], language, 0) })}
        </p>
      )}
    </div>
  );
}

function Panel({ law, ends }: PanelProps) {
  const t = useT();
  const say = useSay();
  const classes = useClasses();
  const isConditional = useTileFrame(500)?.tiles?.generated.asked !== undefined;
  const label = useLatents((state) => Math.min(state.label, Math.max(0, classes.length - 1)));
  const asked = isConditional ? label : null;
  return (
    <div className="latents" data-testid="latents">
      <LatentSliders law={law} ends={ends} />
      <div className="latents-middle">
        <Answer law={law} ends={ends} label={asked} />
        {isConditional && (
          <Choice
            label={t('latents.class')}
            items={classes.map(({ name }, index) => ({ id: String(index), label: say(name) }))}
            value={String(label)}
            onChange={(id) => latentStore.setState({ label: Number(id) })}
            testId="latent-class"
          />
        )}
      </div>
      <LatentPath law={law} ends={ends} label={asked} />
    </div>
  );
}

/** Latents to move by hand, with the image answering, and paths between two of them. */
export function Latents() {
  const t = useT();
  const law = useExperiment(({ experiment }) => experiment.latent.law);
  const isFrozen = useExperiment(({ experiment }) => effective(experiment).training.freeze !== 'off');
  const ends = useEnds();
  if (law === 'zero' || isFrozen) {
    return <p className="dock-unread">{t(isFrozen ? 'latents.frozen' : 'latents.fixed')}</p>;
  }
  if (!ends) return <p className="dock-unread">{t('instruments.wait')}</p>;
  return <Panel law={law} ends={ends} />;
}
