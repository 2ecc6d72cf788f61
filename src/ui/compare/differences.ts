import { type Experiment, paramOf, valueAt } from '../../experiment/experiment.ts';
import { difference } from '../../experiment/restart.ts';
import { controls } from '../../i18n/controls.ts';
import { encodeValue } from '../../schema/codec.ts';
import type { ParamValue } from '../../schema/param.ts';
import type { Language, Text } from '../../schema/text.ts';
import { settingText } from '../controls/numberText.ts';
import { SEED } from '../controls/useSetting.ts';

/** A setting that A and B have different values of, in words; a value is null where that run has no such setting. */
export interface SettingDifference {
  readonly key: string;
  readonly label: Text;
  readonly symbol?: string | undefined;
  readonly a: string | null;
  readonly b: string | null;
}

const CHOICES = ['method.id', 'data.id'];

/** Where what brings a difference stands first: choices of method and data, which change what other settings there are. */
const rank = ({ key }: SettingDifference): number => {
  const at = CHOICES.indexOf(key);
  return at < 0 ? CHOICES.length : at;
};

const declared = (experiment: Experiment, key: string) => (key === 'seed' ? SEED : paramOf(experiment, key));

/** A value of a setting as its control shows it; null where the experiment has no such setting. */
function valueText(experiment: Experiment, key: string, language: Language): string | null {
  const param = declared(experiment, key);
  if (!param) return null;
  const value: ParamValue = valueAt(experiment, key);
  if (typeof value === 'boolean') return controls[value ? 'on' : 'off'][language];
  if (param.kind === 'choice')
    return param.options.find((option) => option.value === value)?.label[language] ?? String(value);
  return typeof value === 'number' ? settingText(value, language) : encodeValue(value);
}

/** In what two experiments differ, as far as both can be asked for it: of another law or method only that it is another. */
export function settingDifferences(a: Experiment, b: Experiment, language: Language): readonly SettingDifference[] {
  return Object.keys(difference(a, b).changes)
    .flatMap((key): readonly SettingDifference[] => {
      const param = declared(b, key);
      if (!param || (!CHOICES.includes(key) && !declared(a, key))) return [];
      const [of, to] = [a, b].map((experiment) => valueText(experiment, key, language));
      return of === to ? [] : [{ key, label: param.label, symbol: param.symbol, a: of ?? null, b: to ?? null }];
    })
    .sort((one, other) => rank(one) - rank(other));
}
