import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { glyphPoints } from '../src/data/glyph.ts';
import { findLaw } from '../src/data/index.ts';
import type { LawDeclaration } from '../src/data/law.ts';
import { key } from '../src/math/rng.ts';
import { DECLARING, withoutTold, withoutWorkerParts, wordsModule } from './viteDeclarations.ts';

const evaluate = (code: string): Record<string, unknown> =>
  new Function(
    'defineMethod',
    'defineMetric',
    'defineLaw',
    'definePreset',
    `return ${withoutWorkerParts(code, 'a.ts')}`,
  )(...Array(4).fill((declaration: unknown) => declaration));

describe('declarations of the page', () => {
  it('are found in whichever folder they are', () => {
    const root = join(import.meta.dirname, '../src');
    const declaring = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (file) =>
        /(?<!test)\.ts$/.test(file) &&
        /= define(Method|Metric|Law|Preset)\(/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(declaring.filter((file) => file.startsWith('methods')).length).toBeGreaterThan(20);
    expect(declaring.filter((file) => !DECLARING.test(`/anywhere/src/${file.replaceAll('\\', '/')}`))).toEqual([]);
  });

  it('say everything but what the worker runs', () => {
    expect(evaluate("defineMethod({ id: 'a', phases: [{ loss: (play) => play.missing() }], uses: {} })")).toEqual({
      id: 'a',
      phases: [],
      uses: {},
    });
    const metric = evaluate("defineMetric({ key: 'm', compute(input) { return missing(input); }, on: 'image' })");
    expect(metric).toMatchObject({ key: 'm', on: 'image' });
    expect((metric.compute as () => number)()).toBeNaN();
  });

  it('keep the laws of the plane, which the page draws, and leave out those of images', () => {
    const plane = evaluate("defineLaw({ id: 'ring', create: () => 'made' })");
    expect((plane.create as () => string)()).toBe('made');
    const images = evaluate("defineLaw({ id: 'digits', space: {}, create: () => missing() })");
    expect(() => (images.create as () => void)()).toThrow(/worker/);
  });

  it('keep of a formula the icon that it has, and neither formula nor quadrature', () => {
    for (const id of ['donut', 'two-arcs']) {
      const left = evaluate(`defineLaw({ id: '${id}', isFormula: true, params: {}, create: () => missing() })`);
      const own = glyphPoints(findLaw(id));
      const law = (left as unknown as LawDeclaration).create({}, { imported: new Map() });
      const places = Array.from(law.sample(key(1, 'icon'), own.length / 2), (place) => (place - 35) / 91);
      places.forEach((place, i) => {
        expect(Math.abs((i % 2 === 0 ? place : 1 - place) - (own[i] as number))).toBeLessThan(0.006);
      });
    }
  });

  it('keep formulas with weights, whose parts the page counts', () => {
    const kept = evaluate("defineLaw({ id: 'a', isFormula: true, params: { weights: 1 }, create: () => 'made' })");
    expect((kept.create as () => string)()).toBe('made');
  });

  it('give the words of presets and laws in modules of their own', () => {
    const preset =
      "definePreset({ id: 'a', summary: text('So', 'と'), watch: text('Is it?', 'か。'), story: text('It is', 'です'), outcome: missing() })";
    const left = evaluate(preset);
    expect(left).toMatchObject({
      id: 'a',
      summary: { en: '' },
      watch: { en: '' },
      story: { en: '', ja: '' },
      outcome: { conditions: [] },
    });
    expect(wordsModule(`export const a = ${preset};`, 'a.ts')).toBe(
      "export default { id: 'a', summary: { en: 'So', ja: 'と' }, watch: { en: 'Is it?', ja: 'か。' }, story: { en: 'It is', ja: 'です' } };\n",
    );
    const law = "defineLaw({ id: 'ring', summary: text('A ring', 'リング'), create: () => made })";
    expect(wordsModule(`export const ring = ${law};`, 'ring.ts')).toBe(
      "export default { id: 'ring', summary: { en: 'A ring', ja: 'リング' } };\n",
    );
    expect(evaluate(law)).toMatchObject({ id: 'ring', summary: { en: '', ja: '' } });
    expect(wordsModule('export const b = 1;', 'b.ts')).toBe('export default null;\n');
  });

  it('leave other code alone', () => {
    const code = 'const phases = [1]; declare({ phases, compute: 2 }); defineMethod(given);';
    expect(withoutWorkerParts(code, 'a.ts')).toBe(code);
    expect(withoutWorkerParts('defineMetric({', 'a.ts')).toBe('defineMetric({');
  });

  it('leaves out laws that are made elsewhere, and imports that nothing uses any more', () => {
    const code = [
      "import { make } from './elsewhere.ts';",
      "import { text } from './text.ts';",
      "export const own = defineLaw({ id: 'own', title: text('a', 'b'), create: make });",
    ].join('\n');
    const left = withoutWorkerParts(code, 'own.ts');
    expect(left).not.toContain('elsewhere');
    expect(left).toContain("import { text } from './text.ts'");
    expect(left).toContain('made by the worker');
  });

  it('tell the worker nothing of what only people read', () => {
    const code =
      "number({ label: text('a', 'あ'), help: text('b', 'い'), max: 1 }); defineLaw({ title: text('d', 'え'), summary: text('c', 'う') });";
    const left = withoutTold(code, 'a.ts');
    // Reasons name methods and laws.
    expect(left).toContain("title: text('d', 'え')");
    expect(left).toContain('label: { en: "", ja: "" }, help: { en: "", ja: "" }, max: 1');
    expect(left).toContain('summary: { en: "", ja: "" }');
    const note = "f({ notes: [{ text: text('e', 'お') }] });";
    expect(withoutTold(note, '/src/methods/gan/a.ts')).toBe('f({ notes: [{ text: { en: "", ja: "" } }] });');
    expect(withoutTold(note, '/src/data/a.ts')).toBe(note);
    const others = "const help = text('b', 'い'); f({ help, summary: given });";
    expect(withoutTold(others, 'a.ts')).toBe(others);
  });
});
