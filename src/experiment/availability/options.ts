import { findLaw } from '../../data/index.ts';
import { findMethod } from '../../methods/index.ts';
import { type Text, text } from '../../schema/text.ts';
import { type Experiment, paramOf, valueAt } from '../experiment.ts';
import { isEnumerable } from '../towerSchema.ts';

/** One value of a choice that other settings rule out, while the choice itself stays open. */
interface OptionRule {
  readonly key: string;
  readonly value: string;
  /** In force in its place. */
  readonly instead: string;
  /** Sees the settings in force but for other options that are ruled out. */
  readonly unless: (experiment: Experiment) => boolean;
  /** Why, and what would bring it back. */
  readonly reason: Text;
}

/** Whether the law gives images rather than points of the plane. */
export const hasImages = ({ data }: Pick<Experiment, 'data'>): boolean => findLaw(data.id).space?.kind === 'image';

export const needsImages = text(
  'Convolutions look at the neighbourhood of a pixel, so they need images: choose such data.',
  '畳み込みは画素の近傍を見るため、画像が必要です。画像データを選ぶと設定できます。',
);

/** Whether images can be halved twice, as two convolutions of stride 2 do; true without images. */
function canBeHalved({ data }: Experiment): boolean {
  const { space } = findLaw(data.id);
  return space?.kind !== 'image' || (space.height % 4 === 0 && space.width % 4 === 0);
}

const unevenImages = text(
  'The two convolutions halve an image twice, so its sides must be multiples of 4 pixels; these are not: choose other images.',
  '2 つの畳み込みは画像を 2 回半分にするため、縦横の画素数が 4 の倍数でなければなりません。この画像では使えないので、別の画像データを選んでください。',
);

export const comparesPoints = text(
  'Points of the plane are compared as they are: only images have features.',
  '平面上の点はそのまま比べます。特徴量があるのは画像だけです。',
);

const tooManyCodes = text(
  'Codes of more than 12 bits are too many to enumerate: choose fewer bits, or chains.',
  '12 ビットを超える符号は多すぎて列挙できません。ビット数を減らすか、連鎖を選んでください。',
);

const OPTION_RULES: readonly OptionRule[] = [
  ...(['generator', 'critic'] as const).flatMap((player) =>
    (
      [
        [hasImages, needsImages],
        [canBeHalved, unevenImages],
      ] as const
    ).map(([unless, reason]) => ({
      key: `${player}.architecture`,
      value: 'dcgan',
      instead: 'mlp',
      unless,
      reason,
    })),
  ),
  ...['both', 'features'].map((value) => ({
    key: 'method.space',
    value,
    instead: 'pixels',
    unless: hasImages,
    reason: comparesPoints,
  })),
  {
    key: 'training.freeze',
    value: 'shifted',
    instead: 'noisy',
    unless: (experiment) => !hasImages(experiment),
    reason: text(
      'Images have no x axis to be moved along: freeze at the data, or at data with noise.',
      '画像には移動する x 方向がありません。実データそのもの、またはノイズを加えた実データに固定してください。',
    ),
  },
  ...['tower.topTrainer', 'method.chain'].map((key) => ({
    key,
    value: 'exact',
    instead: 'pcd',
    unless: ({ method, tower }: Experiment) => findMethod(method.id).lab !== 'layers' || isEnumerable(tower),
    reason: tooManyCodes,
  })),
  {
    key: 'generator.normalisation',
    value: 'batch',
    instead: 'none',
    unless: ({ method }) => findMethod(method.id).lab !== 'sampler',
    reason: text(
      'A sampler makes each sample by itself, but batch normalisation lets the samples of a batch influence each other: choose layer normalisation, or none.',
      'サンプラーは標本を 1 つずつ作りますが、バッチ正規化ではバッチ内の標本が影響し合います。層正規化にするか、正規化をなしにしてください。',
    ),
  },
  {
    key: 'critic.normalisation',
    value: 'batch',
    instead: 'none',
    unless: ({ penalty }) => penalty.kind === 'none',
    reason: text(
      'A penalty looks at the slope at each sample, but batch normalisation lets the samples of a batch influence each other, so no sample has a slope of its own: choose layer normalisation, or no penalty.',
      'ペナルティはサンプルごとの傾きを見ますが、バッチ正規化ではバッチ内のサンプルが影響し合い、サンプルごとの傾きが定まりません。層正規化にするか、ペナルティをなしにしてください。',
    ),
  },
];

/** Whether a setting has a value; one that the method does not have has none. */
const hasValue = (experiment: Experiment, key: string, value: string): boolean =>
  paramOf(experiment, key) !== undefined && valueAt(experiment, key) === value;

const rulesThatSpeak = (experiment: Experiment): readonly OptionRule[] =>
  OPTION_RULES.filter(({ unless }) => !unless(experiment));

/** Values in force instead of those of `experiment` that are ruled out, by dotted key. */
export const insteadOf = (experiment: Experiment): Readonly<Record<string, string>> =>
  Object.fromEntries(
    rulesThatSpeak(experiment)
      .filter(({ key, value }) => hasValue(experiment, key, value))
      .map(({ key, instead }) => [key, instead]),
  );

/** Values of choices that cannot be had now, by dotted key, each with a reason. */
export function ruledOut(experiment: Experiment): ReadonlyMap<string, ReadonlyMap<string, Text>> {
  const found = new Map<string, Map<string, Text>>();
  for (const { key, value, reason } of rulesThatSpeak(experiment)) {
    found.set(key, new Map([...(found.get(key) ?? []), [value, reason]]));
  }
  return found;
}
