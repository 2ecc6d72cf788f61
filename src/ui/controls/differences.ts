import { findLaw } from '../../data/index.ts';
import { type Experiment, paramOf, valueAt } from '../../experiment/experiment.ts';
import { difference } from '../../experiment/restart.ts';
import { controls } from '../../i18n/controls.ts';
import { findMethod } from '../../methods/index.ts';
import { encodeValue } from '../../schema/codec.ts';
import type { Param, ParamValue } from '../../schema/param.ts';
import { type Language, type Text, text } from '../../schema/text.ts';
import { settingText } from '../kit/numberText.ts';
import { SEED } from './useSetting.ts';

/** A setting that A and B have different values of, in words; a value is null where that run has no such setting. */
export interface SettingDifference {
  readonly key: string;
  readonly label: Text;
  readonly symbol?: string | undefined;
  readonly a: string | null;
  readonly b: string | null;
}

/** Choices that change what other settings there are: how they are called, and what stands for a value. */
const CHOICES: Readonly<Record<string, { readonly label: Text; readonly title: (id: string) => Text }>> = {
  'method.id': { label: controls.groups.method, title: (id) => findMethod(id).title },
  'data.id': { label: controls.groups.data, title: (id) => findLaw(id).title },
};

/** Where what brings other differences stands first. */
const rank = ({ key }: SettingDifference): number => {
  const at = Object.keys(CHOICES).indexOf(key);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
};

const paramNamed = (experiment: Experiment, key: string): Param | undefined =>
  key === 'seed' ? SEED : paramOf(experiment, key);

const declared = (experiment: Experiment, key: string): Pick<Param, 'label' | 'symbol'> | undefined =>
  CHOICES[key] ?? paramNamed(experiment, key);

/** Whose setting it is, where networks and latent have ones of the same name. */
const OWNERS: Readonly<Record<string, Text>> = {
  score: controls.parts.score,
  scoreOptimiser: controls.parts.score,
  generator: controls.parts.generator,
  generatorOptimiser: controls.parts.generator,
  critic: controls.parts.critic,
  criticOptimiser: controls.parts.critic,
  latent: controls.parts.latent,
  bottomOptimiser: controls.parts.bottom,
  topOptimiser: controls.parts.top,
};

/** Name of a setting outside its group: `Generator: learning rate`, which is a sampler where both runs have one. */
function nameOf(key: string, label: Text, isSampler: boolean): Text {
  const known = OWNERS[key.split('.')[0] ?? ''];
  const owner = isSampler && known === controls.parts.generator ? controls.parts.sampler : known;
  return owner ? text(`${owner.en}: ${label.en}`, `${owner.ja}：${label.ja}`) : label;
}

/** A value of a setting as its control shows it; null where the experiment has no such setting. */
function valueText(experiment: Experiment, key: string, language: Language): string | null {
  const choice = CHOICES[key];
  if (choice) return choice.title(String(valueAt(experiment, key)))[language];
  const param = paramNamed(experiment, key);
  if (!param) return null;
  const value: ParamValue = valueAt(experiment, key);
  if (typeof value === 'boolean') return controls[value ? 'on' : 'off'][language];
  if (param.kind === 'choice')
    return param.options.find((option) => option.value === value)?.label[language] ?? String(value);
  return typeof value === 'number' ? settingText(value, language) : encodeValue(value);
}

/** In what two experiments differ, as far as both can be asked for it: of another law or method only that it is another. */
export function settingDifferences(a: Experiment, b: Experiment, language: Language): readonly SettingDifference[] {
  // Settings of other laws may have the same keys and mean something else.
  const others = (['data', 'method'] as const).filter((group) => a[group].id !== b[group].id);
  const isSampler = [a, b].every(({ method }) => findMethod(method.id).lab === 'sampler');
  const isOwn = (key: string): boolean => others.some((group) => key.startsWith(`${group}.`) && key !== `${group}.id`);
  return Object.keys(difference(a, b).changes)
    .filter((key) => !isOwn(key))
    .flatMap((key): readonly SettingDifference[] => {
      const param = declared(b, key);
      if (!param || !declared(a, key)) return [];
      const [of, to] = [a, b].map((experiment) => valueText(experiment, key, language));
      return of === to
        ? []
        : [{ key, label: nameOf(key, param.label, isSampler), symbol: param.symbol, a: of ?? null, b: to ?? null }];
    })
    .sort((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
}
