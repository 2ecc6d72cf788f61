import { KERNEL_FAMILIES, type Kernel, kernelOf, MIXTURE_SCALES } from './kernels.ts';

/** Every way to smooth: one kernel family, or Gaussians of several bandwidths at once. */
export const SMOOTHERS = [...KERNEL_FAMILIES, 'mixture'] as const;
export type Smoother = (typeof SMOOTHERS)[number];

/**
 * Equal-weight mixture of Gaussian kernels of bandwidths a·h, a ∈ `MIXTURE_SCALES`, as densities:
 * k(s) = log mean exp(−d log a − s/2a²). Unlike a family, k(0) is not 0. Each scale is twice the one before, so every
 * term is a power of the widest one's exponential, and k costs one exp and one log.
 */
function mixtureKernel(dimension: number): Kernel {
  const { logNormaliser } = kernelOf('gaussian', dimension);
  const widest = MIXTURE_SCALES[MIXTURE_SCALES.length - 1] as number;
  const precision = 0.5 / (widest * widest);
  const offset = -dimension * Math.log(widest) - Math.log(MIXTURE_SCALES.length);
  const higher = 2 ** dimension;
  let sum = 0;
  let weighted = 0;
  /** Σ of all terms relative to the widest, ≥ 1, and the same weighted by their precisions. */
  function add(s: number): void {
    let power = Math.exp(-precision * s);
    let term = 1;
    let own = precision;
    sum = 1;
    weighted = precision;
    for (let i = 1; i < MIXTURE_SCALES.length; i++) {
      // exp(−4qs)/exp(−qs) is the cube of the wider one's exponential.
      const square = power * power;
      term *= higher * square * power;
      power = square * square;
      own *= 4;
      sum += term;
      weighted += term * own;
    }
  }
  return {
    log(s) {
      add(s);
      return offset - precision * s + Math.log(sum);
    },
    slope(s) {
      add(s);
      return -weighted / sum;
    },
    logNormaliser,
  };
}

/** The kernel of a smoother in `dimension` dimensions; see `kernelOf`. */
export function smootherOf(smoother: Smoother, dimension = 2): Kernel {
  return smoother === 'mixture' ? mixtureKernel(dimension) : kernelOf(smoother, dimension);
}
