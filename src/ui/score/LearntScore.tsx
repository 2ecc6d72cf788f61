import { useState } from 'react';
import { useStore } from 'zustand';
import { formatValue, wholePercent } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { learntScore } from '../../i18n/learntScore.ts';
import type { LearntScoreReading } from '../../train/instruments/learntScore.ts';
import { mapWindow } from '../closedform/window.ts';
import { Unread } from '../dock/Unread.tsx';
import { useReading } from '../dock/useReading.ts';
import { useLanguage, useRun, useT } from '../hooks.ts';
import { SlideRule } from '../kit/SlideRule.tsx';
import { useUnits } from '../lengths.ts';
import { stageView } from '../stage/stageView.ts';
import { ScoreMap } from './ScoreMap.tsx';
import { levelAt } from './scoreMap.ts';
import './score.css';

addTexts({ instruments: { learntScore } });

const SYMBOLS = { learnt: 'S(x, σ)', target: '∇log q(x)', error: '‖S − ∇log q‖' } as const;
const MAPS = ['learnt', 'target', 'error'] as const;

/** Relative error of every level as a bar, the one that is looked at marked. */
function Levels({ reading }: { readonly reading: LearntScoreReading }) {
  const t = useT();
  const { errors, level, levels } = reading;
  const top = Math.max(1, ...errors);
  return (
    <svg
      className="score-levels"
      viewBox={`0 0 ${levels.length} 100`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('instruments.learntScore.levels')}
    >
      {Array.from(errors, (error, i) => {
        const height = (100 * Math.min(top, error)) / top;
        return (
          <rect
            key={levels[i]}
            x={i + 0.2}
            width={0.6}
            y={100 - height}
            height={height}
            data-chosen={i === level || undefined}
          />
        );
      })}
    </svg>
  );
}

interface NoiseProps {
  readonly reading: LearntScoreReading;
  readonly onChange: (level: number) => void;
}

/** The noise level that is looked at, on the rule of all of them. */
function Noise({ reading, onChange }: NoiseProps) {
  const t = useT();
  const language = useLanguage();
  const { withUnit } = useUnits();
  const { errors, level, levels, smoothing } = reading;
  const sigma = levels[level] as number;
  const written = (value: number): string => formatValue(value, language, 2);
  return (
    <div className="score-side">
      <dl>
        <dt>{t('instruments.learntScore.relative')}</dt>
        <dd>
          <b data-testid="score-share">{wholePercent(errors[level], language)}</b> %
        </dd>
      </dl>
      <p>{t('instruments.learntScore.levels')}</p>
      <Levels reading={reading} />
      {levels.length > 1 && (
        <SlideRule
          label={t('instruments.learntScore.sigma')}
          rule={{ min: levels[0] as number, max: levels.at(-1) as number, scale: 'log', step: 0, whole: false }}
          value={sigma}
          valueText={(value) => withUnit(written(value))}
          onChange={(value, pace) => onChange(levelAt(levels, level, value, pace === 'settling'))}
          onReset={() => onChange(0)}
          testId="score-sigma"
        />
      )}
      <p data-testid="score-level">
        σ = <b>{written(sigma)}</b>
        {smoothing > 0 && <> {t('instruments.learntScore.smoothing', { value: written(smoothing) })}</>}
      </p>
    </div>
  );
}

/** The score that the network has learnt of the sampler beside that of the target, at one level of noise, and how far they are apart. */
export function LearntScore() {
  const t = useT();
  const law = useRun((run) => run.law?.bounds);
  const view = useStore(stageView);
  const bounds = mapWindow(view, law);
  const [level, setLevel] = useState(0);
  const answer = useReading('learntScore', { level, ...(bounds && { bounds }) })?.answer;
  if (!answer?.available) return <Unread answer={answer} />;
  return (
    <div className="score" data-testid="score">
      {MAPS.map((id) => (
        <figure key={id} data-testid={`score-${id}`}>
          <figcaption>
            {t(`instruments.learntScore.${id}`)} <i>{SYMBOLS[id]}</i>
            <small>{t(`instruments.learntScore.about.${id}`)}</small>
          </figcaption>
          <ScoreMap reading={answer} id={id} label={t(`instruments.learntScore.${id}`)} />
        </figure>
      ))}
      <Noise reading={answer} onChange={setLevel} />
    </div>
  );
}
