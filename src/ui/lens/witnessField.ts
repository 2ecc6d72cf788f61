import type { FieldFrame } from '../../train/frame.ts';
import type { WitnessReading } from '../../train/instruments/witness.ts';

/** A share of the scale that sampling noise may fill, so that a run that has arrived looks pale. */
const NOISE_SHARE = 0.5;

/** The witness as a field on a scale that is symmetric about zero; degenerate where there is no difference anywhere. */
export function witnessField({ bounds, columns, rows, values, peak, noise }: WitnessReading): FieldFrame {
  const reach = Math.max(peak, noise / NOISE_SHARE);
  return { bounds, columns, rows, values, scale: [-reach, 0, reach], isNeutral: true };
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

/** The cells of the largest and of the smallest value: where data are missing most, and where generated points crowd. */
export function extremesOf({ bounds, columns, rows, values }: FieldFrame): {
  readonly high: Place;
  readonly low: Place;
} {
  const placeOf = (cell: number): Place => ({
    x: bounds.xMin + (((cell % columns) + 0.5) / columns) * (bounds.xMax - bounds.xMin),
    y: bounds.yMin + ((Math.floor(cell / columns) + 0.5) / rows) * (bounds.yMax - bounds.yMin),
    value: values[cell] as number,
  });
  const best = (isBetter: (value: number, than: number) => boolean): Place =>
    placeOf(values.reduce((most, value, cell) => (isBetter(value, values[most] as number) ? cell : most), 0));
  return { high: best((value, than) => value > than), low: best((value, than) => value < than) };
}
