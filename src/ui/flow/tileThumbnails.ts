import type { Frame, Tiles } from '../../train/frame.ts';
import { rampOf, writeTile } from '../images/pixels.ts';
import type { Palette } from '../stage/palette.ts';

type Context = CanvasRenderingContext2D;

const SIDE = 3;
const BINS = 16;

/** Some of the tiles in a small square. */
export function drawMosaic(context: Context, tiles: Tiles, size: number, palette: Palette): void {
  const { width, height } = tiles;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [SIDE * width, SIDE * height];
  const own = canvas.getContext('2d');
  if (!own || tiles.count === 0) return;
  const image = own.createImageData(canvas.width, canvas.height);
  const ramp = rampOf(palette.raised, palette.ink);
  for (let index = 0; index < Math.min(SIDE * SIDE, tiles.count); index++) {
    const at = Math.floor(index / SIDE) * height * canvas.width + (index % SIDE) * width;
    writeTile(tiles, index, ramp, image.data, at, canvas.width);
  }
  own.putImageData(image, 0, 0);
  context.drawImage(canvas, 3, 3, size - 6, size - 6);
}

/** Counts of values in equal bins between two ends. */
export function binned(values: Float32Array, low: number, high: number, bins: number): number[] {
  const places = [...values].map((value) => Math.floor(((value - low) / (high - low)) * bins)).filter(Number.isFinite);
  return Array.from({ length: bins }, (_, bin) =>
    places.reduce((count, place) => count + Number(Math.min(bins - 1, Math.max(0, place)) === bin), 0),
  );
}

/** Half a width of the bump in standard deviations. */
const REACH = 3;

/** A bump in place of scores that nobody gives one by one: the kernel of a discriminator in closed form. */
function drawKernel(context: Context, size: number, { critic, inkSoft }: Palette): void {
  const [base, top] = [size * 0.78, size * 0.2];
  context.fillStyle = inkSoft;
  context.fillRect(4, base, size - 8, 1);
  context.strokeStyle = critic;
  context.lineWidth = 1.6;
  context.beginPath();
  for (let x = 4; x <= size - 4; x++) {
    const u = REACH * ((2 * (x - 4)) / (size - 8) - 1);
    context.lineTo(x, base - (base - top) * Math.exp(-(u ** 2) / 2));
  }
  context.stroke();
}

/** What the critic says of both kinds: data upwards, generated downwards, from fake on the left to real on the right. */
export function drawScores(
  context: Context,
  { generated, real }: NonNullable<Frame['tiles']>,
  size: number,
  palette: Palette,
): void {
  if (!generated.scores && !real.scores) {
    drawKernel(context, size, palette);
    return;
  }
  const all = [...(generated.scores ?? []), ...(real.scores ?? [])].filter(Number.isFinite);
  if (all.length === 0) return;
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const middle = size / 2;
  const width = (size - 8) / BINS;
  const draw = (scores: Float32Array | undefined, direction: 1 | -1, colour: string): void => {
    const counts = binned(scores ?? new Float32Array(), low, high > low ? high : low + 1, BINS);
    const most = Math.max(1, ...counts);
    context.fillStyle = colour;
    counts.forEach((count, bin) => {
      const length = (count / most) * (middle - 6);
      context.fillRect(4 + bin * width, direction > 0 ? middle + 1 : middle - 1 - length, width - 0.5, length);
    });
  };
  draw(real.scores, -1, palette.real);
  draw(generated.scores, 1, palette.generated);
  context.fillStyle = palette.inkSoft;
  context.fillRect(4, middle - 0.5, size - 8, 1);
}
