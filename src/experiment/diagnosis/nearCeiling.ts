import { text } from '../../schema/text.ts';
import { defineDiagnosis, metric } from './contract.ts';
import { isTopped } from './towerWords.ts';
import { figure } from './words.ts';

/** Nats below the ceiling that are as good as none. */
const NEAR = 0.25;

/** The promise of the bottom layer is kept: what is left to gain is below. */
export const nearCeiling = defineDiagnosis({
  id: 'near-ceiling',
  voice: 'well',
  labs: ['layers'],
  when: ({ now }) => isTopped(now) && metric(now, 'optimismGap') <= NEAR,
  sentence: ({ now }) => {
    const [gap, ceiling] = [figure(metric(now, 'optimismGap')), figure(metric(now, 'latentCeiling'))];
    return text(
      `Only ${gap} nats below the ceiling of ${ceiling}: the rest is up to the bottom layer.`,
      `上限 ${ceiling} nat まで、あと ${gap} nat です。これ以上の伸びは下の層しだいです。`,
    );
  },
});
