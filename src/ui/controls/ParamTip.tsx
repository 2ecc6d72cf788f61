import type { Param } from '../../schema/param.ts';
import { Formula } from '../Formula.tsx';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { settingText } from '../kit/numberText.ts';
import { useUnits } from '../lengths.ts';
import { backgroundOf } from './background.ts';
import { useHelp } from './useHelp.ts';

interface ParamTipProps {
  readonly name: string;
  readonly param: Param;
  readonly onReset?: (() => void) | undefined;
  readonly onDone: () => void;
}

/** What a setting does: one sentence, formula, paper, range, default, and a way back to the default. */
export function ParamTip({ name, param, onReset, onDone }: ParamTipProps) {
  const say = useSay();
  const t = useT();
  const language = useLanguage();
  const background = backgroundOf(name);
  const help = useHelp(name, param);
  const units = useUnits();
  const unit = param.unit ? ` ${units.unit(param.unit)}` : '';
  const standard =
    param.kind === 'number' || param.kind === 'integer'
      ? settingText(param.default, language) + unit
      : param.kind === 'choice'
        ? say(param.options.find(({ value }) => value === param.default)?.label ?? param.label)
        : param.kind === 'toggle'
          ? t(param.default ? 'controls.on' : 'controls.off')
          : null;
  return (
    <>
      <strong>{say(param.label)}</strong>
      <p>{help}</p>
      {background?.formula && <Formula of={background.formula} className="ctl-formula" />}
      {param.kind === 'choice' && param.options.some(({ help }) => help) && (
        <ul>
          {param.options.map((option) => (
            <li key={option.value}>
              <b>{say(option.label)}</b> {option.help && say(option.help)}
            </li>
          ))}
        </ul>
      )}
      {background?.paper && <PaperLink {...background.paper} />}
      <p className="ctl-tip-facts">
        {(param.kind === 'number' || param.kind === 'integer') && (
          <span>
            {settingText(param.min, language)} – {settingText(param.max, language)}
            {unit}
          </span>
        )}
        {standard && <span>{t('controls.default', { value: standard })}</span>}
        {!param.live && <span>{t('controls.restarts')}</span>}
        <span className="ctl-tip-key">{t('controls.enterTip')}</span>
      </p>
      {onReset && (
        <button
          type="button"
          className="ctl-button"
          onClick={() => {
            onReset();
            onDone();
          }}
        >
          {t('controls.setToDefault')}
        </button>
      )}
    </>
  );
}

/** Link to a paper; a plain link, followed only when the person clicks it. */
export function PaperLink({ label, url }: { readonly label: string; readonly url: string }) {
  return (
    <a className="ctl-paper" href={url} target="_blank" rel="noopener noreferrer">
      {label} ↗
    </a>
  );
}
