import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAWS } from '../data/index.ts';
import { METHODS } from '../methods/index.ts';
import { anyExperiment } from '../testing/arbitraries.ts';
import { defaultExperiment, keysOf, withValue, withValues } from './experiment.ts';
import { decodeLink, encodeLink, isPlainLink } from './link.ts';
import { readLink } from './mendLink.ts';
import { presetExperiment } from './presets/contract.ts';
import { findPreset, PRESETS } from './presets/index.ts';

const expected = withValues(presetExperiment(findPreset('gp')), { seed: 3, 'penalty.weight': 0.5 });
const sound = '#v=1&p=gp&seed=3&penalty.weight=0.5';

/** What programs and people make of a link, each leaving enough to read it. */
const DAMAGES: readonly (readonly [string, (link: string) => string])[] = [
  ['escaped', (link) => `#${encodeURIComponent(link.slice(1))}`],
  ['escaped twice', (link) => `#${encodeURIComponent(encodeURIComponent(link.slice(1)))}`],
  ['escaped with its sign', (link) => `#${encodeURIComponent(link)}`],
  ['escaped in lower case', (link) => link.replaceAll('=', '%3d').replaceAll('&', '%26')],
  ['in HTML', (link) => link.replaceAll('&', '&amp;')],
  ['in HTML twice', (link) => link.replaceAll('&', '&amp;amp;')],
  ['in decimal entities', (link) => link.replaceAll('&', '&#38;').replaceAll('=', '&#61;')],
  ['in hexadecimal entities', (link) => link.replaceAll('&', '&#x26;').replaceAll('=', '&#X3d;')],
  ['in HTML and escaped', (link) => `#${encodeURIComponent(link.slice(1).replaceAll('&', '&amp;'))}`],
  ['with full-width signs', (link) => link.replaceAll('&', '＆').replaceAll('=', '＝')],
  ['all in full width', (link) => link.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))],
  ['quoted-printable', (link) => link.replaceAll('=', '=3D').replace(/(.{20})/g, '$1=\r\n')],
  ['broken over lines', (link) => link.replace(/(.{17})/g, '$1\n')],
  ['broken over quoted lines', (link) => link.replace(/(.{17})/g, '$1\r\n> ')],
  ['broken into words', (link) => link.replace(/(.{17})/g, '$1 ')],
  ['broken into escaped words', (link) => link.replace(/(.{17})/g, '$1%20')],
  ['with soft hyphens', (link) => link.replace(/(.{7})/g, '$1\u00AD')],
  ['with zero-width spaces', (link) => link.replace(/(.{7})/g, '$1\u200B')],
  ['with escaped zero-width spaces', (link) => link.replace(/(.{7})/g, '$1%E2%80%8B')],
  ['with a byte order mark', (link) => `#\uFEFF${link.slice(1)}`],
  ['with typeset dashes', (link) => link.replaceAll('-', '\u2011')],
  ['with a query sign', (link) => link.replace('#', '?')],
  ['with a query sign behind the hash', (link) => link.replace('#', '#?')],
  ['with a path', (link) => link.replace('#', '#/')],
  ['with a path and an exclamation mark', (link) => link.replace('#', '#!/')],
  ['with two hashes', (link) => `#${link}`],
  ['with its whole address', (link) => `#https://modescope.example/lab/${link}`],
  ['twice', (link) => `${link}${link}`],
  ['with a full stop', (link) => `${link}.`],
  ['with a Japanese full stop', (link) => `${link}。`],
  ['in brackets', (link) => `#(${link})`],
  ['in Japanese brackets', (link) => `「${link}」`],
  ['in angle brackets', (link) => `<${link}>`],
  ['in smart quotes', (link) => `“${link}”,`],
  ['in Markdown', (link) => `${link})**`],
  ['in a sentence', (link) => `${link}, where all is well.`],
  ['in a Japanese sentence', (link) => `${link}）を見てください。`],
  ['followed by campaigns', (link) => `${link}&utm_source=mail&utm_medium=x&fbclid=IwAR0-x_&gclid=1&mc_eid=2`],
  ['followed by a campaign of HTML', (link) => `${link}&amp;utm_campaign=x`],
  ['with a text fragment', (link) => `${link}:~:text=all%20modes`],
  ['with keys in capitals', (link) => link.replace(/[\w.]+=/g, (key) => key.toUpperCase())],
  ['with semicolons', (link) => link.replaceAll('&', ';')],
  ['inside JSON', (link) => link.replaceAll('&', '\\u0026')],
  ['inside JSON twice', (link) => link.replaceAll('&', '\\\\u0026').replaceAll('=', '\\\\u003d')],
  ['inside a script', (link) => link.replaceAll('&', '\\x26')],
];

