import { type Text, text } from '../schema/text.ts';
import type { MetricInput } from './contract.ts';

const notYet = text('No training step has been made yet.', 'まだ 1 ステップも学習していません。');

/** A scalar reported by the last training step, or why there is none. */
export function reported({ report }: MetricInput, name: string, absent: Text = notYet): number | Text {
  if (!report || Object.keys(report).length === 0) return notYet;
  return report[name] ?? absent;
}
