import { findLaw, LAWS } from '../data/index.ts';
import type { Law, LawDeclaration } from '../data/law.ts';
import { findMethod, METHODS, type Method } from '../methods/index.ts';
import type { LayersMethod } from '../methods/layers/contract.ts';
import { type Text, text } from '../schema/text.ts';
import type { Experiment } from './experiment.ts';
import { isEnumerable } from './towerSchema.ts';

/** Methods and data that cannot go together: neither of them is wrong by itself, so both stay as they were chosen. */

type Pair = Pick<Experiment, 'data' | 'method'>;

/** Whether a way of training a tower cannot do without a list of all codes. */
const countsCodes = ({ inference, chapters }: LayersMethod): boolean =>
  inference === 'posterior' || chapters[0] === 'all';

const tooManyCodes = ({ title }: Method): Text =>
  text(
    `${title.en} lists every code, and those of more than 12 bits are too many: choose fewer bits, or a method that trains layer by layer.`,
    `${title.ja} はすべての符号を列挙しますが、12 ビットを超える符号は多すぎて列挙できません。ビット数を減らすか、一層ずつ学習する手法を選んでください。`,
  );

/** What a law can give beside samples, and what a method may ask for. */
interface Capabilities {
  readonly labels: boolean;
  readonly potential: boolean;
  readonly bits: boolean;
}

/** Why a method that asks for a capability cannot learn from data without it. */
const REASONS: Readonly<Record<keyof Capabilities, (method: Method) => Text>> = {
  labels: ({ title }) =>
    text(
      `${title.en} needs data with classes, and these have none: choose a mixture or another method.`,
      `${title.ja} はクラスのあるデータを必要としますが、このデータにはありません。混合分布か別の手法を選んでください。`,
    ),
  potential: ({ title }) =>
    text(
      `${title.en} learns from a density that is known as a formula, and that of these data is not: choose a Gaussian mixture or another target with a formula.`,
      `${title.ja} は式で分かっている密度から学びます。このデータの密度は式で与えられていません。ガウス混合分布など、密度の式がある分布を選んでください。`,
    ),
  bits: ({ title }) =>
    text(
      `${title.en} needs images whose pixels are bits, so that a likelihood can be had of each: choose such images, for instance the tea.`,
      `${title.ja} は、画素がビットの画像を必要とします（画像ごとの尤度を計算するため）。「お茶」などの二値画像を選んでください。`,
    ),
};

const ofDeclaration = ({ labelled = false, hasPotential = false, bits = false }: LawDeclaration): Capabilities => ({
  labels: labelled,
  potential: hasPotential,
  bits,
});

const ofLaw = ({ labels, potential, bits }: Law): Capabilities => ({
  labels: labels !== undefined,
  potential: potential !== undefined,
  bits: bits !== undefined,
});

/** The reason for the first capability that the method asks for and the data lack; null where they have all. */
function lacking(method: Method, has: Capabilities): Text | null {
  const missing = (['labels', 'potential', 'bits'] as const).find((each) => method.needs[each] === true && !has[each]);
  return missing ? REASONS[missing](method) : null;
}

/**
 * Why this method cannot learn from these data, with what to do about it; null where it can. The law itself knows best:
 * data that a person brought may turn out to have no classes.
 */
export function incompatibility(
  { data, method: { id }, tower }: Pair & Pick<Experiment, 'tower'>,
  law?: Law,
): Text | null {
  const method = findMethod(id);
  if (method.lab === 'layers' && !isEnumerable(tower) && countsCodes(method)) return tooManyCodes(method);
  return lacking(findMethod(id), law ? ofLaw(law) : ofDeclaration(findLaw(data.id)));
}

const reasonsOf = <T>(list: readonly T[], reasonOf: (each: T) => Text | null, idOf: (each: T) => string) =>
  new Map(
    list.flatMap((each): [string, Text][] => {
      const reason = reasonOf(each);
      return reason ? [[idOf(each), reason]] : [];
    }),
  );

/** Methods that cannot learn from the data of this experiment, each with the reason. */
export function ruledOutMethods({ data }: Pick<Experiment, 'data'>): ReadonlyMap<string, Text> {
  const has = ofDeclaration(findLaw(data.id));
  return reasonsOf(
    METHODS,
    (method) => lacking(method, has),
    ({ id }) => id,
  );
}

/** Data that the method of this experiment cannot learn from, each with the reason. */
export function ruledOutLaws({ method: { id } }: Pick<Experiment, 'method'>): ReadonlyMap<string, Text> {
  const method = findMethod(id);
  return reasonsOf(
    LAWS,
    (law) => lacking(method, ofDeclaration(law)),
    (law) => law.id,
  );
}
