import type { Palette } from './palette.ts';

type Context = CanvasRenderingContext2D;

/** The smoothing kernel at pixel (x, y): its Gaussian as a shade, circles at one and two bandwidths (CSS pixels, positive). */
export function drawKernel(context: Context, x: number, y: number, bandwidth: number, palette: Palette): void {
  context.save();
  const reach = 3 * bandwidth;
  const shade = context.createRadialGradient(x, y, 0, x, y, reach);
  for (let i = 0; i <= 8; i++) {
    const density = Math.exp(-(((3 * i) / 8) ** 2) / 2);
    const alpha = Math.round(255 * 0.26 * density);
    shade.addColorStop(i / 8, `${palette.ink}${alpha.toString(16).padStart(2, '0')}`);
  }
  context.fillStyle = shade;
  context.beginPath();
  context.arc(x, y, reach, 0, 2 * Math.PI);
  context.fill();
  context.strokeStyle = palette.ink;
  for (const [times, width, alpha] of [
    [1, 1.5, 1],
    [2, 0.8, 0.7],
  ] as const) {
    context.lineWidth = width;
    context.globalAlpha = alpha;
    context.beginPath();
    context.arc(x, y, times * bandwidth, 0, 2 * Math.PI);
    context.stroke();
  }
  context.restore();
}

/** The cross that marks the point being read. */
export function drawCross(context: Context, x: number, y: number, palette: Palette): void {
  context.save();
  context.strokeStyle = palette.ink;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x - 4, y);
  context.lineTo(x + 4, y);
  context.moveTo(x, y - 4);
  context.lineTo(x, y + 4);
  context.stroke();
  context.restore();
}

/** Largest radius at which the waiting kernel still has its corner to itself, pixels. */
const CORNER = 56;

/** Length of one bandwidth as a bar with two ends, like the scale of a map; pixels. */
function drawScaleBar(context: Context, x: number, y: number, bandwidth: number, palette: Palette): void {
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x, y - 4);
  context.lineTo(x, y + 4);
  context.moveTo(x, y);
  context.lineTo(x + bandwidth, y);
  context.moveTo(x + bandwidth, y - 4);
  context.lineTo(x + bandwidth, y + 4);
  context.stroke();
}

/**
 * The kernel while no pointer is on the stage: at its size in the lower left corner, `above` pixels over the edge, with
 * `label` beside it. One that would cover data is a scale bar of one bandwidth instead.
 */
export function drawWaitingKernel(
  context: Context,
  height: number,
  above: number,
  bandwidth: number,
  label: string,
  palette: Palette,
): void {
  const radius = 2 * bandwidth;
  const fits = radius <= CORNER;
  const [x, y] = fits ? [18 + radius, height - above - radius] : [18, height - above - 8];
  context.save();
  if (fits) drawKernel(context, x, y, bandwidth, palette);
  else drawScaleBar(context, x, y, bandwidth, palette);
  context.fillStyle = palette.inkSoft;
  context.font = `${11 * palette.typeScale}px ${palette.font}`;
  context.textBaseline = 'middle';
  context.fillText(label, x + (fits ? radius : bandwidth) + 8, y);
  context.restore();
}
