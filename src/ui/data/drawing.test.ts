import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dab, DRAWING_EXTENT } from '../../data/strokes.ts';
import { drawingOf, fits, lineOfDabs, redo, redraw, toData, undo } from './drawing.ts';

const coordinate = fc.double({ min: -DRAWING_EXTENT, max: DRAWING_EXTENT, noNaN: true });
const dab: fc.Arbitrary<Dab> = fc.record({
  x: coordinate,
  y: coordinate,
  radius: fc.double({ min: 0.05, max: 1, noNaN: true }),
});

describe('a drawing', () => {
  it('comes back step by step after undo and redo', () => {
    fc.assert(
      fc.property(fc.array(fc.array(dab, { minLength: 1, maxLength: 5 }), { maxLength: 6 }), (strokes) => {
        const drawing = strokes.reduce((all, stroke) => redraw(all, [...all.dabs, ...stroke]), drawingOf([]));
        const back = strokes.reduce((all) => undo(all), drawing);
        expect(back.dabs).toEqual([]);
        expect(strokes.reduce((all) => redo(all), back)).toEqual(drawing);
      }),
    );
  });

  it('forgets what was undone once something new is painted', () => {
    const [a, b] = [[{ x: 0, y: 0, radius: 1 }], [{ x: 1, y: 1, radius: 1 }]];
    const drawing = redraw(undo(redraw(drawingOf([]), a)), b);
    expect(redo(drawing)).toEqual(drawing);
    expect(drawing.dabs).toEqual(b);
  });

  it('can be cleared, and clearing can be undone', () => {
    const dabs = [{ x: 0, y: 0, radius: 1 }];
    const cleared = redraw(drawingOf(dabs), []);
    expect(cleared.dabs).toEqual([]);
    expect(undo(cleared).dabs).toEqual(dabs);
    expect(redraw(cleared, [])).toEqual(cleared);
    expect(undo(drawingOf([]))).toEqual(drawingOf([]));
  });

  it('says when a link can hold no more of it', () => {
    const many = Array.from({ length: 4000 }, (_, i) => ({ x: Math.sin(i), y: Math.cos(3 * i), radius: 0.1 }));
    expect(fits(many.slice(0, 100))).toBe(true);
    expect(fits(many)).toBe(false);
  });
});

describe('the pointer', () => {
  it('reaches every corner and stays inside', () => {
    expect(toData(0, 0)).toEqual({ x: -DRAWING_EXTENT, y: DRAWING_EXTENT });
    expect(toData(2, 2)).toEqual({ x: DRAWING_EXTENT, y: -DRAWING_EXTENT });
    expect(toData(0.5, 0.5)).toEqual({ x: 0, y: 0 });
  });

  it('leaves a line without gaps', () => {
    fc.assert(
      fc.property(dab, dab, (from, to) => {
        const line = [from, ...lineOfDabs(from, to)];
        line.slice(1).forEach((point, i) => {
          const before = line[i] as Dab;
          expect(Math.hypot(point.x - before.x, point.y - before.y)).toBeLessThan(0.81 * to.radius);
        });
      }),
    );
  });
});
