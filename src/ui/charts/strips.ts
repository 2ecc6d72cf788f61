import type { Space } from '../../data/space.ts';
import { effective } from '../../experiment/availability.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import type { charts } from '../../i18n/charts.ts';
import type { LabId } from '../../methods/contract.ts';
import { criticOf } from '../../methods/index.ts';
import type { MetricDeclaration } from '../../metrics/contract.ts';
import { findMetric } from '../../metrics/index.ts';
import { type Text, text } from '../../schema/text.ts';
import type { SeriesPoint } from '../../store/seriesStore.ts';

export interface StripSeries {
  /** Column name in the CSV file. */
  readonly key: string;
  /** Null where the value is undefined; absent from points at which it was not taken. */
  readonly value: (point: SeriesPoint) => number | null | undefined;
  readonly color: string;
  /** Catalogue leaf under `charts.series`; absent where the title says it all. */
  readonly label?: keyof (typeof charts)['series'];
  readonly width: number;
  readonly dash?: string;
  /** Drawn and spoken, but not written beside the title, where there is no room for it. */
  readonly isQuiet?: true;
  /** A share in a strip that counts: drawn at the height of its part of the whole, written in percent. */
  readonly share?: true;
}

/** One strip of the recorder. */
export interface Strip {
  readonly id: string;
  readonly title: Text;
  /** A truer title for some experiments; null where the usual one is true. */
  readonly titleFor?: (experiment: Experiment) => Text | null;
  /** The only space in which it has something to show; both if absent. */
  readonly on?: Space['kind'];
  /** The only lab in whose runs it has something to show; all if absent. */
  readonly lab?: NonNullable<MetricDeclaration['lab']>;
  /** Every series is a share of one: written in percent. */
  readonly isShare?: true;
  /** In painting order; read out in the opposite one, the most important first. */
  readonly series: readonly StripSeries[];
  /** Steps between values instead of slopes: the series counts something. */
  readonly counts: boolean;
  /** What it counts, where that has a number to reach. */
  readonly of?: 'modes' | 'classes';
  /** The axis starts near where the lines have come to, rather than at zero. */
  readonly isNear?: true;
  /** A logarithmic scale helps here. */
  readonly mayBeLog: boolean;
  /** Metrics that explain the strip. */
  readonly metrics: readonly string[];
  /** Key of the metric whose noise floor is drawn as a band. */
  readonly floor?: string;
  /** Dashed line that the series is meant to reach. */
  readonly target?: (experiment: Experiment) => number | null;
}

const CRITIC = 'var(--critic)';
const GENERATOR = 'var(--gen)';
const INK = 'var(--ink)';

const metric = (key: string, color: string, rest: Partial<StripSeries> = {}): StripSeries => ({
  key,
  value: (point) => point.values[key],
  color,
  width: 1.8,
  ...rest,
});

/** A strip of its own for a metric that none of the composed strips shows. */
function metricStrip(key: string, rest: Partial<Strip> = {}, color: string = INK): Strip {
  const { id, title, on, lab, isShare } = findMetric(key);
  return {
    id,
    title,
    ...(on && { on }),
    ...(lab && { lab }),
    ...(isShare && { isShare }),
    series: [metric(key, color)],
    counts: false,
    mayBeLog: true,
    metrics: [key],
    ...rest,
  };
}

