import type { Trained } from '../../experiment/availability.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { formatCount, formatValue } from '../../i18n/format.ts';
import type { Translate } from '../../i18n/index.ts';
import type { LabId } from '../../methods/contract.ts';
import { criticOf, findLayers, findMethod, findSampler } from '../../methods/index.ts';
import { hasTop } from '../../methods/layers/contract.ts';
import type { Language } from '../../schema/text.ts';
import {
  criticThumbnail,
  type DrawThumbnail,
  dataThumbnail,
  generatedThumbnail,
  generatorThumbnail,
  movedThumbnail,
  scoreThumbnail,
} from './drawThumbnails.ts';
import type { FlowPart } from './narration.ts';
import type { Course } from './Wire.tsx';

/** A box of the diagram: its picture, and small lines under its name. */
interface NodePiece {
  readonly kind: 'node';
  readonly part: FlowPart;
  readonly draw: DrawThumbnail;
  readonly notes?: readonly (string | false)[];
}

/** A wire of the diagram; one that is labelled says that gradients come back on it. */
interface WirePiece {
  readonly kind: 'wire';
  readonly part: FlowPart;
  readonly course: Course;
  readonly isLabelled?: true;
}

/** How one step runs, as data: what is drawn in the order in which it is read, and what the losses are called. */
export interface Diagram {
  readonly lab: LabId;
  readonly pieces: readonly (NodePiece | WirePiece)[];
  /** Losses with the metrics that tell them. */
  readonly losses: readonly FlowPart[];
}

type Size = Pick<Experiment['generator'], 'architecture' | 'channels' | 'depth' | 'width'>;

const sizeOf = ({ architecture, channels, depth, width }: Size, t: Translate): string => {
  if (architecture === 'dcgan') return `conv ${channels}`;
  return depth === 0 ? t('flow.linear') : `${depth}×${width}`;
};

const node = (part: FlowPart, draw: DrawThumbnail, ...notes: readonly (string | false)[]): NodePiece => ({
  kind: 'node',
  part,
  draw,
  notes,
});
const wire = (part: FlowPart, course: Course): WirePiece => ({ kind: 'wire', part, course });
const backToGenerator: WirePiece = { kind: 'wire', part: 'backToGenerator', course: 'up', isLabelled: true };

/** latent → generator → generated, data → critic, losses and gradients back. */
function ofGan(experiment: Trained, latent: DrawThumbnail, t: Translate): Diagram {
  const { training, smoothing, generator, critic } = experiment;
  const hasCritic = criticOf(experiment.method.id) !== 'none';
  const isFrozen = training.freeze !== 'off';
  const noise = smoothing.on && t('flow.noise');
  return {
    lab: 'gan',
    pieces: [
      node('latent', latent, t('flow.dimension', { count: experiment.latent.dimension })),
      wire('toGenerator', 'along'),
      node('generator', generatorThumbnail, isFrozen ? t('flow.frozen') : sizeOf(generator, t)),
      wire('toGenerated', 'along'),
      node('generated', generatedThumbnail, noise),
      node('data', dataThumbnail, noise),
      wire('toCritic', 'merge'),
      node(
        'critic',
        criticThumbnail,
        hasCritic ? sizeOf(critic, t) : t('flow.closedForm'),
        training.packing > 1 && t('flow.packed', { count: training.packing }),
      ),
      wire('toLosses', 'along'),
      backToGenerator,
      ...(hasCritic ? [wire('backToCritic', 'under')] : []),
    ],
    losses: [...(hasCritic ? (['criticLoss'] as const) : []), ...(isFrozen ? [] : (['generatorLoss'] as const))],
  };
}

/** latent → sampler → samples with noise → second network if there is one, whose answer meets the target's; losses and gradients back. */
function ofSampler(experiment: Trained, latent: DrawThumbnail, t: Translate): Diagram {
  const { generator, score } = experiment;
  const isAlone = findSampler(experiment.method.id).learns === 'nothing';
  return {
    lab: 'sampler',
    pieces: [
      node('latent', latent, t('flow.dimension', { count: experiment.latent.dimension })),
      wire('toGenerator', 'along'),
      node('generator', generatorThumbnail, sizeOf(generator, t)),
      wire('toGenerated', 'along'),
      node('generated', generatedThumbnail, t('flow.noise')),
      ...(isAlone
        ? []
        : [wire('toScore', 'along'), node('score', scoreThumbnail, sizeOf({ ...generator, ...score }, t))]),
      node('target', criticThumbnail),
      wire('toLosses', 'merge'),
      backToGenerator,
      ...(isAlone ? [] : [wire('backToScore', 'up')]),
    ],
    losses: isAlone ? ['samplerLoss'] : ['scoreLoss', 'samplerLoss'],
  };
}

/** particles and target → move → particles. */
function ofParticles({ particles }: Trained, _: DrawThumbnail, __: Translate, language: Language): Diagram {
  return {
    lab: 'particles',
    pieces: [
      node('generated', generatedThumbnail, formatCount(particles.count, language)),
      node('target', criticThumbnail),
      wire('toMove', 'merge'),
      node('move', movedThumbnail, `η ${formatValue(particles.stepSize, language, 2)}`),
      { kind: 'wire', part: 'backToParticles', course: 'up', isLabelled: true },
    ],
    losses: [],
  };
}

/** data → inference → codes → bottom → images, with the top on the codes where there is one; the layer whose chapter it is learns. */
function ofLayers(experiment: Trained, _: DrawThumbnail, t: Translate): Diagram {
  const { tower } = experiment;
  return {
    lab: 'layers',
    pieces: [
      node('data', dataThumbnail),
      wire('toInference', 'along'),
      node('inference', scoreThumbnail, t('flow.codes', { count: tower.codes })),
      ...(hasTop(findLayers(experiment.method.id))
        ? [wire('toTop', 'along'), node('top', generatorThumbnail, t('flow.units', { count: tower.topUnits }))]
        : []),
      wire('toBottom', 'along'),
      node('bottom', generatorThumbnail, t('flow.codes', { count: tower.codes })),
      wire('toGenerated', 'along'),
      node('generated', generatedThumbnail),
    ],
    losses: [],
  };
}

const OF_LAB = { gan: ofGan, sampler: ofSampler, particles: ofParticles, layers: ofLayers } as const;

/** The diagram of an experiment as it is trained; `latent` draws the latents of the run. */
export function diagramOf(experiment: Trained, latent: DrawThumbnail, t: Translate, language: Language): Diagram {
  return OF_LAB[findMethod(experiment.method.id).lab](experiment, latent, t, language);
}
