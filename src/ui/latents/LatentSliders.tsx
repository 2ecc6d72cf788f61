import { Dices, Undo2 } from 'lucide-react';
import { useRef } from 'react';
import { formatFixed } from '../../i18n/format.ts';
import { clamp } from '../../math/clamp.ts';
import { latentsFor } from '../../train/latents.ts';
import { useExperiment, useLanguage, useT } from '../hooks.ts';
import { type End, setCoordinate, setEnd, useLatents } from '../images/latentStore.ts';
import { SlideRule } from '../kit/SlideRule.tsx';
import type { Rule } from '../kit/slideRule.ts';

const SHOWN = 8;
/** Beyond three standard deviations a normal latent is hardly ever drawn. */
const RULES: Readonly<Record<'normal' | 'uniform', Rule>> = {
  normal: { min: -3, max: 3, scale: 'linear', step: 0.05, whole: false },
  uniform: { min: -1, max: 1, scale: 'linear', step: 0.02, whole: false },
};

interface LatentSlidersProps {
  readonly law: 'normal' | 'uniform';
  readonly ends: Readonly<Record<End, Float32Array>>;
}

/** The first coordinates of one end of the path, to move by hand. */
export function LatentSliders({ law, ends }: LatentSlidersProps) {
  const t = useT();
  const language = useLanguage();
  const end = useLatents((state) => state.end);
  const seed = useExperiment(({ experiment }) => experiment.seed);
  const latentParams = useExperiment(({ experiment }) => experiment.latent);
  const draws = useRef(0);
  /** What the end was before it was moved by hand. */
  const origins = useRef(new Map<End, Float32Array>());
  const rule = RULES[law];
  const latent = ends[end];
  const shown = Math.min(SHOWN, latent.length);
  const name = end.toUpperCase();
  const written = (value: number): string => formatFixed(value, language, 2);

  const move = (dimension: number, value: number): void => {
    if (!origins.current.has(end)) origins.current.set(end, latent);
    setCoordinate(end, dimension, value);
  };
  const draw = (): void => {
    draws.current++;
    origins.current.delete(end);
    setEnd(end, latentsFor({ seed, latent: latentParams }, `latent-panel-${end}-${draws.current}`, 1));
  };
  const reset = (): void => {
    const origin = origins.current.get(end);
    origins.current.delete(end);
    if (origin?.length === latent.length) setEnd(end, origin);
  };

  return (
    <section className="latents-sliders">
      <p>{t('latents.coordinates', { count: latent.length, shown, end: name })}</p>
      <div className="latents-rules">
        {Array.from({ length: shown }, (_, dimension) => {
          const label = t('latents.coordinate', { number: dimension + 1, end: name });
          const value = clamp(latent[dimension] as number, rule.min, rule.max);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a coordinate is its index
            <div key={dimension} className="latents-rule">
              <i aria-hidden="true">z{dimension + 1}</i>
              <SlideRule
                label={label}
                rule={rule}
                value={value}
                valueText={written}
                onChange={(next) => move(dimension, next)}
                onReset={reset}
                testId={`latent-${dimension + 1}`}
              />
              <span aria-hidden="true">{written(latent[dimension] as number)}</span>
            </div>
          );
        })}
      </div>
      <div className="latents-actions">
        <button
          type="button"
          className="ctl-button"
          title={t('latents.randomHelp', { end: name })}
          onClick={draw}
          data-testid="latent-random"
        >
          <Dices aria-hidden="true" />
          {t('latents.random')}
        </button>
        <button type="button" className="ctl-button" title={t('latents.resetHelp', { end: name })} onClick={reset}>
          <Undo2 aria-hidden="true" />
          {t('latents.reset')}
        </button>
      </div>
    </section>
  );
}
