import { describe, expect, it } from 'vitest';
import { key } from '../math/rng.ts';
import { defaultsOf, type ParamValue } from '../schema/param.ts';
import { findLaw, LAWS } from './index.ts';
import { classesOf } from './labels.ts';
import type { Labels, Law } from './law.ts';

type Settings = Readonly<Record<string, ParamValue>>;

const create = (id: string, settings: Settings = {}): Law => {
  const law = findLaw(id);
  return law.create({ ...defaultsOf(law.params), ...settings }, { imported: new Map() });
};

const labelsOf = (id: string, settings: Settings = {}): Labels => {
  const { labels } = create(id, settings);
  if (!labels) throw new Error(`${id} has no labels`);
  return labels;
};

/** Laws of what a person brings or types. */
const OWN: readonly string[] = ['drawn', 'imported', 'formula'];

const LABELLED = LAWS.filter(({ labelled, imageSet }) => labelled && !imageSet);

/** Settings that leave the defaults: parts of unequal weight, some absent, some sharing a class. */
const CASES: readonly (readonly [string, Settings])[] = [
  ...LABELLED.map(({ id }) => [id, {}] as const),
  ['ring', { modes: 6, weights: [1, 0, 3], classes: 3, grouping: 'alternate', std: 0.6 }],
  ['grid', { side: 3, classes: 2, std: 0.4 }],
  ['random-mixture', { classes: 4 }],
  ['two-moons', { weights: [1, 3], std: 0.3 }],
  ['spirals', { arms: 4, classes: 2, weights: [0, 1] }],
  ['pinwheel', { classes: 2, grouping: 'alternate', std: 0.4, weights: [1, 0, 2] }],
];

