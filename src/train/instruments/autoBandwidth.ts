import { type AutoBandwidth, NULL_LIMIT, autoBandwidth as search } from '../../math/autoBandwidth.ts';
import { type Text, text } from '../../schema/text.ts';
import { hasCritic } from '../gan/players.ts';
import type { Measure, Reading } from './contract.ts';
import { bandwidthNow, generatedPoints, modeSpacing, realPoints, shapeOf } from './subjects.ts';

export type AutoBandwidthOptions = Readonly<Record<string, never>>;

export interface AutoBandwidthReading extends Reading, AutoBandwidth {
  /** Settings to apply: one click. */
  readonly settings: {
    readonly 'smoothing.bandwidth': number;
    readonly 'smoothing.end': number;
    readonly 'smoothing.schedule': 'exponential';
    readonly 'smoothing.duration': number;
    /** The present step, or 0 where the run has to start anew to be smoothed: an annealing counted from the beginning of the run would be over, or half over, at once. */
    readonly 'smoothing.from': number;
  };
  /** Why, sentence by sentence. */
  readonly explanation: readonly Text[];
}

const REAL_POINTS = 512;
const GENERATED_POINTS = 256;

const round = (value: number): number => Number(value.toPrecision(3));

const because = (found: AutoBandwidth): Text => {
  const end = round(found.endByRule);
  switch (found.endBecause) {
    case 'present':
      return text(
        `The end is ${end}, where the annealing in force would end: a larger one would blur more than now.`,
        `最終値は ${end} です。現在のアニーリングの最終値で、これより大きいと今よりぼやけます。`,
      );
    case 'spacing':
      return text(
        `The end is ${end}, an eighth of the distance between neighbouring modes: below it the force no longer crosses from one to the next.`,
        `最終値は ${end} です。隣り合うモードの間隔の 1/8 にあたり、これより小さいと力が隣のモードへ届きません。`,
      );
    case 'likelihood':
      if (end > found.likelihood * 1.5) {
        return text(
          `The end is ${end}, twice the bandwidth at which the data predict each other best (leave-one-out likelihood): below it a critic learns the sample rather than the law.`,
          `最終値は ${end} です。データ点が互いを最もよく予測する帯域幅（1 点除外尤度の最大点）の 2 倍で、これより小さいと識別器は分布ではなく標本を覚えます。`,
        );
      }
      return text(
        `The end is ${end}, the bandwidth at which the data predict each other best (leave-one-out likelihood).`,
        `最終値は ${end} です。データ点が互いを最もよく予測する帯域幅（1 点除外（leave-one-out）尤度の最大点）です。`,
      );
    case 'null':
      if (end > found.nullBound * 1.5) {
        return text(
          `The end is ${end}, twice the bandwidth below which two samples of the data alone differ by more than ${NULL_LIMIT} nats.`,
          `最終値は ${end} です。実データの標本どうしの差が ${NULL_LIMIT} nat を超え始める帯域幅の 2 倍です。`,
        );
      }
      return text(
        `The end is ${end}: below it two samples of the data alone differ by more than ${NULL_LIMIT} nats.`,
        `最終値は ${end} です。これより小さいと、実データの標本どうしでも ${NULL_LIMIT} nat を超える差が出ます。`,
      );
  }
};

function explain(found: AutoBandwidth, step: number): readonly Text[] {
  const chosen = found.candidates.find(({ start, end }) => start === found.start && end === found.end);
  return [
    text(
      `95 % of the points have one of the other kind within ${round(found.gap)}; a force bridges that gap from a bandwidth of ${round(found.startByRule)} on, a quarter of it.`,
      `95 % の点は、もう一方の種類の点まで距離 ${round(found.gap)} 以内にあります。力がこの距離に届くのは、その 1/4 の帯域幅 ${round(found.startByRule)} からです。`,
    ),
    ...(found.startsAtPresent
      ? [
          text(
            `The start is ${round(found.start)}, the bandwidth in force: a smaller one might let go of modes.`,
            `初期値は現在の帯域幅 ${round(found.start)} です。急に小さくするとモードを失うおそれがあります。`,
          ),
        ]
      : []),
    because(found),
    text(
      `Of ${found.candidates.length} pairs tried on free particles, ${round(found.start)} → ${round(found.end)} anneals least among the best: divergence ${round(found.before)} → ${round(chosen?.jsd ?? found.before)} nats.`,
      `自由な粒子で ${found.candidates.length} 通りを試しました。最良の組のうち変化が最も小さいのは ${round(found.start)} → ${round(found.end)} で、ダイバージェンスは ${round(found.before)} → ${round(chosen?.jsd ?? found.before)} nat になります。`,
    ),
    text(
      `${found.duration} steps from step ${step} on are 2,000 for each factor of e: the generator has to follow the particles.`,
      `期間はステップ ${step} から ${found.duration} ステップです（帯域幅が 1/e になるごとに 2,000）。生成器が粒子の動きに追いつくための長さです。`,
    ),
  ];
}

/** Start, end and duration of an annealing for the run as it is, with the reasons. About half a second. */
export const autoBandwidth: Measure<AutoBandwidthOptions, AutoBandwidthReading> = async (run) => {
  const generated = await generatedPoints(run, GENERATED_POINTS);
  if ('available' in generated) return generated;
  const spacing = modeSpacing(run.law.modes);
  const { smoother } = shapeOf(run.trained);
  const { smoothing } = run.trained;
  const now = bandwidthNow(run);
  // Switching smoothing on starts the run anew.
  const from = now > 0 ? run.step : 0;
  const found = search({
    real: realPoints(run, REAL_POINTS),
    generated,
    smoother,
    learned: hasCritic(run.experiment),
    ...(spacing !== undefined && { spacing }),
    ...(now > 0 && { present: { now, end: smoothing.schedule === 'constant' ? now : smoothing.end } }),
  });
  return {
    available: true,
    ...found,
    settings: {
      'smoothing.bandwidth': round(found.start),
      'smoothing.end': round(found.end),
      'smoothing.schedule': 'exponential',
      'smoothing.duration': found.duration,
      'smoothing.from': from,
    },
    explanation: explain(found, from),
  };
};
