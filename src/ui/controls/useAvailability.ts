import { type Availability, availability, optionsRuledOut } from '../../experiment/availability.ts';
import type { Text } from '../../schema/text.ts';
import { useExperiment } from '../hooks.ts';

/** What the current method and settings rule out, by dotted key, with the reason to show. */
export function useAvailability(): ReadonlyMap<string, Availability> {
  return availability(useExperiment(({ experiment }) => experiment));
}

const NONE: ReadonlyMap<string, Text> = new Map();

/** Values of the choice `name` that the other settings rule out, with the reason to show. */
export function useRuledOut(name: string): ReadonlyMap<string, Text> {
  return optionsRuledOut(useExperiment(({ experiment }) => experiment)).get(name) ?? NONE;
}
