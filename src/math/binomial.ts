/**
 * Shares between which nine in ten draws of a binomial law lie: the least k/n whose cumulative probability reaches 5 % and
 * 95 %. This is what the share of a class among `n` samples of a perfect sampler does by chance.
 */
export function binomialBand(share: number, n: number): readonly [number, number] {
  if (!(share > 0 && share < 1) || n < 1) return [Math.min(1, Math.max(0, share)), Math.min(1, Math.max(0, share))];
  const odds = Math.log(share / (1 - share));
  // In logarithms, because the first terms may be smaller than any number.
  let logarithm = n * Math.log1p(-share);
  let sum = 0;
  let low = -1;
  for (let k = 0; k < n; k++) {
    sum += Math.exp(logarithm);
    if (low < 0 && sum >= 0.05) low = k;
    if (sum >= 0.95) return [low / n, k / n];
    logarithm += Math.log((n - k) / (k + 1)) + odds;
  }
  return [Math.max(0, low) / n, 1];
}
