import '../images/tile.css';
import './perClass.css';
import { Dices } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatPercent } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { latentPanels as words } from '../../i18n/latentPanels.ts';
import { latentsFor } from '../../train/latents.ts';
import { useExperiment, useLanguage, useRun, useSay, useT } from '../hooks.ts';
import { TileImage } from '../images/TileImage.tsx';
import { useTileFrame } from '../images/useTiles.ts';
import { useRendered } from '../latents/useRendered.ts';
import { useClasses } from '../readout/useClassBars.ts';
import { asAsked, perClassRequest } from './request.ts';

addTexts({ latents: words });

const SAMPLES = 8;

function Samples({ draw }: { readonly draw: number }) {
  const t = useT();
  const say = useSay();
  const classes = useClasses();
  const seed = useExperiment(({ experiment }) => experiment.seed);
  const latent = useExperiment(({ experiment }) => experiment.latent);
  const wanted = useMemo(() => {
    const latents = latentsFor({ seed, latent }, `per-class-${draw}`, SAMPLES);
    return perClassRequest(latents, SAMPLES, classes.length);
  }, [seed, latent, draw, classes.length]);
  const tiles = useRendered(wanted);
  if (!tiles || tiles.count !== SAMPLES * classes.length) return <p className="dock-unread">{t('instruments.wait')}</p>;
  return (
    <div className="perclass-columns" data-testid="per-class">
      {classes.map(({ name }, label) => {
        const right = asAsked(tiles, label, SAMPLES);
        const spoken =
          right === null ? say(name) : t('latents.perClass.column', { name: say(name), right, count: SAMPLES });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a class is its index
          <figure key={label} className="perclass-column" aria-label={spoken}>
            <figcaption aria-hidden="true">{say(name)}</figcaption>
            <div className="perclass-samples">
              {Array.from({ length: SAMPLES }, (_, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a latent is its index
                <TileImage key={i} tiles={tiles} index={label * SAMPLES + i} />
              ))}
            </div>
            {right !== null && <small aria-hidden="true">{`${right}/${SAMPLES}`}</small>}
          </figure>
        );
      })}
    </div>
  );
}

/** What a conditional generator makes of every class, from the same latents, and how often it is the class asked for. */
export function PerClass() {
  const t = useT();
  const language = useLanguage();
  const [draw, setDraw] = useState(0);
  const frame = useTileFrame(500);
  const right = useRun(({ evaluation }) => evaluation?.metrics.askedClass);
  if (frame && !frame.tiles?.generated.asked) {
    return <p className="dock-unread">{t('latents.perClass.unconditional')}</p>;
  }
  return (
    <div className="perclass">
      <Samples draw={draw} />
      <div className="perclass-side">
        {typeof right === 'number' && (
          <p className="perclass-right">
            {t('latents.perClass.right', { percent: formatPercent(right, language, 0) })}
          </p>
        )}
        <p>{t('latents.perClass.about')}</p>
        <button type="button" className="ctl-button" onClick={() => setDraw(draw + 1)} data-testid="per-class-another">
          <Dices aria-hidden="true" />
          {t('latents.perClass.another')}
        </button>
      </div>
    </div>
  );
}
