import { describe, expect, it } from 'vitest';
import type { Mode } from '../../data/law.ts';
import { recordedContext } from '../../testing/recordedContext.ts';
import { contoursOf, fieldThresholds } from './contours.ts';
import { arrowLength, chooseArrows, drawArrows } from './drawArrows.ts';
import { axisTicks, drawAxes } from './drawAxes.ts';
import { covers, drawContours, drawDensity, drawField, drawStretched } from './drawField.ts';
import { drawKernel, drawWaitingKernel } from './drawKernel.ts';
import { drawGenerated, drawLatentGrid, drawReal, drawTrails, HALO } from './drawMarks.ts';
import { type DrawnMode, drawBadges, drawModes } from './drawModes.ts';
import { type Palette, rampSteps } from './palette.ts';
import { type StageTransform, visibleBounds } from './transform.ts';

const palette: Palette = {
  ground: '#f5f7f6',
  raised: '#ffffff',
  ink: '#12181b',
  inkSoft: '#414c51',
  real: '#00526c',
  generated: '#c93f0b',
  critic: '#5f2489',
  line: '#d5dbd8',
  steps: rampSteps('#f6bc9b', '#f7f8f6', '#8fc6d6'),
  neutralSteps: rampSteps('#f6bc9b', '#f7f8f6', '#8fc6d6', 9),
  middle: '#f7f8f6',
  font: 'sans-serif',
  typeScale: 1,
};
const transform: StageTransform = { width: 600, height: 400, scale: 100, x: 0, y: 0 };
const mode = (x: number, y: number): Mode => ({ x, y, stdX: 0.1, stdY: 0.2, weight: 0.5 });
const drawn = (number: number, captured: boolean, progress = 1): DrawnMode => ({
  mode: mode(number, 0),
  number,
  captured,
  progress,
});
const named = (calls: ReturnType<typeof recordedContext>['calls'], name: string) =>
  calls.filter((call) => call.name === name);

describe('modes', () => {
  it('are solid on a disc when captured and dashed and empty when lost', () => {
    const captured = recordedContext();
    drawModes(captured.context, [drawn(1, true)], transform, palette);
    expect(named(captured.calls, 'stroke').map((call) => call.dash)).toEqual([[]]);
    expect(named(captured.calls, 'fill').map((call) => call.fillStyle)).toEqual([palette.raised]);

    const lost = recordedContext();
    drawModes(lost.context, [drawn(1, false)], transform, palette);
    expect(named(lost.calls, 'fill')).toEqual([]);
    const [stroke] = named(lost.calls, 'stroke');
    expect(stroke?.dash.length).toBeGreaterThan(0);
    expect(stroke?.strokeStyle).toBe(palette.ink);
  });

  it('are ellipses of three standard deviations', () => {
    const { context, calls } = recordedContext();
    drawModes(context, [drawn(1, false)], transform, palette);
    const [x, y, radiusX, radiusY] = (named(calls, 'ellipse')[0]?.args ?? []) as number[];
    expect([x, y]).toEqual([400, 200]);
    expect(radiusX).toBeCloseTo(30);
    expect(radiusY).toBeCloseTo(60);
  });

  it('stroke in over the dashes when they are freshly captured', () => {
    const { context, calls } = recordedContext();
    drawModes(context, [drawn(1, true, 0.5)], transform, palette);
    const strokes = named(calls, 'stroke');
    expect(strokes.map((call) => call.dash.length > 0)).toEqual([true, false]);
    const turns = named(calls, 'ellipse').map((call) => (call.args[6] as number) - (call.args[5] as number));
    expect(turns.at(-1)).toBeCloseTo(Math.PI);
  });

  it('wear numbered badges, dashed for lost ones, outside their outline', () => {
    const { context, calls } = recordedContext();
    drawBadges(context, [drawn(1, true), drawn(2, false)], transform, palette);
    expect(named(calls, 'fillText').map((call) => call.args[0])).toEqual(['1', '2']);
    expect(named(calls, 'fill').map((call) => call.fillStyle)).toEqual([palette.ink, palette.ground]);
    expect(named(calls, 'stroke').map((call) => call.dash.length > 0)).toEqual([true]);
    const [first, second] = named(calls, 'arc').map((call) => call.args as number[]);
    expect(first?.[0]).toBeLessThan(400 - 30 - (first?.[2] as number));
    expect(second?.[0]).toBeGreaterThan(500 + 30 + (second?.[2] as number));
  });

  it('in large numbers keep badges for the lost ones only, and none in a crowd', () => {
    const many = Array.from({ length: 25 }, (_, i) => drawn(i + 1, i % 5 !== 0));
    const some = recordedContext();
    drawBadges(some.context, many, transform, palette);
    expect(named(some.calls, 'fillText').map((call) => call.args[0])).toEqual(['1', '6', '11', '16', '21']);
    const crowd = recordedContext();
    drawBadges(crowd.context, [...many, ...many], transform, palette);
    expect(crowd.calls).toEqual([]);
  });
});

