import type { Experiment } from '../../experiment/experiment.ts';
import type { Schedule } from '../../experiment/groups.ts';
import { kernelOf, LAPLACE_ROUNDING, MIXTURE_SCALES, STUDENT_FREEDOM } from '../../math/kernels.ts';

/** Python of smoothing: the bandwidth of a step, noise of each kernel, and its density estimates. */

type Kernel = Experiment['smoothing']['kernel'];

const SHAPES: Readonly<Record<Schedule, (start: number, end: number) => string>> = {
  constant: (start) => `${start}`,
  linear: (start, end) => `${start} + (${end} - ${start}) * done`,
  exponential: (start, end) => `${start} * (${end} / ${start}) ** done`,
  cosine: (start, end) => `${end} + (${start} - ${end}) * (1 + math.cos(math.pi * done)) / 2`,
  step: (start, end) => `${start} * (${end} / ${start}) ** (min(3, math.floor(done * 4)) / 3)`,
};

/** The bandwidth of a step, data units. */
export const bandwidthFunction = ({
  bandwidth,
  end,
  duration,
  schedule,
  from = 0,
}: Experiment['smoothing'] & { from?: number }): string => `

def bandwidth(step):
    """Standard deviation of the smoothing kernel: ${schedule}."""
    done = min(1.0, max(0.0, (step - ${from}) / ${duration}))
    return f32(${SHAPES[schedule](bandwidth, end)})
`;

const POSITIVE_SUM = (stream: string, columns: string): string =>
  `-torch.log(1 - draws.uniform(f"{stream}-${stream}", rows, ${columns})).sum(1, keepdim=True)`;

/** Body of `kernel_noise(draws, stream, rows, d)`: see train/gan/noise.ts. */
const NOISES: Readonly<Record<Kernel, string>> = {
  gaussian: '    return draws.normal(stream, rows, d)',
  laplace: `    drawn = draws.normal(stream, rows, d)
    direction = drawn / (drawn.square().sum(1, keepdim=True) + 1e-12).sqrt()
    radius = ${POSITIVE_SUM('radius', 'd')}
    return direction * radius / math.sqrt(d + 1)`,
  epanechnikov: `    drawn = draws.normal(stream, rows, d)
    squared = drawn.square().sum(1, keepdim=True) + 1e-12
    if d == 2:
        share = 1 - (1 - draws.uniform(f"{stream}-radius", rows, 1)).sqrt()
        return drawn / squared.sqrt() * (share * (d + 4)).sqrt()
    other = ${POSITIVE_SUM('radius', '2')}
    return drawn * ((d + 4) / (squared * 0.5 + other) * 0.5).sqrt()`,
  'student-t': `    chi_squared = draws.normal(f"{stream}-scale", rows, ${STUDENT_FREEDOM}).square().sum(1, keepdim=True)
    return draws.normal(stream, rows, d) * (${STUDENT_FREEDOM - 2} / (chi_squared + 1e-12)).sqrt()`,
  mixture: `    scales = torch.tensor([${MIXTURE_SCALES.join(', ')}])
    chosen = (draws.uniform(f"{stream}-scale", rows, 1) * ${MIXTURE_SCALES.length} - torch.arange(1, ${MIXTURE_SCALES.length}) > 0).sum(1, keepdim=True)
    return draws.normal(stream, rows, d) * scales[chosen]`,
};

/** Noise of the kernel at bandwidth 1. */
export const noiseFunction = (kernel: Kernel): string => `

def kernel_noise(draws, stream, rows, d):
    """Samples [rows, d] of the ${kernel} kernel of standard deviation 1 per axis."""
${NOISES[kernel]}
`;

/** Logarithm of each kernel, without its normaliser, of s = squared distance / h². */
const LOGARITHMS: Readonly<Record<Exclude<Kernel, 'mixture'>, (d: number) => string>> = {
  gaussian: () => '-0.5 * s',
  laplace: (d) => `-math.sqrt(${d + 1}) * (s + ${LAPLACE_ROUNDING}).sqrt()`,
  epanechnikov: (d) => `torch.log((1 - s / ${d + 4}).clamp(min=math.exp(-80)))`,
  'student-t': (d) => `-${(STUDENT_FREEDOM + d) / 2} * torch.log(1 + s / ${STUDENT_FREEDOM - 2})`,
};

/** Up to as many coordinates every pair has a difference of its own, as in the engines (see nn/pairwise.ts). */
const MOST_COORDINATES = 8;

const DIFFERENCES = `

def squared_distances(points, centres):
    return (points[:, None, :] - centres[None, :, :]).square().sum(2)
`;

/** See nn/pairwiseProducts.ts. */
const PRODUCTS = `

def squared_distances(points, centres):
    """By one matrix product, moved by the mean of the centres so that little is lost; what cancels counts as 0."""
    middle = centres.mean(0, keepdim=True).detach()
    points, centres = points - middle, centres - middle
    sums = points.square().sum(1, keepdim=True) + centres.square().sum(1)[None, :]
    squared = sums - 2 * points @ centres.T
    return squared * (squared > 3e-6 * sums)
`;

/** Logarithm of the kernel density estimate over centres in d dimensions: see nn/pairwise.ts. */
export function densityFunction(kernel: Kernel, d: number): string {
  const family = kernel === 'mixture' ? 'gaussian' : kernel;
  const scales = kernel === 'mixture' ? MIXTURE_SCALES : [1];
  return `${d > MOST_COORDINATES ? PRODUCTS : DIFFERENCES}

def log_density(points, centres, h, leave_one_out=False):
    """Logarithm of the ${kernel} kernel density estimate [points]; with leave_one_out a point is no centre at itself."""
    leave_one_out = leave_one_out and len(centres) > 1
    squared = squared_distances(points, centres)
    parts = []
    for scale in (${scales.join(', ')},):
        s = squared / (scale * h) ** 2
        values = ${LOGARITHMS[family](d)}
        if leave_one_out:
            values = values.masked_fill(torch.eye(len(points), dtype=torch.bool), -1e9)
        parts.append(torch.logsumexp(values, 1) - ${d} * math.log(scale * h))
    count = len(centres) - int(leave_one_out)
    mean = torch.logsumexp(torch.stack(parts), 0) - math.log(len(parts))
    return mean + ${kernelOf(family, d).logNormaliser} - math.log(count)
`;
}
