import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { KernelFamily } from '../../math/kernels.ts';
import { patches, unpatches } from '../../nn/convolution.ts';
import { logKernelSum } from '../../nn/pairwise.ts';
import { startTfjs } from '../../testing/tfjs.ts';
import type { Program } from '../contract.ts';
import { interpret } from '../graph/interpret.ts';
import { verify } from '../graph/verify.ts';
import { KERNELS } from './kernels.ts';
import { tracePhase } from './trace.ts';
import '../../nn/gradients.ts';

beforeAll(startTfjs);

type Operands = readonly [x: tf.Tensor2D, y: tf.Tensor2D, v: tf.Tensor1D];
type Make = (...operands: Operands) => tf.Tensor | tf.Tensor[];

const state = {
  x: Float32Array.from({ length: 12 }, (_, i) => Math.sin(3 * i) * 2),
  y: Float32Array.from({ length: 12 }, (_, i) => Math.cos(5 * i) + 0.1),
  v: Float32Array.from([0.5, -1, 2, 0]),
};

const joined = (made: tf.Tensor | tf.Tensor[]): tf.Tensor1D =>
  tf.concat1d([made].flat().map((tensor) => tf.reshape(tf.cast(tensor, 'float32'), [-1]) as tf.Tensor1D));

/** Result on tfjs cpu. */
function executed(make: Make): Float32Array {
  return tf.tidy(() => {
    const given = [tf.tensor2d(state.x, [3, 4]), tf.tensor2d(state.y, [3, 4]), tf.tensor1d(state.v)] as const;
    return joined(make(...given)).dataSync() as Float32Array;
  });
}

/** Result of the recorded graph in float64. */
function recorded(make: Make, size: number): Float64Array {
  const program: Program = {
    name: 'recorded',
    state: { ...state, out: new Float32Array(size) },
    data: { values: new Float32Array(2), columns: 2 },
    settings: [],
    phases: [],
    probes: {},
  };
  const graph = tracePhase(program, {
    id: 'phase',
    body(io) {
      const [x, y, v] = [tf.reshape(io.state('x'), [3, 4]), tf.reshape(io.state('y'), [3, 4]), io.state('v')];
      return { state: { out: joined(make(x as tf.Tensor2D, y as tf.Tensor2D, v)) }, report: {} };
    },
  });
  const values = interpret(verify(graph), (node) => (node.op === 'state' ? state[node.name as 'x'] : []));
  return values['state out'] as Float64Array;
}

const kernelSum = (x: tf.Tensor2D, y: tf.Tensor2D, family: KernelFamily, leaveOneOut: boolean): tf.Tensor =>
  logKernelSum(x, y, tf.scalar(1.5), { family, leaveOneOut });

const WINDOWS = { height: 2, width: 2, channels: 1, kernel: 2, stride: 1, padding: 1 };

