import { mostProbable } from '../../math/classScores.ts';
import type { Judged } from '../../metrics/contract.ts';

/** What a judge sees in samples: the most probable class of each and how probable it is. */
export interface Sighting {
  readonly classes: Uint16Array;
  readonly confidence: Float32Array;
}

/** Most probable class of each row of probabilities [rows, classes]. */
export function sightings({ probabilities }: Pick<Judged, 'probabilities'>, classes: number): Sighting {
  const found = mostProbable(probabilities, classes);
  return { classes: found.classes, confidence: Float32Array.from(found.confidence) };
}

/** Sightings of every channel [count · channels] as one of each sample: the classes as digits of one number, the least confidence. */
export function combined(each: Sighting, classes: number, channels: number): Sighting {
  const count = each.classes.length / channels;
  const found = new Uint16Array(count);
  const confidence = new Float32Array(count).fill(1);
  for (let i = 0; i < count * channels; i++) {
    const sample = Math.floor(i / channels);
    found[sample] = classes * (found[sample] as number) + (each.classes[i] as number);
    confidence[sample] = Math.min(confidence[sample] as number, each.confidence[i] as number);
  }
  return { classes: found, confidence };
}
