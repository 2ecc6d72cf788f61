import { type CSSProperties, type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { formatPercent } from '../../i18n/format.ts';
import type { WeightsParam } from '../../schema/param.ts';
import { useExperiment, useLanguage, useSay, useT } from '../hooks.ts';
import './weights.css';
import { newGesture } from '../kit/gesture.ts';
import { partCount } from './partCount.ts';
import { useClassNames } from './useClassNames.ts';
import type { Setting } from './useSetting.ts';
import { FULL, filled, STEP, withWeight } from './weights.ts';

/** More names do not fit below their bars. */
const MOST_NAMED = 12;

interface WeightsEditorProps {
  readonly name: string;
  readonly param: WeightsParam;
  readonly setting: Setting;
}

/** A bar per part to drag up and down; one tab stop, arrow keys move between the bars and change them. */
export function WeightsEditor({ name, param, setting }: WeightsEditorProps) {
  const experiment = useExperiment((state) => state.experiment);
  const say = useSay();
  const t = useT();
  const language = useLanguage();
  const root = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<number | null>(null);
  const classes = useClassNames();
  const count = useMemo(
    () => classes?.length ?? partCount(experiment, name.split('.')[1] ?? '', param.maxLength),
    [classes, experiment, name, param.maxLength],
  );
  const nameOf = (part: number): string =>
    classes ? t('controls.className', { name: classes[part] }) : t('controls.modeName', { mode: part + 1 });
  const given = setting.value as readonly number[];
  const weights = filled(given, count);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const touched = active !== null;
  const current = Math.min(active ?? 0, count - 1);

  const choose = (index: number, weight: number, pace: 'moving' | 'settling'): void => {
    const next = withWeight(weights, index, weight, param.max);
    if (next) setting.set(next, pace);
  };
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const index = Math.min(count - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * count)));
    setActive(index);
    choose(index, (1 - (event.clientY - box.top) / box.height) * FULL, 'moving');
  };
  const move = (index: number): void => {
    setActive(index);
    (root.current?.children[index] as HTMLElement | undefined)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const weight = weights[current] ?? 1;
    const step = event.shiftKey ? 10 * STEP : STEP;
    const actions: Record<string, () => void> = {
      ArrowLeft: () => move(Math.max(0, current - 1)),
      ArrowRight: () => move(Math.min(count - 1, current + 1)),
      ArrowUp: () => choose(current, weight + step, 'settling'),
      ArrowDown: () => choose(current, weight - step, 'settling'),
      Home: () => choose(current, 0, 'settling'),
      End: () => choose(current, FULL, 'settling'),
      Delete: () => setting.reset(),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };

  // Images that are not on this device have no classes to weigh.
  if (count === 0) return null;
  return (
    <div className="ctl-weights">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex container everywhere */}
      <div
        ref={root}
        className="ctl-bars"
        role="group"
        aria-label={say(param.label)}
        data-testid={`param-${name}`}
        onPointerDown={(event) => {
          newGesture();
          event.currentTarget.setPointerCapture(event.pointerId);
          drag(event);
        }}
        onPointerMove={drag}
        onPointerUp={() => setting.set(setting.value)}
        onKeyDown={onKeyDown}
      >
        {weights.map((weight, i) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is its index
            key={i}
            className="ctl-bar"
            role="slider"
            tabIndex={i === current ? 0 : -1}
            aria-orientation="vertical"
            aria-label={t('controls.weightOf', { part: nameOf(i) })}
            aria-valuemin={0}
            aria-valuemax={param.max}
            aria-valuenow={weight}
            aria-valuetext={`${weight} · ${formatPercent(weight / total, language)} %`}
            data-absent={weight === 0 || undefined}
            style={{ '--weight': Math.min(1, weight / FULL) } as CSSProperties}
            onFocus={() => setActive(i)}
          />
        ))}
      </div>
      {classes && classes.length <= MOST_NAMED && (
        <p className="ctl-weights-names" aria-hidden="true">
          {classes.map((each) => (
            <span key={each}>{each}</span>
          ))}
        </p>
      )}
      <p className="ctl-weights-line">
        <span>
          {given.length === 0 && !touched
            ? t('controls.equalLine', { share: formatPercent(1 / count, language) })
            : t('controls.weightLine', {
                part: nameOf(current),
                weight: weights[current],
                share: formatPercent((weights[current] ?? 0) / total, language),
              })}
        </span>
        <button type="button" className="ctl-link" disabled={given.length === 0} onClick={() => setting.set([])}>
          {t('controls.equalWeights')}
        </button>
      </p>
    </div>
  );
}
