import { describe, expect, it } from 'vitest';
import { asAsked, perClassRequest } from './request.ts';

describe('samples of each class', () => {
  it('are the same latents in every class', () => {
    const { latents, classes } = perClassRequest(Float32Array.of(1, 2, 3, 4), 2, 3);
    expect([...latents]).toEqual([1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4]);
    expect([...(classes ?? [])]).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('are counted by what the judge takes them for', () => {
    const judged = { classes: Uint16Array.of(0, 1, 1, 1, 0, 2), confidence: new Float32Array(6) };
    expect([0, 1, 2].map((label) => asAsked({ judged }, label, 2))).toEqual([1, 2, 1]);
    expect(asAsked({}, 0, 2)).toBeNull();
  });
});
