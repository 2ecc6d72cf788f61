import './closedForm.css';
import { useEffect, useRef } from 'react';
import type { Bounds } from '../../data/law.ts';
import type { FieldFrame } from '../../train/frame.ts';
import { useStores } from '../hooks.ts';
import { useSize } from '../kit/useSize.ts';
import { contoursOf, fieldThresholds } from '../stage/contours.ts';
import { drawContours, drawField } from '../stage/drawField.ts';
import { drawReal } from '../stage/drawMarks.ts';
import { readPalette, watchPalette } from '../stage/palette.ts';
import { fitInto } from '../stage/transform.ts';

const MAX_PIXEL_RATIO = 2;

/** Data points drawn for orientation. */
const LANDMARKS = 64;

interface FieldMapProps {
  readonly field: FieldFrame;
  readonly label: string;
  /** Part of the field to show; all of it if absent. */
  readonly window?: Bounds | undefined;
}

/** A small map in the tints and contours of the stage, with a few data points to find one's way. */
export function FieldMap({ field, label, window }: FieldMapProps) {
  const { frame } = useStores();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [ref, { width, height }] = useSize();
  const { xMin, xMax, yMin, yMax } = window ?? field.bounds;
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || width === 0 || height === 0) return;
    const lines = contoursOf(field, fieldThresholds(field.scale, field.isNeutral));
    const bounds = { xMin, xMax, yMin, yMax };
    const transform = fitInto(bounds, width, height, { left: 0, top: 0, right: width, bottom: height });
    const paint = (palette = readPalette()): void => {
      const ratio = Math.min(devicePixelRatio || 1, MAX_PIXEL_RATIO);
      element.width = Math.round(width * ratio);
      element.height = Math.round(height * ratio);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.fillStyle = palette.middle;
      context.fillRect(0, 0, width, height);
      drawField(context, lines, transform, palette);
      drawContours(context, lines, transform, palette);
      const real = frame.get()?.real;
      if (real) drawReal(context, real.subarray(0, 2 * LANDMARKS), transform, palette);
    };
    paint();
    return watchPalette(paint);
  }, [field, frame, xMin, xMax, yMin, yMax, width, height]);
  return (
    <div ref={ref} className="closed-map" role="img" aria-label={label}>
      <canvas ref={canvas} />
    </div>
  );
}
