import { type ReactNode, useMemo } from 'react';
import { effective } from '../../experiment/availability.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { formatFixed, formatValue } from '../../i18n/format.ts';
import { criticOf, findMethod } from '../../methods/index.ts';
import { latentsFor } from '../../train/latents.ts';
import { bandwidthInForce } from '../../train/schedule.ts';
import { useExperiment, useLanguage, useRun, useSay, useT } from '../hooks.ts';
import { useSize } from '../kit/useSize.ts';
import {
  criticThumbnail,
  type DrawThumbnail,
  dataThumbnail,
  generatedThumbnail,
  generatorThumbnail,
  latentThumbnail,
} from './drawThumbnails.ts';
import { type FlowPart, LIT, sentenceFor } from './narration.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { Wire } from './Wire.tsx';
import './flow.css';
import './narration.css';
import './narrow.css';

const LATENTS_SHOWN = 110;

/** The first of the latents whose images are on the stage. */
function useLatentThumbnail(): DrawThumbnail {
  const seed = useExperiment(({ experiment }) => experiment.seed);
  const latent = useExperiment(({ experiment }) => experiment.latent);
  return useMemo(() => {
    const latents = latentsFor({ seed, latent }, 'evaluation', LATENTS_SHOWN);
    return latentThumbnail(latents, latent.dimension, latent.law === 'normal' ? 2.8 : 1.15);
  }, [seed, latent]);
}

interface NodeProps {
  readonly part: FlowPart;
  readonly isLit: boolean;
  readonly draw: DrawThumbnail;
  readonly name: string;
  readonly notes: readonly (string | false)[];
}

function Node({ part, isLit, draw, name, notes }: NodeProps) {
  return (
    <div className={`flow-node flow-${part}`} data-lit={isLit || undefined} title={name}>
      <Thumbnail draw={draw} />
      <span className="flow-label">
        <b>{name}</b>
        {notes
          .filter((note) => note !== false)
          .map((note) => (
            <small key={note}>{note}</small>
          ))}
      </span>
    </div>
  );
}

function Loss({ part, isLit, name, value }: { part: FlowPart; isLit: boolean; name: string; value: string }) {
  return (
    <div className={`flow-${part}`} data-lit={isLit || undefined}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** What is running right now, in one sentence; empty outside slow motion. */
function useSentence(): string {
  const t = useT();
  const language = useLanguage();
  const stage = useRun((run) => run.stage);
  const step = useRun((run) => (run.stage ? run.status.step : 0));
  const experiment = useExperiment((state) => effective(state.experiment));
  if (!stage) return '';
  const { batch, packing } = experiment.training;
  return t(sentenceFor(stage, experiment), {
    count: batch * packing,
    bandwidth: formatValue(bandwidthInForce(experiment, step), language, 2),
  });
}

/** How one step runs: latent → generator → generated, data → critic, losses and gradients back; live and narrated. */
export function Flow() {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const experiment = useExperiment((state) => effective(state.experiment));
  const method = findMethod(experiment.method.id);
  const hasCritic = criticOf(method.id) !== 'none';
  const metrics = useRun((run) => run.evaluation?.metrics);
  const stage = useRun((run) => run.stage);
  const sentence = useSentence();
  const latent = useLatentThumbnail();
  const [topRow, { height: row }] = useSize();
  const lit = stage ? LIT[stage] : [];
  const isLit = (part: FlowPart): boolean => lit.includes(part);
  const { training, smoothing } = experiment;
  const size = ({ architecture, channels, depth, width }: Omit<Experiment['generator'], 'normalisation'>): string => {
    if (architecture === 'dcgan') return `conv ${channels}`;
    return depth === 0 ? t('flow.linear') : `${depth}×${width}`;
  };
  const noise = smoothing.on && t('flow.noise');
  const node = (part: FlowPart, draw: DrawThumbnail, ...notes: readonly (string | false)[]): ReactNode => (
    <Node part={part} isLit={isLit(part)} draw={draw} name={t(`flow.parts.${part}`)} notes={notes} />
  );
  const wire = (part: FlowPart, content: ReactNode): ReactNode => (
    <div className={`flow-wire flow-${part}`} data-lit={isLit(part) || undefined}>
      {content}
    </div>
  );
  const loss = (part: 'criticLoss' | 'generatorLoss'): ReactNode => (
    <Loss
      part={part}
      isLit={isLit(part)}
      name={t(`flow.parts.${part}`)}
      value={formatFixed(metrics?.[part], language, 2)}
    />
  );

  return (
    <section className="flow" aria-label={t('flow.title')} data-testid="flow">
      <div className="flow-grid" data-telling={stage ? '' : undefined}>
        <div ref={topRow} className="flow-row" />
        {node('latent', latent, t('flow.dimension', { count: experiment.latent.dimension }))}
        {wire('toGenerator', <Wire course="along" />)}
        {node(
          'generator',
          generatorThumbnail,
          training.freeze === 'off' ? size(experiment.generator) : t('flow.frozen'),
        )}
        {wire('toGenerated', <Wire course="along" />)}
        {node('generated', generatedThumbnail, noise)}
        {node('data', dataThumbnail, noise)}
        {wire('toCritic', <Wire course="merge" row={row} />)}
        {node(
          'critic',
          criticThumbnail,
          hasCritic ? size(experiment.critic) : t('flow.closedForm'),
          training.packing > 1 && t('flow.packed', { count: training.packing }),
        )}
        {wire('toLosses', <Wire course="along" />)}
        {wire(
          'backToGenerator',
          <>
            <Wire course="up" />
            <span>{t('flow.parts.back')}</span>
          </>,
        )}
        {hasCritic && wire('backToCritic', <Wire course="under" />)}
        <div className="flow-losses">
          <p>
            {t('flow.parts.losses')} <small>{say(method.lossUnit)}</small>
          </p>
          <dl>
            {hasCritic && loss('criticLoss')}
            {training.freeze === 'off' && loss('generatorLoss')}
          </dl>
        </div>
        <p className="flow-sentence" role="status">
          {sentence}
        </p>
      </div>
    </section>
  );
}
