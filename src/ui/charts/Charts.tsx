import './charts.css';
import { type PointerEvent, useState } from 'react';
import type { Space } from '../../data/space.ts';
import { effective } from '../../experiment/availability.ts';
import { isEnumerable } from '../../experiment/towerSchema.ts';
import type { LabId } from '../../methods/contract.ts';
import { useExperiment, useLab, usePair, useRun, useStores, useT } from '../hooks.ts';
import { useClasses } from '../readout/useClassBars.ts';
import { useModes, useNoiseFloor } from '../readout/useNoiseFloor.ts';
import { Ruler } from '../ruler/Ruler.tsx';
import { useShowsImages } from '../space.ts';
import { rem, typeScale } from '../typeScale.ts';
import { FIRST_VIEW, FIRST_VIEW_OF, FIRST_VIEW_UNLABELLED, FIRST_VIEW_WIDE } from './firstView.ts';
import { AXIS_WIDTH } from './StripPlot.tsx';
import { StripView } from './StripView.tsx';
import { useStrobe } from './strobe.ts';

/** What a choice of strips holds for: strips for the plane do not stand on images, those of critics not for samplers. */
type Kind = `${Space['kind']} ${LabId}`;
type Chosen = { readonly [K in Kind]?: readonly string[] };

const DISTANCE = 'sliced-wasserstein';

/** Strips that have nothing to show without modes. */
const OF_MODES: readonly string[] = ['mode-mass-error', 'reverse-kl'];

/** Last recorded step, at least 1, so that the axis always has a length. */
function useLastStep(): number {
  const { series, kept } = useStores();
  const pair = usePair();
  const beside = pair ? pair.b.stores.series.points() : (kept.trunk()?.series.points ?? []);
  return Math.max(1, series.points().at(-1)?.step ?? 0, beside.at(-1)?.step ?? 0);
}

function StepAxis({ cursor }: { readonly cursor: number | null }) {
  const t = useT();
  useStrobe();
  const last = useLastStep();
  return (
    <div className="charts-steps">
      <Ruler last={last} cursor={cursor} />
      <span aria-hidden="true">{t('charts.step')}</span>
    </div>
  );
}

/** Where the run is looked at in its past, as a share of the axis; null where it is not. */
function usePastPlace(last: number): number | null {
  const step = useRun(({ status }) => (status.past ? status.step : null));
  return step === null ? null : Math.min(1, step / last);
}

/**
 * What the slots show now. Without modes there is nothing to count, and the distance takes that place. Until the person
 * has chosen strips, one that would stay at zero makes room: no smoothing, no bandwidth. What was chosen for the plane does
 * not stand on images.
 */
function useShown(own: readonly string[] | undefined): readonly string[] {
  const known = useRun((run) => run.law !== null);
  const hasModes = useModes().length > 0;
  const hasClasses = useClasses().length > 0;
  const isStacked = useExperiment(({ experiment }) => experiment.data.id === 'stacked-mnist');
  const smooths = useExperiment(({ experiment }) => effective(experiment).smoothing.on);
  const space = useShowsImages() ? 'image' : 'plane';
  const lab = useLab();
  const isWide = useExperiment(({ experiment }) => !isEnumerable(experiment.tower));
  if (lab === 'layers') return own ?? (isWide && hasClasses ? FIRST_VIEW_WIDE : FIRST_VIEW_OF.layers);
  if (space === 'image') {
    if (own || !known || hasClasses) return own ?? FIRST_VIEW.image;
    return FIRST_VIEW_UNLABELLED[isStacked ? 'stacked' : 'plain'];
  }
  if (lab !== 'gan') return own ?? FIRST_VIEW_OF[lab].filter((id) => hasModes || !known || !OF_MODES.includes(id));
  const slots = own ?? FIRST_VIEW.plane.map((id) => (id === 'bandwidth' && !smooths ? 'reverse-kl' : id));
  if (!known || hasModes || slots.includes(DISTANCE)) return slots;
  return slots.map((id) => (id === 'modes' ? DISTANCE : id)).filter((id) => own !== undefined || id !== 'reverse-kl');
}

/** The strip recorder: four strips on one step axis with one cursor. */
export function Charts() {
  const t = useT();
  const { series } = useStores();
  const floor = useNoiseFloor();
  const [chosen, setChosen] = useState<Chosen>({});
  const space = useShowsImages() ? 'image' : 'plane';
  const kind: Kind = `${space} ${useLab()}`;
  const [place, setPlace] = useState<number | null>(null);
  const shown = useShown(chosen[kind]);
  const last = useLastStep();
  const pastPlace = usePastPlace(last);
  const cursor = place === null ? null : Math.round(place * last);

  const move = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const share = (clientX - left) / (width - AXIS_WIDTH * typeScale());
    setPlace(share >= 0 && share <= 1 && series.points().length > 0 ? share : null);
  };
  const show = (slot: number) => (id: string) =>
    // A strip stands in one slot only: two slots swap.
    setChosen({
      ...chosen,
      [kind]: shown.map((other, index) => (index === slot ? id : other === id ? (shown[slot] as string) : other)),
    });

  return (
    <section className="charts" aria-label={t('charts.region')}>
      <div className="charts-strips" onPointerMove={move} onPointerLeave={() => setPlace(null)}>
        {shown.map((id, slot) => (
          <StripView
            key={id}
            id={id}
            onShow={show(slot)}
            cursor={cursor}
            floor={floor}
            names={slot === 1}
            invites={slot === 0}
          />
        ))}
        {[pastPlace, place].map(
          (at, i) =>
            at !== null && (
              <div
                key={i === 0 ? 'past' : 'cursor'}
                className="charts-cursor"
                data-past={i === 0 || undefined}
                style={{ left: `calc(${100 * at}% - ${rem(AXIS_WIDTH * at)})` }}
              />
            ),
        )}
      </div>
      <StepAxis cursor={cursor} />
    </section>
  );
}
