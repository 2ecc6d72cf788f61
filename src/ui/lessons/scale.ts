import type { Answer } from '../../experiment/demos/contract.ts';

type Scale = Pick<Extract<Answer, { readonly kind: 'number' }>, 'min' | 'max' | 'scale'>;

/** Where a value lies on a scale, 0 to 1; what is beyond its ends lies at them. */
export function placeOn({ min, max, scale }: Scale, value: number): number {
  const at = scale === 'log' ? Math.log(Math.max(value, min) / min) / Math.log(max / min) : (value - min) / (max - min);
  return Math.min(Math.max(at, 0), 1);
}

/** The value at a place, to two digits on a logarithmic scale and a hundredth of the scale otherwise. */
export function valueAt({ min, max, scale }: Scale, place: number): number {
  if (scale === 'log') return Number((min * (max / min) ** place).toPrecision(2));
  const grain = (max - min) / 100;
  return Number((min + grain * Math.round((place * (max - min)) / grain)).toPrecision(6));
}
