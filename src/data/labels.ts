import { cumulate, type PartSamples, pickIndex } from '../math/mixture.ts';
import { type Key, sequence, streamOf } from '../math/rng.ts';
import { choice, integer, number } from '../schema/param.ts';
import { type Text, text } from '../schema/text.ts';
import type { Labels } from './law.ts';

/** Classes of a law that is made of parts: modes, arms, segments. Several parts may share a class. */

/** Settings of the parameters below. */
interface LabelSettings {
  readonly classes?: number;
  readonly grouping?: 'neighbours' | 'alternate';
  readonly labelNoise: number;
}

/** How often a label says nothing. */
export const labelNoiseParam = () =>
  number({
    label: text('Label noise', 'ラベルノイズ'),
    help: text(
      'Share of labels that say nothing about their point: drawn by the shares of the classes.',
      '点と無関係なラベルの割合。そのラベルはクラスの割合に従って引きます。',
    ),
    min: 0,
    max: 0.5,
    default: 0,
    step: 0.01,
  });

/** How many classes there are, for a law whose parts can be grouped. */
export const classesParam = () =>
  integer({
    label: text('Classes', 'クラス数'),
    help: text(
      'Classes that the modes are shared out to; 0 makes every mode a class of its own.',
      'モードを割り振るクラスの数。0 ならモードごとに 1 クラスになります。',
    ),
    min: 0,
    max: 100,
    default: 0,
  });

/** How its parts are grouped, and label noise. */
export const labelParams = () => ({
  grouping: choice({
    label: text('Shared classes', 'クラスの分け方'),
    help: text('Which modes share a class.', 'どのモードを同じクラスにするか。'),
    options: [
      { value: 'neighbours', label: text('Neighbours', '隣どうし') },
      { value: 'alternate', label: text('Alternating', '交互') },
    ],
    default: 'neighbours',
  }),
  labelNoise: labelNoiseParam(),
});

/** Class of every declared part, those of weight zero included, so that names stay when weights change. */
export interface Classes {
  readonly of: readonly number[];
  readonly names: readonly Text[];
  readonly noise: number;
}

const LETTERS = 26;

/** Class A, Class B, … Class Z, Class 27. */
function className(index: number): Text {
  const name = index < LETTERS ? String.fromCharCode(65 + index) : String(index + 1);
  return text(`Class ${name}`, `クラス ${name}`);
}

const modeName = text('Mode', 'モード');

/**
 * Shares `count` parts out to classes. Neighbours are parts of consecutive numbers, so classes are runs of about equal
 * length. `part` names a part where each is a class of its own. A class for every part is the most there is.
 */
export function classesOf(settings: LabelSettings, count: number, part: Text = modeName): Classes {
  const { classes: wanted = 0, grouping = 'neighbours', labelNoise } = settings;
  const isShared = wanted > 0 && wanted < count;
  const classes = isShared ? wanted : count;
  const parts = Array.from({ length: count }, (_, i) => i);
  return {
    of: parts.map((i) => (grouping === 'alternate' ? i % classes : Math.floor((i * classes) / count))),
    names: parts
      .slice(0, classes)
      .map((i) => (isShared ? className(i) : text(`${part.en} ${i + 1}`, `${part.ja} ${i + 1}`))),
    noise: labelNoise,
  };
}

/** A law as a sum of parts that exist: weights above zero that sum to one. */
interface Parts {
  readonly parts: readonly { readonly weight: number; readonly label: number }[];
  sampleParts(key: Key, count: number): PartSamples;
  /** Posterior probability of every part at a point. */
  responsibilities(x: number, y: number): ArrayLike<number>;
}

/**
 * Labels of a law. Noise touches only the labels that are drawn with samples, and neither points nor shares; the posterior
 * is that of the class whose part a point comes from.
 */
export function labelsOf({ names, noise }: Classes, law: Parts): Labels {
  const classes = names.length;
  const shares = new Array<number>(classes).fill(0);
  for (const { weight, label } of law.parts) shares[label] = (shares[label] as number) + weight;
  const cumulative = cumulate(shares);
  const labelOf = (part: number): number => law.parts[part]?.label ?? 0;
  return {
    names,
    shares,
    sample(key, count) {
      const { points, parts } = law.sampleParts(key, count);
      const classesOfPoints = parts.map(labelOf);
      if (noise === 0) return { samples: points, classes: classesOfPoints };
      // A stream of its own, so that the points are those of the law itself.
      const stream = sequence({ ...key, stream: (key.stream ^ streamOf('label noise')) >>> 0 });
      return {
        samples: points,
        classes: classesOfPoints.map((label) => {
          const [isNoise, u] = [stream.next() < noise, stream.next()];
          return isNoise ? pickIndex(cumulative, u) : label;
        }),
      };
    },
    posterior(samples) {
      const probabilities = new Float32Array((samples.length >> 1) * classes);
      const sums = new Float64Array(classes);
      for (let i = 0; i < samples.length >> 1; i++) {
        const responsibilities = law.responsibilities(samples[2 * i] as number, samples[2 * i + 1] as number);
        sums.fill(0);
        law.parts.forEach(({ label }, part) => {
          sums[label] = (sums[label] as number) + (responsibilities[part] as number);
        });
        probabilities.set(sums, i * classes);
      }
      return probabilities;
    },
  };
}
