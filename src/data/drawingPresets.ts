import { type Text, text } from '../schema/text.ts';
import { type Dab, encodeStrokes } from './strokes.ts';

/** A ready drawing: a start for those who cannot or do not want to draw. */
export interface DrawingPreset {
  readonly id: string;
  readonly title: Text;
  /** Number of modes that suits the shape, a value of the parameter `modes`. */
  readonly modes: number;
  /** Encoded drawing, the value of the parameter `strokes`. */
  strokes(): string;
}

/** Dabs along a curve, t from 0 to 1, close enough to overlap. */
function along(at: (t: number) => readonly [number, number], radius: number, count: number): Dab[] {
  return Array.from({ length: count }, (_, i) => {
    const [x, y] = at(count === 1 ? 0 : i / (count - 1));
    return { x, y, radius };
  });
}

const arc = (x: number, y: number, radius: number, from: number, to: number) => (t: number) => {
  const angle = ((from + (to - from) * t) * Math.PI) / 180;
  return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
};

const line = (x0: number, y0: number, x1: number, y1: number) => (t: number) =>
  [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t] as const;

const dot = (x: number, y: number, radius: number): Dab => ({ x, y, radius });

export const DRAWING_PRESETS: readonly DrawingPreset[] = [
  {
    id: 'three-islands',
    title: text('Three islands', '3 つの島'),
    modes: 3,
    strokes: () => encodeStrokes([dot(-1.5, 1.1, 0.45), dot(1.6, 0.8, 0.35), dot(-0.1, -1.5, 0.6)]),
  },
  {
    id: 'smile',
    title: text('Smile', '笑顔'),
    modes: 6,
    strokes: () =>
      encodeStrokes([dot(-0.9, 1.1, 0.25), dot(0.9, 1.1, 0.25), ...along(arc(0, 0.2, 1.7, 200, 340), 0.15, 40)]),
  },
  {
    id: 'letter-s',
    title: text('Letter S', '文字 S'),
    modes: 6,
    strokes: () =>
      encodeStrokes([...along(arc(0, 0.9, 0.9, 30, 270), 0.15, 40), ...along(arc(0, -0.9, 0.9, 90, -150), 0.15, 40)]),
  },
  {
    id: 'cross',
    title: text('Cross', '十字'),
    modes: 5,
    strokes: () => encodeStrokes([...along(line(-2, 0, 2, 0), 0.15, 40), ...along(line(0, 2, 0, -2), 0.15, 40)]),
  },
  {
    id: 'ring-with-core',
    title: text('Ring with a core', 'リングと芯'),
    modes: 9,
    strokes: () => encodeStrokes([...along(arc(0, 0, 2, 90, 447), 0.125, 90), dot(0, 0, 0.4)]),
  },
];
