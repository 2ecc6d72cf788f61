import { text } from '../schema/text.ts';
import type { Field } from './contract.ts';

/** What lies behind the points of a method that learns a density: the target itself, relative to its peak. */
export const targetField: Field = {
  transform: 'exp',
  scale: 'peak',
  title: text('Target density relative to its peak', '目標の密度（最大値を 1 とした値）'),
  symbol: 'log q(x)',
};
