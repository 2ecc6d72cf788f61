import * as tf from '@tensorflow/tfjs-core';
import { checkExpression, exponentOf } from '../math/evaluate.ts';
import { type Binary, type Expression, inOrder, type Unary } from '../math/expression.ts';
import { BINARY_FUNCTIONS, FLAT_BELOW, UNARY_FUNCTIONS } from '../math/expressionFunctions.ts';
import { detach } from './gradients.ts';

type Value = tf.Tensor | number;

const UNARY_OPERATIONS: Readonly<Record<Unary, (u: tf.Tensor) => tf.Tensor>> = {
  neg: tf.neg,
  exp: tf.exp,
  log: tf.log,
  sqrt: tf.sqrt,
  square: tf.square,
  abs: tf.abs,
  sin: tf.sin,
  cos: tf.cos,
  tanh: tf.tanh,
  sigmoid: tf.sigmoid,
  softplus: tf.softplus,
};

const BINARY_OPERATIONS: Readonly<Record<Exclude<Binary, 'pow'>, (l: Value, r: Value) => tf.Tensor>> = {
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  div: tf.div,
  min: tf.minimum,
  max: tf.maximum,
  // Flat near 0, where the root has no slope and its derivatives would be NaN.
  hypot: (l, r) => tf.sqrt(tf.maximum(tf.add(tf.square(l), tf.square(r)), FLAT_BELOW * FLAT_BELOW)),
  // The larger of both drops out of the derivatives, so it may stand as a constant: exponentials then never overflow,
  // and where both are equal the slopes are halves, which those of a maximum are not.
  logaddexp(l, r) {
    const larger = detach(tf.maximum(l, r));
    return tf.add(larger, tf.log(tf.add(tf.exp(tf.sub(l, larger)), tf.exp(tf.sub(r, larger)))));
  },
};

/** Whole power ≥ 1 by repeated squaring: no engine need know powers. */
function wholePower(base: tf.Tensor, exponent: number): tf.Tensor {
  if (exponent === 1) return base;
  const half = tf.square(wholePower(base, Math.floor(exponent / 2)));
  return exponent % 2 === 0 ? half : tf.mul(half, base);
}

/** A constant power; one that is not whole is for bases ≥ 0. */
function power(base: tf.Tensor, exponent: number): Value {
  if (exponent === 0) return 1;
  if (exponent < 0) return tf.div(1, power(base, -exponent));
  if (Number.isInteger(exponent)) return wholePower(base, exponent);
  return exponent === 0.5 ? tf.sqrt(base) : tf.exp(tf.mul(tf.log(base), exponent));
}

function apply(e: Exclude<Expression, { op: 'number' | 'name' }>, known: ReadonlyMap<Expression, Value>): Value {
  const at = (part: Expression): Value => known.get(part) as Value;
  if ('of' in e) {
    const u = at(e.of);
    return typeof u === 'number' ? UNARY_FUNCTIONS[e.op].value(u) : UNARY_OPERATIONS[e.op](u);
  }
  const [l, r] = [at(e.left), at(e.right)];
  if (typeof l === 'number' && typeof r === 'number') return BINARY_FUNCTIONS[e.op].value(l, r);
  return e.op === 'pow' ? power(l as tf.Tensor, exponentOf(e.right)) : BINARY_OPERATIONS[e.op](l, r);
}

/**
 * An expression as plain operations on `at` x and y [rows, 1], result [rows, 1]; letters are scalars, which may change
 * while a program runs, or numbers. First and second derivatives are right in coordinates and letters alike; they follow
 * the one-sided conventions of `evaluate`. A formula that is linear in the coordinates has no second derivative to ask tfjs for,
 * which is an error there. Throws RangeError for a letter without a value and a power whose exponent is no
 * number.
 */
export function applyExpression(
  e: Expression,
  at: { readonly x: tf.Tensor2D; readonly y: tf.Tensor2D },
  letters: Readonly<Record<string, tf.Tensor | number>>,
): tf.Tensor2D {
  checkExpression(e, letters);
  const names: Readonly<Record<string, Value>> = { ...letters, ...at };
  const known = new Map<Expression, Value>();
  for (const part of inOrder(e)) {
    if (part.op === 'number') known.set(part, part.value);
    else known.set(part, part.op === 'name' ? (names[part.name] as Value) : apply(part, known));
  }
  const result = known.get(e) as Value;
  // What depends on no coordinate is one number, and is given for every row.
  const isFull = typeof result !== 'number' && result.rank === 2;
  return (isFull ? result : tf.add(tf.mul(at.x, 0), result)) as tf.Tensor2D;
}
