import type { CSSOptions } from 'vite';

type PostCss = Exclude<CSSOptions['postcss'], string | undefined>;
type Plugins = NonNullable<PostCss['plugins']>;

/** What keeps its width whatever the type: hairlines, rings and underlines. */
const HAIRLINE = /^(border(?!.*radius)|outline|stroke|text-decoration|text-underline)/;
/** So are lengths up to this many pixels, wherever they stand. */
const LONGEST_HAIRLINE = 2;

const LENGTH = /(?<![\w.#-])(-?\d*\.?\d+)px\b/g;

const inUnit = (value: string, unit: string, from = 0): string =>
  value.replace(LENGTH, (written, number: string) =>
    Math.abs(Number(number)) > from ? `${Number(number) / 16}${unit}` : written,
  );

/** A declaration's lengths in rem, so that they grow with the font of the root; hairlines stay as they are. */
export const lengthsInRem = (property: string, value: string): string =>
  HAIRLINE.test(property) || value.includes('url(') ? value : inUnit(value, 'rem', LONGEST_HAIRLINE);

/**
 * Limits of a media query in em, which counts the letters that a person asked the browser for; those of a container in rem,
 * which counts the letters of this page.
 */
export const limitsInLetters = (rule: string, condition: string): string =>
  rule === 'media' ? inUnit(condition, 'em') : rule === 'container' ? inUnit(condition, 'rem') : condition;

/** Style sheets are written in pixels of the design, at a font of 16 for the root; the page gets lengths that follow that font. */
export const typeScaling: Plugins = [
  {
    postcssPlugin: 'modescope:type-scale',
    Declaration(declaration) {
      const value = lengthsInRem(declaration.prop, declaration.value);
      if (value !== declaration.value) declaration.value = value;
    },
    AtRule(rule) {
      const params = limitsInLetters(rule.name, rule.params);
      if (params !== rule.params) rule.params = params;
    },
  },
];
