import { mean } from '../math/stats.ts';
import { type Text, text } from '../schema/text.ts';
import type { CriticOutputs, MetricInput } from './contract.ts';

/** Samples of each kind at which an evaluation asks the critic. */
export const CRITIC_SAMPLES = 512;

const notMeasured = text('The critic has not been measured yet.', '識別器はまだ測定されていません。');

/** Unit of raw critic outputs: only their differences mean something, and only for one critic. */
export const criticUnits = text('critic units', '識別器の出力単位');

/** A number from the critic's outputs, or why there is none. */
export function ofCritic({ critic }: MetricInput, measure: (outputs: CriticOutputs) => number): number | Text {
  return critic && critic.real.length > 0 && critic.fake.length > 0 ? measure(critic) : notMeasured;
}

const noSlopes = text('The critic’s slope has not been measured yet.', '識別器の傾きはまだ測定されていません。');

/** A number from the lengths of the critic's gradient, at least one, or why there is none. */
export function ofSlopes({ slopes }: MetricInput, measure: (slopes: Float32Array) => number): number | Text {
  return slopes && slopes.length > 0 ? measure(slopes) : noSlopes;
}

/** Mean output at data minus mean output at generated points. */
export const gapOf = ({ real, fake }: CriticOutputs): number => mean(real) - mean(fake);
