/** Pixels of the root's font that sizes are designed for. The build turns lengths of style sheets into rem by it (viteTypeScale.ts). */
const DESIGNED_FOR = 16;

/** A length of the design as one that grows with type, for attributes of icons and drawings: `'1.125rem'` for 18. */
export const rem = (pixels: number): string => `${pixels / DESIGNED_FOR}rem`;

let scale = 0;

const read = (): void => {
  scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / DESIGNED_FOR;
};

/**
 * How many times larger type is than designed: it grows on large screens (theme.css) and with the size of letters that a
 * person asked the browser for. Whatever is drawn rather than styled multiplies its lengths by it.
 */
export function typeScale(): number {
  if (scale === 0) {
    read();
    addEventListener('resize', read);
  }
  return scale;
}