const CASES: Readonly<Record<string, Make>> = {
  Neg: (x) => tf.neg(x),
  Relu: (x) => tf.relu(x),
  Tanh: (x) => tf.tanh(x),
  Sigmoid: (x) => tf.sigmoid(x),
  Exp: (x) => tf.exp(x),
  Log: (x) => tf.log(tf.abs(x)),
  Softplus: (x) => tf.softplus(x),
  Sqrt: (x) => tf.sqrt(tf.square(x)),
  Rsqrt: (x) => tf.rsqrt(tf.add(tf.square(x), 1)),
  Square: (x) => tf.square(x),
  Abs: (x) => tf.abs(x),
  Sign: (x, _, v) => [tf.sign(x), tf.sign(v)],
  Reciprocal: (_, y) => tf.reciprocal(tf.add(y, 3)),
  Sin: (x) => tf.sin(tf.mul(x, 5)),
  Cos: (x) => tf.cos(tf.mul(x, 5)),
  Floor: (x) => tf.floor(tf.mul(x, 5)),
  Step: (x, _, v) => [tf.step(x), tf.step(x, -1), tf.step(v, 0.2)],
  LeakyRelu: (x) => tf.leakyRelu(x, 0.3),
  ClipByValue: (x) => tf.clipByValue(x, -0.5, 1),
  Add: (x, y, v) => [tf.add(x, y), tf.add(x, v), tf.add(v, 2)],
  Sub: (x, _, v) => [tf.sub(x, v), tf.sub(1, x)],
  Multiply: (x, _, v) => tf.mul(v, x),
  RealDiv: (x, y) => tf.div(x, tf.add(y, 3)),
  Maximum: (x, y) => tf.maximum(x, y),
  Minimum: (x, _, v) => tf.minimum(x, v),
  Greater: (x, y) => tf.greater(x, y),
  GreaterEqual: (x, _, v) => tf.greaterEqual(v, x),
  Less: (x, y) => tf.less(x, y),
  LessEqual: (_, __, v) => tf.lessEqual(v, 0),
  Equal: (_, __, v) => tf.equal(v, 0),
  NotEqual: (_, __, v) => tf.notEqual(v, 0),
  LogicalNot: (x) => tf.logicalNot(tf.greater(x, 0)),
  LogicalAnd: (x, y) => tf.logicalAnd(tf.greater(x, 0), tf.less(y, 0)),
  LogicalOr: (x, y) => tf.logicalOr(tf.greater(x, 0), tf.less(y, 0)),
  SquaredDifference: (x, y) => tf.squaredDifference(x, y),
  AddN: (x, y) => tf.addN([x, y, x]),
  BatchMatMul: (x, y) => [
    tf.matMul(x, y, false, true),
    tf.matMul(x, y, true, false),
    tf.matMul(tf.expandDims(x, 0) as tf.Tensor3D, tf.expandDims(y, 0) as tf.Tensor3D, true, false),
  ],
  Sum: (x) => [tf.sum(x), tf.sum(x, 0), tf.sum(x, -1), tf.sum(x, 1, true)],
  Max: (x) => [tf.max(x), tf.max(x, 0), tf.max(x, 1, true)],
  Mean: (x) => [tf.mean(x), tf.mean(x, 0), tf.mean(x, [0, 1], true)],
  Identity: (x) => tf.clone(x),
  Cast: (x) => tf.cast(tf.greater(x, 0), 'float32'),
  Reshape: (x) => tf.add(tf.reshape(x, [4, -1]), tf.reshape(x, [1, 1, 4, 3])),
  ExpandDims: (x) => [tf.mul(x, tf.expandDims(x, 0)), tf.sum(tf.expandDims(x, -1), 2)],
  Transpose: (x) => tf.transpose(x),
  Slice: (x) => [tf.slice(x, [1, 2]), tf.slice2d(x, [0, 1], [-1, 2]), tf.slice1d(tf.reshape(x, [-1]), 3, 4)],
  SplitV: (x) => [...tf.split(x, 2, 1), ...tf.split(x, [1, 2], 0)],
  Concat: (x, y) => [tf.concat([x, y], 1), tf.concat([x, y], -2)],
  Pack: (x, y) => [tf.stack([x, y]), tf.stack([x, y], 1)],
  PadV2: (x) =>
    tf.pad(x, [
      [1, 2],
      [0, 3],
    ]),
  Tile: (x, _, v) => [tf.tile(x, [2, 3]), tf.tile(tf.reshape(v, [4, 1]), [1, 3])],
  ZerosLike: (x) => tf.zerosLike(tf.tanh(x)),
  OnesLike: (x) => tf.onesLike(x),
  Fill: (x) => tf.mul(x, tf.fill([3, 4], 0.25)),
  Select: (x, y) => tf.where(tf.greater(x, 0), x, y),
  LogKernelSum: (x, y) => [kernelSum(x, y, 'laplace', false), kernelSum(x, y, 'student-t', true)],
  KernelForce: (x, y) => [
    ...tf.grads((a, b) => kernelSum(a as tf.Tensor2D, b as tf.Tensor2D, 'gaussian', false))([x, y]),
    tf.grad((a) => kernelSum(a as tf.Tensor2D, a as tf.Tensor2D, 'student-t', true))(x),
  ],
  Patches: (x) => patches(x, WINDOWS),
  Unpatches: (x, y) => unpatches(tf.concat([x, y, x], 0), WINDOWS),
};

describe('recorded kernels', () => {
  it('are all tried', () => {
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(KERNELS).sort());
  });

  it.each(Object.entries(CASES))('%s means what tfjs computes', (_, make) => {
    const expected = executed(make);
    const actual = recorded(make, expected.length);
    actual.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i] as number, 5);
    });
  });

  it('first and second derivatives are recorded like anything else', () => {
    const slope = (f: (x: tf.Tensor) => tf.Tensor) => tf.grad((x) => tf.sum(f(x)));
    const chosen = (x: tf.Tensor) => tf.where(tf.greater(x, 0.5), tf.sin(x), tf.exp(x));
    const limited = (x: tf.Tensor) => tf.mul(tf.maximum(tf.minimum(x, 1), tf.floor(x)), x);
    const gated = (x: tf.Tensor) => tf.mul(x, tf.relu(x));
    for (const f of [tf.tanh, tf.softplus, tf.exp, tf.sin, tf.cos, gated, chosen, limited]) {
      const make: Make = (x) => [slope(f)(x), slope((input) => tf.square(slope(f)(input)))(x)];
      const expected = executed(make);
      expect([...recorded(make, 24)].map((value, i) => Math.abs(value - (expected[i] as number)) < 1e-4)).toEqual(
        Array(24).fill(true),
      );
    }
  });
});
