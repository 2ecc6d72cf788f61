import type { Bounds } from '../../data/law.ts';
import type { Frame } from '../../train/frame.ts';
import { fieldContours } from '../stage/contours.ts';
import { drawField } from '../stage/drawField.ts';
import { drawLatentGrid } from '../stage/drawMarks.ts';
import type { Palette } from '../stage/palette.ts';
import { fitInto, type StageTransform, toPixel } from '../stage/transform.ts';

import { drawMosaic, drawScores } from './tileThumbnails.ts';

type Context = CanvasRenderingContext2D;

/** What a thumbnail is drawn from: a square of `size` CSS pixels that shows `bounds`. */
export interface ThumbnailScene {
  readonly frame: Frame | null;
  readonly bounds: Bounds;
  readonly size: number;
  readonly palette: Palette;
}

export type DrawThumbnail = (context: Context, scene: ThumbnailScene) => void;

const DOT = 1.8;

const transformOf = (bounds: Bounds, size: number): StageTransform =>
  fitInto(bounds, size, size, { left: 2, top: 2, right: size - 2, bottom: size - 2 });

function drawDots(context: Context, points: Float32Array, bounds: Bounds, size: number, colour: string): void {
  const transform = transformOf(bounds, size);
  context.fillStyle = colour;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x, y] = toPixel(transform, points[i] as number, points[i + 1] as number);
    context.fillRect(x - DOT / 2, y - DOT / 2, DOT, DOT);
  }
}

/** Thumbnail of a fixed cloud of latents [count, dimension]: its first two coordinates, or one along the middle. */
export const latentThumbnail =
  (latents: Float32Array, dimension: number, extent: number): DrawThumbnail =>
  (context, { size, palette }) => {
    const bounds = { xMin: -extent, xMax: extent, yMin: -extent, yMax: extent };
    const points = Float32Array.from({ length: (2 * latents.length) / dimension }, (_, i) =>
      i % 2 === 1 && dimension === 1 ? 0 : (latents[Math.floor(i / 2) * dimension + (i % 2)] as number),
    );
    drawDots(context, points, bounds, size, palette.inkSoft);
  };

/** A small network, for those that have no better picture. */
function drawNetwork(context: Context, size: number, colour: string): void {
  const layers = [2, 3, 3, 2];
  const place = (layer: number, unit: number): [number, number] => [
    (size * (layer + 1)) / (layers.length + 1),
    (size * (unit + 1)) / ((layers[layer] as number) + 1),
  ];
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = 0.7;
  context.beginPath();
  layers.slice(1).forEach((units, from) => {
    for (let a = 0; a < (layers[from] as number); a++) {
      for (let b = 0; b < units; b++) {
        context.moveTo(...place(from, a));
        context.lineTo(...place(from + 1, b));
      }
    }
  });
  context.stroke();
  layers.forEach((units, layer) => {
    for (let unit = 0; unit < units; unit++) {
      context.beginPath();
      context.arc(...place(layer, unit), size / 22, 0, 2 * Math.PI);
      context.fill();
    }
  });
}

/** A network that says something of a place. */
export const scoreThumbnail: DrawThumbnail = (context, { size, palette }) => drawNetwork(context, size, palette.critic);

/** The latent grid as the generator warps it. */
export const generatorThumbnail: DrawThumbnail = (context, { frame, bounds, size, palette }) => {
  if (frame?.latentGrid) drawLatentGrid(context, frame.latentGrid, transformOf(bounds, size), palette);
  else drawNetwork(context, size, palette.generated);
};

export const generatedThumbnail: DrawThumbnail = (context, { frame, bounds, size, palette }) => {
  if (frame?.tiles) drawMosaic(context, frame.tiles.generated, size, palette);
  else if (frame) drawDots(context, frame.generated, bounds, size, palette.generated);
};

export const dataThumbnail: DrawThumbnail = (context, { frame, bounds, size, palette }) => {
  if (frame?.tiles) drawMosaic(context, frame.tiles.real, size, palette);
  else if (frame) drawDots(context, frame.real, bounds, size, palette.real);
};

/** The law's window if the field covers it, else the largest square in the middle of the field. */
export function criticWindow(law: Bounds, field: Bounds): Bounds {
  const covers = field.xMin <= law.xMin && field.xMax >= law.xMax && field.yMin <= law.yMin && field.yMax >= law.yMax;
  if (covers) return law;
  const half = Math.min(field.xMax - field.xMin, field.yMax - field.yMin) / 2;
  const [x, y] = [(field.xMin + field.xMax) / 2, (field.yMin + field.yMax) / 2];
  return { xMin: x - half, xMax: x + half, yMin: y - half, yMax: y + half };
}

export const criticThumbnail: DrawThumbnail = (context, { frame, bounds, size, palette }) => {
  context.fillStyle = palette.middle;
  context.fillRect(0, 0, size, size);
  if (frame?.tiles) drawScores(context, frame.tiles, size, palette);
  if (!frame?.field) return;
  const seen = criticWindow(bounds, frame.field.bounds);
  const whole = { left: 0, top: 0, right: size, bottom: size };
  drawField(context, fieldContours(frame.field), fitInto(seen, size, size, whole), palette);
};

/** Particles over the density that moves them. */
export const movedThumbnail: DrawThumbnail = (context, scene) => {
  criticThumbnail(context, scene);
  generatedThumbnail(context, scene);
};