describe('labels', () => {
  it('exist on every mixture and on no law that has nothing to tell apart', () => {
    expect(LABELLED.map(({ id }) => id)).toEqual([
      'ring',
      'grid',
      'random-mixture',
      'two-moons',
      'spirals',
      'pinwheel',
      'segments',
    ]);
    for (const { id, labelled } of LAWS.filter((law) => !law.labelled && !law.imageSet && !OWN.includes(law.id))) {
      expect([id, labelled ?? false, create(id).labels]).toEqual([id, false, undefined]);
    }
  });

  it.each(CASES)(
    'of %s %o come with the very points of the law, by their shares, as the posterior says',
    (id, given) => {
      const law = create(id, given);
      const { names, shares, sample, posterior } = labelsOf(id, given);
      const n = 1_500;
      const { samples, classes } = sample(key(3, 'labels'), n);
      expect(samples).toEqual(law.sample(key(3, 'labels'), n));
      expect(names).toHaveLength(shares.length);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      const probabilities = posterior?.(samples) ?? new Float32Array();
      const [counts, beliefs] = [new Float64Array(shares.length), new Float64Array(shares.length)];
      classes.forEach((label, i) => {
        counts[label] = (counts[label] as number) + 1 / n;
        const row = probabilities.subarray(i * shares.length, (i + 1) * shares.length);
        expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
        row.forEach((p, k) => {
          beliefs[k] = (beliefs[k] as number) + p / n;
        });
        // A class that the posterior rules out never occurs.
        expect(row[label] as number).toBeGreaterThan(0);
      });
      shares.forEach((share, label) => {
        const noise = 5 * Math.sqrt((share * (1 - share)) / n);
        expect(Math.abs((counts[label] as number) - share)).toBeLessThanOrEqual(noise);
        expect(Math.abs((beliefs[label] as number) - share)).toBeLessThanOrEqual(noise);
      });
      // Calibration: where the posterior says p, the class occurs as often as that.
      let [hits, expected, variance] = [0, 0, 0];
      classes.forEach((label, i) => {
        const p = probabilities[i * shares.length] as number;
        if (p < 0.05 || p > 0.95) return;
        hits += Number(label === 0);
        expected += p;
        variance += p * (1 - p);
      });
      expect(Math.abs(hits - expected)).toBeLessThanOrEqual(5 * Math.sqrt(variance) + 1e-9);
    },
  );

  it('of modes are those that their points carry', () => {
    const { modes, labels } = create('grid', { side: 4, classes: 3, weights: [1, 0, 2] });
    const { samples, classes } = (labels as Labels).sample(key(1, 'modes'), 200);
    classes.forEach((label, i) => {
      const nearest = modes.reduce((best, mode) => {
        const to = ({ x, y }: typeof mode) =>
          Math.hypot(x - (samples[2 * i] as number), y - (samples[2 * i + 1] as number));
        return to(mode) < to(best) ? mode : best;
      });
      expect(nearest.label).toBe(label);
    });
  });

  it('share modes out to neighbours or in turn, at most one class each', () => {
    const settings = { classes: 3, labelNoise: 0 };
    expect(classesOf({ ...settings, grouping: 'neighbours' }, 7).of).toEqual([0, 0, 0, 1, 1, 2, 2]);
    expect(classesOf({ ...settings, grouping: 'alternate' }, 7).of).toEqual([0, 1, 2, 0, 1, 2, 0]);
    expect(classesOf({ ...settings, classes: 9 }, 4).of).toEqual([0, 1, 2, 3]);
    expect(classesOf({ ...settings, classes: 0, grouping: 'alternate' }, 3).of).toEqual([0, 1, 2]);
    const namesOf = (classes: number) => labelsOf('grid', { side: 6, classes }).names.map(({ en }) => en);
    expect(namesOf(0).slice(-2)).toEqual(['Mode 35', 'Mode 36']);
    expect(namesOf(28).slice(24)).toEqual(['Class Y', 'Class Z', 'Class 27', 'Class 28']);
  });

  it('of neighbours in a random mixture lie at neighbouring angles', () => {
    const modes = [...create('random-mixture', { modes: 12, classes: 4 }).modes];
    const byAngle = modes.sort((a, b) => Math.atan2(a.y, a.x) - Math.atan2(b.y, b.x)).map(({ label }) => label);
    expect(byAngle).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
  });

  it('keep an absent class by name, with share zero', () => {
    const { names, shares } = labelsOf('ring', { modes: 3, weights: [1, 0, 1] });
    expect(names.map(({ ja }) => ja)).toEqual(['モード 1', 'モード 2', 'モード 3']);
    expect(shares).toEqual([0.5, 0, 0.5]);
  });

  it('with noise change for that share of the points, elsewhere and by the shares alone', () => {
    const n = 8_000;
    const clean = labelsOf('ring', { modes: 4, weights: [3, 1, 0, 1] });
    const noisy = labelsOf('ring', { modes: 4, weights: [3, 1, 0, 1], labelNoise: 0.3 });
    expect(noisy.shares).toEqual(clean.shares);
    const [a, b] = [clean, noisy].map(({ sample }) => sample(key(5, 'noise'), n)) as [
      ReturnType<Labels['sample']>,
      ReturnType<Labels['sample']>,
    ];
    expect(b.samples).toEqual(a.samples);
    expect(noisy.sample(key(5, 'noise'), n)).toEqual(b);
    expect(noisy.posterior?.(b.samples.slice(0, 20))).toEqual(clean.posterior?.(b.samples.slice(0, 20)));
    // A label drawn by the shares 3/5, 1/5, 1/5 is by chance the right one with probability 11/25.
    const changed = a.classes.filter((label, i) => label !== b.classes[i]).length / n;
    expect(Math.abs(changed - 0.3 * (1 - 11 / 25))).toBeLessThan(0.02);
    const counts = clean.shares.map((_, label) => b.classes.filter((other) => other === label).length / n);
    counts.forEach((count, label) => {
      expect(Math.abs(count - (clean.shares[label] as number))).toBeLessThan(0.02);
    });
  });
});
