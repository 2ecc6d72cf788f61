import { integer } from '../schema/param.ts';
import { text } from '../schema/text.ts';

/** Value of a number of modes that leaves it to the points. */
export const AUTOMATIC = 0;

/** What a link of version 1 means that does not name the number of modes of data of one's own. */
export const UNNAMED_MODES = 6;

/** Number of modes of drawn or imported points. */
export const ownModes = integer({
  label: text('Modes (0: fitted)', 'モード数（0：自動）'),
  symbol: 'K',
  help: text(
    'Clusters that count as modes. 0 fits their number to the points; any other number divides the points by k-means.',
    'モードとして数えるクラスターの数。0 なら点の分布から自動で決め、それ以外は k 平均法でその数に分けます。',
  ),
  min: AUTOMATIC,
  max: 32,
  default: AUTOMATIC,
});
