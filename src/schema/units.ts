import { type Text, text } from './text.ts';

/** Unit of lengths on the plane: of bandwidths, of distances between points. */
export const LENGTH = text('units', '単位');
/** Unit of slopes: of something per length. */
export const PER_LENGTH = text('per unit', '／単位');

/** What the units of length are called for data that were standardised: standard deviations of their columns. */
const STANDARDISED: ReadonlyMap<Text, Text> = new Map([
  [LENGTH, text('std', '標準偏差')],
  [PER_LENGTH, text('per std', '／標準偏差')],
]);

/** The unit as it is called for data that were standardised, or for others; units of no length stay what they are. */
export const unitFor = (unit: Text, isStandardised: boolean): Text =>
  (isStandardised ? STANDARDISED.get(unit) : undefined) ?? unit;
