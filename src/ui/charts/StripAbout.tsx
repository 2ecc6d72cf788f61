import { smoothingSchema } from '../../experiment/groups.ts';
import type { ActorId, Formula as MethodFormula } from '../../methods/contract.ts';
import { findMethod } from '../../methods/index.ts';
import { findMetric } from '../../metrics/index.ts';
import { Formula } from '../Formula.tsx';
import { FormulaNotes } from '../FormulaNotes.tsx';
import { useExperiment, useSay, useT } from '../hooks.ts';
import { PageDialog } from '../kit/PageDialog.tsx';
import type { Strip } from './strips.ts';

interface StripAboutProps {
  readonly strip: Strip;
  readonly title: string;
  readonly onClose: () => void;
}

/** Definition and formula of everything that a strip draws. */
export function StripAbout({ strip, title, onClose }: StripAboutProps) {
  const t = useT();
  const say = useSay();
  const objectivesOf: MethodFormula = findMethod(useExperiment(({ experiment }) => experiment.method.id)).formula;
  // What a loss is depends on the method; the metric's own formula is only its name.
  const objectives: Readonly<Record<string, ActorId>> = {
    'critic-loss': 'critic',
    'generator-loss': 'generator',
    'score-loss': 'score',
    'sampler-loss': 'generator',
  };
  return (
    <PageDialog title={title} onClose={onClose}>
      {strip.metrics.map(findMetric).map(({ id, title, definition, formula }) => {
        const role = objectives[id];
        return (
          <section key={id} className="charts-about">
            {strip.metrics.length > 1 && <h3>{say(title)}</h3>}
            <p>{say(definition)}</p>
            <Formula of={role ? (objectivesOf[role] ?? formula) : formula} className="charts-formula" />
            {role && <FormulaNotes of={role} />}
          </section>
        );
      })}
      {strip.floor && <p>{t('charts.band')}</p>}
      {strip.id === 'bandwidth' && (
        <section className="charts-about">
          <p>{say(smoothingSchema.bandwidth.help)}</p>
          <p>{say(smoothingSchema.schedule.help)}</p>
        </section>
      )}
    </PageDialog>
  );
}
