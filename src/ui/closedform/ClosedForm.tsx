import { useMemo } from 'react';
import { useStore } from 'zustand';
import { formatFixed } from '../../i18n/format.ts';
import type { FieldFrame } from '../../train/frame.ts';
import type { ClosedFormReading } from '../../train/instruments/closedForm.ts';
import { Unread } from '../dock/Unread.tsx';
import { useReading } from '../dock/useReading.ts';
import { useLanguage, useRun, useSay, useT } from '../hooks.ts';
import { settingText } from '../kit/numberText.ts';
import { stageView } from '../stage/stageView.ts';
import { FieldMap } from './FieldMap.tsx';
import { useHistory } from './history.ts';
import { Sparkline } from './Sparkline.tsx';
import { mapWindow } from './window.ts';
import './closedForm.css';
import { closedForm } from '../../i18n/closedForm.ts';
import { addTexts } from '../../i18n/index.ts';

addTexts({ instruments: { closedForm } });

/** Set in the type of formulas: text fonts put the hat inside the letter. */
const SYMBOLS = { learned: 'D', closed: 'D̂', difference: 'D − D̂' } as const;

const PROBABILITY = [0, 0.5, 1] as const;
const DIFFERENCE = [-0.5, 0, 0.5] as const;

function fieldOf(reading: ClosedFormReading, values: Float32Array, scale: FieldFrame['scale']): FieldFrame {
  const { bounds, columns, rows } = reading;
  return { bounds, columns, rows, values, scale };
}

/** The maps of a reading in their order; a missing one has its place, with the reason in it. */
function useMaps(reading: ClosedFormReading | null) {
  return useMemo(() => {
    if (!reading) return [];
    const { learned, closedForm, difference } = reading;
    return [
      { id: 'learned', field: learned && fieldOf(reading, learned, PROBABILITY), scale: 'scale' },
      { id: 'closed', field: fieldOf(reading, closedForm, PROBABILITY), scale: 'scale' },
      { id: 'difference', field: difference && fieldOf(reading, difference, DIFFERENCE), scale: 'differenceScale' },
    ] as const;
  }, [reading]);
}

/** The critic that was trained beside the one that theory gives at equal bandwidth, and how far they are apart. */
export function ClosedForm() {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const law = useRun((run) => run.law?.bounds);
  const view = useStore(stageView);
  const bounds = mapWindow(view, law);
  const inspection = useReading('closedForm', bounds ? { bounds } : {});
  const answer = inspection?.answer;
  const reading = answer?.available ? answer : null;
  const maps = useMaps(reading);
  const mean = reading?.meanDifference ?? null;
  const history = useHistory(inspection?.run, inspection?.step ?? 0, mean);
  if (!reading) return <Unread answer={answer} />;

  const shown = formatFixed(mean, language, 3);
  const bandwidth = settingText(Number(reading.bandwidth.toPrecision(3)), language);
  return (
    <div className="closed" data-testid="closed-form">
      {maps.map(({ id, field, scale }) => (
        <figure key={id} data-testid={`closed-${id}`}>
          <figcaption>
            {t(`instruments.closedForm.${id}`)} <i>{SYMBOLS[id]}</i>{' '}
            <small>{t(`instruments.closedForm.${scale}`)}</small>
          </figcaption>
          {field ? (
            <FieldMap field={field} label={t(`instruments.closedForm.${id}`)} />
          ) : (
            <p className="closed-map closed-reason">
              {id === 'learned' && reading.noLearned && say(reading.noLearned)}
              {id === 'difference' && t('instruments.closedForm.nothing')}
            </p>
          )}
        </figure>
      ))}
      <div className="closed-side">
        <dl>
          <dt>
            {t('instruments.closedForm.mean')} <i>|{SYMBOLS.difference}|</i>
          </dt>
          <dd>
            <b data-testid="closed-mean">{shown}</b> <small>{t('instruments.closedForm.where')}</small>
          </dd>
        </dl>
        {reading.learned && <Sparkline points={history} />}
        <p>{t(`instruments.closedForm.from.${reading.learned ? reading.from : 'given'}`, { value: bandwidth })}</p>
      </div>
    </div>
  );
}
