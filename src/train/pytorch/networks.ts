import type { Layer, Layout } from '../../nn/layout.ts';
import type { NetworkSpec, Pictures } from '../../nn/spec.ts';
import { ACTIVATIONS } from './activations.ts';

/** Python of networks: modules of PyTorch that read the weights of nn/torchShapes.ts. */

const isConvolutional = ({ architecture }: NetworkSpec): boolean => architecture === 'dcgan';

function moduleOf(spec: NetworkSpec, { inputs, outputs, units, convolution }: Layer, hasBias: boolean): string {
  const rest = hasBias ? '' : ', bias=False';
  if (convolution) {
    const { kernel, stride, padding, channels } = convolution.geometry;
    const window = `${kernel}, ${stride}, ${padding}${rest}`;
    return convolution.transposed
      ? `nn.ConvTranspose2d(${inputs}, ${units}, ${window})`
      : `nn.Conv2d(${channels}, ${outputs}, ${window})`;
  }
  const pictures = isConvolutional(spec) ? (spec.makes ?? spec.sees) : undefined;
  if (!pictures) return `nn.Linear(${inputs}, ${outputs}${rest})`;
  const [height, width] = [pictures.height / 4, pictures.width / 4];
  return spec.makes
    ? `nn.ConvTranspose2d(${inputs}, ${units}, (${height}, ${width})${rest})`
    : `nn.Conv2d(${inputs / (height * width)}, ${outputs}, (${height}, ${width})${rest})`;
}

/** What all networks of a script need beside their modules. */
export function networkHelpers(specs: readonly NetworkSpec[]): string {
  const has = (normalisation: NetworkSpec['normalisation']): boolean =>
    specs.some((spec) => spec.normalisation === normalisation);
  const scaled = has('layer') || has('batch');
  return [
    ...(scaled || has('spectral') ? [PRODUCT] : []),
    ...(scaled ? [SCALED] : []),
    ...(has('spectral') ? [SPECTRAL] : []),
    ...(has('batch') ? [FOLLOW] : []),
  ].join('');
}

const PRODUCT = `

def product(layer, x, weight):
    """What a layer makes of x with these weights, without its bias."""
    if isinstance(layer, nn.Linear):
        return F.linear(x, weight)
    apply = F.conv2d if isinstance(layer, nn.Conv2d) else F.conv_transpose2d
    return apply(x, weight, None, layer.stride, layer.padding)


def with_bias(layer, x):
    if layer.bias is None:
        return x
    return x + layer.bias.reshape(1, -1, *(1 for _ in x.shape[2:]))
`;

const SCALED = `

def scaled(centred, variance):
    return centred / (variance + 1e-5).sqrt()
`;

/** arXiv:1802.05957, alg. 1, see nn/spectral.ts. */
const SPECTRAL = `

def as_matrix(layer):
    """A weight as the matrix [outputs, inputs] that windows are multiplied with."""
    weight = layer.weight
    return weight if weight.dim() == 2 else weight.permute(0, 2, 3, 1).flatten(1)


def bounded(layer):
    """The weight divided by its largest singular value, which the gradient goes through (arXiv:1802.05957)."""
    right = as_matrix(layer) @ layer.u
    return layer.weight / (right.square().sum() + 1e-12).sqrt()


@torch.no_grad()
def refresh(network):
    """One power iteration."""
    for layer in network.layers:
        left = as_matrix(layer).T @ (as_matrix(layer) @ layer.u)
        layer.u.copy_(left / (left.square().sum() + 1e-12).sqrt())
`;

const FOLLOW = `

@torch.no_grad()
def follow(network, *others):
    """Running averages follow what the batches of a phase had; those of the other network are left alone."""
    for layer in network.layers[:-1]:
        for average, which in ((layer.running_mean, 0), (layer.running_var, 1)):
            if layer.seen:
                average += 0.1 * (torch.stack([moments[which] for moments in layer.seen]).mean(0) - average)
    for each in (network, *others):
        for layer in each.layers[:-1]:
            layer.seen = []
`;

