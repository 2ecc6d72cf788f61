import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withValues } from '../../experiment/experiment.ts';
import { presetExperiment } from '../../experiment/presets/contract.ts';
import { findPreset } from '../../experiment/presets/index.ts';
import { formatCount, formatFixed, formatValue, measured, wholePercent } from '../../schema/numbers.ts';
import recorded from '../../testing/fixtures/evaluations.json' with { type: 'json' };
import type { Evaluation } from '../../train/frame.ts';
import { nextSpeech, SILENT, type Speech } from './speech.ts';

const RING = withValues(presetExperiment(findPreset('collapse')), {});

/** One evaluation as the read-out gets it. */
function evaluation(step: number, captured: string, metrics: Readonly<Record<string, number | null>>): Evaluation {
  const target = 1 / Math.max(1, captured.length);
  const shares = [...captured].map((each) => ({ share: 0, target, captured: each === '1', strict: false }));
  return { run: 1, step, metrics, reasons: {}, shares };
}

const value = ({ metrics }: Evaluation, key: string): number => metrics[key] ?? Number.NaN;

/** What the read-out, the gauges and the strips show of an evaluation, as they write it. */
function shown(now: Evaluation, history: readonly Evaluation[]): ReadonlySet<string> {
  const counts = ['modes', 'strictModes', 'modeCount'].map((key) => formatCount(value(now, key), 'en'));
  const losses = ['criticLoss', 'generatorLoss', 'criticSlopeMean'].map((key) => measured(value(now, key), 'en'));
  const once = Math.max(...history.map((moment) => value(moment, 'modes')));
  return new Set([
    ...counts,
    ...losses,
    wholePercent(value(now, 'highQuality'), 'en'),
    formatValue(value(now, 'bandwidth'), 'en', 3),
    formatFixed(value(now, 'slicedWasserstein'), 'en', 2),
    formatFixed(98.889, 'en', 1),
    formatCount(once, 'en'),
    // How many are gone.
    ...Array.from({ length: 25 }, (_, lost) => (value(now, 'modes') + lost + 1 <= once ? String(lost + 1) : '')),
  ]);
}

const NUMBER = /−?\d+(?:,\d{3})*(?:\.\d+)?(?:×10)?[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]*/g;
const numbersIn = (sentence: string): readonly string[] =>
  [...sentence.replace('1/4', '').matchAll(NUMBER)].map(([n]) => n);

/** What must be true of an evaluation for a sentence with these words. */
const PREDICATES: readonly (readonly [RegExp, (now: Evaluation) => boolean])[] = [
  [/been lost/, (now) => value(now, 'modes') < value(now, 'modeCount')],
  [/collapsed onto/, (now) => value(now, 'modes') <= 0.75 * value(now, 'modeCount')],
  [/not reached a mode yet|on a mode any more/, (now) => value(now, 'modes') === 0],
  [/^All (modes|\d+ modes)/, (now) => value(now, 'modes') === value(now, 'modeCount')],
  [/but only \d+ ha(s|ve) a quarter/, (now) => value(now, 'strictModes') < value(now, 'modeCount')],
  [/but only .* % of the points/, (now) => value(now, 'highQuality') < 0.5],
  [/captured/, (now) => value(now, 'strictModes') === value(now, 'modeCount')],
  [/^\d+ of \d+ modes? (is|are) reached/, (now) => value(now, 'modes') < value(now, 'modeCount')],
  [/perfect 98\.9/, (now) => value(now, 'highQuality') >= 0.89 || value(now, 'strictModes') >= 1],
];

/** Every way in which a sentence and the numbers beside it disagree. */
function disagreements({ found, history }: Speech): readonly string[] {
  const now = history.at(-1);
  if (!found || !now) return [];
  const { en, ja } = found.sentence;
  const beside = shown(now, history);
  const at = `step ${now.step}, ${found.id}: ${en}`;
  return [
    ...numbersIn(en.replaceAll('\u00a0', ' ')).flatMap((number) =>
      beside.has(number) ? [] : [`${number} is not shown at ${at}`],
    ),
    ...PREDICATES.flatMap(([words, holds]) =>
      words.test(en.replaceAll('\u00a0', ' ')) && !holds(now) ? [`not so at ${at}`] : [],
    ),
    ...numbersIn(ja).flatMap((number) => (beside.has(number) ? [] : [`${number} is not shown at ${at}: ${ja}`])),
  ];
}

