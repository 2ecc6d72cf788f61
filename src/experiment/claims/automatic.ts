import { text } from '../../schema/text.ts';
import { leftAlone, pressed } from './cells/automatic.ts';
import { type Cell, type Check, type ClaimDeclaration, defineClaim } from './contract.ts';
import { difference, lateMean } from './measure.ts';
import { derived, stated } from './origins.ts';

/** Pressed against left alone, both long after their annealings: neither much less quality nor a mode fewer. */
const noWorse = (cell: Cell): readonly Check[] => [
  {
    quantity: difference(lateMean(cell, 'highQuality'), lateMean(leftAlone, 'highQuality')),
    atLeast: -0.05,
    origin: stated(
      text(
        'the standard deviation over seeds 21–25 at one step is 0.05; an annealing counted from step 0 lost 0.26',
        'シード 21～25 の 1 時点の標準偏差が 0.05。ステップ 0 から数えるアニーリングでは 0.26 低下',
      ),
    ),
  },
  {
    quantity: difference(lateMean(cell, 'strictModes'), lateMean(leftAlone, 'strictModes')),
    atLeast: -0.5,
    origin: stated(text('less than one mode', 'モード 1 個未満')),
  },
];

/** The bandwidth chosen by the page itself. */
export const AUTOMATIC_CLAIMS: readonly ClaimDeclaration[] = [
  defineClaim({
    id: 'automatic-bandwidth-does-no-harm',
    title: text(
      'On an annealed ring the automatic bandwidth leaves the run no worse than without it, pressed at step 0, 2,000 or 6,000.',
      'アニーリング中のリングで帯域幅の自動設定をステップ 0、2,000、6,000 のいずれで使っても、使わない場合より悪くならない。',
    ),
    source: derived('Modescope'),
    suite: 'full',
    checks: [...noWorse(pressed[0]), ...noWorse(pressed[2_000]), ...noWorse(pressed[6_000])],
  }),
];