/** The hidden pre-activations, by normalisation. */
function hiddenOf(spec: NetworkSpec): readonly string[] {
  const axes = isConvolutional(spec) ? '(1, 2, 3)' : '1';
  const batchAxes = isConvolutional(spec) ? '(0, 2, 3)' : '0';
  switch (spec.normalisation) {
    case 'none':
      return ['x = layer(x)'];
    case 'spectral':
      return ['x = with_bias(layer, product(layer, x, bounded(layer)))'];
    case 'layer':
      return [
        'x = product(layer, x, layer.weight)',
        `x = x - x.mean(${axes}, keepdim=True)`,
        `x = with_bias(layer, scaled(x, x.square().mean(${axes}, keepdim=True)))`,
      ];
    case 'batch':
      return [
        'x = product(layer, x, layer.weight)',
        'if self.training:',
        `    mean = x.mean(${batchAxes}, keepdim=True)`,
        `    variance = (x - mean).square().mean(${batchAxes}, keepdim=True)`,
        '    layer.seen = [*layer.seen, (mean.detach().flatten(), variance.detach().flatten())]',
        'else:',
        '    shape = (1, -1, *(1 for _ in x.shape[2:]))',
        '    mean, variance = layer.running_mean.reshape(shape), layer.running_var.reshape(shape)',
        'x = with_bias(layer, scaled(x - mean, variance))',
      ];
  }
}

/** What a layer remembers beside its weights, as buffers of its module. */
function memoriesOf({ layers }: Layout, { normalisation }: NetworkSpec): readonly string[] {
  if (normalisation === 'spectral') {
    const sizes = layers.map(({ inputs }) => inputs).join(', ');
    return [
      `for layer, inputs in zip(self.layers, (${sizes},)):`,
      '    layer.register_buffer("u", torch.zeros(inputs))',
    ];
  }
  if (normalisation !== 'batch' || layers.length < 2) return [];
  const sizes = layers.slice(0, -1).map(({ units }) => units);
  return [
    `for layer, units in zip(self.layers, (${sizes.join(', ')},)):`,
    '    layer.register_buffer("running_mean", torch.zeros(units))',
    '    layer.register_buffer("running_var", torch.ones(units))',
    '    layer.seen = []',
  ];
}

/** Rows of pixels, channels last, as the pictures that convolutions see; further inputs are a plane each. */
function picturesOf({ inputs }: NetworkSpec, { height, width, channels, count = 1 }: Pictures): readonly string[] {
  const pixels = count * height * width * channels;
  const pictures = [
    `x = x[:, :${pixels}].reshape(-1, ${count}, ${height}, ${width}, ${channels}).permute(0, 1, 4, 2, 3).flatten(1, 2)`,
  ];
  if (inputs === pixels) return pictures;
  return [
    `planes = x[:, ${pixels}:, None, None].expand(-1, -1, ${height}, ${width})`,
    ...pictures,
    'x = torch.cat([x, planes], 1)',
  ];
}

const indented = (lines: readonly string[], by: number): string =>
  lines.map((line) => `${' '.repeat(by)}${line}\n`).join('');

/** A module of this name with an activation of its own. `about` is its docstring. */
export function networkClass(name: string, about: string, spec: NetworkSpec, layout: Layout): string {
  const modules = layout.layers.map((layer) => moduleOf(spec, layer, layout.hasBias));
  const activation = `${name.toLowerCase()}_activation`;
  const last =
    spec.normalisation === 'spectral'
      ? 'x = with_bias(self.layers[-1], product(self.layers[-1], x, bounded(self.layers[-1])))'
      : 'x = self.layers[-1](x)';
  const before = !isConvolutional(spec) ? [] : spec.sees ? picturesOf(spec, spec.sees) : ['x = x[:, :, None, None]'];
  const flat = !isConvolutional(spec) ? 'x' : spec.makes ? 'x.permute(0, 2, 3, 1).flatten(1)' : 'x.flatten(1)';
  const output = spec.head === 'tanh' ? `torch.tanh(${flat})` : flat;
  return `

def ${activation}(x):
    return ${ACTIVATIONS[spec.activation]}


class ${name}(nn.Module):
    """${about}"""

    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(
            [
${indented(
  modules.map((each) => `${each},`),
  16,
)}            ]
        )
${indented(memoriesOf(layout, spec), 8)}
    def forward(self, x):
${indented(before, 8)}        for layer in self.layers[:-1]:
${indented(hiddenOf(spec), 12)}            x = ${activation}(x)
        ${last}
        return ${output}
`;
}
