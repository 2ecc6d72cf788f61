import { useEffect, useRef } from 'react';
import type { LearntScoreReading } from '../../train/instruments/learntScore.ts';
import { useSize } from '../kit/useSize.ts';
import { contoursOf } from '../stage/contours.ts';
import { drawArrows } from '../stage/drawArrows.ts';
import { drawContours, drawField } from '../stage/drawField.ts';
import { drawGenerated } from '../stage/drawMarks.ts';
import { type Palette, rampSteps, readPalette, watchPalette } from '../stage/palette.ts';
import { fitInto } from '../stage/transform.ts';
import { arrowsOn, belowPeak, CONTOURS, ERROR_STEPS, relativeErrors, typicalScore } from './scoreMap.ts';

export type MapId = 'learnt' | 'target' | 'error';

const MAX_PIXEL_RATIO = 2;
const SAMPLES = 150;

/** Tints of the error from none to half the colour of what is learnt, so that samples still stand out: one more than there are steps. */
const tintsOf = ({ ground, critic }: Palette): readonly string[] =>
  rampSteps(ground, ground, critic, 20).slice(10, 11 + ERROR_STEPS.length);

interface ScoreMapProps {
  readonly reading: LearntScoreReading;
  readonly id: MapId;
  readonly label: string;
}

/** One map over the contours of the smoothed target: a score as arrows, or the error as tints with samples on it. */
export function ScoreMap({ reading, id, label }: ScoreMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [ref, { width, height }] = useSize();
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || width === 0 || height === 0) return;
    const grid = { bounds: reading.bounds, columns: reading.columns, rows: reading.rows };
    const target = contoursOf({ ...grid, values: belowPeak(reading.logDensity) }, CONTOURS);
    const errors = id === 'error' ? contoursOf({ ...grid, values: relativeErrors(reading) }, ERROR_STEPS) : null;
    const transform = fitInto(reading.bounds, width, height, { left: 0, top: 0, right: width, bottom: height });
    const paint = (palette = readPalette()): void => {
      const ratio = Math.min(devicePixelRatio || 1, MAX_PIXEL_RATIO);
      element.width = Math.round(width * ratio);
      element.height = Math.round(height * ratio);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.fillStyle = palette.ground;
      context.fillRect(0, 0, width, height);
      if (errors) drawField(context, errors, transform, { ...palette, steps: tintsOf(palette) });
      drawContours(context, target, transform, palette);
      if (id === 'error') {
        drawGenerated(context, reading.samples.subarray(0, 2 * SAMPLES), transform, palette);
        return;
      }
      const colour = id === 'learnt' ? palette.critic : palette.ink;
      const arrows = arrowsOn(reading[id], grid, typicalScore(reading), transform);
      drawArrows(context, arrows, transform, palette, { colour, width: 1.3, dash: [] });
    };
    paint();
    return watchPalette(paint);
  }, [reading, id, width, height]);
  return (
    <div ref={ref} className="score-map" role="img" aria-label={label}>
      <canvas ref={canvas} />
    </div>
  );
}
