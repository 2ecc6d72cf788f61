import { useRef } from 'react';
import { useStore } from 'zustand';
import { formatCount, wholePercent } from '../../i18n/format.ts';
import { findMetric } from '../../metrics/index.ts';
import type { Pair } from '../../store/pairStore.ts';
import type { Run } from '../../store/runStore.ts';
import type { Evaluation } from '../../train/frame.ts';
import { useFit } from '../caption/useFit.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { measured } from '../kit/measured.ts';
import { useDifferences } from './useDifferences.ts';
import { type Verdict, verdictOf } from './verdict.ts';

const evaluationOf = ({ evaluation }: Run): Evaluation | null => evaluation;
const isRunning = ({ status }: Run): boolean => status.state === 'running';

/** The newest evaluations of the two that are of one step: those that came before, while one of them is a meeting ahead. */
function useMeasured({ a, b }: Pair): readonly [Evaluation, Evaluation] | null {
  const [ofA, ofB] = [useStore(a.stores.run, evaluationOf), useStore(b.stores.run, evaluationOf)];
  const last = useRef<{ readonly pair: string; readonly both: readonly [Evaluation, Evaluation] } | null>(null);
  if (!ofA || !ofB) return null;
  const pair = `${ofA.run} ${ofB.run}`;
  if (ofA.step === ofB.step) last.current = { pair, both: [ofA, ofB] };
  return last.current?.pair === pair ? last.current.both : null;
}

function useSentence(verdict: Verdict | null, step: number): string | null {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  if (!verdict) return null;
  const at = formatCount(step, language);
  if (verdict.kind === 'distance') {
    const name = say(findMetric(verdict.key).title);
    return t('compare.distance', {
      step: at,
      name,
      a: measured(verdict.a, language),
      b: measured(verdict.b, language),
    });
  }
  const { kind, a, b } = verdict;
  const [ofA, ofB] = [a, b].map(({ count, total }) =>
    t(kind === 'modes' ? 'compare.modes' : 'compare.classesOf', { count: formatCount(count, language), total }),
  );
  const [shareA, shareB] = [a, b].map(({ share }) => wholePercent(share, language));
  const sentence = kind === 'classes' ? 'classes' : a.count === b.count ? 'alike' : 'both';
  return t(`compare.${sentence}`, { step: at, a: ofA, b: ofB, shareA, shareB });
}

interface Trouble {
  readonly kind: 'diverged' | 'gone' | 'refused';
  readonly step: number;
}

/** What keeps a run from going on, where something does. */
function troubleOf({ crashed, isSilent, law, refusal, status: { state, stop } }: Run): Trouble | null {
  if (crashed !== null || isSilent) return { kind: 'gone', step: 0 };
  if (law === null && refusal && state !== 'loading') return { kind: 'refused', step: 0 };
  return stop?.kind === 'diverged' ? { kind: 'diverged', step: stop.step } : null;
}

/** Which of the two cannot go on, and what that means for the other one. */
function useTrouble({ a, b }: Pair): string | null {
  const t = useT();
  const language = useLanguage();
  const found = { A: troubleOf(useStore(a.stores.run)), B: troubleOf(useStore(b.stores.run)) };
  if (found.A && found.B) return t('compare.bothTroubled');
  const arm = found.B ? 'B' : 'A';
  const { kind, step } = found[arm] ?? {};
  return kind
    ? t(`compare.${kind}`, { arm, other: arm === 'A' ? 'B' : 'A', step: formatCount(step ?? 0, language) })
    : null;
}

/** One sentence on what came of the difference, as soon as both were measured at one step, and what chance has to do with it. */
export function useDifferenceTold(pair: Pair) {
  const t = useT();
  const differs = useDifferences(pair);
  const both = useMeasured(pair);
  const plays = [useStore(pair.a.stores.run, isRunning), useStore(pair.b.stores.run, isRunning)].some(Boolean);
  const step = both?.[0].step ?? 0;
  const found = useSentence(both && step > 0 ? verdictOf(...both) : null, step);
  const trouble = useTrouble(pair);
  const isOfOtherData = differs.some(({ key }) => key === 'data.id');
  const isTold = trouble === null && differs.length > 0 && found !== null && !isOfOtherData;
  const chance = differs.some(({ key }) => key === 'seed') ? t('compare.otherSeed') : t('compare.oneSeed');
  const begun = plays || step > 0;
  const waiting =
    differs.length === 0
      ? step > 0
        ? 'same_run'
        : 'fresh'
      : !begun
        ? 'ready'
        : isOfOtherData
          ? 'otherData'
          : 'measuring';
  const sentence = isTold ? found : (trouble ?? t(`compare.${waiting}`));
  return { sentence, chance, isTold, speaks: isTold || trouble !== null };
}

/** The sentence in the bar of the caption. */
export function DifferenceCaption({ pair }: { readonly pair: Pair }) {
  const t = useT();
  const { sentence, chance, isTold, speaks } = useDifferenceTold(pair);
  const text = useFit(sentence, chance);
  return (
    <section
      className="caption"
      data-voice={speaks ? 'speaks' : 'plain'}
      data-testid="difference"
      aria-label={t('caption.region')}
    >
      <p ref={text}>{sentence}</p>
      {isTold && <small className="compare-chance">{chance}</small>}
    </section>
  );
}
