import fc from 'fast-check';
import { LAWS } from '../data/index.ts';
import {
  declarationOf,
  defaultExperiment,
  type Experiment,
  keysOf,
  MAX_SEED,
  withValue,
  withValues,
} from '../experiment/experiment.ts';
import { METHODS } from '../methods/index.ts';
import type { Param, ParamValue, Schema } from '../schema/param.ts';

/** Any legal value of a declared parameter; −0 is left out because its text is `0`. */
export function legalValue(param: Param): fc.Arbitrary<ParamValue> {
  switch (param.kind) {
    case 'number': {
      const value = fc
        .double({ min: param.min, max: param.max, noNaN: true })
        .map((given) => (given === 0 ? 0 : given));
      return fc.oneof(value, fc.constantFrom(param.min, param.max, param.default));
    }
    case 'integer':
      return fc.oneof(fc.integer({ min: param.min, max: param.max }), fc.constantFrom(param.min, param.max));
    case 'choice':
      return fc.constantFrom(...param.options.map((option) => option.value));
    case 'toggle':
      return fc.boolean();
    case 'weights': {
      const weight = fc.double({ min: 0, max: param.max, noNaN: true }).map((given) => (given === 0 ? 0 : given));
      return fc
        .array(weight, { maxLength: Math.min(8, param.maxLength) })
        .filter((list) => list.length === 0 || list.some((entry) => entry > 0));
    }
    case 'text':
      if (param.isTyped) return fc.stringMatching(/^[ !$'()*+,./:@A-Z[\]^_`a-z{|}π²−α\d-]{0,40}$/);
      return fc.stringMatching(/^[\w-]{0,60}$/).filter((given) => given.length <= param.maxLength);
  }
}

/** Any legal values of every parameter of a schema. */
export function legalValues(schema: Schema): fc.Arbitrary<Record<string, ParamValue>> {
  return fc.record(Object.fromEntries(Object.entries(schema).map(([key, param]) => [key, legalValue(param)])));
}

/** Any complete experiment in range, over every law and every method. */
export const anyExperiment: fc.Arbitrary<Experiment> = fc
  .tuple(fc.constantFrom(...LAWS), fc.constantFrom(...METHODS), fc.integer({ min: 0, max: MAX_SEED }))
  .chain(([law, method, seed]) => {
    const start = withValues(defaultExperiment(), { 'data.id': law.id, 'method.id': method.id, seed });
    const keys = keysOf(start).filter((key) => key !== 'seed' && !key.endsWith('.id'));
    const changes = fc.record(
      Object.fromEntries(keys.map((key) => [key, legalValue(declarationOf(start, key) as Param)])),
      { requiredKeys: [] },
    );
    return changes.map((given) =>
      Object.entries(given).reduce((result, [key, value]) => withValue(result, key, value as ParamValue), start),
    );
  });
