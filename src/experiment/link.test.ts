import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAWS } from '../data/index.ts';
import { PORTABLE_ENGINES } from '../engine/contract.ts';
import type { Notice } from '../schema/codec.ts';
import { anyExperiment } from '../testing/arbitraries.ts';
import { MAX_SETTINGS } from './decode.ts';
import { changesOfChoice, keysOf, MAX_SEED, valueAt, withValues } from './experiment.ts';
import { decodeLink, encodeLink, MAX_LINK_LENGTH } from './link.ts';
import { migrate } from './migrations.ts';
import { presetExperiment } from './presets/contract.ts';
import { FIRST_PRESET, findPreset, PRESETS } from './presets/index.ts';

const first = presetExperiment(findPreset(FIRST_PRESET));
const start = `#v=1&p=${FIRST_PRESET}`;
const kinds = (notices: readonly Notice[]): string[] => notices.map(({ kind, key }) => `${kind} ${key}`);

describe('the link', () => {
  it('of an unchanged preset names the preset only', () => {
    for (const preset of PRESETS) expect(encodeLink(presetExperiment(preset), preset.id)).toBe(`#v=1&p=${preset.id}`);
    expect(decodeLink('')).toEqual({ experiment: first, preset: FIRST_PRESET, notices: [] });
  });

  it('holds differences in one fixed order, whatever order they were made or written in', () => {
    const changed = withValues(first, { 'smoothing.bandwidth': 0.25, seed: 3, 'data.weights': [1, 0.5] });
    const expected = `${start}&seed=3&data.weights=1~0.5&smoothing.bandwidth=0.25&lang=ja`;
    expect(encodeLink(changed, FIRST_PRESET, { language: 'ja' })).toBe(expected);
    const shuffled = decodeLink(`lang=ja&smoothing.bandwidth=0.25&data.weights=1~0.5&seed=3&p=${FIRST_PRESET}&v=1`);
    expect(shuffled).toEqual({ experiment: changed, preset: FIRST_PRESET, language: 'ja', notices: [] });
  });

  it('gives back every experiment exactly, from every preset', () => {
    fc.assert(
      fc.property(
        anyExperiment,
        fc.constantFrom(...PRESETS),
        fc.constantFrom('en', 'ja', undefined),
        fc.constantFrom(...PORTABLE_ENGINES, undefined),
        (experiment, { id }, language, engine) => {
          const link = encodeLink(experiment, id, { language: language as 'en' | 'ja' | undefined, engine });
          const decoded = decodeLink(link);
          const asked = { ...(language && { language }), ...(engine && { engine }) };
          expect(decoded).toEqual({ experiment, preset: id, ...asked, notices: [] });
          expect(encodeLink(decoded.experiment, id, decoded)).toBe(link);
        },
      ),
    );
  });

  it('asks for an engine only if its bits are the same everywhere', () => {
    expect(decodeLink('#engine=compiled-wasm-strict').engine).toBe('compiled-wasm-strict');
    for (const local of ['compiled-wasm', 'compiled-webgpu', 'eager-cpu', 'strict', '']) {
      const { engine, notices } = decodeLink(`#engine=${local}`);
      expect(engine).toBeUndefined();
      expect(notices).toEqual([
        { kind: 'not-allowed', key: 'engine', given: local, allowed: PORTABLE_ENGINES.join('|') },
      ]);
    }
  });

  it('brings along what a method recommends', () => {
    const { experiment, notices } = decodeLink('#method.id=wgan-lp');
    expect(experiment).toEqual(withValues(first, changesOfChoice('method.id', 'wgan-lp')));
    expect(notices).toEqual([]);
    expect(decodeLink('#method.id=wgan-lp&training.criticSteps=2').experiment.training.criticSteps).toBe(2);
  });

  it('always names the number of modes of data of one’s own, for an old one that did not meant six', () => {
    for (const [law, key] of [
      ['imported', 'data.file=abc'],
      ['drawn', 'data.strokes=AQ'],
    ] as const) {
      const modesOf = (link: string): unknown => decodeLink(link).experiment.data.modes;
      expect(modesOf(`#v=1&p=collapse&data.id=${law}&${key}`)).toBe(6);
      expect(modesOf(`#v=1&p=collapse&data.id=${law}&${key}&data.modes=0`)).toBe(0);
      expect(modesOf(`#data.id=${law}&${key}`)).toBe(0);
      const picked = withValues(first, { 'data.id': law });
      expect(picked.data.modes).toBe(0);
      expect(encodeLink(picked, FIRST_PRESET)).toContain('&data.modes=0');
    }
    expect(decodeLink('#v=1&p=draw').experiment.data.modes).toBe(3);
  });

  it('is refused for a preset that does not exist', () => {
    expect(() => encodeLink(first, 'no-such-preset')).toThrow(RangeError);
  });
});

