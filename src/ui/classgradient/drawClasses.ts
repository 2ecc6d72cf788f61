import { HALO, markSize } from '../stage/drawMarks.ts';
import type { Palette } from '../stage/palette.ts';
import { defineOverlay } from '../stage/stageOverlay.ts';
import { type StageTransform, toPixel } from '../stage/transform.ts';
import { classColour, traceMark } from './classMarks.ts';

/** Generated points as marks of the classes that the critic sees in them; points beyond the guesses are left out. */
export function drawClasses(
  context: CanvasRenderingContext2D,
  points: Float32Array,
  guesses: Uint16Array,
  transform: StageTransform,
  palette: Palette,
): void {
  const radius = 3.6 * markSize(transform);
  const { width, height } = transform;
  context.save();
  context.strokeStyle = palette.ground;
  context.lineWidth = HALO;
  const count = Math.min(guesses.length, points.length >> 1);
  for (let i = 0; i < count; i++) {
    const [x, y] = toPixel(transform, points[2 * i] as number, points[2 * i + 1] as number);
    if (!(x > -8 && x < width + 8 && y > -8 && y < height + 8)) continue;
    const label = guesses[i] as number;
    context.fillStyle = classColour(label, palette);
    context.beginPath();
    traceMark(context, label, x, y, radius);
    context.fill();
    context.stroke();
  }
  context.restore();
}

/** The class that the critic sees in each of the first generated points. */
export const guessOverlay = defineOverlay<Uint16Array>({
  place: 'generated',
  draw: (context, guesses, { frame, transform, palette }) => {
    if (frame) drawClasses(context, frame.generated, guesses, transform, palette);
  },
});
