/**
 * Probability that Student's t lies within ±√degrees·tan(angle), for whole degrees of freedom and an angle in [0, π/2]: the
 * finite sums of Abramowitz & Stegun 26.7.3 and 26.7.4, which are exact.
 */
function probabilityWithin(angle: number, degrees: number): number {
  const isOdd = degrees % 2 === 1;
  const square = Math.cos(angle) ** 2;
  let term = isOdd ? Math.cos(angle) : 1;
  let sum = 0;
  for (let power = isOdd ? 1 : 0; power <= degrees - 2; power += 2) {
    sum += term;
    term *= (square * (power + 1)) / (power + 2);
  }
  return isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/**
 * Quantile of Student's t with a whole number of degrees of freedom from 1 on; NaN for other degrees and for a probability
 * outside ]0, 1[.
 */
export function studentQuantile(probability: number, degrees: number): number {
  if (!(probability > 0 && probability < 1) || !Number.isInteger(degrees) || degrees < 1) return Number.NaN;
  const within = Math.abs(2 * probability - 1);
  let low = 0;
  let high = Math.PI / 2;
  // Halving an angle 60 times leaves nothing of it that a double could tell apart.
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (probabilityWithin(middle, degrees) < within) low = middle;
    else high = middle;
  }
  return Math.sign(probability - 0.5) * Math.sqrt(degrees) * Math.tan((low + high) / 2);
}
