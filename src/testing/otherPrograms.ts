import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo, PhaseResult, Program, SettingsAt } from '../engine/contract.ts';
import { rowGradients, valueAndGradients } from '../nn/gradients.ts';

/** Programs that are no GANs: what an engine must not take for granted about phases, data and losses. */

/** A program and how its settings go. */
export interface OtherProgram {
  readonly program: Program;
  readonly settings: SettingsAt;
}

const wave = (size: number, scale: number): Float32Array =>
  Float32Array.from({ length: size }, (_, i) => scale * Math.sin(12.9898 * (i + 1)));
const NO_DATA = { values: new Float32Array(0), columns: 2 };

/** Centres and width of the mixture that samplers know the density of, all parts alike. */
export const CENTRES: readonly (readonly [number, number])[] = [
  [-1, 0],
  [1, 0.5],
  [0.2, -1],
];
export const WIDTH = 0.6;
export const PARTICLES = 12;

/** Score ∇ log p [n, 2] of the mixture at points [n, 2]. */
function scoreOf(x: tf.Tensor2D): tf.Tensor2D {
  const centres = tf.tensor2d(CENTRES.flat(), [CENTRES.length, 2]);
  const squares = tf.sub(
    tf.add(tf.sum(tf.square(x), 1, true), tf.reshape(tf.sum(tf.square(centres), 1), [1, CENTRES.length])),
    tf.mul(2, tf.matMul(x, centres, false, true)),
  );
  const heights = tf.exp(tf.div(squares, -2 * WIDTH ** 2));
  const shares = tf.div(heights, tf.sum(heights, 1, true)) as tf.Tensor2D;
  return tf.div(tf.sub(tf.matMul(shares, centres), x), WIDTH ** 2) as tf.Tensor2D;
}

const particlesOf = (io: PhaseIo): tf.Tensor2D => tf.reshape(io.state('particles'), [PARTICLES, 2]);
const moved = (particles: tf.Tensor): Record<string, tf.Tensor1D> => ({
  particles: tf.reshape(particles, [2 * PARTICLES]),
});

/**
 * Stein variational gradient descent (Liu & Wang 2016, eq. 8) on the mixture: one phase that moves particles by a formula.
 * No data, no network, no loss, nothing drawn.
 */
function svgd(): OtherProgram {
  function move(io: PhaseIo): PhaseResult {
    const x = particlesOf(io);
    const bandwidth = tf.square(io.setting('bandwidth'));
    const lengths = tf.sum(tf.square(x), 1, true);
    const squares = tf.sub(tf.add(lengths, tf.transpose(lengths)), tf.mul(2, tf.matMul(x, x, false, true)));
    const kernel = tf.exp(tf.div(squares, tf.mul(-2, bandwidth))) as tf.Tensor2D;
    // ∇ⱼ k(xⱼ, xᵢ) summed over j is (xᵢ Σⱼ kⱼᵢ − Σⱼ kⱼᵢ xⱼ) / h².
    const apart = tf.div(tf.sub(tf.mul(x, tf.sum(kernel, 1, true)), tf.matMul(kernel, x)), bandwidth);
    const direction = tf.div(tf.add(tf.matMul(kernel, scoreOf(x)), apart), PARTICLES);
    return { state: moved(tf.add(x, tf.mul(io.setting('rate'), direction))), report: {} };
  }
  const program: Program = {
    name: 'svgd',
    state: { particles: wave(2 * PARTICLES, 2) },
    data: NO_DATA,
    settings: ['bandwidth', 'rate'],
    phases: [{ id: 'move', body: move }],
    probes: { score: (_, input) => scoreOf(input) },
  };
  return { program, settings: (step) => Float32Array.of(0.5 + 0.01 * step, 0.2) };
}

const HIDDEN = 6;
/** Weights of a network 2 → 6 → 2 in one vector: two matrices. */
const SCORE_SIZE = 4 * HIDDEN;

