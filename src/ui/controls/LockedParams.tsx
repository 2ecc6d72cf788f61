import type { Availability } from '../../experiment/availability.ts';
import type { Param, ParamValue } from '../../schema/param.ts';
import type { Language } from '../../schema/text.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import type { NamedParam } from './blocks.ts';
import { settingText } from './numberText.ts';
import { Reason } from './ParamRow.tsx';
import { useSetting } from './useSetting.ts';

function valueText(param: Param, value: ParamValue, language: Language, words: { on: string; off: string }): string {
  if (typeof value === 'boolean') return value ? words.on : words.off;
  if (typeof value === 'number') return settingText(value, language);
  if (param.kind === 'choice') return param.options.find((option) => option.value === value)?.label[language] ?? '';
  return '';
}

function LockedRow({ name, param, locked }: NamedParam & { readonly locked: Availability }) {
  const { value } = useSetting(name, param);
  const say = useSay();
  const t = useT();
  const language = useLanguage();
  const words = { on: t('controls.on'), off: t('controls.off') };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one line everywhere
    <div
      className="ctl-row ctl-line ctl-locked"
      role="group"
      aria-disabled="true"
      aria-label={say(param.label)}
      data-testid={`param-${name}`}
    >
      <span className="ctl-label">
        {say(param.label)}
        {param.symbol && !say(param.label).split(' ').includes(param.symbol) && (
          <i className="ctl-symbol">{param.symbol}</i>
        )}
      </span>
      <span className="ctl-locked-value">{valueText(param, locked.fixedValue ?? value, language, words)}</span>
    </div>
  );
}

/** Settings that cannot be changed now for one and the same reason: names, values, and the reason once. */
export function LockedParams({
  params,
  locked,
}: {
  readonly params: readonly NamedParam[];
  readonly locked: Availability;
}) {
  return (
    <div className="ctl-locked-set">
      {params.map((named) => (
        <LockedRow key={named.name} {...named} locked={locked} />
      ))}
      <Reason reason={locked.reason} />
    </div>
  );
}
