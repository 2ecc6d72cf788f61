/**
 * Smoothing kernels K_h(u) = c·h^−d·exp k(s), s = ‖u‖²/h², as their logarithm k and its slope in s. The bandwidth h (data
 * units) is the standard deviation per axis of the kernel read as a density, so that kernels compare at equal bandwidth.
 */
export const KERNEL_FAMILIES = ['gaussian', 'laplace', 'epanechnikov', 'student-t'] as const;
export type KernelFamily = (typeof KERNEL_FAMILIES)[number];

/** Log value of the Epanechnikov kernel outside its support, where the kernel itself is 0; the slope there is 0. */
export const KERNEL_FLOOR = -80;

/** Degrees of freedom of the Student-t kernel, which is also the rational quadratic one. */
export const STUDENT_FREEDOM = 3;

/** Below this squared distance (in bandwidths) the Laplace kernel is rounded off, so that its slope stays finite. */
export const LAPLACE_ROUNDING = 1e-6;

export interface Kernel {
  /** k(s), 0 at s = 0 (Laplace: within 1e-2 of it); never above 0, never −∞. */
  readonly log: (s: number) => number;
  /** dk/ds ≤ 0. */
  readonly slope: (s: number) => number;
  /** log c: makes c·h^−d·exp k(‖u‖²/h²) integrate to one over d dimensions (Epanechnikov: without its floor). */
  readonly logNormaliser: number;
}

const LOG_PI = Math.log(Math.PI);

/** log Γ at the half integers that the normalisers need. */
function logGamma(x: number): number {
  let value = Number.isInteger(x) ? 0 : LOG_PI / 2;
  for (let at = Number.isInteger(x) ? 1 : 0.5; at < x; at++) value += Math.log(at);
  return value;
}

/** Log area of the unit sphere in d dimensions: 2 π^(d/2) / Γ(d/2). */
const logSphere = (d: number): number => Math.log(2) + (d / 2) * LOG_PI - logGamma(d / 2);

const families: Readonly<Record<KernelFamily, (d: number) => Kernel>> = {
  gaussian: (d) => ({
    log: (s) => -s / 2,
    slope: () => -0.5,
    logNormaliser: -(d / 2) * Math.log(2 * Math.PI),
  }),
  /** exp(−√(d+1)·‖u‖/h). */
  laplace: (d) => ({
    log: (s) => -Math.sqrt((d + 1) * (s + LAPLACE_ROUNDING)),
    slope: (s) => -0.5 * Math.sqrt((d + 1) / (s + LAPLACE_ROUNDING)),
    logNormaliser: (d / 2) * Math.log(d + 1) - logSphere(d) - logGamma(d),
  }),
  /** 1 − s/(d+4) inside the ball of radius h·√(d+4), 0 outside. */
  epanechnikov: (d) => {
    const reach = d + 4;
    const inside = (s: number): boolean => 1 - s / reach > Math.exp(KERNEL_FLOOR);
    return {
      log: (s) => (inside(s) ? Math.log(1 - s / reach) : KERNEL_FLOOR),
      slope: (s) => (inside(s) ? -1 / (reach - s) : 0),
      logNormaliser: Math.log((d * (d + 2)) / 2) - (d / 2) * Math.log(reach) - logSphere(d),
    };
  },
  /** (1 + s/(ν−2))^−(ν+d)/2 with ν = 3: tails that reach everything. */
  'student-t': (d) => {
    const scale = STUDENT_FREEDOM - 2;
    const power = (STUDENT_FREEDOM + d) / 2;
    return {
      log: (s) => -power * Math.log1p(s / scale),
      slope: (s) => -power / (scale + s),
      logNormaliser: logGamma(power) - logGamma(STUDENT_FREEDOM / 2) - (d / 2) * Math.log(scale * Math.PI),
    };
  },
};

/** Far beyond the images there are; the sums behind the normalisers grow with it. */
const MOST_DIMENSIONS = 4_096;

/** The kernel of a family in `dimension` dimensions (1 to 4,096). */
export function kernelOf(family: KernelFamily, dimension = 2): Kernel {
  if (!(Number.isInteger(dimension) && dimension >= 1 && dimension <= MOST_DIMENSIONS)) {
    throw new RangeError(`kernels have 1 to ${MOST_DIMENSIONS} dimensions, not ${dimension}`);
  }
  return families[family](dimension);
}

/** Bandwidths of the mixture kernel as multiples of h; all weigh the same (cf. MMD-GAN, arXiv:1705.08584). */
export const MIXTURE_SCALES = [0.25, 0.5, 1, 2, 4] as const;