function networkOf(weights: tf.Tensor, x: tf.Tensor2D): tf.Tensor2D {
  const first = tf.reshape(tf.slice(weights, [0], [2 * HIDDEN]), [2, HIDDEN]) as tf.Tensor2D;
  const second = tf.reshape(tf.slice(weights, [2 * HIDDEN], [2 * HIDDEN]), [HIDDEN, 2]) as tf.Tensor2D;
  return tf.matMul(tf.tanh(tf.matMul(x, first)), second);
}

const NOISE = 0.5;
const BATCH = 7;

/**
 * Langevin dynamics along a score network that learns three times a step by denoising score matching (Vincent 2011, eq. 11):
 * two actors, one with a loss and one that is moved.
 */
function langevin(): OtherProgram {
  function learn(io: PhaseIo): PhaseResult {
    const noise = io.normal('noise', BATCH, 2);
    const noisy = tf.add(io.rows('data', BATCH), tf.mul(NOISE, noise)) as tf.Tensor2D;
    const weights = io.state('score');
    const loss = (): tf.Scalar =>
      tf.mean(tf.square(tf.add(tf.mul(NOISE, networkOf(weights, noisy)), noise))) as tf.Scalar;
    const { value, gradients } = valueAndGradients(loss, [weights]);
    const next = tf.sub(weights, tf.mul(io.setting('rate'), gradients[0] as tf.Tensor)) as tf.Tensor1D;
    return { state: { score: next }, report: { 'score.loss': value } };
  }
  function move(io: PhaseIo): PhaseResult {
    const x = particlesOf(io);
    const rate = io.setting('stepSize');
    const drift = tf.mul(rate, networkOf(io.state('score'), x));
    const kick = tf.mul(tf.sqrt(tf.mul(2, rate)), io.normal('kick', PARTICLES, 2));
    const particles = tf.addN([x, drift as tf.Tensor2D, kick as tf.Tensor2D]);
    return { state: moved(particles), report: { spread: tf.mean(tf.square(particles)) as tf.Scalar } };
  }
  const program: Program = {
    name: 'langevin',
    state: { score: wave(SCORE_SIZE, 0.5), particles: wave(2 * PARTICLES, 1) },
    data: { values: wave(2 * 40, 1.5), columns: 2 },
    settings: ['rate', 'stepSize', 'learns'],
    phases: [
      { id: 'learn', repeats: 'learns', body: learn },
      { id: 'move', body: move },
    ],
    probes: { score: (state, input) => networkOf(state('score'), input) },
  };
  return { program, settings: () => Float32Array.of(0.1, 0.02, 3) };
}

/** Step at which the second chapter begins. */
export const SECOND_CHAPTER = 5;

/**
 * An auto-encoder of two layers, one learnt after the other (Arnold & Ollivier 2012, §1): in the first chapter the outer layer
 * learns to restore the data, then it is frozen and the inner one learns to restore what the outer makes of them.
 */
function tower(): OtherProgram {
  const chapter =
    (own: string, input: (io: PhaseIo) => tf.Tensor2D) =>
    (io: PhaseIo): PhaseResult => {
      const x = input(io);
      const weights = io.state(own);
      const loss = (): tf.Scalar => tf.mean(tf.square(tf.sub(networkOf(weights, x), x))) as tf.Scalar;
      const { value, gradients } = valueAndGradients(loss, [weights]);
      const next = tf.sub(weights, tf.mul(io.setting('rate'), gradients[0] as tf.Tensor)) as tf.Tensor1D;
      return { state: { [own]: next }, report: { [`${own}.loss`]: value } };
    };
  const rows = (io: PhaseIo): tf.Tensor2D => io.rows('data', BATCH);
  const program: Program = {
    name: 'tower',
    state: { outer: wave(SCORE_SIZE, 0.4), inner: wave(SCORE_SIZE, 0.3) },
    data: { values: wave(2 * 40, 1.5), columns: 2 },
    settings: ['rate', 'outer.active', 'inner.active'],
    phases: [
      { id: 'outer', repeats: 'outer.active', body: chapter('outer', rows) },
      { id: 'inner', repeats: 'inner.active', body: chapter('inner', (io) => networkOf(io.state('outer'), rows(io))) },
    ],
    probes: { restore: (state, input) => networkOf(state('outer'), networkOf(state('inner'), input)) },
  };
  const settings: SettingsAt = (step) =>
    step < SECOND_CHAPTER ? Float32Array.of(0.1, 1, 0) : Float32Array.of(0.1, 0, 2);
  return { program, settings };
}

