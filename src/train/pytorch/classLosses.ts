import { type Experiment, valueAt } from '../../experiment/experiment.ts';
import { crossEntropyHelper, type GanLosses, number, penalised, takenForReal } from './lossParts.ts';

/** Python of the losses of methods that know classes: see methods/gan/classAware.ts, classCritics.ts and classPairs.ts. */

const labelling = (experiment: Experiment): string => String(valueAt(experiment, 'method.labelling'));

const SEPARATE_HEADS = `

def heads(outputs):
    """Logit of being real, and logits of the classes."""
    return outputs[:, :1], outputs[:, 1:]
`;

export const flatHeads = (experiment: Experiment): string =>
  valueAt(experiment, 'method.fakeLogit') === 'free'
    ? `

def heads(outputs):
    """Logit of being real, and logits of the classes; the last output is the logit of the generated."""
    classes = outputs[:, :-1]
    return torch.logsumexp(classes, 1, keepdim=True) - outputs[:, -1:], classes
`
    : `

def heads(outputs):
    """Logit of being real, and logits of the classes; the logit of the generated is 0."""
    return torch.logsumexp(outputs, 1, keepdim=True), outputs
`;

export const CLASS_CROSS_ENTROPY = `

def class_cross_entropy(logits, targets):
    """Of class logits to targets whose rows sum to one [rows, 1]."""
    return torch.logsumexp(logits, 1, keepdim=True) - (targets * logits).sum(1, keepdim=True)
`;

/** `target_classes(logits, labels)` by the labelling. */
export const targetHelper = (experiment: Experiment): string => {
  const bodies: Readonly<Record<string, string>> = {
    static: '    return labels',
    dynamic: `    largest = (logits == logits.amax(1, keepdim=True)).to(logits.dtype).detach()
    return largest / largest.sum(1, keepdim=True)`,
    soft: `    return torch.softmax(${number(experiment, 'method.temperature')} * logits, 1).detach()`,
  };
  return `

def target_classes(logits, labels):
    """The class that each generated point has to be: ${labelling(experiment)}."""
${bodies[labelling(experiment)]}
`;
};

const made = (experiment: Experiment): string =>
  labelling(experiment) === 'static'
    ? 'fake, labels = fake_labelled(draws)'
    : 'fake, labels = fake_inputs(draws), None';

export const classAwareGenerator = (experiment: Experiment): string => `    ${made(experiment)}
    real, classes = heads(critic(fake))
    auxiliary = class_cross_entropy(classes, target_classes(classes, labels)).mean()
    return F.softplus(-real).mean() + ${number(experiment, 'method.auxiliaryWeight')} * auxiliary`;

const smoothedTargets = (experiment: Experiment): string => {
  const smoothing = number(experiment, 'method.classSmoothing');
  return smoothing === 0 ? 'targets' : `(1 - ${smoothing}) * targets + ${smoothing} / CLASSES`;
};

type Lesson = 'nothing' | 'to recognise them' | 'to be unsure';

const auxiliaryCritic =
  (lesson: Lesson) =>
  (experiment: Experiment): string => {
    const onFake: Readonly<Record<Lesson, string>> = {
      nothing: '',
      'to recognise them': ' + class_cross_entropy(fake_classes, target_classes(fake_classes, labels)).mean()',
      'to be unsure': ' + class_cross_entropy(fake_classes, SHARES).mean()',
    };
    return `    data, targets = real_labelled(draws)
    ${lesson === 'to recognise them' ? made(experiment) : 'fake = fake_inputs(draws)'}
    real, real_classes = heads(critic(data))
    generated, fake_classes = heads(critic(fake))
    classifying = class_cross_entropy(real_classes, ${smoothedTargets(experiment)}).mean()${onFake[lesson]}
    loss = cross_entropy(real, generated) + ${number(experiment, 'method.classifierWeight')} * classifying
    return loss${penalised(experiment, 'data')}`;
  };

export const flatCritic = (experiment: Experiment): string => `    data, targets = real_labelled(draws)
    fake = fake_inputs(draws)
    real, classes = heads(critic(data))
    generated, _ = heads(critic(fake))
    among = class_cross_entropy(classes, ${smoothedTargets(experiment)}).mean()
    loss = cross_entropy(real, generated) + (1 - ${number(experiment, 'training.labelSmoothing')}) * among
    return loss${penalised(experiment, 'data')}`;

export const headScore = (): string => '    return heads(critic(inputs))[0]';

export const separate = (lesson: Lesson, targets: boolean): GanLosses => ({
  helpers: (experiment) =>
    crossEntropyHelper(experiment) + SEPARATE_HEADS + CLASS_CROSS_ENTROPY + (targets ? targetHelper(experiment) : ''),
  critic: auxiliaryCritic(lesson),
  generator: targets ? classAwareGenerator : takenForReal,
  score: headScore,
});

export const pairCritic = (experiment: Experiment): string => `    real, labels = real_labelled(draws)
    fake, fake_labels = fake_labelled(draws, labels)
    loss = cross_entropy(score(real, labels), score(fake, fake_labels))
    return loss${penalised(experiment, 'real', 'lambda x: score(x, labels.repeat(len(x) // len(labels), 1))')}`;

export const pairGenerator = (): string => `    fake, labels = fake_labelled(draws)
    return F.softplus(-score(fake, labels)).mean()`;