describe('reading a link never fails', () => {
  it.each([
    ['unknown keys', '#penalty.wieght=3&nonsense=1', ['unknown-key penalty.wieght', 'unknown-key nonsense'], {}],
    ['a number out of range', '#penalty.weight=1e9', ['out-of-range penalty.weight'], { 'penalty.weight': 1000 }],
    ['a seed out of range', '#seed=-4', ['out-of-range seed'], { seed: 0 }],
    ['a seed too large', '#seed=1e30', ['out-of-range seed'], { seed: MAX_SEED }],
    ['the wrong type', '#training.batch=many', ['wrong-type training.batch'], {}],
    [
      'a choice that does not exist',
      '#data.id=torus&critic.activation=sine',
      ['not-allowed data.id', 'not-allowed critic.activation'],
      {},
    ],
    ['an unknown preset', '#p=nope&seed=5', ['not-allowed p'], { seed: 5 }],
    ['an unknown language', '#lang=fr', ['not-allowed lang'], {}],
    ['a later version', '#v=99&seed=5', ['unknown-version v'], { seed: 5 }],
    ['a repeated key', '#seed=5&seed=6', ['repeated-key seed'], { seed: 5 }],
    [
      'broken escapes',
      '#seed=%E0%A4%A&%zz=1&training.batch=32',
      ['malformed seed', 'malformed %zz'],
      { 'training.batch': 32 },
    ],
    [
      'an attack on prototypes',
      '#__proto__=1&__proto__.x=1&constructor.prototype=1&data.__proto__=1&data.constructor=1',
      undefined,
      {},
    ],
    ['empty parts', '#&&=&seed=&&', ['unknown-key ', 'wrong-type seed'], {}],
  ])('%s', (_, hash, expected, changes) => {
    const { experiment, notices } = decodeLink(hash);
    expect(experiment).toEqual(withValues(first, changes));
    if (expected) expect(kinds(notices)).toEqual(expected);
    else expect(notices.every(({ kind }) => kind === 'unknown-key')).toBe(true);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('keeps the value of the preset, not the declared default, where a text is unusable', () => {
    const other = PRESETS.find((preset) => presetExperiment(preset).training.criticSteps !== 1);
    expect(other).toBeDefined();
    const { experiment, notices } = decodeLink(`#p=${other?.id}&training.criticSteps=x`);
    const { criticSteps } = presetExperiment(other as (typeof PRESETS)[number]).training;
    expect(experiment.training.criticSteps).toBe(criticSteps);
    expect(notices[0]).toMatchObject({ kind: 'wrong-type', used: String(criticSteps) });
  });

  it('a megabyte of junk is bounded work and a short report', () => {
    for (const junk of [
      'x'.repeat(1_000_000),
      'a=1&'.repeat(250_000),
      `seed=${'9'.repeat(1_000_000)}`,
      '%'.repeat(1_000_000),
    ]) {
      const { experiment, notices } = decodeLink(`#${junk}`);
      expect(experiment).toEqual(first);
      expect(notices.length).toBeGreaterThan(0);
      expect(notices.length).toBeLessThanOrEqual(MAX_SETTINGS + 1);
      expect(JSON.stringify(notices).length).toBeLessThan(100_000);
    }
  });

  it('holds for any text', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(...keysOf(first)),
      fc.constantFrom('v', 'p', 'lang', '%', '~', '1'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part), { maxLength: 20 }), fc.constantFrom('=', ''), (pairs, equals) => {
        const { experiment, preset, notices } = decodeLink(
          `#${pairs.map(([key, value]) => `${key}${equals}${value}`).join('&')}`,
        );
        expect(decodeLink(encodeLink(experiment, preset)).experiment).toEqual(experiment);
        for (const { given, key } of notices) expect(given.length + key.length).toBeLessThan(100);
      }),
    );
  });

  it('leaves room for every setting of every law at its longest', () => {
    for (const law of LAWS) {
      const characters = Object.values(law.params).map((param) => (param.kind === 'text' ? param.maxLength : 0));
      expect(Math.max(0, ...characters)).toBeLessThan(MAX_LINK_LENGTH - 10_000);
      expect(keysOf(withValues(first, { 'data.id': law.id })).length).toBeLessThan(MAX_SETTINGS);
    }
  });
});

describe('versions', () => {
  it('no version is the current one; unreadable ones are reported', () => {
    const settings = new Map([['seed', '1']]);
    expect(migrate(settings, undefined)).toEqual({ settings });
    expect(migrate(settings, '1')).toEqual({ settings });
    for (const version of ['0', '2', '-1', 'one', '']) {
      expect(migrate(settings, version)).toMatchObject({ settings, notice: { kind: 'unknown-version', used: '1' } });
    }
  });
});

describe('the experiment', () => {
  it('has a value and a declaration for every key, and no other', () => {
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        for (const key of keysOf(experiment)) expect(valueAt(experiment, key)).toBeDefined();
      }),
    );
    for (const key of [
      '',
      'x',
      'data',
      'data.',
      'data.nope',
      'penalty.id',
      'data.id.x',
      '__proto__.x',
      'data.toString',
    ]) {
      expect(() => valueAt(first, key)).toThrow(RangeError);
    }
  });
});
