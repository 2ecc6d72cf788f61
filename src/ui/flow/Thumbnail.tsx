import { useEffect, useRef } from 'react';
import { useStores } from '../hooks.ts';
import { readPalette, watchPalette } from '../stage/palette.ts';
import type { DrawThumbnail } from './drawThumbnails.ts';

const REPAINT_EVERY_MS = 125;
const UNKNOWN = { xMin: -3, xMax: 3, yMin: -3, yMax: 3 };

/** A small live picture of one part of the flow, repainted at most eight times a second and outside React. */
export function Thumbnail({ draw }: { readonly draw: DrawThumbnail }) {
  const { frame, run } = useStores();
  const ref = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    let palette = readPalette();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    const paint = (): void => {
      const size = canvas.clientWidth;
      if (size === 0) return;
      const ratio = Math.min(devicePixelRatio || 1, 2);
      canvas.width = Math.round(size * ratio);
      canvas.height = canvas.width;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      draw(context, { frame: frame.get(), bounds: run.getState().law?.bounds ?? UNKNOWN, size, palette });
    };
    const paintSoon = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        asked = requestAnimationFrame(paint);
      }, REPAINT_EVERY_MS);
    };
    const observer = new ResizeObserver(paint);
    observer.observe(canvas);
    const stops = [
      frame.subscribe(paintSoon),
      watchPalette((changed) => {
        palette = changed;
        paintSoon();
      }),
    ];
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(asked);
      observer.disconnect();
      for (const stop of stops) stop();
    };
  }, [draw, frame, run]);

  return <canvas ref={ref} className="flow-thumbnail" aria-hidden="true" tabIndex={-1} />;
}
