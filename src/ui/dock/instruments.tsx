import { type ComponentType, lazy } from 'react';

/** One panel below the stage (a tab of the sheet on a phone). */
export interface Instrument {
  /** Permanent kebab-case id; its name is the text `instruments.names.<id>`. */
  readonly id: string;
  readonly Component: ComponentType;
}

/** Every panel in the order of its tab. Each is fetched when it is first opened. */
export const INSTRUMENTS: readonly Instrument[] = [
  { id: 'flow', Component: lazy(() => import('../flow/Flow.tsx').then(({ Flow }) => ({ default: Flow }))) },
  { id: 'lens', Component: lazy(() => import('../lens/Lens.tsx').then(({ Lens }) => ({ default: Lens }))) },
  {
    id: 'microscope',
    Component: lazy(() => import('../microscope/Microscope.tsx').then(({ Microscope }) => ({ default: Microscope }))),
  },
  { id: 'forces', Component: lazy(() => import('../forces/Forces.tsx').then(({ Forces }) => ({ default: Forces }))) },
  {
    id: 'closed-form',
    Component: lazy(() => import('../closedform/ClosedForm.tsx').then(({ ClosedForm }) => ({ default: ClosedForm }))),
  },
  { id: 'line', Component: lazy(() => import('../line/Line.tsx').then(({ Line }) => ({ default: Line }))) },
];

/** The panel with this id, or the first one: a stored preference may name one that is gone. */
export const instrumentOf = (id: string): Instrument =>
  INSTRUMENTS.find((instrument) => instrument.id === id) ?? (INSTRUMENTS[0] as Instrument);
