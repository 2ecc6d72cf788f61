import { type ComponentType, lazy } from 'react';
import type { Space } from '../../data/space.ts';
import { flow } from '../../i18n/flow.ts';
import { addTexts } from '../../i18n/index.ts';
import { instruments } from '../../i18n/instruments.ts';
import type { LabId } from '../../methods/contract.ts';
import { useExperiment, useLab } from '../hooks.ts';
import { useShowsImages } from '../space.ts';

addTexts({ flow, instruments });

/** One panel below the stage (a tab of the sheet on a phone). */
export interface Instrument {
  /** Permanent kebab-case id; its name is the text `instruments.names.<id>`. */
  readonly id: string;
  readonly Component: ComponentType;
  /** The only space in which it has something to show; both if absent. */
  readonly on?: Space['kind'];
  /** The only lab whose runs it is about; all if absent. */
  readonly lab?: LabId;
  /** The only data that it can show; all if absent. */
  readonly law?: string;
}

/** Every panel in the order of its tab. Each is fetched when it is first opened. */
const INSTRUMENTS: readonly Instrument[] = [
  {
    id: 'bounds',
    on: 'image',
    lab: 'layers',
    Component: lazy(() => import('../tower/Bounds.tsx').then(({ Bounds }) => ({ default: Bounds }))),
  },
  {
    id: 'codes',
    on: 'image',
    lab: 'layers',
    Component: lazy(() => import('../codes/Codes.tsx').then(({ Codes }) => ({ default: Codes }))),
  },
  {
    id: 'grid',
    on: 'image',
    lab: 'layers',
    law: 'thermometer',
    Component: lazy(() => import('../codes/Grid.tsx').then(({ Grid }) => ({ default: Grid }))),
  },
  { id: 'why', Component: lazy(() => import('../why/Why.tsx').then(({ Why }) => ({ default: Why }))) },
  { id: 'flow', Component: lazy(() => import('../flow/Flow.tsx').then(({ Flow }) => ({ default: Flow }))) },
  {
    id: 'past',
    Component: lazy(() => import('../past/TimeMachine.tsx').then(({ TimeMachine }) => ({ default: TimeMachine }))),
  },
  {
    id: 'race',
    lab: 'sampler',
    Component: lazy(() => import('../race/Race.tsx').then(({ Race }) => ({ default: Race }))),
  },
  {
    id: 'score',
    lab: 'sampler',
    Component: lazy(() => import('../score/LearntScore.tsx').then(({ LearntScore }) => ({ default: LearntScore }))),
  },
  {
    id: 'chains',
    lab: 'particles',
    Component: lazy(() => import('../chains/Chains.tsx').then(({ Chains }) => ({ default: Chains }))),
  },
  {
    id: 'latents',
    on: 'image',
    lab: 'gan',
    Component: lazy(() => import('../latents/Latents.tsx').then(({ Latents }) => ({ default: Latents }))),
  },
  {
    id: 'filmstrip',
    on: 'image',
    Component: lazy(() => import('../filmstrip/Filmstrip.tsx').then(({ Filmstrip }) => ({ default: Filmstrip }))),
  },
  {
    id: 'per-class',
    on: 'image',
    lab: 'gan',
    Component: lazy(() => import('../perclass/PerClass.tsx').then(({ PerClass }) => ({ default: PerClass }))),
  },
  {
    id: 'lens',
    on: 'plane',
    lab: 'gan',
    Component: lazy(() => import('../lens/Lens.tsx').then(({ Lens }) => ({ default: Lens }))),
  },
  {
    id: 'microscope',
    on: 'plane',
    lab: 'gan',
    Component: lazy(() => import('../microscope/Microscope.tsx').then(({ Microscope }) => ({ default: Microscope }))),
  },
  {
    id: 'forces',
    on: 'plane',
    lab: 'gan',
    Component: lazy(() => import('../forces/Forces.tsx').then(({ Forces }) => ({ default: Forces }))),
  },
  {
    id: 'class-gradient',
    lab: 'gan',
    Component: lazy(() =>
      import('../classgradient/ClassGradient.tsx').then(({ ClassGradient }) => ({ default: ClassGradient })),
    ),
  },
  {
    id: 'closed-form',
    on: 'plane',
    lab: 'gan',
    Component: lazy(() => import('../closedform/ClosedForm.tsx').then(({ ClosedForm }) => ({ default: ClosedForm }))),
  },
  {
    id: 'line',
    on: 'plane',
    lab: 'gan',
    Component: lazy(() => import('../line/Line.tsx').then(({ Line }) => ({ default: Line }))),
  },
];

/** Panels that have something to show for the data and the lab of the run. */
export function useInstruments(): readonly Instrument[] {
  const space = useShowsImages() ? 'image' : 'plane';
  const lab = useLab();
  const data = useExperiment(({ experiment }) => experiment.data.id);
  return INSTRUMENTS.filter(({ on = space, lab: of = lab, law = data }) => on === space && of === lab && law === data);
}

/** The panel with this id, or the first one: a stored preference may name one that is gone, or of other data. */
export const instrumentOf = (id: string, among: readonly Instrument[]): Instrument =>
  among.find((instrument) => instrument.id === id) ?? (among[0] as Instrument);
