import type { TargetLevels } from '../target.ts';
import { formulaBody } from './formulas.ts';

/** Python of the target of a sampler at the level of each row of a batch: see train/target.ts and nn/splineTable.ts. */

const list = (values: readonly number[]): string => `[${values.join(', ')}]`;

function mixture({ potential }: TargetLevels): string {
  if (potential.kind !== 'mixture') return '';
  const rows = potential.components.map(
    ({ weight, x, y, stdX, stdY }) => `        [${[weight, x, y, stdX, stdY].join(', ')}],`,
  );
  return `
COMPONENTS = np.array(  # weight, x, y and standard deviations of each Gaussian
    [
${rows.join('\n')}
    ]
)
VARIANCES = COMPONENTS[:, 3:][None] ** 2 + TAUS[LEVELS][:, None, None] ** 2  # of each row's level


def log_density(points):
    """The target smoothed by the noise of each row's level, up to a constant [rows, 1]."""
    middles, variances = tensor(COMPONENTS[:, 1:3]), tensor(VARIANCES)
    logarithms = tensor(np.log(COMPONENTS[:, 0]) - 0.5 * np.log(VARIANCES).sum(2))
    distances = ((points[:, None, :] - middles) ** 2 / (2 * variances)).sum(2)
    return torch.logsumexp(logarithms - distances, 1, keepdim=True)
`;
}

function formula({ potential }: TargetLevels): string {
  if (potential.kind !== 'formula') return '';
  return `

def log_density(points):
    """The target, up to a constant [rows, 1]."""
    x, y = points[:, :1], points[:, 1:]
${formulaBody(potential.logDensity, potential.letters)}
`;
}

function splines({ tables }: TargetLevels): string {
  if (!tables) return '';
  const { n, box } = tables;
  return `
SPLINES = FILE["data.table"].reshape(-1)  # coefficients [level, row, column] of cubic B-splines
N = ${n}  # coefficients in a row
BOX = ((f32(${box.xMin}), f32(${box.xMax})), (f32(${box.yMin}), f32(${box.yMax})))
# Weights of four neighbouring coefficients as polynomials of the place between the middle two, lowest power first.
WEIGHTS = np.array([[1 / 6, -1 / 2, 1 / 2, -1 / 6], [4 / 6, 0, -1, 1 / 2], [1 / 6, 1 / 2, 1 / 2, -1 / 2], [0, 0, 0, 1 / 6]])
SLOPES = WEIGHTS[:, 1:] * np.arange(1, 4)


def polynomials(t, coefficients):
    total = tensor(coefficients[:, -1])[None]
    for power in range(coefficients.shape[1] - 2, -1, -1):
        total = total * t + tensor(coefficients[:, power])[None]
    return total


def place(at, low, high):
    """First of four coefficients, place between the middle two, length by which it lies outside, and the step."""
    step = (high - low) / (N - 3)
    inside = at.clamp(low, high)
    position = (inside - low) / step
    first = position.detach().floor().clamp(max=N - 4)
    return first, position - first, at - inside, step


def log_density(points):
    """The target smoothed by the noise of each row's level, up to a constant [rows, 1]; outside the box it goes on and falls."""
    x, y = place(points[:, :1], *BOX[0]), place(points[:, 1:], *BOX[1])
    rows = y[0].long().numpy() + np.arange(4)  # [rows, 4]
    columns = x[0].long().numpy() + np.arange(4)
    found = tensor(SPLINES[LEVELS[:, None, None] * N * N + rows[:, :, None] * N + columns[:, None, :]])

    def weighted(along_x, along_y):
        return (along_y[:, :, None] * along_x[:, None, :] * found).sum((1, 2))[:, None]

    u, v = polynomials(x[1], WEIGHTS), polynomials(y[1], WEIGHTS)
    slope_x = (weighted(polynomials(x[1], SLOPES), v) / x[3]).detach()
    slope_y = (weighted(u, polynomials(y[1], SLOPES)) / y[3]).detach()
    return weighted(u, v) + slope_x * x[2] + slope_y * y[2] - 0.5 * (x[2] ** 2 + y[2] ** 2)
`;
}

/** `log_density(points)` of the target, and `target(points)`, its gradient raised to the power in force. */
export function targetFunctions(levels: TargetLevels): string {
  const { taus, tables, potential } = levels;
  const density = tables ? splines(levels) : potential.kind === 'mixture' ? mixture(levels) : formula(levels);
  return `
TAUS = np.array(${list(taus)})  # deviations by which each level is smoothed
${density}

def target(points):
    """Score of the target at each row, to the power in force [rows, 2]; can be differentiated again."""
    points = points if points.requires_grad else points.detach().requires_grad_(True)
    (gradient,) = torch.autograd.grad((now["beta"] * log_density(points)).sum(), points, create_graph=True)
    return gradient
`;
}
