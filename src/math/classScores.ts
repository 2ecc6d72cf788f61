/** Scores of classifier outputs in float64. Probabilities are [count, classes], row by row; logarithms are natural. */

/** Least probability that a divergence reckons with: a class that is missing costs log(p/1e-8), not an infinity. */
export const LEAST_PROBABILITY = 1e-8;

/** Mean of the rows, one number per class. */
export function meanRow(probabilities: ArrayLike<number>, classes: number): Float64Array {
  const mean = new Float64Array(classes);
  const rows = probabilities.length / classes;
  for (let i = 0; i < probabilities.length; i++) {
    mean[i % classes] = (mean[i % classes] as number) + (probabilities[i] as number) / rows;
  }
  return mean;
}

const informative = (p: number): number => (p > 0 ? -p * Math.log(p) : 0);

/** H(p) = −Σ p log p, nats. NaN for a row that is no law. */
export function entropy(p: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += Number.isNaN(p[i]) ? Number.NaN : informative(p[i] as number);
  return sum;
}

/** Mean over rows of their entropy: how unsure the classifier is of one sample. */
export const meanEntropy = (probabilities: ArrayLike<number>, classes: number): number =>
  entropy(probabilities) / (probabilities.length / classes);

/** KL(p ‖ q) = Σ p log(p/q), q not below 1e-8; nats. */
export function clippedKl(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) {
    const share = p[i] as number;
    if (share !== 0) sum += share * (Math.log(share) - Math.log(Math.max(q[i] as number, LEAST_PROBABILITY)));
  }
  return sum;
}

/** exp(H(mean) − mean H) = exp E KL(C(x) ‖ mean): from 1 to the number of classes (arXiv:1606.03498, §4). */
export const inceptionScore = (probabilities: ArrayLike<number>, classes: number): number =>
  Math.exp(entropy(meanRow(probabilities, classes)) - meanEntropy(probabilities, classes));

/** KL(mean of the data ‖ mean of the samples) + mean H of the samples, from 0 upwards, 0 best (arXiv:1703.02000). */
export const amScore = (
  generated: ArrayLike<number>,
  real: ArrayLike<number>,
  classes: number,
): { readonly divergence: number; readonly entropy: number } => ({
  divergence: clippedKl(meanRow(real, classes), meanRow(generated, classes)),
  entropy: meanEntropy(generated, classes),
});

/** Most probable class of each row and its probability. Of equal ones the first. */
export function mostProbable(
  probabilities: ArrayLike<number>,
  classes: number,
): { readonly classes: Uint16Array; readonly confidence: Float64Array } {
  const rows = probabilities.length / classes;
  const found = new Uint16Array(rows);
  const confidence = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let [best, at] = [probabilities[row * classes] as number, 0];
    for (let label = 1; label < classes; label++) {
      const probability = probabilities[row * classes + label] as number;
      if (probability > best) [best, at] = [probability, label];
    }
    found[row] = at;
    confidence[row] = best;
  }
  return { classes: found, confidence };
}

/** Share of the samples whose most probable class is each. */
export function histogram(found: ArrayLike<number>, classes: number): Float64Array {
  const shares = new Float64Array(classes);
  for (let i = 0; i < found.length; i++) {
    const label = found[i] as number;
    shares[label] = (shares[label] as number) + 1 / found.length;
  }
  return shares;
}
