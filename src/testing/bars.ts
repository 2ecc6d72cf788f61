import { imageLaw } from '../data/images/imageLaw.ts';
import type { ImageSet } from '../data/images/imageSet.ts';
import { selectImages } from '../data/images/selection.ts';
import type { Law } from '../data/law.ts';
import { key, sequence } from '../math/rng.ts';

/** Grey images [side, side] of three classes: a bar across, a bar down, a diagonal; place, brightness and noise vary. */
export function bars(count: number, side = 8, id = 'bars'): ImageSet {
  const random = sequence(key(1, 'bars'));
  const pixels = new Uint8Array(count * side * side);
  const labels = new Uint8Array(count);
  for (let image = 0; image < count; image++) {
    const label = image % 3;
    labels[image] = label;
    const place = Math.floor(random.next() * side);
    const light = 180 + 75 * random.next();
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        const isOn = [y === place, x === place, (x + y) % side === place][label];
        pixels[(image * side + y) * side + x] = isOn ? light : 40 * random.next();
      }
    }
  }
  return {
    id,
    name: 'Bars',
    height: side,
    width: side,
    channels: 1,
    count,
    pixels,
    labels,
    classes: ['across', 'down', 'diagonal'],
  };
}

/** The law of `bars` of 8 × 8 pixels. */
export const barLaw = (count = 300, weights: readonly number[] = []): Law =>
  imageLaw(selectImages(bars(count), { weights, limit: null }));
