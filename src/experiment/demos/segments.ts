import { type Text, text } from '../../schema/text.ts';
import type { Changes } from './contract.ts';

/** The eight modes of a ring as segments of a market, mode by mode: names hurt more than numbers. */
export const SEGMENTS: readonly Text[] = [
  text('Students', '学生'),
  text('Young families', '子育て世帯'),
  text('Commuters', '会社員'),
  text('Night workers', '夜勤で働く人'),
  text('Pensioners', 'シニア'),
  text('Sole traders', '個人事業主'),
  text('Visitors', '旅行者'),
  text('Rural homes', '地方在住'),
];

/** Gaussian smoothing from as wide as the gaps between modes to nearly nothing. */
export const smoothedOver = (duration: number): Changes => ({
  'smoothing.on': true,
  'smoothing.bandwidth': 1,
  'smoothing.schedule': 'linear',
  'smoothing.end': 0.05,
  'smoothing.duration': duration,
});

/** Where a run kept more than it was to show: said as it is. */
export const keptMore = text(
  'This run kept more than most do: {held} of {total}. The numbers over twenty runs are on the last card.',
  '今回は {total} つのうち {held} が残り、多くの場合より良い結果でした。20 回分の数字は最後のカードにあります。',
);
