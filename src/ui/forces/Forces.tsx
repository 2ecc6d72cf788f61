import { useEffect, useMemo, useState } from 'react';
import { smoothingSchema } from '../../experiment/groups.ts';
import { formatPercent, formatValue } from '../../i18n/format.ts';
import { PER_LENGTH } from '../../schema/units.ts';
import type { ForcesReading } from '../../train/instruments/forces.ts';
import { ruleOf } from '../controls/ParamControl.tsx';
import { Unread } from '../dock/Unread.tsx';
import { useReading } from '../dock/useReading.ts';
import { useLanguage, useT } from '../hooks.ts';
import { settingText } from '../kit/numberText.ts';
import { SlideRule } from '../kit/SlideRule.tsx';
import { useUnits } from '../lengths.ts';
import { useLaid, useOverlay } from '../stage/stageOverlay.ts';
import { forceOverlay, STILL } from './drawForces.ts';
import { ForceRow } from './ForceRow.tsx';
import { FORCE_PARTS, type ForcePart } from './parts.ts';
import { stillShare, totalOf } from './stillShare.ts';
import './forces.css';
import { forces } from '../../i18n/forces.ts';
import { addTexts } from '../../i18n/index.ts';

addTexts({ instruments: { forces } });

const RULE = ruleOf(smoothingSchema.bandwidth);
const FIRST_SHOWN: readonly ForcePart[] = ['pull', 'meanShift', 'repulsion'];

/** Lays the chosen parts over the stage as long as the panel is open. */
function useArrows(reading: ForcesReading | null, total: Float32Array | null, parts: readonly ForcePart[]): void {
  const forces = useMemo(() => {
    const vectors = reading && total && { ...reading, total };
    return vectors
      ? { generated: vectors.generated, parts: Object.fromEntries(parts.map((part) => [part, vectors[part]])) }
      : null;
  }, [reading, total, parts]);
  useLaid(forceOverlay, forces);
}

/** A bandwidth to look with, which leaves the run alone; the kernel circle on the stage shows it. */
function useLook() {
  const overlay = useOverlay();
  const [look, setLook] = useState<number | null>(null);
  useEffect(() => {
    overlay.setState({ bandwidth: look });
    return () => overlay.setState({ bandwidth: null });
  }, [overlay, look]);
  return { look, setLook };
}

/** The closed-form force on every generated point in its three parts: numbers here, arrows on the stage. */
export function Forces() {
  const t = useT();
  const { unit, withUnit, own: inOwn } = useUnits();
  const language = useLanguage();
  const [parts, setParts] = useState(FIRST_SHOWN);
  const { look, setLook } = useLook();
  const answer = useReading('forces', look === null ? {} : { bandwidth: look })?.answer;
  const reading = answer?.available ? answer : null;
  const total = useMemo(() => reading && totalOf(reading), [reading]);
  useArrows(reading, total, parts);
  if (!reading || !total) return <Unread answer={answer} />;

  const longest = Math.max(...Object.values(reading.mean), Number.MIN_VALUE);
  const own = inOwn(look ?? reading.bandwidth);
  const written = (value: number): string => settingText(Number(value.toPrecision(3)), language);
  const toggle = (part: ForcePart): void =>
    setParts((shown) => FORCE_PARTS.filter((other) => shown.includes(other) !== (other === part)));
  return (
    <div className="forces" data-testid="forces">
      <div className="forces-parts">
        <p className="forces-head">
          <span>{t(`instruments.forces.${reading.throughCentres ? 'about' : 'fixedCentres'}`)}</span>
          <span>
            {t('instruments.forces.meanLength')}{' '}
            <small>{t('instruments.forces.unit', { unit: unit(PER_LENGTH) })}</small>
          </span>
        </p>
        {FORCE_PARTS.map((part) => (
          <ForceRow
            key={part}
            part={part}
            on={parts.includes(part)}
            length={reading.mean[part]}
            share={reading.mean[part] / longest}
            onToggle={() => toggle(part)}
          />
        ))}
      </div>
      <div className="forces-side">
        <dl>
          <div>
            <dt>{t('instruments.forces.still')}</dt>
            <dd>
              <b data-testid="forces-still">
                {formatPercent(stillShare(reading.throughCentres ? total : reading.meanShift), language, 0)}
              </b>{' '}
              %<small>{t('instruments.forces.stillHint', { limit: formatValue(STILL, language) })}</small>
            </dd>
          </div>
          <div>
            <dt>{t('instruments.forces.jsd')}</dt>
            <dd>
              <b>{formatValue(reading.jsd, language, 2)}</b> {t('instruments.forces.nats')}
            </dd>
          </div>
        </dl>
        <div className="forces-look">
          <p>
            {t('instruments.forces.look')} <b data-testid="forces-bandwidth">{written(look ?? reading.bandwidth)}</b>
          </p>
          {own && <p className="forces-own">{own}</p>}
          <SlideRule
            label={t('instruments.forces.look')}
            rule={RULE}
            value={look ?? reading.bandwidth}
            valueText={(value) => withUnit(written(value))}
            onChange={setLook}
            onReset={() => setLook(null)}
            testId="forces-look"
          />
          <p className="forces-from">
            {t(`instruments.forces.from.${look === null ? reading.from : 'given'}`)}
            {look !== null && (
              <button type="button" className="ctl-link" onClick={() => setLook(null)}>
                {t('instruments.forces.follow')}
              </button>
            )}
          </p>
        </div>
      </div>
    </div>
  );
}
