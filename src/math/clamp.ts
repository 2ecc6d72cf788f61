/** The number nearest to `value` in [low, high]; NaN stays NaN. */
export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
