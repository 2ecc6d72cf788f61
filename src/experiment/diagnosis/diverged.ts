import { text } from '../../schema/text.ts';
import { defineDiagnosis } from './contract.ts';
import { count } from './words.ts';

export const diverged = defineDiagnosis({
  id: 'diverged',
  when: ({ facts }) => facts.diverged !== undefined,
  sentence: ({ facts, now }) => {
    const { step, healthyStep } = facts.diverged ?? { step: now.step, healthyStep: now.step };
    return text(
      `At step ${count(step)} the weights were no longer numbers; the run stands again at step ${count(healthyStep)}.`,
      `ステップ ${count(step)} で重みが数値でなくなったため、ステップ ${count(healthyStep)} の状態に戻しました。`,
    );
  },
  action: () => ({ label: text('Back 500 steps', '500 ステップ戻る'), changes: 'back-500' }),
});
