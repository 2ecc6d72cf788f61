import type { Language } from '../schema/text.ts';

/** What Japanese counts with, and units that follow a figure after a space. */
const COUNTERS =
  '個|つ|か所|か月|人|万|億|歩|番|名|色|章|問|コア|スレッド|枚|点|回|本|台|組|種|桁|件|行|列|層|倍|分|秒|通り|段階|次元|画素|単位|モード|クラス|ステップ|シード|以上|以下|以内|未満|%|nat|MB|kB|SD';

const AFTER_FIGURE = new RegExp(`([0-9./σ]|\\}\\}) (?=${COUNTERS})`, 'g');

/** `2～4`, `1～5`: a range is one word. */
const RANGE = /([0-9]|\}\})～(?=[0-9]|\{\{)/g;

/**
 * A Japanese sentence whose figures stay with their counters when a line breaks: no-break space in `8 モード`, word joiners
 * around the sign of a range. English sentences are returned as they are.
 */
export function typeset(sentence: string, language: Language): string {
  if (language !== 'ja') return sentence;
  return sentence.replace(AFTER_FIGURE, '$1\u00a0').replace(RANGE, '$1\u2060～\u2060');
}
