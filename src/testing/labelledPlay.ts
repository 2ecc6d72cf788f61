import * as tf from '@tensorflow/tfjs-core';
import type { Ops } from '../methods/contract.ts';
import type { GanMethod, Play } from '../methods/gan/contract.ts';
import { hardest, logSumExp } from '../nn/classes.ts';
import { defaultsOf, type ParamValue } from '../schema/param.ts';

/** Rows of numbers, all of one length. */
export type Rows = readonly (readonly number[])[];

export interface PlayParts {
  /** Raw critic outputs at data and at generated points. */
  readonly real: Rows;
  readonly fake: Rows;
  /** Classes of the data and those that generated points were made for, one-hot. */
  readonly realLabels: Rows;
  readonly fakeLabels: Rows;
  readonly shares: readonly number[];
  /** Settings and options by dotted key; the method's own are at their defaults otherwise, all others at 0. */
  readonly settings?: Readonly<Record<string, ParamValue>>;
}

const tensorOf = (rows: Rows): tf.Tensor2D => tf.tensor2d(rows as number[][], [rows.length, rows[0]?.length ?? 0]);

/** A play whose critic gives fixed outputs, whatever its inputs are: `variable` stands in for those at generated points. */
export function labelledPlay(method: GanMethod, parts: PlayParts, variable?: tf.Tensor2D): Play {
  const own = Object.fromEntries(
    Object.entries(defaultsOf(method.params)).map(([key, value]) => [`method.${key}`, value]),
  );
  const values: Readonly<Record<string, ParamValue>> = { ...own, ...parts.settings };
  const realInputs = tf.zeros<tf.Rank.R2>([parts.real.length, 2]);
  const fakeInputs = tf.ones<tf.Rank.R2>([parts.fake.length, 2]);
  const outputs = (inputs: tf.Tensor2D): tf.Tensor2D =>
    inputs === realInputs ? tensorOf(parts.real) : (variable ?? tensorOf(parts.fake));
  const play: Play = {
    ops: tf as unknown as Ops,
    setting: (key) => tf.scalar(Number(values[key] ?? 0)),
    option(key) {
      const value = values[key];
      if (value === undefined) throw new RangeError(`no such setting: ${key}`);
      return value;
    },
    realPoints: () => realInputs,
    fakePoints: () => fakeInputs,
    realInputs: () => realInputs,
    fakeInputs: () => fakeInputs,
    compared: (samples) => samples,
    noisy: (points) => points,
    constant: tf.customGrad((...[x]) => ({
      value: tf.clone(x as tf.Tensor),
      gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy),
    })) as Play['constant'],
    logDensity: () => {
      throw new Error('a method with labels asks for no density');
    },
    criticise(inputs, labels) {
      const raw = outputs(inputs);
      return method.critic ? method.critic.realness(play, raw, labels) : raw;
    },
    outputs,
    classes: parts.shares.length,
    realLabelled: () => ({ inputs: realInputs, labels: tensorOf(parts.realLabels) }),
    fakeLabelled: (labels) => ({ inputs: fakeInputs, labels: labels ?? tensorOf(parts.fakeLabels) }),
    classShares: () => tf.tensor2d([...parts.shares], [1, parts.shares.length]),
    logSumExp,
    hardest,
    penalty: () => tf.scalar(0),
  };
  return play;
}

/** Loss of a phase of a method in such a play. */
export function lossIn(method: GanMethod, role: 'critic' | 'generator', parts: PlayParts): number {
  const phase = method.phases.find((candidate) => candidate.trains === role);
  if (!phase) throw new Error(`${method.id} has no ${role} phase`);
  return tf.tidy(() => phase.loss(labelledPlay(method, parts)).dataSync()[0] as number);
}

/** Minus the gradient of a phase's loss in each raw output at generated points [rows][outputs]: how it pulls on them. */
export function pullIn(method: GanMethod, role: 'critic' | 'generator', parts: PlayParts): number[][] {
  const phase = method.phases.find((candidate) => candidate.trains === role);
  if (!phase) throw new Error(`${method.id} has no ${role} phase`);
  return tf.tidy(() => {
    const gradient = tf.grad((x) => phase.loss(labelledPlay(method, parts, x as tf.Tensor2D)));
    return (tf.neg(gradient(tensorOf(parts.fake))) as tf.Tensor2D).arraySync();
  });
}
