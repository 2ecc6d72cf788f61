import type { Activation } from '../../nn/spec.ts';

/** Python of each activation of x, units in dimension 1: the formulas of nn/activations.ts, whose slope at 0 is that of the run. */
export const ACTIVATIONS: Readonly<Record<Activation, string>> = {
  relu: 'F.relu(x)',
  'leaky-relu': 'F.relu(x) - 0.2 * F.relu(-x)',
  'leaky-relu-001': 'F.relu(x) - 0.01 * F.relu(-x)',
  tanh: 'torch.tanh(x)',
  elu: 'F.relu(x) + torch.exp(-F.relu(-x)) - 1',
  softplus: 'F.softplus(x)',
  swish: 'x * torch.sigmoid(x)',
  maxout: 'x.chunk(2, 1)[0] + F.relu(x.chunk(2, 1)[1] - x.chunk(2, 1)[0])',
};
