import { expect, it } from 'vitest';
import { recordedContext } from '../../testing/recordedContext.ts';
import type { Palette } from '../stage/palette.ts';
import { criticWindow, dataThumbnail, generatorThumbnail, latentThumbnail } from './drawThumbnails.ts';
import { binned, drawScores } from './tileThumbnails.ts';

const palette = { inkSoft: '#414c51', real: '#00526c', generated: '#c93f0b', middle: '#f7f8f6' } as Palette;
const bounds = { xMin: -1, xMax: 1, yMin: -1, yMax: 1 };
const scene = { frame: null, bounds, size: 52, palette };

it('shows the first two coordinates of a latent, and one-dimensional latents on a line', () => {
  const flat = recordedContext();
  latentThumbnail(Float32Array.of(-1, 0, 1), 1, 1)(flat.context, scene);
  const heights = flat.calls.filter((call) => call.name === 'fillRect').map((call) => call.args[1]);
  expect(heights).toHaveLength(3);
  expect(new Set(heights).size).toBe(1);
  const deep = recordedContext();
  latentThumbnail(Float32Array.of(1, 1, 9, -1, -1, 9), 3, 1)(deep.context, scene);
  const places = deep.calls.filter((call) => call.name === 'fillRect').map((call) => call.args as number[]);
  expect(places).toHaveLength(2);
  for (const [left, top] of places) {
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left).toBeLessThan(52);
    expect(top).toBeLessThan(52);
  }
});

it('draws a network where there is no latent grid, and nothing where there is no frame', () => {
  const network = recordedContext();
  generatorThumbnail(network.context, scene);
  expect(network.calls.filter((call) => call.name === 'arc')).toHaveLength(10);
  const empty = recordedContext();
  dataThumbnail(empty.context, scene);
  expect(empty.calls).toEqual([]);
});

it('shows what the critic says of images: data upwards, generated downwards', () => {
  const { context, calls } = recordedContext();
  const tiles = (...scores: number[]) => ({
    height: 1,
    width: 1,
    channels: 1,
    count: scores.length,
    pixels: new Uint8ClampedArray(scores.length),
    scores: Float32Array.from(scores),
  });
  drawScores(context, { generated: tiles(0, 0, 0.4), real: tiles(1, 0.9) }, 52, palette);
  const bars = calls.filter((call) => call.name === 'fillRect' && (call.args[3] as number) > 1);
  const of = (isUp: boolean) => bars.filter((call) => (call.args[1] as number) < 26 === isUp);
  expect(of(true)).toHaveLength(2);
  expect(of(false)).toHaveLength(2);
  expect(binned(Float32Array.of(-9, 0, 0.5, 1, 9, Number.NaN), 0, 1, 2)).toEqual([2, 3]);
});

it('draws the kernel of a discriminator that scores no image by itself', () => {
  const { context, calls } = recordedContext();
  const tiles = { height: 1, width: 1, channels: 1, count: 1, pixels: new Uint8ClampedArray(1) };
  drawScores(context, { generated: tiles, real: tiles }, 52, palette);
  const heights = calls.filter((call) => call.name === 'lineTo').map((call) => call.args[1] as number);
  expect(heights.indexOf(Math.min(...heights))).toBe(Math.floor(heights.length / 2));
  expect(heights.at(0)).toBeCloseTo(heights.at(-1) as number, 6);
  const broken = recordedContext();
  const lost = { ...tiles, scores: Float32Array.of(Number.NaN) };
  drawScores(broken.context, { generated: lost, real: lost }, 52, palette);
  expect(broken.calls).toEqual([]);
});

it('shows the critic over the law’s window, or over what is known of it', () => {
  expect(criticWindow(bounds, { xMin: -3, xMax: 3, yMin: -2, yMax: 2 })).toBe(bounds);
  expect(criticWindow(bounds, { xMin: 0, xMax: 4, yMin: 0, yMax: 2 })).toEqual({ xMin: 1, xMax: 3, yMin: 0, yMax: 2 });
});
