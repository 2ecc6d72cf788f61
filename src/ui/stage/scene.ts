import type { FieldFrame, Frame, Layer } from '../../train/frame.ts';
import type { LoadedLaw } from '../../worker/protocol.ts';
import { type Contours, contoursOf, fieldContours } from './contours.ts';
import { chooseArrows, drawArrows } from './drawArrows.ts';
import { type AxisUnits, drawAxes } from './drawAxes.ts';
import { covers, drawContours, drawDensity, drawField, drawStretched } from './drawField.ts';
import { drawCross, drawKernel, drawWaitingKernel } from './drawKernel.ts';
import { drawGenerated, drawLatentGrid, drawReal, drawTrails } from './drawMarks.ts';
import { type DrawnMode, drawBadges, drawModes } from './drawModes.ts';
import type { Palette } from './palette.ts';
import { type PixelRect, type StageTransform, toPixel } from './transform.ts';

type Context = CanvasRenderingContext2D;

/** Where an overlay is painted: under the samples, in place of the generated ones where these are shown, or over them. */
export type OverlayPlace = 'under' | 'generated' | 'over';

/** An overlay with what it shows now. */
export interface Laid {
  readonly place: OverlayPlace;
  readonly hasArrows: boolean;
  readonly draw: (context: CanvasRenderingContext2D, scene: Scene) => void;
}

/** What lies over the stage, and what it shows in place of what the run has. */
export interface StageOverlay {
  /** Bandwidth (data units) that the kernel circle shows instead of the run's. */
  readonly bandwidth: number | null;
  /** A field that is drawn in place of the critic's. */
  readonly witness: FieldFrame | null;
  /** Something else stands in the place of the numbers of modes. */
  readonly hidesBadges: boolean;
  /** What panels have laid over it, in the order in which they did. */
  readonly laid: ReadonlyMap<object, Laid>;
}

/** Everything the stage shows at one moment. */
export interface Scene {
  readonly frame: Frame | null;
  /** The field of the frame, on the scale of both runs where there are two. */
  readonly field: FieldFrame | undefined;
  readonly law: LoadedLaw | null;
  readonly modes: readonly DrawnMode[];
  readonly layers: ReadonlySet<Layer>;
  readonly transform: StageTransform;
  readonly palette: Palette;
  /** Data point under the pointer or the keyboard's cross; null when there is none. */
  readonly probe: readonly [number, number] | null;
  readonly overlay: StageOverlay;
  /** Legends, which axis labels avoid. */
  readonly covered: readonly PixelRect[];
  /** Writes axis numbers; null on a stage too small for them. */
  readonly label: ((value: number) => string) | null;
  /** Unit of the bandwidth, where the axes have another. */
  readonly lengthUnit?: string | undefined;
}

/** Shares of the highest data density at which density lines are drawn. */
const DENSITY_LEVELS = [0.05, 0.2, 0.4, 0.7] as const;
const GENERATED_DASH = [5, 2] as const;

type Density = NonNullable<Frame['density']>;
const densities = new WeakMap<Density, { readonly real: Contours; readonly generated: Contours }>();

/** Density lines of both actors at the same heights, so that they compare; computed once per frame. */
function densityContours(density: Density): { readonly real: Contours; readonly generated: Contours } {
  const known = densities.get(density);
  if (known) return known;
  const peak = density.real.reduce((highest, value) => Math.max(highest, value), 0);
  const heights = peak > 0 ? DENSITY_LEVELS.map((share) => share * peak) : [];
  const made = {
    real: contoursOf({ ...density, values: density.real }, heights),
    generated: contoursOf({ ...density, values: density.generated }, heights),
  };
  densities.set(density, made);
  return made;
}

const axisUnits = (law: LoadedLaw | null, axis: 0 | 1): AxisUnits => ({
  mean: law?.original?.mean[axis] ?? 0,
  std: law?.original?.std[axis] ?? 1,
  ...(law?.original && { name: law.original.names[axis] }),
});

