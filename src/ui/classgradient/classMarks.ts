import type { Palette } from '../stage/palette.ts';

/** Marks that tell classes apart by hue and by shape at once, so that neither is needed to see the other. */

/** Corners x0, y0, x1, y1, … of a shape about the origin that fills a circle of radius 1. */
export type Outline = readonly number[];

function polygon(corners: number, turn: number, inner = 1): Outline {
  const count = inner === 1 ? corners : 2 * corners;
  return Array.from({ length: count }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / count;
    const radius = i % 2 === 0 ? 1 : inner;
    return [radius * Math.sin(angle), -radius * Math.cos(angle)];
  }).flat();
}

const PLUS: Outline = [
  -0.32, -1, 0.32, -1, 0.32, -0.32, 1, -0.32, 1, 0.32, 0.32, 0.32, 0.32, 1, -0.32, 1, -0.32, 0.32, -1, 0.32, -1, -0.32,
  -0.32, -0.32,
];
const turned = (outline: Outline, angle: number): Outline =>
  outline.map((value, i) => {
    const x = i % 2 === 0 ? value : (outline[i - 1] as number);
    const y = i % 2 === 0 ? (outline[i + 1] as number) : value;
    return i % 2 === 0 ? x * Math.cos(angle) - y * Math.sin(angle) : x * Math.sin(angle) + y * Math.cos(angle);
  });

const SHAPES: readonly Outline[] = [
  polygon(16, 0),
  polygon(3, 0),
  polygon(4, Math.PI / 4),
  polygon(3, Math.PI),
  polygon(4, 0),
  PLUS,
  polygon(5, 0, 0.45),
  turned(PLUS, Math.PI / 4),
];

/** Hues on a light and on a dark ground, after Okabe and Ito, each dark or light enough to be seen there. */
const HUES: readonly (readonly [light: string, dark: string])[] = [
  ['#0b62a4', '#6db3f2'],
  ['#c4501b', '#ff9a6b'],
  ['#0a7d5c', '#3fd0a4'],
  ['#8e4aa8', '#d6a0f0'],
  ['#8f6400', '#e8b84a'],
  ['#1f7ea8', '#7fd6f7'],
  ['#b03a5b', '#ff8fb0'],
  ['#53585f', '#b9bdc6'],
];

export interface ClassMark {
  readonly outline: Outline;
  readonly light: string;
  readonly dark: string;
}

/** Mark of a class. The first 64 differ: after the first eight, hues meet other shapes. */
export function classMark(label: number): ClassMark {
  const [light, dark] = HUES[label % HUES.length] as readonly [string, string];
  const outline = SHAPES[(label + Math.floor(label / HUES.length)) % SHAPES.length] as Outline;
  return { outline, light, dark };
}

/** Whether a ground `#rrggbb` is dark. */
export function isDark(ground: string): boolean {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(ground.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

/** Colour of a class on the stage. */
export const classColour = (label: number, { ground }: Pick<Palette, 'ground'>): string => {
  const { light, dark } = classMark(label);
  return isDark(ground) ? dark : light;
};

/** Traces a class's shape about a place in pixels. */
export function traceMark(
  context: CanvasRenderingContext2D,
  label: number,
  x: number,
  y: number,
  radius: number,
): void {
  const { outline } = classMark(label);
  for (let i = 0; i < outline.length; i += 2) {
    const [cornerX, cornerY] = [x + radius * (outline[i] as number), y + radius * (outline[i + 1] as number)];
    if (i === 0) context.moveTo(cornerX, cornerY);
    else context.lineTo(cornerX, cornerY);
  }
  context.closePath();
}
