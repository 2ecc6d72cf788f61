import { type ReactNode, useMemo, useState } from 'react';
import type { ChoiceParam, IntegerParam, NumberParam, Param, ToggleParam, WeightsParam } from '../../schema/param.ts';
import { LENGTH } from '../../schema/units.ts';
import { useLanguage, useSay } from '../hooks.ts';
import { Choice } from '../kit/Choice.tsx';
import { NumberField } from '../kit/NumberField.tsx';
import { settingText, type Typed } from '../kit/numberText.ts';
import { type Mark, SlideRule } from '../kit/SlideRule.tsx';
import type { Rule } from '../kit/slideRule.ts';
import { Toggle } from '../kit/Toggle.tsx';
import { TypedNote } from '../kit/TypedNote.tsx';
import { useUnits } from '../lengths.ts';
import { OwnLength } from './OwnLength.tsx';
import { ParamRow, Reason } from './ParamRow.tsx';
import { useRuledOut } from './useAvailability.ts';
import { type Setting, useSetting } from './useSetting.ts';
import { WeightsEditor } from './WeightsEditor.tsx';

type NumericParam = NumberParam | IntegerParam;

interface ControlProps<P extends Param> {
  /** Dotted key. */
  readonly name: string;
  readonly param: P;
}

/** The rule of a declared number. */
export const ruleOf = ({ min, max, scale, step, kind }: NumericParam): Rule => ({
  min,
  max,
  scale,
  step,
  whole: kind === 'integer',
});

interface NumberControlProps extends ControlProps<NumericParam> {
  /** Replaces the plain setting where a value has more to it, as the scheduled bandwidth does. */
  readonly setting?: Setting;
  readonly mark?: Mark | undefined;
  readonly follow?: ((show: (value: number) => void) => () => void) | undefined;
  readonly below?: ReactNode;
}

/** Label, value to type, and slide rule. */
export function NumberControl({ name, param, setting, mark, follow, below }: NumberControlProps) {
  const plain = useSetting(name, param);
  const { value, set, reset } = setting ?? plain;
  const say = useSay();
  const language = useLanguage();
  const [typed, setTyped] = useState<Typed | null>(null);
  const rule = useMemo(() => ruleOf(param), [param]);
  const units = useUnits();
  const unit = param.unit && units.unit(param.unit);
  const label = say(param.label);
  const change: Setting['set'] = (next, pace) => {
    setTyped(null);
    set(next, pace);
  };
  return (
    <ParamRow
      name={name}
      param={param}
      onReset={reset}
      layout="stack"
      aside={
        <span className="ctl-value">
          <NumberField
            label={label}
            rule={rule}
            value={value as number}
            onChange={change}
            onReset={reset}
            onTyped={setTyped}
            invalid={typed?.kind === 'unreadable'}
            testId={`value-${name}`}
            follow={follow}
          />
          {unit && <span className="ctl-unit">{unit}</span>}
        </span>
      }
      note={
        <>
          <TypedNote typed={typed} range={param} />
          {param.unit === LENGTH && <OwnLength value={value as number} follow={follow} />}
          {below}
        </>
      }
    >
      {(helpId) => (
        <SlideRule
          label={label}
          rule={rule}
          value={value as number}
          valueText={(at) =>
            [settingText(at, language), unit, param.unit && units.own(at, param.unit)].filter(Boolean).join(' ')
          }
          onChange={change}
          onReset={reset}
          mark={mark}
          follow={follow}
          testId={`param-${name}`}
          describedBy={helpId}
        />
      )}
    </ParamRow>
  );
}

/** A number without a rule: label and value in one box, as many side by side as fit. */
export function CompactNumber({ name, param, setting, testId }: NumberControlProps & { readonly testId?: string }) {
  const plain = useSetting(name, param);
  const { value, set, reset } = setting ?? plain;
  const say = useSay();
  const [typed, setTyped] = useState<Typed | null>(null);
  return (
    <ParamRow name={name} param={param} onReset={reset} layout="field" note={<TypedNote typed={typed} range={param} />}>
      {(helpId) => (
        <NumberField
          label={say(param.label)}
          rule={ruleOf(param)}
          value={value as number}
          onChange={set}
          onReset={reset}
          onTyped={setTyped}
          invalid={typed?.kind === 'unreadable'}
          testId={testId ?? `param-${name}`}
          describedBy={helpId}
        />
      )}
    </ParamRow>
  );
}

/** Width of a label in half-width characters. */
const widthOf = (label: string): number => [...label].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);

function ChoiceControl({ name, param }: ControlProps<ChoiceParam>) {
  const { value, set, reset } = useSetting(name, param);
  const ruledOut = useRuledOut(name);
  const say = useSay();
  const items = param.options.map((option) => {
    const reason = ruledOut.get(option.value);
    const help = reason ?? option.help;
    return { id: option.value, label: say(option.label), help: help && say(help), isDisabled: reason !== undefined };
  });
  const reason = ruledOut.get(String(value));
  const wide = widthOf(say(param.label)) + Math.max(...items.map(({ label }) => widthOf(label))) > 26;
  return (
    <ParamRow
      name={name}
      param={param}
      onReset={reset}
      layout={wide || reason ? 'stack' : 'line'}
      note={reason && <Reason reason={reason} />}
    >
      {(helpId) => (
        <Choice
          label={say(param.label)}
          items={items}
          value={String(value)}
          onChange={(id) => set(id)}
          testId={`param-${name}`}
          describedBy={helpId}
        />
      )}
    </ParamRow>
  );
}

function ToggleControl({ name, param }: ControlProps<ToggleParam>) {
  const { value, set, reset } = useSetting(name, param);
  const say = useSay();
  return (
    <ParamRow name={name} param={param} onReset={reset} layout="line">
      {(helpId) => (
        <Toggle
          label={say(param.label)}
          on={value === true}
          onChange={(on) => set(on)}
          testId={`param-${name}`}
          describedBy={helpId}
        />
      )}
    </ParamRow>
  );
}

function WeightsControl({ name, param }: ControlProps<WeightsParam>) {
  const setting = useSetting(name, param);
  return (
    <ParamRow name={name} param={param} onReset={setting.reset} layout="stack">
      {() => <WeightsEditor name={name} param={param} setting={setting} />}
    </ParamRow>
  );
}

/** The control of a declared parameter. Texts such as an encoded drawing have editors of their own and none here. */
export function ParamControl({ name, param, compact = false }: ControlProps<Param> & { readonly compact?: boolean }) {
  switch (param.kind) {
    case 'number':
    case 'integer':
      return compact ? <CompactNumber name={name} param={param} /> : <NumberControl name={name} param={param} />;
    case 'choice':
      return <ChoiceControl name={name} param={param} />;
    case 'toggle':
      return <ToggleControl name={name} param={param} />;
    case 'weights':
      return <WeightsControl name={name} param={param} />;
    case 'text':
      return null;
  }
}
