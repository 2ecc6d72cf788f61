import { describe, expect, it } from 'vitest';
import { METHODS } from '../src/methods/index.ts';
import { METRICS } from '../src/metrics/index.ts';
import { text } from '../src/schema/text.ts';
import { fetchTold, toldLater, toldStore } from '../src/store/toldStore.ts';
import { allTold, type Told, withToldLater } from './viteTold.ts';

const texts = allTold();
const placeOf = ([sought]: Told): number => texts.findIndex(([en]) => en === sought);

/** The declaration of a module as the built page has it. */
function declared(code: string, file: string, places: (told: Told) => number): Record<string, unknown> {
  const [first = '', ...rest] = withToldLater(code, file, places).split('\n');
  const body = first.startsWith('import') ? rest.join('\n') : [first, ...rest].join('\n');
  return new Function('text', 'toldLater', `return ${body}`)(text, toldLater);
}

describe('what tips and dialogs tell', () => {
  it('is empty in the built page until it is fetched, then what was declared, in both languages', async () => {
    const code = "({ label: text('a', 'あ'), help: text('b', 'い'), options: [{ help: text('c', 'う') }] })";
    const fetched: Told[] = [
      ['c', 'う'],
      ['b', 'い'],
    ];
    const found = declared(code, '/src/nn/a.ts', ([en]) => fetched.findIndex(([each]) => each === en));
    expect(found).toEqual({
      label: { en: 'a', ja: 'あ' },
      help: { en: '', ja: '' },
      options: [{ help: { en: '', ja: '' } }],
    });
    toldStore.setState({ texts: fetched });
    expect(found).toMatchObject({ help: { en: 'b', ja: 'い' }, options: [{ help: { en: 'c', ja: 'う' } }] });
    // Outside a built page every text is where it was declared.
    await fetchTold();
    expect(toldStore.getState().texts).toEqual([]);
  });

  it('holds each summary of a method, definition and help once, but for the few that are put together', () => {
    const schemas = METHODS.flatMap(({ params }) => Object.values(params));
    const read = [
      ...METHODS.map(({ summary }) => summary),
      ...METRICS.map(({ definition }) => definition),
      ...schemas.map(({ help }) => help),
    ];
    const all = new Set(texts.map(String));
    expect(all.size).toBe(texts.length);
    expect(read.length).toBeGreaterThan(80);
    const together = read.filter(({ en, ja }) => !all.has(String([en, ja])));
    expect(together.length).toBeLessThan(0.05 * read.length);
  });

  it('leaves alone what is seen at once, what is put together, and summaries that come with other parts', () => {
    for (const code of [
      "f({ label: text('a', 'あ'), summary: text('b', 'い') })",
      "f({ help: given, definition: text('a' + b, 'あ') })",
      'f({ help: text(',
    ]) {
      expect(withToldLater(code, '/src/data/a.ts', placeOf)).toBe(code);
    }
    const summary = "defineMethod({ summary: text('b', 'い') })";
    expect(withToldLater(summary, '/src/methods/gan/a.ts', () => 7)).toContain('summary: toldLater(7)');
    const note = "({ notes: [{ of: [], text: text('c', 'う') }] })";
    expect(withToldLater(note, '/src/methods/gan/a.ts', () => 7)).toContain('text: toldLater(7)');
    expect(withToldLater(note, '/src/data/a.ts', () => 7)).toBe(note);
  });
});
