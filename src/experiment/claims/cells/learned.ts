import type { ParamValue } from '../../../schema/param.ts';
import { type Text, text } from '../../../schema/text.ts';
import { type Cell, defineCell } from '../contract.ts';
import { RING_8 } from './data.ts';

/** A critic that learns alone from noisy data and noisy stand-ins for generated points, at one bandwidth. */
const learned = (id: string, title: Text, frozen: Readonly<Record<string, ParamValue>>): Cell =>
  defineCell({
    id: `learned-${id}`,
    title,
    changes: {
      'method.id': 'ns-gan',
      ...RING_8,
      'smoothing.on': true,
      'smoothing.bandwidth': 0.3,
      'smoothing.schedule': 'constant',
      'training.batch': 256,
      'critic.depth': 2,
      'critic.width': 64,
      ...frozen,
    },
    steps: 3_000,
    every: 300,
    trace: ['criticLoss', 'closedFormDistance'],
  });

export const learnedShifted = learned('shifted', text('σ 0.3, data shifted by 0.5', 'σ 0.3、0.5 ずらした実データ'), {
  'training.freeze': 'shifted',
  'training.freezeBy': 0.5,
});
export const learnedNoisy = learned('noisy', text('σ 0.3, data with noise 1', 'σ 0.3、ノイズ 1 を加えた実データ'), {
  'training.freeze': 'noisy',
  'training.freezeBy': 1,
});
