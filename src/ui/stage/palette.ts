import { typeScale } from '../typeScale.ts';

/** Colours of the drawing, `#rrggbb`, read from the theme's CSS variables. */
export interface Palette {
  readonly ground: string;
  readonly raised: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly real: string;
  readonly generated: string;
  readonly critic: string;
  readonly line: string;
  /** Ten steps of the critic field, low (leans generated) to high (leans real). */
  readonly steps: readonly string[];
  /** One step fewer, the middle one neutral. */
  readonly neutralSteps: readonly string[];
  /** Colour of the field where nothing is known. */
  readonly middle: string;
  /** Font families of labels. */
  readonly font: string;
  /** How many times larger than designed they are (`typeScale`). */
  readonly typeScale: number;
}

export const FIELD_STEPS = 10;

type Rgb = readonly [number, number, number];

const channels = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
const hexOf = (rgb: readonly number[]): string =>
  `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;

/** `count` flat steps of a low → middle → high ramp, interpolated in sRGB at the middle of each step; `#rrggbb`. */
export function rampSteps(low: string, middle: string, high: string, count = FIELD_STEPS): string[] {
  return Array.from({ length: count }, (_, index) => {
    const position = (index + 0.5) / count;
    const [from, to] = position < 0.5 ? [low, middle] : [middle, high];
    const amount = position < 0.5 ? 2 * position : 2 * position - 1;
    const [a, b] = [channels(from), channels(to)];
    return hexOf(a.map((channel, k) => channel + ((b[k] as number) - channel) * amount));
  });
}

/** Reads the current theme, or the one that an element is in. A 2-D context normalises whatever notation the stylesheet was minified to. */
export function readPalette(root: Element = document.documentElement, scale = typeScale()): Palette {
  const style = getComputedStyle(root);
  const context = document.createElement('canvas').getContext('2d');
  const colour = (name: string): string => {
    const value = style.getPropertyValue(name).trim();
    if (!context || value === '') return '#808080';
    context.fillStyle = value;
    return context.fillStyle;
  };
  const middle = colour('--f-mid');
  return {
    ground: colour('--ground'),
    raised: colour('--raised'),
    ink: colour('--ink'),
    inkSoft: colour('--ink-2'),
    real: colour('--real'),
    generated: colour('--gen'),
    critic: colour('--critic'),
    line: colour('--line'),
    steps: rampSteps(colour('--f-lo'), middle, colour('--f-hi')),
    neutralSteps: rampSteps(colour('--f-lo'), middle, colour('--f-hi'), FIELD_STEPS - 1),
    middle,
    font: `${style.getPropertyValue('--latin') || 'sans-serif'}, ${style.getPropertyValue('--jp') || 'sans-serif'}`,
    typeScale: scale,
  };
}

/** Calls `changed` with the new palette whenever the theme or the size of type changes, until the returned function is called. */
export function watchPalette(changed: (palette: Palette) => void): () => void {
  let scale = typeScale();
  const resize = (): void => {
    if (scale === typeScale()) return;
    scale = typeScale();
    changed(readPalette());
  };
  addEventListener('resize', resize);
  const observer = new MutationObserver(() => changed(readPalette()));
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    observer.disconnect();
    removeEventListener('resize', resize);
  };
}
