import { findLaw, LAWS } from '../data/index.ts';
import type { Law, LawDeclaration } from '../data/law.ts';
import { findMethod, METHODS, type Method } from '../methods/index.ts';
import { type Text, text } from '../schema/text.ts';
import type { Experiment } from './experiment.ts';

/** Methods and data that cannot go together: neither of them is wrong by itself, so both stay as they were chosen. */

type Pair = Pick<Experiment, 'data' | 'method'>;

const noLabels = ({ title }: Method): Text =>
  text(
    `${title.en} needs data with classes, and these have none: choose a mixture or another method.`,
    `${title.ja} はクラスのあるデータを必要としますが、このデータにはありません。混合分布か別の手法を選んでください。`,
  );

const lacksLabels = (method: Method, law: Pick<LawDeclaration, 'labelled'>): boolean =>
  method.needs.labels && !law.labelled;

/**
 * Why this method cannot learn from these data, with what to do about it; null where it can. The law itself knows best:
 * data that a person brought may turn out to have no classes.
 */
export function incompatibility({ data, method: { id } }: Pair, law?: Law): Text | null {
  const method = findMethod(id);
  const labelled = law ? law.labels !== undefined : findLaw(data.id).labelled === true;
  return lacksLabels(method, { labelled }) ? noLabels(method) : null;
}

/** Methods that cannot learn from the data of this experiment, each with the reason. */
export function ruledOutMethods({ data }: Pick<Experiment, 'data'>): ReadonlyMap<string, Text> {
  const law = findLaw(data.id);
  return new Map(METHODS.filter((method) => lacksLabels(method, law)).map((method) => [method.id, noLabels(method)]));
}

/** Data that the method of this experiment cannot learn from, each with the reason. */
export function ruledOutLaws({ method: { id } }: Pick<Experiment, 'method'>): ReadonlyMap<string, Text> {
  const method = findMethod(id);
  return new Map(LAWS.filter((law) => lacksLabels(method, law)).map((law) => [law.id, noLabels(method)]));
}
