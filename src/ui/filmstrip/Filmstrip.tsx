import './filmstrip.css';
import { Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { formatCount } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { latents as words } from '../../i18n/latents.ts';
import { download } from '../charts/exportCsv.ts';
import { useLanguage, useRun, useT } from '../hooks.ts';
import { type ReelFrame, workerReel } from '../images/imageApi.ts';
import { useRamp } from '../images/useTiles.ts';
import { useSize } from '../shell/useSize.ts';
import { readPalette } from '../stage/palette.ts';
import { chooseMoments, drawFilmstrip, type FilmLayout, type FilmStyle, filmRows, filmSize } from './drawFilmstrip.ts';

addTexts({ latents: words });

const READ_EVERY_MS = 1_000;
const GAP = 3;
const CAPTION = 16;
const LEAST_SIDE = 18;
const EXPORT: FilmLayout = { side: 84, gap: 8, caption: 34 };

/** The reel of the run, read again as it grows. */
function useReel(): readonly ReelFrame[] {
  const run = useRun(({ status }) => status.run);
  const [moments, setMoments] = useState<readonly ReelFrame[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run has another reel
  useEffect(() => {
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout>;
    const read = async (): Promise<void> => {
      const found = await workerReel().catch(() => []);
      if (!isWanted) return;
      setMoments((before) => (isSame(before, found) ? before : found));
      timer = setTimeout(read, READ_EVERY_MS);
    };
    void read();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [run]);
  return moments;
}

const isSame = (a: readonly ReelFrame[], b: readonly ReelFrame[]): boolean =>
  a.length === b.length && a[0]?.step === b[0]?.step && a.at(-1)?.step === b.at(-1)?.step;

/** Small multiples: what the same latents became, moment by moment; to keep as a picture. */
export function Filmstrip() {
  const t = useT();
  const language = useLanguage();
  const ramp = useRamp();
  const reel = useReel();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [ref, { width, height }] = useSize();
  const rows = filmRows(reel);
  const side = Math.max(LEAST_SIDE, Math.floor((height - CAPTION + GAP) / Math.max(1, rows)) - GAP);
  const moments = chooseMoments(reel, Math.max(2, Math.floor((width + GAP) / (side + GAP))));
  const written = (step: number): string => formatCount(step, language);
  const style = (font: string): FilmStyle => {
    const { ground, inkSoft, font: family } = readPalette();
    return { ramp, ground, ink: inkSoft, font: `${font} ${family}`, written };
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn follows from these
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !canvas.current || moments.length === 0 || height === 0) return;
    const layout = { side, gap: GAP, caption: CAPTION };
    const ratio = Math.min(devicePixelRatio || 1, 2);
    const [wide, high] = filmSize(moments, layout);
    [canvas.current.width, canvas.current.height] = [wide * ratio, high * ratio];
    [canvas.current.style.width, canvas.current.style.height] = [`${wide}px`, `${high}px`];
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawFilmstrip(context, moments, layout, style('11px'));
  }, [reel, side, moments.length, ramp, language, height]);

  const save = (): void => {
    const picture = document.createElement('canvas');
    [picture.width, picture.height] = filmSize(moments, EXPORT);
    const context = picture.getContext('2d');
    if (!context) return;
    drawFilmstrip(context, moments, EXPORT, style('22px'));
    picture.toBlob((blob) => blob && download('modescope-strip.png', blob));
  };

  return (
    <div className="film" data-testid="filmstrip">
      <div ref={ref} className="film-view">
        {moments.length === 0 ? (
          <p className="dock-unread">{t('latents.filmstrip.empty')}</p>
        ) : (
          <canvas
            ref={canvas}
            role="img"
            aria-label={t('latents.filmstrip.picture', {
              count: rows,
              first: written(moments[0]?.step ?? 0),
              last: written(moments.at(-1)?.step ?? 0),
            })}
          />
        )}
      </div>
      <div className="film-side">
        <p>{t('latents.filmstrip.about')}</p>
        <button
          type="button"
          className="ctl-button"
          disabled={moments.length === 0}
          onClick={save}
          data-testid="filmstrip-png"
        >
          <Download aria-hidden="true" />
          {t('latents.filmstrip.png')}
        </button>
      </div>
    </div>
  );
}