describe('samples', () => {
  const points = Float32Array.of(0, 0, 1, 1, 99, 99);

  it('of data are hollow circles', () => {
    const { context, calls } = recordedContext();
    drawReal(context, points, transform, palette);
    expect(named(calls, 'arc').map((call) => call.args.slice(0, 2))).toEqual([
      [300, 200],
      [400, 100],
    ]);
    expect(named(calls, 'fill')).toEqual([]);
    expect(named(calls, 'stroke')[0]?.strokeStyle).toBe(palette.real);
  });

  it('of the generator are filled diamonds, each with a halo of ground', () => {
    const { context, calls } = recordedContext();
    drawGenerated(context, points, transform, palette);
    expect(named(calls, 'fill').map((call) => call.fillStyle)).toEqual([palette.generated, palette.generated]);
    const strokes = named(calls, 'stroke');
    expect(strokes).toHaveLength(2);
    for (const stroke of strokes) expect([stroke.strokeStyle, stroke.lineWidth]).toEqual([palette.ground, HALO]);
    expect(named(calls, 'arc')).toEqual([]);
  });
});

describe('the critic field', () => {
  const values = Float32Array.from({ length: 16 * 16 }, (_, i) => (i % 16) / 15);
  const field = contoursOf(
    { bounds: { xMin: -1, xMax: 1, yMin: -1, yMax: 1 }, columns: 16, rows: 16, values },
    fieldThresholds([0, 0.5, 1]),
  );

  it('is ten flat steps, low first, inside its own window', () => {
    const { context, calls } = recordedContext();
    drawField(context, field, transform, palette);
    expect(named(calls, 'fill').map((call) => call.fillStyle)).toEqual([...palette.steps]);
    expect(named(calls, 'rect')[0]?.args).toEqual([201, 101, 198, 198]);
    expect(named(calls, 'clip')).toHaveLength(1);
  });

  it('fills what a window that has grown leaves bare, until the field of that window is there', () => {
    const whole = { ...field, bounds: visibleBounds(transform) };
    expect([covers(field, transform), covers(whole, transform)]).toEqual([false, true]);
    const { context, calls } = recordedContext();
    drawStretched(context, field, transform, palette);
    const [[sx, sy] = [], [dx, dy] = []] = [named(calls, 'scale'), named(calls, 'translate')].map(
      (list) => list[0]?.args as number[],
    );
    const [left = 0, top = 0, width = 0, height = 0] = (named(calls, 'rect')[0]?.args ?? []) as number[];
    const place = (at: number, by = 0, scale = 1) => scale * (at + by);
    expect(place(left, dx, sx)).toBeLessThanOrEqual(0);
    expect(place(top, dy, sy)).toBeLessThanOrEqual(0);
    expect(place(left + width, dx, sx)).toBeGreaterThanOrEqual(transform.width);
    expect(place(top + height, dy, sy)).toBeGreaterThanOrEqual(transform.height);
  });

  it('has nine lines, the middle one heavy', () => {
    const { context, calls } = recordedContext();
    drawContours(context, field, transform, palette);
    const widths = named(calls, 'stroke').map((call) => call.lineWidth);
    expect(widths).toHaveLength(9);
    expect(widths.indexOf(Math.max(...widths))).toBe(4);
    expect(widths.filter((width) => width === Math.max(...widths))).toHaveLength(1);
  });

  it('paints nothing where the scale is degenerate', () => {
    const { context, calls } = recordedContext();
    drawField(context, { ...field, levels: [] }, transform, palette);
    expect(named(calls, 'fill')).toEqual([]);
  });

  it('lends its form to densities: the actor’s hue, dashed if asked', () => {
    const { context, calls } = recordedContext();
    drawDensity(context, field, transform, palette.generated, [5, 2]);
    const strokes = named(calls, 'stroke');
    expect(strokes).toHaveLength(9);
    for (const stroke of strokes) expect([stroke.strokeStyle, stroke.dash]).toEqual([palette.generated, [5, 2]]);
  });
});

