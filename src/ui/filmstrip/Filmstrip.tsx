import './filmstrip.css';
import { Download } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { formatCount } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { latentPanels as words } from '../../i18n/latentPanels.ts';
import { download } from '../charts/exportCsv.ts';
import { useLanguage, useT } from '../hooks.ts';
import { chooseEvenly } from '../images/chooseEvenly.ts';
import { useReel } from '../images/useReel.ts';
import { useRamp } from '../images/useTiles.ts';
import { useSize } from '../kit/useSize.ts';
import { readPalette } from '../stage/palette.ts';
import { typeScale } from '../typeScale.ts';
import { drawFilmstrip, type FilmLayout, type FilmStyle, filmSize } from './drawFilmstrip.ts';

addTexts({ latents: words });

/** The first latents. */
const ROWS = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const GAP = 3;
const CAPTION = 16;
const LEAST_SIDE = 18;
const EXPORT: FilmLayout = { side: 84, gap: 8, caption: 34 };

/** Small multiples: what the same latents became, moment by moment; to keep as a picture. */
export function Filmstrip() {
  const t = useT();
  const language = useLanguage();
  const ramp = useRamp();
  const reel = useReel(ROWS);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [ref, { width, height }] = useSize();
  const unit = typeScale();
  const caption = CAPTION * unit;
  const rows = reel?.tiles.length ?? 0;
  const side = Math.max(LEAST_SIDE, Math.floor((height - caption + GAP) / Math.max(1, rows)) - GAP);
  const moments = chooseEvenly([...(reel?.steps.keys() ?? [])], Math.max(2, Math.floor((width + GAP) / (side + GAP))));
  const [first, last] = [reel?.steps[0] ?? 0, reel?.steps.at(-1) ?? 0];
  const written = (step: number): string => formatCount(step, language);
  const style = (font: string): FilmStyle => {
    const { ground, inkSoft, font: family } = readPalette();
    return { ramp, ground, ink: inkSoft, font: `${font} ${family}`, written };
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn follows from these
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !canvas.current || !reel || height === 0) return;
    const layout = { side, gap: GAP, caption };
    const ratio = Math.min(devicePixelRatio || 1, 2);
    const [wide, high] = filmSize(moments.length, rows, layout);
    [canvas.current.width, canvas.current.height] = [wide * ratio, high * ratio];
    [canvas.current.style.width, canvas.current.style.height] = [`${wide}px`, `${high}px`];
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawFilmstrip(context, reel, moments, layout, style(`${11 * unit}px`));
  }, [reel, side, moments.length, ramp, language, height]);

  const save = (): void => {
    const picture = document.createElement('canvas');
    [picture.width, picture.height] = filmSize(moments.length, rows, EXPORT);
    const context = picture.getContext('2d');
    if (!context || !reel) return;
    drawFilmstrip(context, reel, moments, EXPORT, style('22px'));
    picture.toBlob((blob) => blob && download('modescope-strip.png', blob));
  };

  return (
    <div className="film" data-testid="filmstrip">
      <div ref={ref} className="film-view">
        {rows === 0 ? (
          <p className="dock-unread">{t('latents.filmstrip.empty')}</p>
        ) : (
          <canvas
            ref={canvas}
            role="img"
            aria-label={t('latents.filmstrip.picture', {
              count: rows,
              first: written(first),
              last: written(last),
            })}
          />
        )}
      </div>
      <div className="film-side">
        <p>{t('latents.filmstrip.about')}</p>
        <button type="button" className="ctl-button" disabled={rows === 0} onClick={save} data-testid="filmstrip-png">
          <Download aria-hidden="true" />
          {t('latents.filmstrip.png')}
        </button>
      </div>
    </div>
  );
}
