import type { Text } from './text.ts';

/**
 * Declared parameters. One declaration yields the control on the page, the link key, the command-line key, the docs row
 * and the fast-check generator, so nothing about a setting is written down twice.
 */
interface ParamBase {
  readonly label: Text;
  /** One sentence: what turning it does. Shown as the tip of the control. */
  readonly help: Text;
  /** Mathematical symbol as plain text, e.g. `σ`. */
  readonly symbol?: string;
  readonly unit?: Text;
  /** True: takes effect at the next step. False: changing it restarts the run with the same seed. */
  readonly live: boolean;
}

export interface NumberParam extends ParamBase {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly default: number;
  readonly scale: 'linear' | 'log';
  /** Granularity of keyboard and pointer on a linear scale; log scales step by 1/50 of a decade. */
  readonly step: number;
}

export interface IntegerParam extends ParamBase {
  readonly kind: 'integer';
  readonly min: number;
  readonly max: number;
  readonly default: number;
  readonly scale: 'linear' | 'log';
  readonly step: number;
}

export interface ChoiceOption<V extends string = string> {
  readonly value: V;
  readonly label: Text;
  readonly help?: Text;
}

export interface ChoiceParam<V extends string = string> extends ParamBase {
  readonly kind: 'choice';
  readonly options: readonly ChoiceOption<V>[];
  readonly default: V;
}

export interface ToggleParam extends ParamBase {
  readonly kind: 'toggle';
  readonly default: boolean;
}

/** Relative weights of a list of unknown length (mode weights). The empty list means "all equal". */
export interface WeightsParam extends ParamBase {
  readonly kind: 'weights';
  readonly default: readonly number[];
  readonly maxLength: number;
  /** Largest relative weight; the smallest is 0 (the mode is absent). */
  readonly max: number;
}

/** Text: opaque, such as an encoded drawing, of the characters of base64url; or a line that a person types. */
export interface TextParam extends ParamBase {
  readonly kind: 'text';
  readonly default: string;
  /** UTF-16 code units. */
  readonly maxLength: number;
  /** Any visible characters and spaces but those that links are written, escaped and quoted with. */
  readonly isTyped?: boolean;
}

export type Param = NumberParam | IntegerParam | ChoiceParam | ToggleParam | WeightsParam | TextParam;
export type Schema = Readonly<Record<string, Param>>;
export type ParamValue = number | string | boolean | readonly number[];

type ValueOf<P> = P extends { kind: 'number' | 'integer' }
  ? number
  : P extends ChoiceParam<infer V>
    ? V
    : P extends { kind: 'toggle' }
      ? boolean
      : P extends { kind: 'weights' }
        ? readonly number[]
        : P extends { kind: 'text' }
          ? string
          : never;

/** The values a schema describes, e.g. `{ clip: number; where: 'real' | 'fake' }`. */
export type ParamsOf<S> = { readonly [K in keyof S]: ValueOf<S[K]> };

type Omitted<P, K extends keyof P> = Omit<P, 'kind' | K> & Partial<Pick<P, K>>;

export function number(spec: Omitted<NumberParam, 'scale' | 'step' | 'live'>): NumberParam {
  return { kind: 'number', scale: 'linear', step: (spec.max - spec.min) / 100, live: false, ...spec };
}

export function integer(spec: Omitted<IntegerParam, 'scale' | 'step' | 'live'>): IntegerParam {
  return { kind: 'integer', scale: 'linear', step: 1, live: false, ...spec };
}

export function choice<const V extends string>(spec: Omitted<ChoiceParam<V>, 'live'>): ChoiceParam<V> {
  return { kind: 'choice', live: false, ...spec };
}

export function toggle(spec: Omitted<ToggleParam, 'live'>): ToggleParam {
  return { kind: 'toggle', live: false, ...spec };
}

export function weights(spec: Omitted<WeightsParam, 'live' | 'default' | 'max' | 'maxLength'>): WeightsParam {
  return { kind: 'weights', live: false, default: [], max: 10, maxLength: 256, ...spec };
}

export function textValue(spec: Omitted<TextParam, 'live' | 'default'>): TextParam {
  return { kind: 'text', live: false, default: '', ...spec };
}

/** Default values of every parameter of a schema. */
export function defaultsOf<S extends Schema>(schema: S): ParamsOf<S> {
  return Object.fromEntries(Object.entries(schema).map(([key, param]) => [key, param.default])) as ParamsOf<S>;
}

/** Type helper: keeps the literal types of a schema without widening. */
export function defineSchema<const S extends Schema>(schema: S): S {
  return schema;
}
