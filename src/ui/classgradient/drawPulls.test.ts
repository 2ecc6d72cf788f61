import { describe, expect, it } from 'vitest';
import { recordedContext } from '../../testing/recordedContext.ts';
import type { Palette } from '../stage/palette.ts';
import { classColour, classMark, isDark, traceMark } from './classMarks.ts';
import { drawClasses } from './drawClasses.ts';
import { type ClassPullArrows, classVectors, drawPulls, sumOf } from './drawPulls.ts';

const palette = { ground: '#f5f7f6', ink: '#12181b', inkSoft: '#414c51' } as Palette;
const transform = { width: 400, height: 300, scale: 80, x: 0, y: 0 };
const named = (calls: ReturnType<typeof recordedContext>['calls'], name: string) =>
  calls.filter((call) => call.name === name);

describe('marks of classes', () => {
  it('differ for 64 classes, in hue or shape, and stay within their circle', () => {
    const seen = Array.from({ length: 64 }, (_, label) => JSON.stringify(classMark(label)));
    expect(new Set(seen).size).toBe(64);
    for (let label = 0; label < 8; label++) {
      const { outline } = classMark(label);
      for (let i = 0; i < outline.length; i += 2) {
        expect(Math.hypot(outline[i] as number, outline[i + 1] as number)).toBeLessThan(1.45);
      }
    }
    // The first eight differ in both, so that either is enough.
    const first = Array.from({ length: 8 }, (_, label) => classMark(label));
    expect(new Set(first.map(({ light }) => light)).size).toBe(8);
    expect(new Set(first.map(({ outline }) => outline.join())).size).toBe(8);
  });

  it('suit their ground', () => {
    expect([isDark('#f5f7f6'), isDark('#101418')]).toEqual([false, true]);
    expect(classColour(0, palette)).not.toBe(classColour(0, { ground: '#101418' }));
  });

  it('are drawn at the points that are seen, for which there is a guess', () => {
    const { context, calls } = recordedContext();
    const points = Float32Array.of(0, 0, 100, 100, 1, 0, -1, 0);
    drawClasses(context, points, Uint16Array.of(0, 1, 2), transform, palette);
    expect(named(calls, 'fill').map((call) => call.fillStyle)).toEqual([
      classColour(0, palette),
      classColour(2, palette),
    ]);
    const traced = recordedContext();
    traceMark(traced.context, 2, 10, 20, 5);
    expect(named(traced.calls, 'lineTo')).toHaveLength(3);
  });
});

describe('pulls on a point', () => {
  const pulls: ClassPullArrows = {
    point: Float32Array.of(0, 0),
    gradients: Float32Array.of(1, 0, 0, 2),
    labelGan: Float32Array.of(0.2, 0.1, -0.3),
    amGan: Float32Array.of(0.5, -0.25, -0.25),
    shown: 'amGan',
  };

  it('are pull times gradient, class by class', () => {
    expect(classVectors(pulls.amGan, pulls.gradients)).toEqual([
      [0.5, 0],
      [-0, -0.5],
    ]);
    expect(sumOf(classVectors(pulls.amGan, pulls.gradients))).toEqual([0.5, -0.5]);
  });

  it('are arrows in the colours of the classes, dashed where they push away, the longest of one length', () => {
    const { context, calls } = recordedContext();
    drawPulls(context, pulls, transform, palette);
    const lines = named(calls, 'stroke').filter((call) => call.strokeStyle !== palette.ground);
    const styles = lines.map((call) => [call.strokeStyle, call.dash.length > 0]);
    expect(styles).toEqual([
      [palette.inkSoft, true],
      [classColour(0, palette), false],
      [classColour(1, palette), true],
      [palette.ink, false],
      [palette.ink, false],
    ]);
    const ends = named(calls, 'lineTo').map(({ args }) => Math.hypot(args[0] as number, args[1] as number));
    expect(ends.every(Number.isFinite)).toBe(true);
  });

  it('are nothing where nothing pulls', () => {
    const { context, calls } = recordedContext();
    drawPulls(context, { ...pulls, gradients: new Float32Array(4) }, transform, palette);
    drawPulls(context, { ...pulls, gradients: Float32Array.of(Number.NaN, 0, 0, 0) }, transform, palette);
    expect(calls).toEqual([]);
  });
});
