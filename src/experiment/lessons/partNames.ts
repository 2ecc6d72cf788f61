import { type Text, text } from '../../schema/text.ts';
import type { PartId } from './contract.ts';

export const PART_NAMES: Readonly<Record<PartId, Text>> = {
  predict: text('Predict', '予想する'),
  run: text('Watch', '見る'),
  say: text('Say what you saw', '見たことを言う'),
  compare: text('Compare with 20 runs', '20 回の学習と比べる'),
  explain: text('Explain', '説明'),
  try: text('Try it yourself', '自分で試す'),
};
