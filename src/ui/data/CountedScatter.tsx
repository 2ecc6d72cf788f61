import { useEffect, useRef } from 'react';
import type { ImportedPoints, Mode } from '../../data/law.ts';
import { usePrefs, useT } from '../hooks.ts';
import { typeScale } from '../typeScale.ts';
import { placing, scatter } from './importReport.ts';

const SIDE = 240;
/** A point counts for a mode within this many standard deviations. */
const COUNTED_WITHIN = 3;

interface CountedScatterProps {
  readonly imported: ImportedPoints;
  readonly modes: readonly Mode[] | null;
}

/** A small picture of imported points with the circles, numbered as on the stage, that they will be counted by. */
export function CountedScatter({ imported, modes }: CountedScatterProps) {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = usePrefs((prefs) => prefs.theme);
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours follow the theme
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const unit = typeScale() * window.devicePixelRatio;
    const size = SIDE * unit;
    element.width = size;
    element.height = size;
    const colour = (name: string): string => getComputedStyle(element).getPropertyValue(name);
    context.strokeStyle = colour('--real');
    context.lineWidth = unit;
    const circles = (modes ?? []).map(({ x, y, stdX, stdY }) => ({
      middle: [x, y] as const,
      radius: [COUNTED_WITHIN * stdX, COUNTED_WITHIN * stdY] as const,
    }));
    const place = placing(imported, circles);
    const points = scatter(imported, 1500, place);
    for (let i = 0; i < points.length; i += 2) {
      context.beginPath();
      context.arc((points[i] ?? 0) * size, (points[i + 1] ?? 0) * size, 1.4 * unit, 0, 2 * Math.PI);
      context.stroke();
    }
    context.strokeStyle = colour('--ink');
    context.fillStyle = colour('--ink');
    context.lineWidth = 1.5 * unit;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.font = `600 ${12 * unit}px ${colour('--display')}`;
    circles.forEach(({ middle: [x, y], radius: [radiusX, radiusY] }, i) => {
      const [left, right] = [place(x - radiusX, 0), place(x + radiusX, 0)];
      const [low, high] = [1 - place(y - radiusY, 1), 1 - place(y + radiusY, 1)];
      const [middleX, middleY] = [((left + right) / 2) * size, ((low + high) / 2) * size];
      context.beginPath();
      context.ellipse(middleX, middleY, ((right - left) / 2) * size, ((low - high) / 2) * size, 0, 0, 2 * Math.PI);
      context.stroke();
      context.strokeStyle = colour('--raised');
      context.lineWidth = 4 * unit;
      context.strokeText(String(i + 1), middleX, middleY);
      context.strokeStyle = colour('--ink');
      context.lineWidth = 1.5 * unit;
      context.fillText(String(i + 1), middleX, middleY);
    });
  }, [imported, modes, theme]);
  return (
    <figure className="data-scatter">
      <canvas ref={canvas} role="img" aria-label={t('data.import.preview')} data-testid="import-preview" />
      <figcaption>{t('ownData.circles')}</figcaption>
    </figure>
  );
}
