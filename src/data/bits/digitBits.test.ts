import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { key } from '../../math/rng.ts';
import { smallSet } from '../../testing/images.ts';
import { binarised, cropped, digitBits } from './digitBits.ts';

describe('bits of grey values', () => {
  it('are on from half on', () => {
    expect([...binarised(Uint8Array.of(0, 127, 128, 255), 'threshold', key(0, 'a'))]).toEqual([0, 0, 255, 255]);
  });

  it('are on as often as the grey value says, the same for everyone', () => {
    const count = 4_000;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), (value) => {
        const bits = binarised(new Uint8Array(count).fill(value), 'stochastic', key(0, 'grey'));
        expect(bits).toEqual(binarised(new Uint8Array(count).fill(value), 'stochastic', key(0, 'grey')));
        const [p, share] = [value / 255, bits.filter((bit) => bit === 255).length / count];
        expect(bits.every((bit) => bit === 0 || bit === 255)).toBe(true);
        // Five standard deviations.
        expect(Math.abs(share - p)).toBeLessThanOrEqual(5 * Math.sqrt((p * (1 - p)) / count));
      }),
      { numRuns: 20 },
    );
  });

  it('of a crop are those of the middle', () => {
    const set = { ...smallSet(null, 3, 6), pixels: Uint8Array.from({ length: 108 }, (_, i) => i) };
    const { pixels, width, height, count, labels } = cropped(set, 2);
    expect([width, height, count, labels]).toEqual([2, 2, 3, null]);
    expect([...pixels]).toEqual([0, 1, 2].flatMap((image) => [14, 15, 20, 21].map((at) => 36 * image + at)));
  });
});

describe('the law of bits of digits', () => {
  const labels = Array.from({ length: 100 }, (_, i) => i % 2);
  const law = (examples: number) => digitBits(smallSet(labels, 100, 4), { how: 'threshold', validation: 30, examples });

  it('has three parts that share no image', () => {
    const { bits, images, labels: classes } = law(50);
    const parts = [images?.training, bits?.validation, images?.heldOut].map((rows) => [...(rows ?? [])]);
    expect(parts.map((rows) => rows.length)).toEqual([50, 30, 20]);
    expect(new Set(parts.flat()).size).toBe(100);
    expect(classes?.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    expect(bits?.isLegal).toBeUndefined();
  });

  it('is judged by the same images whatever is learnt', () => {
    const [few, all] = [law(20), law(50)];
    expect(few.bits).toEqual(all.bits);
    expect(few.images?.training).toHaveLength(20);
    expect(few.sample(key(1, 'x'), 9).every((pixel) => Math.abs(pixel) === 1)).toBe(true);
  });
});