/** Says all of a run, evaluation after evaluation, and gives what disagrees at any moment. */
function tell(run: readonly Evaluation[], experiment: typeof RING, waits: (index: number) => number) {
  let speech = SILENT;
  let now = 0;
  const ids: (string | null)[] = [];
  const faults = run.flatMap((each, index) => {
    now += waits(index);
    speech = nextSpeech(speech, {
      evaluation: each,
      experiment,
      perfect: undefined,
      isMoving: true,
      isQuiet: false,
      now,
    });
    ids.push(speech.found?.id ?? null);
    return disagreements(speech);
  });
  return { faults, ids };
}

describe('the caption and the numbers beside it', () => {
  for (const { preset, seed, moments } of recorded.runs) {
    it(`agree at every evaluation of ${preset}, seed ${seed}`, () => {
      const run = (moments as (string | number | null)[][]).map(([step, bandwidth, captured, ...values]) => {
        const metrics = Object.fromEntries(recorded.keys.slice(3).map((key, i) => [key, values[i] as number | null]));
        return evaluation(step as number, captured as string, { ...metrics, bandwidth: bandwidth as number });
      });
      const experiment = presetExperiment(findPreset(preset));
      for (const wait of [30, 300, 2_500]) {
        const { faults, ids } = tell(run, experiment, () => wait);
        expect(faults).toEqual([]);
        // There is always something to say of a law with modes.
        expect(value(run[0] as Evaluation, 'modeCount') > 0 && ids.includes(null)).toBe(false);
      }
    });
  }

  it('agree whatever the evaluations are', () => {
    const moment = fc
      .record({
        captured: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        strict: fc.nat(8),
        quality: fc.double({ min: 0.0004, max: 1, noNaN: true }),
        loss: fc.double({ min: -10, max: 3_000, noNaN: true }),
        slope: fc.double({ min: 0, max: 600, noNaN: true }),
      })
      .map(({ captured, strict, quality, loss, slope }) => {
        const modes = captured.filter(Boolean).length;
        return {
          captured: captured.map((each) => (each ? '1' : '0')).join(''),
          metrics: {
            modes,
            strictModes: Math.min(modes, strict),
            modeCount: 8,
            highQuality: modes === 0 ? 0 : quality,
            reverseKl: 0.1,
            criticLoss: loss,
            generatorLoss: loss / 2,
            criticSlopeMean: slope,
            bandwidth: 0.05,
            penalty: 0,
          },
        };
      });
    const method = fc.constantFrom('ns-gan', 'wgan-gp', 'wgan-clip', 'kernel-gan');
    fc.assert(
      fc.property(
        fc.array(moment, { minLength: 1, maxLength: 30 }),
        fc.array(fc.nat(3_000), { minLength: 30, maxLength: 30 }),
        method,
        (moments, waits, id) => {
          const run = moments.map(({ captured, metrics }, i) => evaluation(100 * (i + 1), captured, metrics));
          const { faults, ids } = tell(run, withValues(RING, { 'method.id': id }), (i) => waits[i] as number);
          expect(faults).toEqual([]);
          expect(ids).not.toContain(null);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keep a sentence that is still true until it has been read, and drop one that is not at once', () => {
    const at = (step: number, modes: number) =>
      evaluation(step, '1'.repeat(modes).padEnd(8, '0'), {
        modes,
        strictModes: modes,
        modeCount: 8,
        highQuality: 0.6,
        criticLoss: 1.3,
      });
    const hear = (speech: Speech, each: Evaluation, now: number, isMoving = true) =>
      nextSpeech(speech, { evaluation: each, experiment: RING, perfect: undefined, isMoving, isQuiet: false, now });
    let speech = hear(SILENT, at(500, 2), 0);
    speech = hear(speech, at(600, 2), 100);
    expect(speech.found?.sentence.en).toBe('The generator has collapsed onto 2 of 8 modes.');
    speech = hear(speech, at(700, 5), 200);
    expect(speech.found?.sentence.en).toBe(
      'The generator has collapsed onto 5 of 8 modes; it once had 2.'.replace('; it once had 2', ''),
    );
    expect(hear(speech, at(800, 5), 3_000).found?.id).toBe('searching');
    expect(hear(speech, at(800, 5), 300, false).found?.id).toBe('searching');
    expect(hear(speech, at(800, 8), 300).found?.id).toBe('blurred');
    // Another run owes the last one nothing.
    expect(hear(speech, { ...at(100, 5), run: 2 }, 300).found?.id).toBe('searching');
  });

  it('say nothing of numbers while they mean nothing', () => {
    const quiet = { evaluation: evaluation(0, '00000000', { modes: 0, modeCount: 8 }), experiment: RING };
    const said = nextSpeech(SILENT, { ...quiet, perfect: undefined, isMoving: false, isQuiet: true, now: 0 });
    expect(said.found).toBeNull();
    expect(said.history).toHaveLength(1);
  });
});