/** Clears the canvas and paints the ground: critic field or what an instrument puts in its place, densities, axes. */
export function paintGround(context: Context, scene: Scene): void {
  const { frame, field, layers, transform, palette, overlay } = scene;
  context.fillStyle = palette.middle;
  context.fillRect(0, 0, transform.width, transform.height);
  const shown = overlay.witness ?? field;
  if (shown && (overlay.witness || layers.has('field') || layers.has('contours'))) {
    const tints = fieldContours(shown);
    if (overlay.witness || layers.has('field')) {
      // Until the field of a window that has just grown is there, the old one fills its margins.
      if (!covers(tints, transform)) drawStretched(context, tints, transform, palette);
      drawField(context, tints, transform, palette);
    }
    if (layers.has('contours')) drawContours(context, tints, transform, palette);
  }
  if (frame?.density && layers.has('density')) {
    const { real, generated } = densityContours(frame.density);
    drawDensity(context, real, transform, palette.real, []);
    drawDensity(context, generated, transform, palette.generated, GENERATED_DASH);
  }
  const units = [axisUnits(scene.law, 0), axisUnits(scene.law, 1)] as const;
  drawAxes(context, transform, palette, units, scene.label, scene.covered);
}

/** Clears the canvas and paints what moves: modes, samples, grid, trails, arrows. */
export function paintMarks(context: Context, scene: Scene): void {
  const { frame, layers, transform, palette, modes, overlay } = scene;
  const laid = [...overlay.laid.values()];
  /** Paints what was laid there; whether there was anything. */
  const paint = (place: OverlayPlace): boolean => {
    const here = laid.filter((each) => each.place === place);
    for (const { draw } of here) draw(context, scene);
    return here.length > 0;
  };
  context.clearRect(0, 0, transform.width, transform.height);
  if (layers.has('modes')) drawModes(context, modes, transform, palette);
  if (frame?.latentGrid && layers.has('latentGrid')) drawLatentGrid(context, frame.latentGrid, transform, palette);
  paint('under');
  if (frame && layers.has('real')) drawReal(context, frame.real, transform, palette);
  if (frame?.trails && layers.has('trails')) drawTrails(context, frame.trails, transform, palette);
  if (frame && layers.has('generated')) {
    if (!paint('generated')) drawGenerated(context, frame.generated, transform, palette);
  }
  paint('over');
  if (frame?.arrows && !laid.some(({ hasArrows }) => hasArrows) && layers.has('gradients')) {
    const inside = layers.has('modes') ? modes.map(({ mode }) => mode) : [];
    drawArrows(context, chooseArrows(frame.arrows, transform, inside), transform, palette);
  }
  if (layers.has('modes') && !overlay.hidesBadges) drawBadges(context, modes, transform, palette);
}

/** Pixels between a waiting kernel and what is below it: the lower edge with its axis, or a legend along that edge. */
const ABOVE_AXIS = 34;
const ABOVE_LEGEND = 8;

/** Pixels between the lower edge and a waiting kernel in the left corner. */
function clearance({ covered, transform: { height } }: Scene): number {
  const strips = covered.filter(({ left, top }) => left < height / 2 && top > height / 2);
  return Math.max(ABOVE_AXIS, ...strips.map(({ top }) => height - top + ABOVE_LEGEND));
}

/** Clears the canvas and paints the smoothing kernel: where the pointer is, else in its corner. */
export function paintPointer(context: Context, scene: Scene): void {
  const { frame, layers, transform, palette, probe, overlay, label } = scene;
  context.clearRect(0, 0, transform.width, transform.height);
  const bandwidth = overlay.bandwidth ?? (layers.has('kernel') ? (frame?.bandwidth ?? 0) : 0);
  if (probe) {
    const [x, y] = toPixel(transform, ...probe);
    if (bandwidth > 0) drawKernel(context, x, y, bandwidth * transform.scale, palette);
    drawCross(context, x, y, palette);
  } else if (bandwidth > 0) {
    const length = label?.(Number(bandwidth.toPrecision(2))) ?? Number(bandwidth.toPrecision(2));
    const written = `σ ${length}${scene.lengthUnit ? ` ${scene.lengthUnit}` : ''}`;
    drawWaitingKernel(context, transform.height, clearance(scene), bandwidth * transform.scale, written, palette);
  }
}
