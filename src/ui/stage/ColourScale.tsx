import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { findMethod } from '../../methods/index.ts';
import { powerOfTen } from '../../schema/numbers.ts';
import type { FieldFrame } from '../../train/frame.ts';
import { useArm, useExperiment, useLanguage, usePrefs, useSay, useStores, useT } from '../hooks.ts';
import { tickLabels } from '../kit/tickLabels.ts';
import { onJointScale, sharesScale } from './jointScale.ts';
import { FIELD_STEPS } from './palette.ts';
import { useOverlay } from './stageOverlay.ts';

const UPDATE_EVERY_MS = 400;

/** The same tints as `rampSteps`, low to high, left to the stylesheet so that they follow the theme. */
const tints = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => {
    const position = (index + 0.5) / count;
    const end = position < 0.5 ? 'var(--f-lo)' : 'var(--f-hi)';
    return `color-mix(in srgb, ${end} ${Math.round(100 * Math.abs(2 * position - 1))}%, var(--f-mid))`;
  });
const STEPS = tints(FIELD_STEPS);
const DENSITY_STEPS = STEPS.slice(FIELD_STEPS / 2);
export const NEUTRAL_STEPS = tints(FIELD_STEPS - 1);

/** Anchors of the field drawn last, rounded so that they change only when the reader would notice. */
function useDrawnScale(isRelative: boolean): FieldFrame['scale'] | null {
  const stores = useStores();
  const [scale, setScale] = useState<FieldFrame['scale'] | null>(null);
  useEffect(() => {
    if (!isRelative) return;
    let last = Number.NEGATIVE_INFINITY;
    return stores.frame.subscribe((frame) => {
      const now = performance.now();
      const field = onJointScale(stores);
      if (!frame || !field || now - last < UPDATE_EVERY_MS) return;
      last = now;
      const rounded = field.scale.map((value) => Number(value.toPrecision(2)));
      setScale((before) => (before?.join() === rounded.join() ? before : (rounded as unknown as FieldFrame['scale'])));
    });
  }, [isRelative, stores]);
  return isRelative ? scale : null;
}

/** What the ten tints of the critic field mean, in the units of the method; or of the witness, in units of the kernel. */
export function ColourScale() {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const isShown = usePrefs((prefs) => prefs.layers.includes('field'));
  const field = useExperiment(({ experiment }) => findMethod(experiment.method.id).field);
  const witness = useStore(useOverlay(), (overlay) => overlay.witness);
  const isFixed = typeof field.scale !== 'string';
  const drawn = useDrawnScale(!isFixed);
  const isSecond = useArm() === 'b';
  const stores = useStores();
  if (!isShown && !witness) return null;
  // Beside a stage with the same scale, one legend is enough.
  if (isSecond && !witness && sharesScale(stores)) return null;
  const ofField = typeof field.scale === 'string' ? (drawn ?? [null, null, null]) : field.scale;
  // A density has nothing below its middle, which is none at all.
  const isDensity = !witness && field.scale === 'peak';
  const [low, middle, high] = witness?.scale ?? ofField;
  const title = witness ? t('stage.scale.witnessTitle') : say(field.title);
  const ticks = (isDensity ? [middle, high] : [low, middle, high]).filter((value) => value !== null);
  const { power, label } = tickLabels({ ticks, log: false }, language);
  const shown = (value: number | null): string => (value === null ? '–' : label(value));
  return (
    <div className="stage-scale" role="img" aria-label={title} title={title} data-covers>
      <b>
        {t(witness ? 'stage.scale.witness' : isDensity ? 'stage.scale.target' : 'stage.scale.critic')}{' '}
        <i>{witness ? 'w' : field.symbol}</i>
        {power !== 0 && <small> ×{powerOfTen(power)}</small>}
      </b>
      <div className="stage-scale-ramp">
        <span>
          <small>{t(isDensity ? 'stage.scale.peak' : 'stage.scale.real')}</small> {shown(high)}
        </span>
        <span data-lowest={isDensity || undefined}>
          {!witness && field.scale === 'relative' && <small>{t('stage.scale.mean')}</small>} {shown(middle)}
        </span>
        {!isDensity && (
          <span>
            <small>{t('stage.scale.generated')}</small> {shown(low)}
          </span>
        )}
        <div aria-hidden="true">
          {(witness ? NEUTRAL_STEPS : isDensity ? DENSITY_STEPS : STEPS).map((colour) => (
            <i key={colour} style={{ background: colour }} />
          ))}
        </div>
      </div>
    </div>
  );
}
