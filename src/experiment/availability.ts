import { findLaw } from '../data/index.ts';
import type { MethodDeclaration, Use } from '../methods/contract.ts';
import { findMethod } from '../methods/index.ts';
import type { ParamValue } from '../schema/param.ts';
import { type Text, text } from '../schema/text.ts';
import { type Experiment, keysOf, withValues } from './experiment.ts';
import { FIXED_GROUPS } from './groups.ts';

/** A setting that the others rule out. */
export interface Availability {
  readonly enabled: false;
  /** Why, and what would enable it. */
  readonly reason: Text;
  /** Value in force instead of the stored one, where the method decides it. */
  readonly fixedValue?: ParamValue;
}

type Part = keyof MethodDeclaration['uses'];

const SMOOTHING_KEYS = [
  'smoothing.kernel',
  'smoothing.bandwidth',
  'smoothing.schedule',
  'smoothing.end',
  'smoothing.duration',
];
const PENALTY_KEYS = ['penalty.weight', 'penalty.target', 'penalty.where', 'penalty.localScale'];
const CRITIC_STEP_KEYS = ['training.criticSteps', 'training.warmUp'];
const GENERATOR_KEYS = [
  ...Object.keys(FIXED_GROUPS.generator).map((name) => `generator.${name}`),
  ...Object.keys(FIXED_GROUPS.generatorOptimiser).map((name) => `generatorOptimiser.${name}`),
  ...Object.keys(FIXED_GROUPS.latent).map((name) => `latent.${name}`),
  'training.generatorSteps',
];
const FREEZE_KEYS = ['training.freeze', 'training.freezeBy'];

/** Keys of each orthogonal part, and the value that switches it off where a method cannot use it. */
const PARTS: Readonly<
  Record<Part, { readonly keys: readonly string[]; readonly off: readonly [string, ParamValue] | null }>
> = {
  smoothing: {
    keys: ['smoothing.on', ...SMOOTHING_KEYS],
    off: ['smoothing.on', false],
  },
  penalty: {
    keys: ['penalty.kind', ...PENALTY_KEYS],
    off: ['penalty.kind', 'none'],
  },
  clip: { keys: ['penalty.clip'], off: null },
  packing: { keys: ['training.packing'], off: ['training.packing', 1] },
  labelSmoothing: { keys: ['training.labelSmoothing'], off: ['training.labelSmoothing', 0] },
};

/** `unless` sees the settings in force; `given` are the stored ones. */
interface Rule {
  readonly keys: readonly string[];
  readonly unless: (experiment: Experiment, given: Experiment) => boolean;
  readonly reason: Text;
}

/** The penalties that look at pairs of points instead of slopes. */
const isPairwise = ({ penalty }: Experiment): boolean => penalty.kind === 'quotient' || penalty.kind === 'transport';

/** Whether the penalty asked for needs a probability that the method's critic does not give. */
const lacksLogit = ({ penalty, method }: Experiment): boolean =>
  penalty.kind === 'noise' && findMethod(method.id).needs.critic !== 'logit';

const noHidden = text(
  'A network without hidden layers has none of these: add a hidden layer.',
  '隠れ層がないため使いません。隠れ層を 1 つ以上にすると設定できます。',
);

const optimiserRules = (['generator', 'critic'] as const).flatMap((player): Rule[] => [
  {
    keys: [`${player}Optimiser.beta1`],
    unless: ({ [`${player}Optimiser` as const]: { kind } }) => kind === 'adam' || kind === 'momentum',
    reason: text(
      'Only Adam and Momentum remember past gradients: choose one of them.',
      '過去の勾配を使うのは Adam とモメンタムだけです。どちらかを選ぶと設定できます。',
    ),
  },
  {
    keys: [`${player}Optimiser.beta2`],
    unless: ({ [`${player}Optimiser` as const]: { kind } }) => kind === 'adam' || kind === 'rmsprop',
    reason: text(
      'Only Adam and RMSprop rescale by past gradients: choose one of them.',
      '過去の勾配で大きさを揃えるのは Adam と RMSprop だけです。どちらかを選ぶと設定できます。',
    ),
  },
  {
    keys: [`${player}.width`, `${player}.activation`],
    unless: ({ [player]: { depth } }) => depth > 0,
    reason: noHidden,
  },
]);