/** Every strip that a slot can show, the four of the first view first. */
export const STRIPS: readonly Strip[] = [
  {
    id: 'losses',
    lab: 'gan',
    title: text('Losses', '損失'),
    series: [
      metric('generatorLoss', GENERATOR, { label: 'generator', dash: '6 2' }),
      metric('criticLoss', CRITIC, { label: 'critic' }),
    ],
    counts: false,
    mayBeLog: true,
    metrics: ['criticLoss', 'generatorLoss'],
  },
  {
    id: 'sampler-losses',
    lab: 'sampler',
    title: text('Losses', '損失'),
    series: [
      metric('samplerLoss', GENERATOR, { label: 'generator', dash: '6 2' }),
      metric('scoreLoss', CRITIC, { label: 'score' }),
    ],
    counts: false,
    mayBeLog: true,
    metrics: ['scoreLoss', 'samplerLoss'],
  },
  {
    id: 'modes',
    on: 'plane',
    of: 'modes',
    title: text('Modes captured and on them', 'モード数とモード内の割合'),
    series: [
      metric('highQuality', 'var(--ink-3)', { width: 1.6, share: true }),
      metric('strictModes', INK, { label: 'strict', width: 1.1, dash: '2 2', isQuiet: true }),
      metric('modes', INK, { width: 2.4 }),
    ],
    counts: true,
    mayBeLog: false,
    metrics: ['modes', 'strictModes', 'highQuality'],
  },
  {
    id: 'slope',
    lab: 'gan',
    title: text('Critic slope', '識別器の傾き'),
    titleFor: ({ method }) =>
      criticOf(method.id) === 'none' ? text('Slope of the log-odds', '対数オッズの傾き') : null,
    series: [
      metric('criticSlopeMax', CRITIC, { label: 'max', width: 1.1, dash: '2 2' }),
      metric('criticSlopeMean', CRITIC, { label: 'mean' }),
    ],
    counts: false,
    mayBeLog: true,
    metrics: ['criticSlopeMean', 'criticSlopeMax'],
    target: (experiment) => {
      const { kind, target } = effective(experiment).penalty;
      return kind === 'two-sided' || kind === 'one-sided' ? target : null;
    },
  },
  {
    id: 'bandwidth',
    lab: 'gan',
    title: text('Bandwidth σ', '帯域幅 σ'),
    series: [metric('bandwidth', INK, { width: 2.2 })],
    counts: false,
    mayBeLog: true,
    metrics: [],
  },
  metricStrip('highQuality', { floor: 'highQuality', mayBeLog: false }),
  metricStrip('reverseKl', { floor: 'reverseKl' }),
  metricStrip('modeMassError', { floor: 'modeMassError', mayBeLog: false }),
  metricStrip('w1', { floor: 'w1' }),
  {
    id: 'critic-estimate',
    lab: 'gan',
    on: 'plane',
    title: text('Ŵ and true W₁', 'Ŵ と真の W₁'),
    series: [metric('criticGap', CRITIC, { label: 'critic' }), metric('w1', INK, { label: 'exact', width: 2.2 })],
    counts: false,
    mayBeLog: true,
    metrics: ['criticGap', 'w1'],
    floor: 'w1',
  },
  metricStrip('slicedWasserstein', { floor: 'slicedWasserstein' }),
  metricStrip('energyDistance', { floor: 'energyDistance' }),
  metricStrip('jsd', { floor: 'jsd' }),
  metricStrip('ksd', { floor: 'ksd' }),
  metricStrip('classesCaptured', { counts: true, of: 'classes', mayBeLog: false }),
  metricStrip('recognisable', { floor: 'recognisable', mayBeLog: false }),
  {
    ...metricStrip('amScore', { floor: 'amScore' }),
    series: [
      metric('amScoreEntropy', INK, { label: 'doubt', width: 1.1, dash: '2 2' }),
      metric('amScoreKl', INK, { label: 'classes', width: 1.1, dash: '6 2' }),
      metric('amScore', INK, { width: 2.2 }),
    ],
    metrics: ['amScore', 'amScoreKl', 'amScoreEntropy'],
  },
  metricStrip('inceptionScore', { floor: 'inceptionScore', mayBeLog: false }),
  metricStrip('classKl', { floor: 'classKl' }),
  metricStrip('askedClass', { mayBeLog: false }),
  metricStrip('modeSpread', { floor: 'modeSpread', mayBeLog: false }),
  metricStrip('frechet', { floor: 'frechet' }),
  metricStrip('featureDiversity', { floor: 'featureDiversity', mayBeLog: false }),
  metricStrip('ssimDiversity', { floor: 'ssimDiversity', mayBeLog: false }),
  metricStrip('nearestPixels', { floor: 'nearestPixels', mayBeLog: false }),
  metricStrip('nearestFeatures', { floor: 'nearestFeatures', mayBeLog: false }),
  metricStrip('stackedModes', { floor: 'stackedModes', counts: true, mayBeLog: false }),
  metricStrip('penalty', {}, CRITIC),
  {
    id: 'likelihoods',
    lab: 'layers',
    on: 'image',
    title: text('Log likelihood', '対数尤度'),
    isNear: true,
    series: [
      metric('validationCeiling', 'var(--real)', { label: 'ceiling', dash: '6 2', isQuiet: true }),
      metric('logLikelihoodTraining', GENERATOR, { label: 'training', width: 1.1, dash: '2 2' }),
      metric('logLikelihood', GENERATOR, { label: 'validation', width: 2.4 }),
    ],
    counts: false,
    mayBeLog: false,
    metrics: ['logLikelihood', 'logLikelihoodTraining', 'validationCeiling'],
  },
  metricStrip('optimismGap'),
  metricStrip('topDivergence'),
  {
    ...metricStrip('legalShare', { mayBeLog: false }),
    series: [
      metric('likeliestLegalShare', GENERATOR, { label: 'likeliest', width: 1.1, dash: '2 2' }),
      metric('legalShare', GENERATOR, { label: 'drawn', width: 2.4 }),
    ],
    metrics: ['legalShare', 'likeliestLegalShare'],
  },
];

/** What of a strip is drawn of two runs: whole lines only, since dashes tell them apart. */
export const pairStrip = (strip: Strip): Strip => ({
  ...strip,
  series: strip.series
    .filter(
      ({ share, isQuiet }, i, { length }) => !share && !isQuiet && (strip.id.endsWith('losses') || i === length - 1),
    )
    .map(({ dash: _, ...series }) => series),
});

/** What can stand in a slot for a run of this lab, of samples in this space. */
export const offered = (of: Space['kind'], ofLab: LabId): readonly Strip[] =>
  STRIPS.filter(({ on = of, lab = ofLab }) => on === of && lab === ofLab);

/** The strip with this id; the first one for an id that is unknown. */
export function findStrip(id: string): Strip {
  return STRIPS.find((strip) => strip.id === id) ?? (STRIPS[0] as Strip);
}
