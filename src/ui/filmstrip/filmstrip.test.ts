import { describe, expect, it } from 'vitest';
import type { ReelFrame } from '../images/imageApi.ts';
import { captioned, chooseMoments, filmRows, filmSize } from './drawFilmstrip.ts';

const moment = (step: number, count: number): ReelFrame => ({
  step,
  tiles: { height: 1, width: 1, channels: 1, count, pixels: new Uint8ClampedArray(count) },
});

describe('the filmstrip', () => {
  it('chooses evenly and keeps both ends', () => {
    const steps = Array.from({ length: 31 }, (_, i) => 10 * i);
    expect(chooseMoments(steps, 4)).toEqual([0, 100, 200, 300]);
    expect(chooseMoments(steps, 50)).toBe(steps);
    expect(chooseMoments(steps, 1)).toEqual([300]);
  });

  it('is as large as its images and its line of steps', () => {
    const moments = [moment(0, 8), moment(10, 8), moment(20, 7)];
    expect(filmRows(moments)).toBe(7);
    expect(filmSize(moments, { side: 20, gap: 2, caption: 16 })).toEqual([64, 168]);
    expect(filmRows([])).toBe(0);
  });

  it('writes steps that do not touch, the last among them', () => {
    expect(captioned(10, 20, 50)).toEqual([0, 3, 6, 9]);
    expect(captioned(4, 60, 50)).toEqual([0, 1, 2, 3]);
    expect(captioned(9, 20, 50)).toEqual([2, 5, 8]);
  });
});
