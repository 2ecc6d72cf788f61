import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ImageDataError } from '../../data/images/imageDataError.ts';
import { bars } from '../../testing/bars.ts';
import { decodeJudge, encodeJudge, roundedWeights } from './packedJudge.ts';
import { unpackJudge } from './shippedJudge.ts';

const finite = fc.float32Array({ minLength: 1, maxLength: 50, noNaN: true, min: -1e9, max: 1e9 });

it('keeps rounded weights and the accuracy bit by bit', () => {
  fc.assert(
    fc.property(finite, fc.option(fc.double({ min: 0, max: 1, noNaN: true })), (values, accuracy) => {
      const weights = roundedWeights(values);
      expect(roundedWeights(weights)).toEqual(weights);
      expect(decodeJudge(encodeJudge({ accuracy, weights }))).toEqual({ accuracy, weights });
    }),
  );
});

it('rounds to the nearest of eight bits', () => {
  fc.assert(
    fc.property(finite, (values) => {
      roundedWeights(values).forEach((rounded, i) => {
        const value = values[i] as number;
        // Half a step of the last bit; numbers near zero have steps of their own.
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual(Math.abs(value) * 2 ** -8 + 1e-40);
      });
    }),
  );
  expect([...roundedWeights(Float32Array.of(1, -2.5, 0, 1 + 2 ** -9, 1 + 3 * 2 ** -8))]).toEqual([
    1,
    -2.5,
    0,
    1,
    1 + 2 ** -6,
  ]);
});

it('takes nothing else for a judge', () => {
  const judge = encodeJudge({ accuracy: 0.5, weights: Float32Array.of(1, 2) });
  expect(decodeJudge(judge.slice(0, 12))).toBeNull();
  expect(decodeJudge(judge.slice(0, -1))).toBeNull();
  expect(decodeJudge(judge.map((byte, i) => (i === 4 ? 9 : byte)))).toBeNull();
  expect(decodeJudge(judge.map((byte, i) => (i === 0 ? 9 : byte)))).toBeNull();
  expect(() => unpackJudge(judge, bars(10))).toThrow(ImageDataError);
});
