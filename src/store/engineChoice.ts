import { createStore } from 'zustand/vanilla';
import { PORTABLE_ENGINES, type PortableEngine } from '../engine/contract.ts';
import type { EngineChoice } from './session.ts';

/** The engine that the person, or the link, asked for. It belongs to this device and this visit unless links carry it. */
export const engineChoice = createStore<{ readonly choice: EngineChoice }>()(() => ({ choice: 'auto' }));

export const chosenEngine = (): EngineChoice => engineChoice.getState().choice;

/** The engine that links and commands of the page ask for; undefined where each device is free to choose. */
export const linkedEngine = (): PortableEngine | undefined =>
  PORTABLE_ENGINES.find((id) => id === engineChoice.getState().choice);

/** Follows an address: what it asks for, or, where the last one asked and this one does not, no particular engine. */
export function followLink(engine: PortableEngine | undefined): void {
  if (engine || linkedEngine()) engineChoice.setState({ choice: engine ?? 'auto' });
}