describe('gradient arrows', () => {
  it('vanish with the gradient and grow slower than it', () => {
    expect(arrowLength(0.01)).toBe(0);
    expect(arrowLength(Number.NaN)).toBeNaN();
    expect(arrowLength(1)).toBeGreaterThan(arrowLength(0.1));
    expect(arrowLength(1e9)).toBeLessThanOrEqual(44);
  });

  it('point up the gradient on a screen whose y runs down', () => {
    const [arrow] = chooseArrows(Float32Array.of(0, 0, 0, 1), transform, []);
    expect(arrow).toMatchObject({ x: 300, y: 200 });
    expect(Math.sin(arrow?.angle ?? 0)).toBeCloseTo(-1);
  });

  it('leave out what is flat, broken, off the stage, inside a mode or on top of another', () => {
    const arrows = Float32Array.of(
      0,
      0,
      1,
      0,
      0.02,
      0,
      1,
      0,
      1,
      1,
      0,
      0,
      2,
      1,
      Number.NaN,
      0,
      50,
      0,
      1,
      0,
      -1,
      0,
      1,
      0,
    );
    expect(chooseArrows(arrows, transform, [mode(-1, 0)])).toHaveLength(1);
    expect(chooseArrows(arrows, transform, [])).toHaveLength(2);
  });

  it('are ink on a wider halo of ground', () => {
    const { context, calls } = recordedContext();
    drawArrows(context, [{ x: 10, y: 10, angle: 0, length: 20 }], transform, palette);
    const [halo, ink] = named(calls, 'stroke');
    expect([halo?.strokeStyle, ink?.strokeStyle]).toEqual([palette.ground, palette.ink]);
    expect(halo?.lineWidth).toBeGreaterThan(ink?.lineWidth ?? 0);
  });
});

