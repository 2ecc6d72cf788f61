import type * as tf from '@tensorflow/tfjs-core';
import type { ParamValue, Schema } from '../schema/param.ts';
import type { Text } from '../schema/text.ts';

/** tfjs operations that a loss may use. All are differentiable twice here (see nn/gradients.ts). */
export type Ops = Pick<
  typeof tf,
  | 'abs'
  | 'add'
  | 'concat'
  | 'div'
  | 'exp'
  | 'log'
  | 'matMul'
  | 'mean'
  | 'mul'
  | 'neg'
  | 'relu'
  | 'reshape'
  | 'scalar'
  | 'sigmoid'
  | 'slice'
  | 'softplus'
  | 'sqrt'
  | 'square'
  | 'sub'
  | 'sum'
  | 'tanh'
  | 'transpose'
>;

/** What every loss or move sees of a run, whatever its lab. Each lab extends it. */
export interface CorePlay {
  readonly ops: Ops;
  /** Scalar of a live setting by its dotted key, e.g. `penalty.clip`. */
  setting(key: string): tf.Scalar;
  /** Value of a setting that shapes the loss and cannot change while it runs, e.g. `method.objective`. */
  option(key: string): ParamValue;
  /** The same tensor without a way back for gradients. */
  constant<T extends tf.Tensor>(x: T): T;
}

/** Named state that phases read and change: networks, and particles that are moved. */
export type ActorId = 'critic' | 'generator' | 'score' | 'particles' | 'bottom' | 'inference' | 'top' | 'topBias';

/** Families of methods, each with groups of settings, actors and views of its own. */
export type LabId = 'gan' | 'sampler' | 'particles' | 'layers';

/** One update of a step: an actor descends a loss. Its id is that of the actor. */
export interface Training<P extends CorePlay, A extends ActorId = ActorId> {
  readonly trains: A;
  /** Dotted key of the setting that says how often the phase runs in one step; once if absent. */
  readonly repeats?: string;
  /** Loss that the phase minimises over the weights of its actor. Scalar, in `lossUnit`. */
  readonly loss: (play: P) => tf.Scalar;
  /** Applied to the flat weights of the actor after its update, e.g. clipping. */
  readonly project?: (weights: tf.Tensor1D, play: Pick<P, 'ops' | 'setting'>) => tf.Tensor1D;
}

/** What a move makes of its actor [rows, x], and scalars to report beside it. */
export interface Moved {
  readonly to: tf.Tensor2D;
  /** What the next move may look at [rows, x]. */
  readonly memory?: tf.Tensor2D;
  readonly report?: Readonly<Record<string, tf.Scalar>>;
}

/** One update of a step: an actor is moved by a formula, without a loss. */
export interface Movement<P extends CorePlay, A extends ActorId = ActorId> {
  readonly moves: A;
  readonly repeats?: string;
  readonly update: (play: P) => Moved;
}

export type Phase<P extends CorePlay, A extends ActorId = ActorId> = Training<P, A> | Movement<P, A>;

/** Whether an orthogonal part can be combined with the method; if not, the sentence shown beside its control. */
export type Use = true | Text;

/** How what lies behind the points is drawn: transform of its raw values, and the three anchors of the colour scale. */
export interface Field {
  readonly transform: 'sigmoid' | 'identity' | 'exp';
  /**
   * Values at low (leans generated), middle and high (leans real). `relative`: a score without a zero, drawn
   * symmetrically about its mean over the stage. `peak`: a density, from nothing in the middle to its largest value.
   */
  readonly scale: readonly [number, number, number] | 'relative' | 'peak';
  readonly title: Text;
  readonly symbol: string;
}

/** What the objectives leave out while a setting of the method has certain values. */
export interface FormulaNote {
  /** Key among the method's own parameters; a note on one that it lacks is never shown. */
  readonly param: string;
  readonly applies: (value: ParamValue | undefined) => boolean;
  readonly of: readonly ActorId[];
  readonly text: Text;
}

/** MathML of what each actor minimises or how it moves, and what that does not show of the method's own settings. */
export type Formula<A extends ActorId = ActorId> = { readonly [K in A]?: string } & {
  readonly notes?: readonly FormulaNote[];
};

/** Parts that are declared once and act in every method that can use them. */
export type Part = 'smoothing' | 'penalty' | 'clip' | 'packing' | 'labelSmoothing';

/** What a method has no use for at all, for one reason. */
export const usesNothing = (why: Text): Readonly<Record<Part, Use>> => ({
  smoothing: why,
  penalty: why,
  clip: why,
  packing: why,
  labelSmoothing: why,
});

/** What every method declares, whatever its lab. */
export interface MethodBase<P extends CorePlay, A extends ActorId, S extends Schema = Schema> {
  readonly lab: LabId;
  /** Permanent kebab-case id. */
  readonly id: string;
  readonly title: Text;
  /** One sentence in plain words. */
  readonly summary: Text;
  readonly paper: { readonly label: string; readonly url: string };
  readonly formula: Formula<A>;
  readonly lossUnit: Text;
  /** What the method asks of the data: classes, a log density that engines can differentiate, or images of bits. */
  readonly needs: { readonly labels: boolean; readonly potential?: boolean; readonly bits?: boolean };
  readonly field: Field;
  /** Own parameters; keys appear as `method.<key>`. */
  readonly params: S;
  readonly uses: Readonly<Record<Part, Use>>;
  /** Settings that the method itself decides; their controls are locked and say so. */
  readonly fixes: Readonly<Record<string, ParamValue>>;
  /** Settings applied when a person picks the method (e.g. more critic steps for a Wasserstein critic). */
  readonly recommends: Readonly<Record<string, ParamValue>>;
  /** Phases of one step in order. */
  readonly phases: readonly Phase<P, A>[];
}
