import { text } from '../../schema/text.ts';
import { visible } from '../../schema/visible.ts';
import { collect, type SweepDocument, type UnitResult } from './document.ts';
import { NUMERIC_VERSION } from './numericVersion.ts';
import { planFromJson, planJson } from './planJson.ts';
import { SweepError } from './refusal.ts';

type Given = Readonly<Record<string, unknown>>;

const isObject = (given: unknown): given is Given =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

const isMetric = (value: unknown): value is number | null =>
  value === null || (typeof value === 'number' && Number.isFinite(value));

const KEY = /^[\w.:-]{1,80}$/;
const NAME = /^[\w-]{11}$/;
const DIGEST = /^[0-9a-f]{64}$/;

/** One result, without anything that nobody asked for; undefined for what is none. */
export function resultFromJson(given: unknown): UnitResult | undefined {
  if (!isObject(given)) return undefined;
  const { name, seed, steps, metrics, samples, diverged } = given;
  if (typeof name !== 'string' || !NAME.test(name) || !Number.isInteger(seed) || !Number.isInteger(steps))
    return undefined;
  if (!isObject(metrics)) return undefined;
  const entries = Object.entries(metrics);
  if (entries.length > 200 || !entries.every(([key, value]) => KEY.test(key) && isMetric(value))) return undefined;
  const at = isObject(diverged) ? diverged : undefined;
  return {
    name,
    seed: seed as number,
    steps: steps as number,
    metrics: metrics as UnitResult['metrics'],
    ...(typeof samples === 'string' && DIGEST.test(samples) && { samples }),
    ...(at && {
      diverged: {
        step: Number(at.step),
        healthyStep: Number(at.healthyStep),
        where: visible(String(at.where).slice(0, 80)),
      },
    }),
  };
}

/** A sweep as plain data, each result once. */
export const documentJson = ({ plan, ...rest }: SweepDocument): Given => ({ ...rest, plan: planJson(plan) });

/**
 * Reads a sweep from a file: the plan and the results that belong to it; everything else is computed anew, and what is damaged counts as
 * missing. Throws a SweepError for another format or version.
 */
export function documentFromJson(given: unknown): SweepDocument {
  if (!isObject(given) || given.format !== 'modescope-sweep' || !Array.isArray(given.points)) {
    throw new SweepError(text('this file holds no sweep', 'このファイルにスイープの結果はありません'));
  }
  if (given.version !== 1 || given.numericVersion !== NUMERIC_VERSION) {
    throw new SweepError(
      text(
        'this sweep is of another version of the program, whose runs have other bits: run it again',
        'このスイープは別のバージョンの結果で、学習の結果がビット単位では一致しません。もう一度実行してください',
      ),
    );
  }
  const plan = planFromJson(given.plan);
  const results = new Map<string, UnitResult>();
  for (const point of given.points as unknown[]) {
    if (!isObject(point) || !Array.isArray(point.results)) continue;
    for (const each of point.results as unknown[]) {
      const result = resultFromJson(each);
      if (result) results.set(result.name, result);
    }
  }
  return collect(plan, ({ name }) => results.get(name));
}
