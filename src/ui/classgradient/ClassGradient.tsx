import './classGradient.css';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { classGradient as words } from '../../i18n/classGradient.ts';
import { addTexts } from '../../i18n/index.ts';
import type { ClassGradientReading } from '../../train/instruments/classGradient.ts';
import { Unread } from '../dock/Unread.tsx';
import { useReading } from '../dock/useReading.ts';
import { useRun, useSay, useT } from '../hooks.ts';
import { Toggle } from '../kit/Toggle.tsx';
import { useShowsImages } from '../space.ts';
import { useLaid } from '../stage/stageOverlay.ts';
import { guessOverlay } from './drawClasses.ts';
import { type PullKind, pullOverlay } from './drawPulls.ts';
import { PULL_KINDS, PullRow } from './PullRow.tsx';
import { useLook } from './useLook.ts';

addTexts({ classGradient: words });

/** Lays arrows and marks over the stage as long as the panel is open. */
function useStageMarks(reading: ClassGradientReading | null, shown: PullKind, marked: boolean): void {
  const arrows = useMemo(() => {
    const { point, gradients } = reading ?? {};
    return reading && point && gradients ? { ...reading, point, gradients, shown } : null;
  }, [reading, shown]);
  useLaid(pullOverlay, arrows);
  useLaid(guessOverlay, (marked && reading?.guesses) || null);
}

/** Classes of the loaded law by name, and the generated behind them. */
function useNames(count: number): readonly string[] {
  const t = useT();
  const say = useSay();
  const classes = useRun((run) => run.law?.classes);
  const names = Array.from({ length: count }, (_, k) => {
    const known = classes?.[k];
    return known ? say(known.name) : String(k + 1);
  });
  return [...names, t('classGradient.generated')];
}

interface PullTableProps {
  readonly reading: ClassGradientReading;
  readonly names: readonly string[];
  readonly shown: PullKind;
  /** Absent where there is no stage for arrows. */
  readonly onShow?: (kind: PullKind) => void;
}

function PullTable({ reading, names, shown, onShow }: PullTableProps) {
  const t = useT();
  const reach = Math.max(0.05, ...[...reading.labelGan, ...reading.amGan].map(Math.abs));
  return (
    <table className="pulls-table" aria-label={t('classGradient.title')}>
      <thead>
        <tr>
          <th scope="col">{t('classGradient.class')}</th>
          <th scope="col">{t('classGradient.belief')}</th>
          {PULL_KINDS.map((kind) => (
            <th key={kind} scope="col">
              {onShow ? (
                <button
                  type="button"
                  className="pulls-head"
                  aria-pressed={kind === shown}
                  title={t('classGradient.show')}
                  data-testid={`pulls-${kind}`}
                  onClick={() => onShow(kind)}
                >
                  {t(`classGradient.losses.${kind}`)}
                </button>
              ) : (
                t(`classGradient.losses.${kind}`)
              )}
              {reading.trained === kind && <small>{t('classGradient.trained')}</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {names.map((name, k) => (
          <PullRow
            // biome-ignore lint/suspicious/noArrayIndexKey: the number of a class is its identity
            key={k}
            label={k < reading.target.length ? k : null}
            name={name}
            belief={reading.beliefs[k] as number}
            pulls={{ labelGan: reading.labelGan[k] as number, amGan: reading.amGan[k] as number }}
            reach={reach}
            isTarget={(reading.target[k] ?? 0) > 0.5}
          />
        ))}
      </tbody>
    </table>
  );
}

/** How LabelGAN's and AM-GAN's generator would pull on one sample, class by class: numbers here, arrows on the stage. */
export function ClassGradient() {
  const t = useT();
  const onImages = useShowsImages();
  const [shown, setShown] = useState<PullKind>('amGan');
  const [marked, setMarked] = useState(true);
  const { choose, ...look } = useLook();
  const answer = useReading('classGradient', look)?.answer;
  const reading = answer?.available ? answer : null;
  const names = useNames(reading?.target.length ?? 0);
  useStageMarks(reading, shown, marked);
  if (!reading) return <Unread answer={answer} />;

  const aim = reading.target.reduce((best, share, k) => (share > (reading.target[best] as number) ? k : best), 0);
  return (
    <div className="pulls" data-testid="class-gradient">
      <PullTable reading={reading} names={names} shown={shown} {...(!onImages && { onShow: setShown })} />
      <div className="pulls-side">
        <p className="pulls-sample">
          <button
            type="button"
            aria-label={t('classGradient.previous')}
            disabled={look.sample === 0}
            onClick={() => choose(look.sample - 1)}
          >
            <ChevronLeft aria-hidden="true" />
          </button>
          <b data-testid="pulls-subject">
            {reading.sample === null
              ? t('classGradient.place')
              : t('classGradient.sample', { number: reading.sample + 1 })}
          </b>
          <button
            type="button"
            aria-label={t('classGradient.next')}
            disabled={look.sample + 1 >= reading.guesses.length}
            onClick={() => choose(look.sample + 1)}
          >
            <ChevronRight aria-hidden="true" />
          </button>
        </p>
        <p data-testid="pulls-target">
          {t('classGradient.target')}: <b>{names[aim]}</b>{' '}
          <small>{t(`classGradient.from.${reading.targetFrom}`)}</small>
        </p>
        {!onImages && (
          <div className="pulls-marks">
            <span>{t('classGradient.marks')}</span>
            <Toggle label={t('classGradient.marks')} on={marked} onChange={setMarked} testId="pulls-marks" />
          </div>
        )}
        <p className="pulls-hint">
          {t('classGradient.about')} {t(`classGradient.${onImages ? 'tileHint' : 'hint'}`)}
        </p>
        {!onImages && <p className="pulls-hint">{t('classGradient.arrows')}</p>}
      </div>
    </div>
  );
}
