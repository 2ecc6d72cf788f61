import { mean } from '../../math/stats.ts';
import { transport as carry, EXACT_POINTS } from '../../math/transport.ts';
import type { Measure, Reading } from './contract.ts';
import { generatedPoints, realPoints } from './subjects.ts';

export interface TransportOptions {
  /** Points of each kind, at most 500; 256 if absent. */
  readonly points?: number;
}

/** The exact optimal transport between equally many generated and real points. */
export interface TransportReading extends Reading {
  /** x, y, x′, y′ for each generated point and the real point that it is carried to. */
  readonly arrows: Float32Array;
  /** Length of each arrow, data units. */
  readonly lengths: Float32Array;
  /** W₁ of the two samples: the mean length. */
  readonly distance: number;
  /** W₁ of two samples of the data of this size: what remains when the laws agree. */
  readonly floor: number;
  /** Ŵ at these very points: mean raw output of the discriminator at the real ones minus that at the generated ones. */
  readonly criticGap: number;
  /** Weighted penalty of the last critic phase; null without one. */
  readonly penalty: number | null;
  readonly points: number;
}

const POINTS = 256;

const floors = new WeakMap<object, Map<number, number>>();

/** Reference for critics and penalties: where every generated point would go, and how far. */
export const transport: Measure<TransportOptions, TransportReading> = async (run, options) => {
  const count = Math.min(EXACT_POINTS, Math.max(2, Math.floor(options.points ?? POINTS) || POINTS));
  const generated = await generatedPoints(run, count);
  if ('available' in generated) return generated;
  const real = realPoints(run, count);
  const known = floors.get(run) ?? new Map<number, number>();
  floors.set(run, known);
  const floor = known.get(count) ?? carry(realPoints(run, count, 'floor'), real).distance;
  known.set(count, floor);
  const { distance, partners = Int32Array.of() } = carry(generated, real);
  const arrows = new Float32Array(4 * partners.length);
  partners.forEach((partner, i) => {
    arrows.set(generated.subarray(2 * i, 2 * i + 2), 4 * i);
    arrows.set(real.subarray(2 * partner, 2 * partner + 2), 4 * i + 2);
  });
  const lengths = Float32Array.from(partners, (_, i) => {
    const [x = 0, y = 0, toX = 0, toY = 0] = arrows.subarray(4 * i, 4 * i + 4);
    return Math.hypot(toX - x, toY - y);
  });
  const [atReal, atGenerated] = [await run.discriminator.outputs(real), await run.discriminator.outputs(generated)];
  return {
    available: true,
    arrows,
    lengths,
    distance,
    floor,
    criticGap: mean(atReal) - mean(atGenerated),
    penalty: run.report.penalty ?? null,
    points: count,
  };
};
