import { describe, expect, it } from 'vitest';
import { band, curve, place, rug, topOf } from './paths.ts';

const across = { from: 0, to: 2, start: 10, end: 30 };
const up = { from: 0, to: 1, start: 100, end: 0 };
const x = Float64Array.of(0, 1, 2);

describe('paths on the line', () => {
  it('map values to pixels, upwards too', () => {
    expect(place(across, 1)).toBe(20);
    expect(place(up, 0.25)).toBe(75);
  });

  it('run along the edge where values leave the plot', () => {
    expect(curve(x, Float64Array.of(0, 0.5, 7), across, up)).toBe('M10.0 100.0L20.0 50.0L30.0 0.0');
  });

  it('close a band around its centre', () => {
    const centre = Float64Array.of(0.5, 0.5, 0.5);
    expect(band(x, centre, Float64Array.of(0.1, 0.2, 0.1), across, up)).toBe(
      'M10.0 40.0L20.0 30.0L30.0 40.0L30.0 60.0L20.0 70.0L10.0 60.0Z',
    );
  });

  it('tick only points inside', () => {
    expect(rug(Float64Array.of(-1, 1, 5), across, 3, 7)).toBe('M20.0 3.0v7');
  });

  it('leave room above the highest curve', () => {
    expect(topOf(Float64Array.of(0.1))).toBe(0.5);
    expect(topOf(Float64Array.of(0.66), Float64Array.of(0.3))).toBe(0.75);
    expect(topOf(Float64Array.of(50))).toBe(4);
  });
});
