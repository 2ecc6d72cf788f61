import { prefsStore } from '../../store/prefsStore.ts';
import type { RunStores } from '../../store/runStores.ts';
import type { Frame, Layer, Tiles } from '../../train/frame.ts';
import { createAtlas } from '../images/atlas.ts';
import { rampOf } from '../images/pixels.ts';
import { type Palette, readPalette } from '../stage/palette.ts';
import { paintGround, paintMarks } from '../stage/scene.ts';
import { fitInto, toPixel } from '../stage/transform.ts';
import { dataWindow } from '../stage/useStageFit.ts';

/** Dots of a printer for each pixel of the page. */
const RATIO = 3;
/** What moves or follows the pointer says nothing on paper. */
const NOT_PRINTED: readonly Layer[] = ['gradients', 'kernel', 'transport'];
const PAD = 26;
/** Images in a row. */
const COLUMNS = 10;

/** The first images of a frame, as many as there is room for. */
function paintTiles(context: CanvasRenderingContext2D, tiles: Tiles, palette: Palette, width: number, height: number) {
  const atlas = createAtlas();
  const side = width / COLUMNS;
  atlas.update(tiles, rampOf(palette.raised, palette.ink), (RATIO * side) / Math.max(tiles.width, tiles.height));
  const count = Math.min(tiles.count, COLUMNS * Math.floor(height / side));
  for (let i = 0; i < count; i++) {
    atlas.draw(context, i, (i % COLUMNS) * side + 1, Math.floor(i / COLUMNS) * side + 1, side - 2);
  }
}

interface Moment {
  readonly stores: RunStores;
  readonly frame: Frame;
  /** Which modes are captured, in the order of the law. */
  readonly captured: readonly boolean[];
}

/** Paints a frame of a run onto a canvas of `width` × `height` pixels of the page, in the theme that the canvas stands in. */
export function paintMoment(
  canvas: HTMLCanvasElement,
  { stores, frame, captured }: Moment,
  width: number,
  height: number,
) {
  [canvas.width, canvas.height] = [RATIO * width, RATIO * height];
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(RATIO, RATIO);
  const palette = readPalette(canvas, 1);
  context.fillStyle = palette.raised;
  context.fillRect(0, 0, width, height);
  if (frame.tiles) return paintTiles(context, frame.tiles.generated, palette, width, height);
  const { law } = stores.run.getState();
  const free = { left: PAD, top: PAD, right: width - PAD, bottom: height - PAD };
  const marks = document.createElement('canvas');
  [marks.width, marks.height] = [canvas.width, canvas.height];
  const over = marks.getContext('2d');
  const scene = {
    frame,
    field: frame.field,
    law,
    modes: (law?.modes ?? [])
      .map((mode, i) => ({ mode, number: i + 1, captured: captured[i] ?? false, progress: 1 }))
      .filter(({ mode }) => mode.weight > 0),
    layers: new Set(prefsStore.getState().layers.filter((layer) => !NOT_PRINTED.includes(layer))),
    transform: fitInto(dataWindow(stores), width, height, free),
    palette,
    probe: null,
    overlay: { bandwidth: null, witness: null, hidesBadges: false, laid: new Map() },
    covered: [],
    label: null,
  };
  paintGround(context, scene);
  if (frame.field) {
    context.fillStyle = palette.raised;
    // Beyond the window in which the field is known there is paper, not a guess.
    const { xMin, xMax, yMin, yMax } = frame.field.bounds;
    const [[left, top], [right, bottom]] = [toPixel(scene.transform, xMin, yMax), toPixel(scene.transform, xMax, yMin)];
    context.fillRect(0, 0, Math.max(0, left), height);
    context.fillRect(right, 0, Math.max(0, width - right), height);
    context.fillRect(0, 0, width, Math.max(0, top));
    context.fillRect(0, bottom, width, Math.max(0, height - bottom));
  }
  if (!over) return;
  over.scale(RATIO, RATIO);
  // Marks begin by clearing what they are painted on.
  paintMarks(over, scene);
  context.drawImage(marks, 0, 0, width, height);
}