/** Settings that other settings make pointless; the first rule that speaks is shown. */
const RULES: readonly Rule[] = [
  {
    keys: ['stop.allModes'],
    unless: ({ data }) => findLaw(data.id).hasModes !== false,
    reason: text(
      'These data have no separate modes: choose a mixture, or draw or bring points.',
      'このデータには分離したモードがありません。混合分布、描画、または自分の点データを選ぶと設定できます。',
    ),
  },
  {
    keys: SMOOTHING_KEYS,
    unless: ({ smoothing }) => smoothing.on,
    reason: text('Switch smoothing on to use this.', '平滑化をオンにすると設定できます。'),
  },
  {
    keys: ['smoothing.end', 'smoothing.duration'],
    unless: ({ smoothing }) => smoothing.schedule !== 'constant',
    reason: text(
      'A constant bandwidth has no end: choose another shape of annealing.',
      '帯域幅が一定のため使いません。アニーリングの形を選ぶと設定できます。',
    ),
  },
  {
    keys: PENALTY_KEYS,
    unless: (_, given) => !lacksLogit(given),
    reason: text(
      'The noise regulariser needs a critic that outputs a logit: choose another penalty or a method with one.',
      'ノイズ正則化はロジットを出力する識別器が必要です。別のペナルティか手法を選ぶと設定できます。',
    ),
  },
  {
    keys: PENALTY_KEYS,
    unless: ({ penalty }) => penalty.kind !== 'none',
    reason: text(
      'There is no gradient penalty: choose one to use this.',
      '勾配ペナルティがありません。種類を選ぶと設定できます。',
    ),
  },
  {
    keys: ['penalty.target'],
    unless: ({ penalty }) => penalty.kind !== 'zero-centred',
    reason: text(
      'A zero-centred penalty aims at slope 0: choose a one- or two-sided one.',
      'ゼロ中心のペナルティは傾き 0 を目指します。両側か片側を選ぶと設定できます。',
    ),
  },
  {
    keys: ['penalty.target', 'penalty.where', 'penalty.localScale'],
    unless: ({ penalty }) => penalty.kind !== 'noise',
    reason: text(
      'The noise regulariser damps slopes at real and at generated points: choose a gradient penalty.',
      'ノイズ正則化は実データと生成データの両方で傾きを抑えます。勾配ペナルティを選ぶと設定できます。',
    ),
  },
  {
    keys: ['penalty.where', 'penalty.localScale'],
    unless: (experiment) => !isPairwise(experiment),
    reason: text(
      'A penalty on pairs compares each real point with a generated one: choose one on slopes.',
      '点対のペナルティは実データと生成データを 1 点ずつ比べます。傾きのペナルティを選ぶと設定できます。',
    ),
  },
  {
    keys: ['penalty.localScale'],
    unless: ({ penalty }) => penalty.where === 'local' || penalty.where === 'local-both',
    reason: text(
      'Only a penalty around points has a neighbourhood: choose that under “Penalised at”.',
      '周辺の広さは、点の周辺を罰するときだけ使います。「罰する場所」で周辺を選ぶと設定できます。',
    ),
  },
  {
    keys: ['training.freezeBy'],
    unless: ({ training }) => training.freeze === 'noisy' || training.freeze === 'shifted',
    reason: text(
      'Nothing is moved: freeze the generator at noisy or moved data to use this.',
      'ずらすものがありません。生成器をノイズか移動のある実データに固定すると設定できます。',
    ),
  },
  {
    keys: GENERATOR_KEYS,
    unless: ({ training }) => training.freeze === 'off',
    reason: text(
      'Fixed points stand in for the generator, which does not learn: switch freezing off.',
      '生成器の代わりに決まった点を使うため学習しません。固定をオフにすると設定できます。',
    ),
  },
  ...optimiserRules,
];

const noCritic = text(
  'This method computes its discriminator from the points: there is no critic network to train.',
  'この手法は識別器を点から直接計算します。学習する識別器のネットワークはありません。',
);

/** Settings of a critic network, and what they are without one where that matters. */
const CRITIC_OFF: Readonly<Record<string, ParamValue>> = { 'training.freeze': 'off', 'training.warmUp': false };
const criticKeys = (keys: readonly string[]): string[] => [
  ...keys.filter((key) => key.startsWith('critic.') || key.startsWith('criticOptimiser.')),
  ...CRITIC_STEP_KEYS,
  ...FREEZE_KEYS,
];

const fixedBy = ({ title }: MethodDeclaration): Text =>
  text(
    `${title.en} decides this itself; another method lets you choose.`,
    `${title.ja} がこの値を決めます。変えるには別の手法を選びます。`,
  );

const partsRuledOut = (method: MethodDeclaration) =>
  (Object.keys(PARTS) as Part[]).flatMap((part) => {
    const use: Use = method.uses[part];
    return use === true ? [] : [{ ...PARTS[part], reason: use }];
  });

/** The experiment as it is trained: what its method fixes is fixed, and parts that it cannot use are off. */
export function effective(experiment: Experiment): Experiment {
  const method = findMethod(experiment.method.id);
  const off = partsRuledOut(method).flatMap((part) => (part.off ? [part.off] : []));
  return withValues(experiment, {
    ...(lacksLogit(experiment) && { 'penalty.kind': 'none' }),
    ...(method.needs.critic === 'none' && CRITIC_OFF),
    ...Object.fromEntries(off),
    ...method.fixes,
  });
}

/** Settings that have no effect now, by dotted key, each with a reason. Keys that are missing are enabled. */
export function availability(experiment: Experiment): ReadonlyMap<string, Availability> {
  const method = findMethod(experiment.method.id);
  const inForce = effective(experiment);
  const found = new Map<string, Availability>();
  const disable = (keys: readonly string[], reason: Text, fixed: Readonly<Record<string, ParamValue>> = {}): void => {
    for (const key of keys) {
      const fixedValue = fixed[key];
      if (!found.has(key)) found.set(key, { enabled: false, reason, ...(fixedValue !== undefined && { fixedValue }) });
    }
  };
  disable(Object.keys(method.fixes), fixedBy(method), method.fixes);
  for (const { keys, off, reason } of partsRuledOut(method)) disable(keys, reason, off ? { [off[0]]: off[1] } : {});
  if (method.needs.critic === 'none') disable(criticKeys(keysOf(experiment)), noCritic, CRITIC_OFF);
  for (const { keys, unless, reason } of RULES) if (!unless(inForce, experiment)) disable(keys, reason);
  const known = new Set(keysOf(experiment));
  return new Map([...found].filter(([key]) => known.has(key)));
}
