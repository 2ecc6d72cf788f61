import { type Text, text } from '../../schema/text.ts';
import { packed1, packed2, packed3, packed4 } from './cells/packing.ts';
import { type Cell, type Check, type ClaimDeclaration, defineClaim } from './contract.ts';
import { difference, final, ratio } from './measure.ts';
import { PACGAN_CHECK } from './origins.ts';

const modesBound: Text = text(
  'the paper gains 1.5 modes and more on its own recipe; one mode is plain',
  '論文は独自の設定で 1.5 モード以上増加。1 モードあれば明白',
);
const klBound: Text = text(
  'the paper falls from 0.45 to 0.07–0.10 on its own recipe; half is plain',
  '論文は独自の設定で 0.45 から 0.07～0.10 へ減少。半分なら明白',
);

/** A packed critic against one that sees single points. */
const gains = (cell: Cell): readonly Check[] => [
  { quantity: difference(final(cell, 'modes'), final(packed1, 'modes')), atLeast: 1, origin: modesBound },
  { quantity: ratio(final(cell, 'reverseKl'), final(packed1, 'reverseKl')), atMost: 0.5, origin: klBound },
];

/** PacGAN at classroom scale: its networks are ten times as wide and train for 400,000 steps. */
export const PACKING_CLAIMS: readonly ClaimDeclaration[] = [
  defineClaim({
    id: 'packing-finds-more-modes',
    title: text(
      'A critic that judges two or four points together finds modes that one judging single points loses, and spreads points more evenly over them.',
      '2 点または 4 点をまとめて判定する識別器は、1 点ずつの識別器が失うモードを見つけ、点をより均等に配る。',
    ),
    source: PACGAN_CHECK,
    suite: 'core',
    seeds: 24,
    checks: [...gains(packed2), ...gains(packed4)],
  }),
  defineClaim({
    id: 'more-packing-more-modes',
    title: text(
      'From one to four points judged together, coverage does not fall.',
      'まとめて判定する点を 1 から 4 に増やしても、網羅性は下がらない。',
    ),
    source: PACGAN_CHECK,
    suite: 'full',
    checks: (
      [
        [packed2, packed1],
        [packed3, packed2],
        [packed4, packed3],
      ] as const
    ).map(([more, fewer]) => ({
      quantity: difference(final(more, 'modes'), final(fewer, 'modes')),
      atLeast: -0.1,
      origin: text(
        'the paper: 6.3, 7.9, 7.8 and 7.8 modes on its own recipe, never more than 0.1 lower',
        '論文：独自の設定で 6.3、7.9、7.8、7.8 モード。下がっても 0.1 まで',
      ),
    })),
  }),
];
