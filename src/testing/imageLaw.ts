import type { LabelledSamples, Law } from '../data/law.ts';
import { type ImageSpace, imageSpace } from '../data/space.ts';
import { type Key, normal, uniform } from '../math/rng.ts';
import { text } from '../schema/text.ts';

const CLASSES = [text('left', '左'), text('right', '右')];
const SHARES = [0.25, 0.75];

/** A tiny law of images for tests: noise on a ramp that falls to the left or to the right, the class saying where. */
export function imageLaw(space: ImageSpace = imageSpace(4, 4, 1)): Law {
  const { width, channels, size } = space;
  function labelled(key: Key, count: number): LabelledSamples {
    const classes = Uint16Array.from(uniform(key, count), (u) => Number(u >= (SHARES[0] as number)));
    const noise = normal(key, count * size);
    const samples = noise.map((value, i) => {
      const x = Math.floor((i % size) / channels) % width;
      const slope = classes[Math.floor(i / size)] === 0 ? -1 : 1;
      return Math.tanh(slope * ((2 * x) / (width - 1) - 1) + 0.5 * value);
    });
    return { samples, classes };
  }
  return {
    space,
    bounds: { xMin: -1, xMax: 1, yMin: -1, yMax: 1 },
    modes: [],
    sample: (key, count) => labelled(key, count).samples,
    labels: { names: CLASSES, shares: SHARES, sample: labelled },
  };
}
