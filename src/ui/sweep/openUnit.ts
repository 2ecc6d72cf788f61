import type { Unit } from '../../experiment/sweep/units.ts';
import { engineChoice } from '../../store/engineChoice.ts';
import { session } from '../../store/session.ts';
import { SWEEP_ENGINE } from './settings.ts';

/** Opens a run of a sweep in the playground, on the engine of the sweep, and trains it to where its numbers were taken. */
export async function openUnit({ experiment, steps }: Unit, preset: string): Promise<void> {
  engineChoice.setState({ choice: SWEEP_ENGINE });
  const loaded = await session().load(experiment, preset);
  if (loaded.ok) await session().runTo(steps);
}