it('finds the engine of a damaged link', () => {
  const { engine, notices } = readLink('#v=1&amp;p=gp&amp;Engine=Compiled-WASM-strict');
  expect(engine).toBe('compiled-wasm-strict');
  expect(notices).toEqual([expect.objectContaining({ kind: 'damaged', used: 'p=gp engine=compiled-wasm-strict' })]);
});

describe('a damaged link', () => {
  it.each(DAMAGES)('%s', (_, damage) => {
    const damaged = damage(sound);
    const { experiment, preset, notices } = readLink(damaged);
    expect(experiment).toEqual(expected);
    expect(preset).toBe('gp');
    if (damaged !== sound) {
      expect(notices).toEqual([
        { kind: 'damaged', key: '#', given: expect.any(String), used: 'p=gp seed=3 penalty.weight=0.5' },
      ]);
    }
  });

  it.each(DAMAGES)('%s, of any experiment', (_, damage) => {
    fc.assert(
      fc.property(anyExperiment, fc.constantFrom(...PRESETS), (experiment, { id }) => {
        // A text that ends in a mark of Markdown cannot be told from one in Markdown; capitals are not lost in transit.
        const decoded = readLink(damage(`${encodeLink(experiment, id)}&lang=ja`));
        expect(decoded).toMatchObject({ experiment, preset: id, language: 'ja' });
      }),
      { numRuns: 6 },
    );
  });

  it('is never taken for a sound one, which is read the same in both ways', () => {
    for (const [, damage] of DAMAGES) {
      const damaged = damage(sound);
      expect(damaged === sound || !isPlainLink(damaged) || decodeLink(damaged).notices.length > 0).toBe(true);
    }
    fc.assert(
      fc.property(anyExperiment, fc.constantFrom(...PRESETS), (experiment, { id }) => {
        const link = encodeLink(experiment, id, { language: 'ja' });
        expect(isPlainLink(link)).toBe(true);
        expect(readLink(link)).toEqual(decodeLink(link));
      }),
    );
  });

  it('whose entities and escapes were broken by what was escaped', () => {
    const { experiment } = readLink(
      '#v&#6%E2%80%8B1;1&#38;p&#61;gp&#3%E2%80%8B8;seed&#61;3&#38;penalty.weight&#6%E2%80%8B1;0.5',
    );
    expect(experiment).toEqual(expected);
    const { experiment: other } = readLink('#v%3D1%26p%3Dgp%26se%C2%E2%80%8B%ADed%3D3%26penalty.weight%3%E2%80%8BD0.5');
    expect(other).toEqual(expected);
  });

  it('by several hands in turn', () => {
    const hands = fc.uniqueArray(fc.constantFrom(0, 4, 6, 8, 16, 17, 18, 19, 28, 29, 37), {
      minLength: 2,
      maxLength: 3,
    });
    fc.assert(
      fc.property(anyExperiment, hands, (experiment, order) => {
        const link = `${encodeLink(experiment, 'gp')}&lang=en`;
        const damaged = order.reduce((text, index) => (DAMAGES[index] as (typeof DAMAGES)[number])[1](text), link);
        expect(readLink(damaged).experiment).toEqual(experiment);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['#v%3D1%26p%3Dgp%26seed%3D3', 'gp', 3],
    ['#v=1&amp;p=gp&amp;seed=3', 'gp', 3],
    ['#v=1&p=gp&seed=3)', 'gp', 3],
    ['#v=1&p=gp&seed=3.', 'gp', 3],
    ['#v=1&p=gp)&seed=3', 'gp', 3],
    ['#v=1&p=“gp”&seed="3"', 'gp', 3],
    ['#V=1&P=GP&SEED=3', 'gp', 3],
    ['#v=1&ampp=gp&ampseed=3', 'gp', 3],
    ['#v = 1 & p = gp & seed = 3', 'gp', 3],
    ['#v=1&p=gp&seed=３％', 'gp', 3],
    ['#v=1&p=gp-\nstrong&seed=3', 'gp-strong', 3],
    ['#v=1&p=gp–strong&seed=3', 'gp-strong', 3],
    ['#see: v=1&p=gp&seed=3', 'gp', 3],
    ['#v=1&p=gp&seed=\u202E3', 'gp', 3],
  ])('%s', (link, preset, seed) => {
    const decoded = readLink(link);
    expect(decoded.preset).toBe(preset);
    expect(decoded.experiment.seed).toBe(seed);
    expect(decoded.notices.map(({ kind }) => kind)).toEqual(['damaged']);
  });

  it.each([
    ['0,5', 0.5],
    ['0,125', 0.125],
    ['1,25', 1.25],
    ['０，５', 0.5],
    ['0。5', 0.5],
    ['2,5).', 2.5],
    // Either one and a quarter or 1,250: nobody knows, so neither.
    ['1,250', undefined],
    ['1.250,5', undefined],
    ["1'250", undefined],
    ['3/4', undefined],
    ['3²', undefined],
    ['3①', undefined],
  ])('never takes the beginning of a number for the number: %s', (given, weight) => {
    const { experiment, notices } = readLink(`#v=1&p=gp&penalty.weight=${given}`);
    expect(experiment.penalty.weight).toBe(weight ?? presetExperiment(findPreset('gp')).penalty.weight);
    expect(notices.map(({ kind }) => kind)).toEqual([weight === undefined ? 'wrong-type' : 'damaged']);
  });

  it('keeps what no mending makes sense of as it came, for the notice', () => {
    const { notices } = readLink('#v=1&amp;seed=\u202Emany&training.batch=1e9.');
    expect(notices).toMatchObject([
      { kind: 'damaged' },
      { kind: 'wrong-type', key: 'seed', given: '\u202Emany' },
      { kind: 'out-of-range', key: 'training.batch', given: '1e9', used: '2048' },
    ]);
  });

  it('takes no time, however long it is', () => {
    const start = performance.now();
    for (const part of [
      '!',
      '_',
      ' ',
      '%',
      '&amp;',
      '=\n',
      'seed=!',
      '\u200B',
      '%2525',
      'a.',
      '&#38;',
      '＆',
      'data.file=_! ',
    ]) {
      readLink(`#seed=${part.repeat(100_000 / part.length)}a`);
    }
    // Quadratic work would take minutes.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

it('no two keys of any law or method differ by their capitals alone, nor look like something else', () => {
  const start = defaultExperiment();
  const keys = new Set(
    [
      ...LAWS.map(({ id }) => withValue(start, 'data.id', id)),
      ...METHODS.map(({ id }) => withValue(start, 'method.id', id)),
    ].flatMap(keysOf),
  );
  expect(new Set([...keys].map((key) => key.toLowerCase())).size).toBe(keys.size);
  for (const key of keys) expect(key).not.toMatch(/^(amp|utm_|ref$)|[^\w.]/i);
});
