import './locked.css';
import { ChevronRight, Lock } from 'lucide-react';
import { useId, useState } from 'react';
import type { Availability } from '../../experiment/availability.ts';
import type { Param, ParamValue } from '../../schema/param.ts';
import type { Language } from '../../schema/text.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { settingText } from '../kit/numberText.ts';
import type { LockedSet, NamedParam } from './blocks.ts';
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

/**
 * Settings that cannot be changed now, folded to one line that says why, or how many there are where reasons differ. Opened, it
 * gives names and values, and each reason once.
 */
export function LockedParams({ sets }: { readonly sets: readonly LockedSet[] }) {
  const [isOpen, setOpen] = useState(false);
  const say = useSay();
  const t = useT();
  const bodyId = useId();
  const count = sets.reduce((sum, { params }) => sum + params.length, 0);
  const many = t('controls.locked', { count });
  const only = sets.length === 1 ? sets[0]?.locked.reason : undefined;
  return (
    <div className="ctl-locked-block">
      <button
        type="button"
        className="ctl-locked-line"
        aria-expanded={isOpen}
        aria-controls={bodyId}
        {...(only && { 'aria-label': `${many}: ${say(only)}` })}
        data-testid="locked"
        onClick={() => setOpen(!isOpen)}
      >
        <Lock aria-hidden="true" />
        <span>{only && !isOpen ? say(only) : many}</span>
        {only && !isOpen && <b>{count}</b>}
        <ChevronRight className="ctl-chevron" aria-hidden="true" />
      </button>
      <div id={bodyId} hidden={!isOpen}>
        {isOpen &&
          sets.map(({ params, locked }) => (
            <div key={params[0]?.name} className="ctl-locked-set">
              {params.map((named) => (
                <LockedRow key={named.name} {...named} locked={locked} />
              ))}
              <Reason reason={locked.reason} />
            </div>
          ))}
      </div>
    </div>
  );
}
