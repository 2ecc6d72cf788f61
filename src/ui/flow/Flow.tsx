import { useMemo } from 'react';
import { effective } from '../../experiment/availability.ts';
import { formatFixed } from '../../i18n/format.ts';
import { findMethod } from '../../methods/index.ts';
import { latentsFor } from '../../train/latents.ts';
import { useExperiment, useLanguage, useRun, useSay, useT } from '../hooks.ts';
import { useSize } from '../kit/useSize.ts';
import { diagramOf } from './diagram.ts';
import { type DrawThumbnail, latentThumbnail } from './drawThumbnails.ts';
import { type FlowPart, LIT, sentenceFor, valuesFor } from './narration.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { Wire } from './Wire.tsx';
import './flow.css';
import './wires.css';
import './layers.css';
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
  return stage ? t(sentenceFor(stage, experiment), valuesFor(experiment, step, language)) : '';
}

/** How one step runs, as the diagram of the run's lab tells it: pictures, wires, losses and gradients back; live and narrated. */
export function Flow() {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const experiment = useExperiment((state) => effective(state.experiment));
  const { lossUnit } = findMethod(experiment.method.id);
  const metrics = useRun((run) => run.evaluation?.metrics);
  const stage = useRun((run) => run.stage);
  const sentence = useSentence();
  const latent = useLatentThumbnail();
  const [topRow, { height: row }] = useSize();
  const { lab, pieces, losses } = diagramOf(experiment, latent, t, language);
  const lit = stage ? LIT[stage] : [];
  const isLit = (part: FlowPart): boolean => lit.includes(part);

  return (
    <section className="flow" aria-label={t('flow.title')} data-testid="flow">
      <div className="flow-grid" data-lab={lab} data-telling={stage ? '' : undefined}>
        <div ref={topRow} className="flow-row" />
        {pieces.map((piece) => {
          const { part } = piece;
          if (piece.kind === 'node') {
            const { draw, notes = [] } = piece;
            const name = t(`flow.parts.${part}`);
            return <Node key={part} part={part} isLit={isLit(part)} draw={draw} name={name} notes={notes} />;
          }
          const { course, isLabelled } = piece;
          return (
            <div key={part} className={`flow-wire flow-${part}`} data-lit={isLit(part) || undefined}>
              <Wire course={course} row={row} />
              {isLabelled && <span>{t('flow.parts.back')}</span>}
            </div>
          );
        })}
        {losses.length > 0 && (
          <div className="flow-losses">
            <p>
              {t('flow.parts.losses')} <small>{say(lossUnit)}</small>
            </p>
            <dl>
              {losses.map((part) => (
                <Loss
                  key={part}
                  part={part}
                  isLit={isLit(part)}
                  name={t(`flow.parts.${part}`)}
                  value={formatFixed(metrics?.[part], language, 2)}
                />
              ))}
            </dl>
          </div>
        )}
        <p className="flow-sentence" role="status">
          {sentence}
        </p>
      </div>
    </section>
  );
}