/** Side of the table of a potential on a square, from −SPAN to SPAN along both axes. */
const SIDE = 24;
const SPAN = 3;

/** The potential between the entries of the table, bilinear, with a wave and a rim added by formulas; [n, 1]. */
function potentialOf(io: PhaseIo, x: tf.Tensor2D): tf.Tensor2D {
  const held = tf.minimum(tf.maximum(tf.mul(tf.add(x, SPAN), (SIDE - 1) / (2 * SPAN)), 0), SIDE - 1.001);
  const corner = tf.floor(held);
  const share = tf.sub(held, corner);
  const column = (of: tf.Tensor, i: number): tf.Tensor2D => tf.slice2d(of as tf.Tensor2D, [0, i], [-1, 1]);
  const first = tf.add(tf.mul(column(corner, 1), SIDE), column(corner, 0)) as tf.Tensor2D;
  const found = io.at(
    tf.concat(
      [0, 1, SIDE, SIDE + 1].map((step) => tf.add(first, step) as tf.Tensor2D),
      1,
    ),
  );
  const [a, b] = [column(share, 0), column(share, 1)];
  const [rest, above] = [tf.sub(1, a), tf.sub(1, b)];
  const parts = [tf.mul(rest, above), tf.mul(a, above), tf.mul(rest, b), tf.mul(a, b)] as tf.Tensor2D[];
  const wave = tf.mul(tf.sin(tf.mul(2, column(x, 0))), tf.cos(column(x, 1)));
  const length = tf.sum(tf.square(x), 1, true);
  const rim = tf.where(tf.greater(length, SPAN), tf.sub(length, SPAN), tf.zerosLike(length));
  const inside = tf.sum(tf.mul(found, tf.concat(parts, 1)), 1, true);
  return tf.addN([inside, tf.mul(0.3, wave), tf.mul(0.1, tf.square(rim))]) as tf.Tensor2D;
}

/** Particles that roll down a potential in a table, and towards where it is flat: second derivatives by way of look-ups. */
function tabled(): OtherProgram {
  function move(io: PhaseIo): PhaseResult {
    const x = particlesOf(io);
    const loss = (): tf.Scalar => {
      const slopes = rowGradients((points) => potentialOf(io, points), x);
      return tf.add(tf.sum(potentialOf(io, x)), tf.mul(0.2, tf.sum(tf.square(slopes)))) as tf.Scalar;
    };
    const { value, gradients } = valueAndGradients(loss, [x]);
    const next = tf.sub(x, tf.mul(io.setting('rate'), gradients[0] as tf.Tensor));
    return { state: moved(next), report: { potential: value } };
  }
  const program: Program = {
    name: 'tabled',
    state: { particles: wave(2 * PARTICLES, 2.5) },
    data: { values: wave(SIDE * SIDE, 0.2), columns: 1 },
    settings: ['rate'],
    phases: [{ id: 'move', body: move }],
    probes: { slope: (_, input) => tf.mul(tf.cos(input), tf.floor(input)) },
  };
  return { program, settings: () => Float32Array.of(0.05) };
}

export const otherPrograms = (): Readonly<Record<'svgd' | 'langevin' | 'tower' | 'tabled', OtherProgram>> => ({
  svgd: svgd(),
  langevin: langevin(),
  tower: tower(),
  tabled: tabled(),
});