describe('the rest', () => {
  it('draws the kernel at one and two bandwidths', () => {
    const { context, calls } = recordedContext();
    drawKernel(context, 50, 60, 16, palette);
    const strokes = named(calls, 'arc').map((call) => call.args.slice(0, 3));
    expect(strokes.slice(1)).toEqual([
      [50, 60, 16],
      [50, 60, 32],
    ]);
  });

  it('waits in its corner as circles where they fit, else as a bar of one bandwidth, named either way', () => {
    for (const [bandwidth, arcs, ends] of [
      [20, 3, []],
      [120, 0, [18, 138]],
    ] as const) {
      const { context, calls } = recordedContext();
      drawWaitingKernel(context, 400, 30, bandwidth, 'σ 1', palette);
      expect(named(calls, 'arc')).toHaveLength(arcs);
      expect([...new Set(named(calls, 'lineTo').map(({ args }) => args[0]))]).toEqual(ends);
      expect(named(calls, 'fillText')).toHaveLength(1);
    }
  });

  it('draws every line of the latent grid, both ways', () => {
    const { context, calls } = recordedContext();
    drawLatentGrid(context, { columns: 3, rows: 4, points: new Float32Array(24) }, transform, palette);
    expect(named(calls, 'moveTo')).toHaveLength(7);
    expect(named(calls, 'lineTo')).toHaveLength(4 * 2 + 3 * 3);
  });

  it('fades trails towards the past and copes with none', () => {
    const { context, calls } = recordedContext();
    drawTrails(context, { followed: 2, length: 12, points: new Float32Array(48) }, transform, palette);
    const alphas = named(calls, 'stroke').map((call) => call.globalAlpha);
    expect([...alphas].sort((a, b) => a - b)).toEqual(alphas);
    expect(named(calls, 'arc')).toHaveLength(2);
    const empty = recordedContext();
    drawTrails(empty.context, { followed: 2, length: 0, points: new Float32Array(0) }, transform, palette);
    expect(named(empty.calls, 'arc')).toEqual([]);
  });

  it('writes axis numbers in the user’s own units, clear of legends', () => {
    const { context, calls } = recordedContext();
    const units = [
      { mean: 100, std: 10 },
      { mean: 0, std: 1 },
    ] as const;
    const legend = [{ left: 0, top: 380, right: 290, bottom: 400 }];
    drawAxes(context, transform, palette, units, String, legend);
    const labels = named(calls, 'fillText').map((call) => call.args[0]);
    expect(labels).toContain('110');
    expect(labels).not.toContain('90');
    // A label on the right that a legend covers stands to the left of the legend.
    const scale = { left: 520, top: 0, right: 600, bottom: 220 };
    const rightLabels = (covered: Parameters<typeof drawAxes>[5]) => {
      const beside = recordedContext();
      drawAxes(beside.context, transform, palette, units, String, covered);
      return named(beside.calls, 'fillText')
        .map(({ args }) => args as [string, number, number])
        .filter(([, , y]) => y !== transform.height - 14);
    };
    expect(rightLabels([scale])).toHaveLength(rightLabels([]).length);
    for (const [, x, y] of rightLabels([scale])) expect(y < 234 ? x <= 510 : x === 590).toBe(true);
    // Names of columns are as long as people make them, and twice as wide in Japanese.
    const alongX = (name: string) => {
      const drawn = recordedContext();
      drawAxes(drawn.context, transform, palette, [{ mean: 13e3, std: 2490, name }, units[1]], String, []);
      return named(drawn.calls, 'fillText')
        .map(({ args }) => args as [string, number, number])
        .filter(([, , y]) => y === transform.height - 14);
    };
    for (const [name, width] of [
      ['売上（万円）', 12],
      ['とても長い列の名前です', 16],
      ['income', 6],
    ] as const) {
      const row = alongX(name);
      const [, end] = row.find(([written]) => name.startsWith(written.replace('…', ''))) as [string, number, number];
      const numbers = row.filter(([written]) => /^\d+$/.test(written)).map(([, x]) => x);
      expect(Math.max(...numbers) + 14, name).toBeLessThan(end - 6 * width);
    }
    const silent = recordedContext();
    drawAxes(silent.context, transform, palette, units, null, []);
    expect(named(silent.calls, 'fillText')).toEqual([]);
    expect(named(silent.calls, 'moveTo').length).toBeGreaterThan(4);
  });

  it('ticks at round numbers', () => {
    expect(axisTicks(-2.3, 2.3, 5)).toEqual([-2, -1, 0, 1, 2]);
    expect(axisTicks(0, 47, 5)).toEqual([0, 10, 20, 30, 40]);
    expect(axisTicks(1, 1, 5)).toEqual([]);
    expect(axisTicks(0, Number.POSITIVE_INFINITY, 5)).toEqual([]);
  });
});
