import { text } from '../../../schema/text.ts';
import { type Cell, defineCell } from '../contract.ts';

/** Thin modes and a sharp critic, rescued by a kernel that narrows over 8,000 steps. */
const ANNEALED = {
  'method.id': 'ns-gan',
  'data.id': 'ring',
  'data.std': 0.03,
  'training.criticSteps': 3,
  'criticOptimiser.rate': 0.003,
  'generator.initialisation': 'glorot',
  'smoothing.on': true,
  'smoothing.bandwidth': 1,
  'smoothing.schedule': 'linear',
  'smoothing.end': 0.05,
  'smoothing.duration': 8_000,
} as const;

const RUN = { changes: ANNEALED, steps: 20_000, every: 1_000, trace: ['highQuality', 'strictModes'] } as const;

export const leftAlone = defineCell({
  id: 'automatic-never',
  title: text('σ 1 → 0.05 over 8,000 steps, left alone', 'σ 1 → 0.05（8,000 ステップ）、そのまま'),
  ...RUN,
});

const pressedAt = (step: number): Cell =>
  defineCell({
    id: `automatic-at-${step}`,
    title: text(
      `σ 1 → 0.05 over 8,000 steps, automatic bandwidth at step ${step}`,
      `σ 1 → 0.05（8,000 ステップ）、ステップ ${step} で帯域幅を自動設定`,
    ),
    ...RUN,
    automaticBandwidthAt: step,
  });

/** The same run with the automatic bandwidth pressed before, in the middle of and near the end of its annealing. */
export const pressed = { 0: pressedAt(0), 2000: pressedAt(2_000), 6000: pressedAt(6_000) } as const;
