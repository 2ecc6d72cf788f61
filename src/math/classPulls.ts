/**
 * How the generator losses of LabelGAN and AM-GAN pull on class logits (arXiv:1703.02000), in float64. Logits are those of
 * K real classes against the generated, whose own is 0: D = softmax(l₁, …, l_K, 0).
 */
export interface ClassPulls {
  /** D₁…D_K and D_{K+1} [K + 1]. */
  readonly beliefs: Float64Array;
  /** −∂L_G/∂l of both [K + 1]; each sums to zero. */
  readonly labelGan: Float64Array;
  readonly amGan: Float64Array;
}

/** Pulls at class logits l, with the target class as a law over the K classes. */
export function classPulls(logits: ArrayLike<number>, target: ArrayLike<number>): ClassPulls {
  const classes = logits.length;
  const all = Float64Array.from({ length: classes + 1 }, (_, k) => (k < classes ? (logits[k] as number) : 0));
  const largest = all.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const terms = all.map((value) => Math.exp(value - largest));
  const total = terms.reduce((sum, term) => sum + term, 0);
  const beliefs = terms.map((term) => term / total);
  const fake = beliefs[classes] as number;
  // C = softmax over the K classes: D_k/D_r, which stays defined where all of D_r underflows.
  const largestReal = all.subarray(0, classes).reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const real = all.subarray(0, classes).map((value) => Math.exp(value - largestReal));
  const realTotal = real.reduce((sum, term) => sum + term, 0);
  return {
    beliefs,
    labelGan: beliefs.map((_, k) => (k < classes ? (fake * (real[k] as number)) / realTotal : -fake)),
    amGan: beliefs.map((belief, k) => (k < classes ? (target[k] as number) : 0) - belief),
  };
}
