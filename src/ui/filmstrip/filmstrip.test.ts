import { describe, expect, it } from 'vitest';
import { captioned, filmSize } from './drawFilmstrip.ts';

describe('the filmstrip', () => {
  it('is as large as its images and its line of steps', () => {
    expect(filmSize(3, 7, { side: 20, gap: 2, caption: 16 })).toEqual([64, 168]);
  });

  it('writes steps that do not touch, the last among them', () => {
    expect(captioned(10, 20, 50)).toEqual([0, 3, 6, 9]);
    expect(captioned(4, 60, 50)).toEqual([0, 1, 2, 3]);
    expect(captioned(9, 20, 50)).toEqual([2, 5, 8]);
  });
});
