import { integers, key } from '../math/rng.ts';
import { text } from '../schema/text.ts';
import { fitModes } from './fitModes.ts';
import { type Bounds, type Law, LawError, type LawResources, type Mode } from './law.ts';
import { windowAround } from './mixtureLaw.ts';

/** Share of the points that the window may leave out at each end of each axis, so that outliers do not set the scale. */
const TRIMMED = 0.002;

/** The modes of imported points, standardised as they are trained on: `count` of them, or as many as fit for 0. */
export const importedModes = (points: Float32Array, count: number): Mode[] =>
  fitModes(points, count, key(0, 'imported-modes'));

interface ImportedSettings {
  /** Fingerprint of the points. */
  readonly file: string;
  /** Clusters to count as modes; 0 for as many as fit. */
  readonly modes: number;
}

/** The law of a table of points. Throws LawError if none is named, or it is not here. */
export function createImported({ file, modes }: ImportedSettings, { imported: files }: LawResources): Law {
  if (file === '') {
    throw new LawError(
      text(
        'No file yet: paste or drop two columns of numbers.',
        'ファイルがありません。数値 2 列を貼り付けるか、ドロップしてください。',
      ),
    );
  }
  const found = files.get(file);
  if (!found || found.points.length < 2) {
    throw new LawError(
      text(
        'The points of this experiment are not on this device: drop the same file again.',
        'この実験の点データはこの端末にありません。同じファイルをもう一度ドロップしてください。',
      ),
    );
  }
  const { points, mean, std, columns } = found;
  const count = points.length / 2;
  return {
    bounds: windowOf(points),
    modes: importedModes(points, modes),
    original: { mean, std, names: columns },
    sample(from, size) {
      const out = new Float32Array(2 * size);
      integers(from, size, count).forEach((row, i) => {
        out[2 * i] = points[2 * row] as number;
        out[2 * i + 1] = points[2 * row + 1] as number;
      });
      return out;
    },
  };
}

/** Window of the bulk of the points; an axis without extent gets one unit on either side. */
function windowOf(points: Float32Array): Bounds {
  const range = (axis: 0 | 1): [number, number] => {
    const sorted = points.filter((_, i) => i % 2 === axis).sort();
    const trimmed = Math.floor(TRIMMED * sorted.length);
    const low = sorted[trimmed] as number;
    const high = sorted[sorted.length - 1 - trimmed] as number;
    return high > low ? [low, high] : [low - 1, high + 1];
  };
  const [xMin, xMax] = range(0);
  const [yMin, yMax] = range(1);
  return windowAround({ xMin, xMax, yMin, yMax });
}
