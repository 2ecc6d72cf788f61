import { describe, expect, it } from 'vitest';
import { tex } from '../src/schema/tex.ts';
import { allFormulas, nameOfTex, replaceTex, texToMathMl } from './viteTex.ts';

const evaluate = (code: string): unknown => new Function(`return ${code}`)();

describe('texToMathMl', () => {
  it('gives one math element with the formula and without its TeX source', () => {
    const mathMl = texToMathMl(String.raw`\frac{\sigma}{2}`);
    expect(mathMl).toBe(
      '<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><mfrac><mi>σ</mi><mn>2</mn></mfrac></mrow></math>',
    );
  });

  it('refuses a doubled backslash, which is a line break and then a word of letters', () => {
    expect(() => texToMathMl(String.raw`a+\\mathbb{E}_{z}\\log C`)).toThrow(/backslash/);
    expect(() => texToMathMl(String.raw`a\\\ b`)).toThrow(/line break/);
  });

  it('refuses what KaTeX does not know, and what would need an inline style', () => {
    expect(() => texToMathMl(String.raw`\nosuchcommand`)).toThrow(/nosuchcommand/);
    expect(() => texToMathMl(String.raw`\htmlStyle{color:red}{x}`)).toThrow();
  });
});

describe('replaceTex', () => {
  it('reads the raw source, so that one backslash is one backslash', () => {
    const code = replaceTex('const f = tex`\\tau \\ne \\beta`;', 'a.ts');
    expect(code).not.toContain('tex`');
    expect(evaluate(code.slice('const f = '.length).replace(/;$/, ''))).toContain(
      '<mi>τ</mi><mo mathvariant="normal">≠</mo>',
    );
  });

  it('replaces every formula of a TSX module and nothing that merely looks like one', () => {
    const code = replaceTex(
      '// tex`no`\nconst a = "tex`no`"; const b = <p title={tex`x`}>{[tex`y`, text`z`]}</p>;',
      'a.tsx',
    );
    expect(code.match(/<math/g)).toHaveLength(2);
    expect(code).toContain('// tex`no`');
    expect(code).toContain('"tex`no`"');
    expect(code).toContain('text`z`');
  });

  it('keeps line numbers', () => {
    const source = 'const a = tex`x\n+\ny`;\nconst b = 1;';
    expect(replaceTex(source, 'a.ts').split('\n').indexOf('const b = 1;')).toBe(3);
  });

  it('names file and line of a wrong formula', () => {
    expect(() => replaceTex('\n\nconst a = tex`\\frac{`;', 'src/a.ts')).toThrow(/^src\/a\.ts:3: /);
    expect(() => replaceTex(['const a = tex`x_$', '{1}`;'].join(''), 'src/a.ts')).toThrow(/^src\/a\.ts:1: .*constant/);
  });
});

describe('formulas by name', () => {
  it('stand for every formula of the sources, and a wrong one still ends the build', () => {
    const formulas = allFormulas();
    expect(Object.keys(formulas).length).toBeGreaterThan(50);
    for (const mathMl of Object.values(formulas)) expect(mathMl).toMatch(/^<math/);
    const replaced = replaceTex('const a = tex`x^2`;', 'a.ts', nameOfTex);
    expect(replaced).toBe(`const a = ${JSON.stringify(nameOfTex('x^2'))};`);
    expect(() => replaceTex('const a = tex`\\frac{`;', 'src/a.ts', nameOfTex)).toThrow(/^src\/a\.ts:1: /);
  });
});

describe('the plug-in', () => {
  it('leaves the tag itself alone: called without the plug-in it says so', () => {
    const call = tex;
    expect(() => call`x`).toThrow(/build time: x/);
  });
});

/** What a formula reads like: its characters in order, without markup. */
const readingOf = (mathMl: string): string =>
  mathMl
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    // Joins of functions and their arguments are invisible.
    .replace(/[\u2061\u2062]/g, '');

it('typesets every formula of the sources to what is known of it', async () => {
  const readings = Object.values(allFormulas()).map(readingOf);
  expect(readings.length).toBeGreaterThan(70);
  for (const reading of readings) {
    expect(reading).not.toMatch(/\\\\|mathbb|mathrm|operatorname|frac|tilde|undefined/);
    expect(reading.trim()).not.toBe('');
  }
  // After a change of formulas look at the difference, then type: npx vitest run scripts/viteTex -u
  await expect(`${[...new Set(readings)].sort().join('\n')}\n`).toMatchFileSnapshot('./formulas.txt');
});
