import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classPulls } from './classPulls.ts';

const logits = fc.array(fc.double({ min: -700, max: 700, noNaN: true }), { minLength: 1, maxLength: 6 });
const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

describe('class pulls', () => {
  it('have the worked numbers of two classes with logits 1 and 0', () => {
    const { beliefs, labelGan, amGan } = classPulls([1, 0], [1, 0]);
    const close = (values: Float64Array, expected: readonly number[]): void =>
      expected.forEach((value, k) => {
        expect(values[k]).toBeCloseTo(value, 5);
      });
    close(beliefs, [0.57612, 0.21194, 0.21194]);
    close(labelGan, [0.15494, 0.057, -0.21194]);
    close(amGan, [0.42388, -0.21194, -0.21194]);
  });

  it('sum to zero, and differ by target − C, for logits of any size', () => {
    fc.assert(
      fc.property(logits, (values) => {
        const target = values.map((_, k) => Number(k === 0));
        const { labelGan, amGan, beliefs } = classPulls(values, target);
        expect(sum(beliefs)).toBeCloseTo(1, 12);
        expect(sum(labelGan)).toBeCloseTo(0, 12);
        expect(sum(amGan)).toBeCloseTo(0, 12);
        const largest = Math.max(...values);
        const terms = values.map((value) => Math.exp(value - largest));
        const total = terms.reduce((all, term) => all + term, 0);
        terms.forEach((term, k) => {
          const auxiliary = (target[k] as number) - term / total;
          expect((amGan[k] as number) - (labelGan[k] as number)).toBeCloseTo(auxiliary, 9);
        });
      }),
    );
  });
});
