import { type Availability, availability } from '../../experiment/availability.ts';
import { useExperiment } from '../hooks.ts';

/** What the current method and settings rule out, by dotted key, with the reason to show. */
export function useAvailability(): ReadonlyMap<string, Availability> {
  return availability(useExperiment(({ experiment }) => experiment));
}
