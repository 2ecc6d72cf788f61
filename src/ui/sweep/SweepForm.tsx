import { type ReactNode, useId } from 'react';
import { PRESETS } from '../../experiment/presets/index.ts';
import { controls } from '../../i18n/controls.ts';
import { useSay, useT } from '../hooks.ts';
import { type Draft, type Setting, settingsOf, suggestedValues } from './settings.ts';

/** Settings in their groups, as a list to choose from. */
function Options({ settings }: { readonly settings: readonly Setting[] }) {
  const say = useSay();
  const groups = [...new Set(settings.map(({ group }) => group))];
  return groups.map((group) => (
    <optgroup key={group?.en ?? ''} label={group ? say(group) : say(controls.groups.run)}>
      {settings
        .filter((setting) => setting.group === group)
        .map(({ key, label }) => (
          <option key={key} value={key}>
            {say(label)}
          </option>
        ))}
    </optgroup>
  ));
}

interface AxisProps {
  readonly name: 'across' | 'down';
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly describedBy: string;
  readonly disabled: boolean;
}

function Axis({ name, draft, onChange, describedBy, disabled }: AxisProps) {
  const t = useT();
  const axis = draft[name];
  const other = draft[name === 'across' ? 'down' : 'across'];
  const settings = settingsOf(draft.base).filter(({ key }) => key !== other.key);
  const choose = (key: string): void =>
    onChange({ ...draft, [name]: { key, typed: key === '' ? '' : suggestedValues(draft.base, key) } });
  return (
    <fieldset className="sweep-axis" disabled={disabled}>
      <legend>{t(`sweep.form.${name}`)}</legend>
      <select
        aria-label={t(`sweep.form.${name}`)}
        data-testid={`sweep-${name}`}
        value={axis.key}
        onChange={(event) => choose(event.target.value)}
      >
        {name === 'down' && <option value="">{t('sweep.form.none')}</option>}
        <Options settings={settings} />
      </select>
      {axis.key !== '' && (
        <input
          aria-label={`${t(`sweep.form.${name}`)}: ${t('sweep.form.values')}`}
          aria-describedby={describedBy}
          data-testid={`sweep-${name}-values`}
          value={axis.typed}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onChange({ ...draft, [name]: { ...axis, typed: event.target.value } })}
        />
      )}
    </fieldset>
  );
}

interface CountProps {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly testId: string;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
}

function Count({ label, value, most, testId, disabled, onChange }: CountProps) {
  return (
    <label className="sweep-count">
      {label}
      <input
        type="number"
        min={1}
        max={most}
        step={1}
        value={Number.isNaN(value) ? '' : value}
        disabled={disabled}
        data-testid={testId}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </label>
  );
}

interface SweepFormProps {
  readonly draft: Draft;
  readonly isRunning: boolean;
  readonly onChange: (draft: Draft) => void;
  readonly onExample: () => void;
  readonly onHere: () => void;
  /** Cost, or what is wrong with the draft. */
  readonly children: ReactNode;
}

/** What is swept: two settings with their values, seeds, steps. */
export function SweepForm({ draft, isRunning, onChange, onExample, onHere, children }: SweepFormProps) {
  const t = useT();
  const say = useSay();
  const hint = useId();
  const preset = PRESETS.find(({ id }) => id === draft.id);
  return (
    <form className="sweep-form" aria-label={t('sweep.form.title')} onSubmit={(event) => event.preventDefault()}>
      <p className="sweep-base">{t('sweep.form.base', { title: preset ? say(preset.title) : draft.id })}</p>
      <Axis name="across" draft={draft} onChange={onChange} describedBy={hint} disabled={isRunning} />
      <Axis name="down" draft={draft} onChange={onChange} describedBy={hint} disabled={isRunning} />
      <p className="sweep-hint" id={hint}>
        {t('sweep.form.hint')}
      </p>
      <div className="sweep-counts">
        <Count
          label={t('sweep.form.seeds')}
          value={draft.seeds}
          most={1_000}
          testId="sweep-seeds"
          disabled={isRunning}
          onChange={(seeds) => onChange({ ...draft, seeds })}
        />
        <Count
          label={t('sweep.form.steps')}
          value={draft.steps}
          most={100_000_000}
          testId="sweep-steps"
          disabled={isRunning}
          onChange={(steps) => onChange({ ...draft, steps })}
        />
      </div>
      {children}
      <div className="sweep-starts">
        <button
          type="button"
          className="shell-button"
          disabled={isRunning}
          onClick={onExample}
          data-testid="sweep-example"
        >
          {t('sweep.form.example')}
        </button>
        <button type="button" className="shell-button" disabled={isRunning} onClick={onHere}>
          {t('sweep.form.here')}
        </button>
      </div>
    </form>
  );
}
