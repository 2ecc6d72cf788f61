import { useEffect, useRef } from 'react';
import { formatCount } from '../../i18n/format.ts';
import { session } from '../../store/session.ts';
import type { Reel } from '../../worker/protocol.ts';
import { useLanguage, useRun, useStores, useT } from '../hooks.ts';
import { chooseEvenly } from '../images/chooseEvenly.ts';
import { useReel } from '../images/useReel.ts';
import { useRamp } from '../images/useTiles.ts';
import { lastTaken } from '../kit/lastTaken.ts';
import { useSize } from '../kit/useSize.ts';
import { useShowsImages } from '../space.ts';
import { typeScale } from '../typeScale.ts';
import { drawMoment, drawTiles } from './drawMoment.ts';

/** Tiles of a picture of images, two by two. */
const TILES = [0, 1, 2, 3] as const;
/** Side of a picture at the designed size of type, and the least gap beside it, px. */
const SIDE = 58;
const GAP = 8;
/** Height of the leaders from the pictures to their steps. */
const LEADER = 20;

interface FrameProps {
  readonly step: number;
  readonly side: number;
  readonly isHere: boolean;
  readonly caption: string | null;
  readonly name: string;
  /** Points of the plane, or the tiles of this moment of a reel. */
  readonly points?: Float32Array | undefined;
  readonly reel?: Reel | undefined;
  readonly moment: number;
}

/** One picture: a button that leads to its step. */
function FilmFrame({ step, side, isHere, caption, name, points, reel, moment }: FrameProps) {
  const law = useRun((run) => run.law);
  const ramp = useRamp();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !canvas.current) return;
    const ratio = Math.min(devicePixelRatio || 1, 2);
    [canvas.current.width, canvas.current.height] = [side * ratio, side * ratio];
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (reel) drawTiles(context, reel, moment, side, ramp);
    else if (points && law) drawMoment(context, points, law, side);
  }, [points, law, reel, moment, ramp, side]);
  return (
    <button
      type="button"
      className="machine-frame"
      aria-label={name}
      title={name}
      aria-current={isHere ? 'step' : undefined}
      style={{ width: side, height: side }}
      onClick={() => void session().travel(step)}
    >
      <canvas ref={canvas} style={{ width: side, height: side }} />
      {caption !== null && <small aria-hidden="true">{caption}</small>}
    </button>
  );
}

/** Pictures of the run on its way, each over a leader to its step on the ruler below. */
export function Film({ end }: { readonly end: number }) {
  const t = useT();
  const language = useLanguage();
  const isImage = useShowsImages();
  const { film, series } = useStores();
  const here = useRun(({ status }) => status.step);
  const isPast = useRun(({ status }) => status.past !== undefined);
  const reel = useReel(TILES);
  const [ref, { width }] = useSize();
  const side = Math.round(SIDE * typeScale());
  const moments = film.take();
  const steps = isImage ? (reel?.steps ?? []) : moments.map(({ step }) => step);
  const room = Math.max(1, Math.floor((width + GAP) / (side + GAP)));
  const shown = chooseEvenly([...steps.keys()], Math.max(2, room));
  const nearest = isPast
    ? shown.reduce((best, i) => (Math.abs((steps[i] ?? 0) - here) < Math.abs((steps[best] ?? 0) - here) ? i : best), 0)
    : -1;
  const pitch = shown.length > 1 ? (width - side) / (shown.length - 1) : 0;
  return (
    <div ref={ref} className="machine-film">
      <div className="machine-frames">
        {shown.map((i) => {
          const step = steps[i] ?? 0;
          const value = (key: string) => lastTaken(series.points(), step, ({ values }) => values[key]) ?? null;
          const [count, total] = [value('modes'), value('modeCount')];
          const captured = count !== null && total ? t('past.captured', { count, total }) : null;
          const at = formatCount(step, language);
          return (
            <FilmFrame
              key={step}
              step={step}
              side={side}
              isHere={i === nearest}
              caption={count === null ? null : String(count)}
              name={captured ? t('past.frameOf', { step: at, captured }) : t('past.frame', { step: at })}
              points={moments[i]?.points}
              reel={isImage ? (reel ?? undefined) : undefined}
              moment={i}
            />
          );
        })}
      </div>
      <svg className="machine-leaders" aria-hidden="true" height={LEADER}>
        {shown.map((i, place) => (
          <line
            key={steps[i]}
            x1={place * pitch + side / 2}
            y1="0"
            x2={(width * (steps[i] ?? 0)) / end}
            y2={LEADER}
            data-here={i === nearest || undefined}
          />
        ))}
      </svg>
    </div>
  );
}
