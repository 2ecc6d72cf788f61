import type { Bounds } from '../data/law.ts';
import { key } from '../math/rng.ts';
import { findMethod } from '../methods/index.ts';
import { densityOf, kernelNow } from './density.ts';
import type { FieldFrame, Frame, Layer, Tiles, View } from './frame.ts';
import type { Gallery } from './gallery.ts';
import { isVisible, SHOWN_POINTS, shownPoints } from './gan/discriminator.ts';
import { isFrozen } from './gan/frozen.ts';
import type { Sighting } from './judge/classes.ts';
import { anchorsOf, shownValues } from './landscape.ts';
import { latentGrid } from './latents.ts';
import type { TrainingRun } from './run.ts';
import { bandwidthInForce } from './schedule.ts';
import { TILE_COUNT, tilesOf } from './tiles.ts';
import { createTrails } from './trails.ts';

const ARROWS = 140;
const GRID_SIDE = 21;
const FIELD_COLUMNS = 64;
const FOLLOWED = 12;
const TRAIL_LENGTH = 48;

/** Centres of the cells of a regular grid over a window, row by row from yMin. */
export function gridPoints(bounds: Bounds, columns: number, rows: number): Float32Array {
  const points = new Float32Array(2 * columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = 2 * (row * columns + column);
      points[at] = bounds.xMin + ((column + 0.5) / columns) * (bounds.xMax - bounds.xMin);
      points[at + 1] = bounds.yMin + ((row + 0.5) / rows) * (bounds.yMax - bounds.yMin);
    }
  }
  return points;
}

/** Rows of a field whose cells are about square. */
export function fieldRows(bounds: Bounds): number {
  const aspect = (bounds.yMax - bounds.yMin) / (bounds.xMax - bounds.xMin);
  return Math.min(96, Math.max(16, Math.round(FIELD_COLUMNS * aspect)));
}

async function fieldOf(run: TrainingRun, bounds: Bounds): Promise<FieldFrame> {
  const { field } = findMethod(run.experiment.method.id);
  const rows = fieldRows(bounds);
  const raw = await run.landscape.outputs(gridPoints(bounds, FIELD_COLUMNS, rows));
  const values = shownValues(field, raw);
  return { bounds, columns: FIELD_COLUMNS, rows, values, scale: anchorsOf(field, values) };
}

/** Positions and critic gradients of the first generated points: x, y, dx, dy per arrow. */
async function arrowsOf(run: TrainingRun, generated: Float32Array): Promise<Float32Array> {
  const points = generated.slice(0, 2 * ARROWS);
  const gradients = await run.landscape.gradients(points);
  const arrows = new Float32Array(2 * points.length);
  for (let i = 0; i < points.length / 2; i++) {
    arrows.set([points[2 * i] as number, points[2 * i + 1] as number], 4 * i);
    arrows.set([gradients[2 * i] as number, gradients[2 * i + 1] as number], 4 * i + 2);
  }
  return arrows;
}

/** How real the critic finds samples, as the stage shows it; null where it cannot be looked at. */
async function scoresOf(run: TrainingRun, samples: Float32Array): Promise<Float32Array | null> {
  if (!isVisible(run.experiment, run.subject)) return null;
  const { field } = findMethod(run.experiment.method.id);
  return shownValues(field, await run.landscape.outputs(samples));
}

/** Samples as tiles, with what critic and judge say of each. */
async function described(
  run: TrainingRun,
  { space }: Gallery,
  samples: Float32Array,
  judged: Sighting | null,
  asked?: Uint16Array,
): Promise<Tiles> {
  const scores = await scoresOf(run, samples);
  return { ...tilesOf(space, samples, asked), ...(scores && { scores }), ...(judged && { judged }) };
}

const NO_POINTS = new Float32Array();

/** Builds frames of a run of images; the data shown are the same for its whole length. */
function createImageFrames(run: TrainingRun, id: number, gallery: Gallery) {
  const from = key(run.experiment.seed, 'shown');
  const labelled = run.law.labels?.sample(from, TILE_COUNT);
  const real = labelled?.samples ?? run.law.sample(from, TILE_COUNT);
  // What stands in for a frozen generator was not asked for.
  const askedNow = () => (isFrozen(run.trained) ? undefined : run.askedByTiles);
  let realSeen: Sighting | null = null;
  return {
    clear: () => {},
    async build(): Promise<Frame> {
      const samples = await run.tiles();
      const seen = samples.every(Number.isFinite) ? await gallery.see(samples) : null;
      // A judge stays once it is there, and so do the data.
      realSeen ??= await gallery.see(real);
      return {
        run: id,
        step: run.step,
        real: NO_POINTS,
        generated: NO_POINTS,
        tiles: {
          generated: await described(run, gallery, samples, seen, askedNow()),
          real: await described(run, gallery, real, realSeen, labelled?.classes),
        },
        bandwidth: bandwidthInForce(run.trained, run.step),
      };
    },
  };
}

/** Builds frames of a run. */
export function createFrames(run: TrainingRun, id: number) {
  return run.gallery ? createImageFrames(run, id, run.gallery) : createPlaneFrames(run, id);
}

/** Builds frames of one run on the plane; keeps what lasts between them (the data shown, the fixed latents, trails). */
function createPlaneFrames(run: TrainingRun, id: number) {
  let of = run.law;
  let real = shownPoints(of, run.experiment.seed, SHOWN_POINTS);
  // With a class beside the latent there are as many grids as classes.
  const hasGrid = run.latents.length > 0 && !isFrozen(run.trained) && !run.asked;
  const grid = hasGrid ? latentGrid(run.trained, GRID_SIDE) : null;
  const trails = createTrails(FOLLOWED, TRAIL_LENGTH);

  return {
    /** Forgets the trails: the run was taken back. */
    clear: trails.clear,
    async build(view: View): Promise<Frame> {
      const shows = (layer: Layer): boolean => view.layers.includes(layer);
      if (run.law !== of) {
        of = run.law;
        real = shownPoints(of, run.experiment.seed, SHOWN_POINTS);
      }
      const generated = await run.generated(SHOWN_POINTS);
      trails.push(generated);
      // Field and warped grid are always there: the flow diagram shows them even while the stage does not.
      const field = await fieldOf(run, view.bounds);
      const arrows = shows('gradients') ? await arrowsOf(run, generated) : null;
      const warped = grid && (await run.generate(grid));
      return {
        run: id,
        step: run.step,
        real,
        generated,
        field,
        ...(arrows && { arrows }),
        ...(warped && { latentGrid: { columns: GRID_SIDE, rows: GRID_SIDE, points: warped } }),
        ...(shows('trails') && { trails: trails.read() }),
        ...(shows('density') && {
          density: densityOf(real, generated, view.bounds, FIELD_COLUMNS, fieldRows(view.bounds), kernelNow(run)),
        }),
        bandwidth: bandwidthInForce(run.trained, run.step),
      };
    },
  };
}
