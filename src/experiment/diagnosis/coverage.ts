import { type Moment, metric, type Situation } from './contract.ts';

/** Share of the samples of a perfect generator of Gaussian modes that lie within three standard deviations of one. */
const PERFECT = 1 - Math.exp(-4.5);

/** What a run must reach of the share that a perfect generator has on modes. */
const GOOD = 0.9;

/** Share on modes of a perfect generator of these data. */
export const perfectShare = ({ facts }: Situation): number => facts.perfect ?? PERFECT;

/** Modes that one evaluation had and the next has not. */
function losesMode(before: Moment, now: Moment): boolean {
  if (before.shares.length !== now.shares.length) return false;
  if (now.shares.length === 0) return metric(now, 'modes') < metric(before, 'modes');
  return before.shares.some(({ captured }, index) => captured && !now.shares[index]?.captured);
}

/** Every mode holds at least a quarter of its fair share. */
export const isAllStrict = ({ now }: Situation): boolean =>
  metric(now, 'modeCount') >= 1 && metric(now, 'strictModes') === metric(now, 'modeCount');

/** All is well: every mode is strict, nearly as many points are on modes as can be, and nothing was lost just now. */
export function isWell(situation: Situation): boolean {
  const { before, now } = situation;
  const last = [...before.slice(-2), now];
  return (
    isAllStrict(situation) &&
    metric(now, 'highQuality') >= GOOD * perfectShare(situation) &&
    last.every((moment, index) => index === 0 || !losesMode(last[index - 1] as Moment, moment))
  );
}
