import { findMethod } from '../../methods/index.ts';
import { text } from '../../schema/text.ts';
import { defineDiagnosis } from './contract.ts';
import { count } from './words.ts';

export const diverged = defineDiagnosis({
  id: 'diverged',
  when: ({ facts }) => facts.diverged !== undefined,
  sentence: ({ experiment, facts, now }) => {
    const { step, healthyStep } = facts.diverged ?? { step: now.step, healthyStep: now.step };
    if (findMethod(experiment.method.id).lab === 'particles') {
      return text(
        `At step ${count(step)} the particles ran away; they stand again as at step ${count(healthyStep)}. A smaller step size may hold them.`,
        `ステップ ${count(step)} で粒子が発散したため、ステップ ${count(healthyStep)} の状態に戻しました。ステップ幅を小さくすると防げる可能性があります。`,
      );
    }
    return text(
      `At step ${count(step)} the weights were no longer numbers; the run stands again at step ${count(healthyStep)}.`,
      `ステップ ${count(step)} で重みが数値でなくなったため、ステップ ${count(healthyStep)} の状態に戻しました。`,
    );
  },
  action: () => ({ label: text('Back 500 steps', '500 ステップ戻る'), changes: 'back-500' }),
});
