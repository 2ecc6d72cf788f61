import type { Tiles } from '../../train/frame.ts';
import type { Wanted } from '../latents/renderer.ts';

/** The same latents [samples, dimension] once for every class, class by class. */
export function perClassRequest(latents: Float32Array, samples: number, classes: number): Wanted {
  const all = new Float32Array(classes * latents.length);
  for (let label = 0; label < classes; label++) all.set(latents, label * latents.length);
  return {
    latents: all,
    classes: Uint16Array.from({ length: classes * samples }, (_, i) => Math.floor(i / samples)),
  };
}

/** How many of the samples of a class the judge takes for it; null while nobody judges. */
export function asAsked({ judged }: Pick<Tiles, 'judged'>, label: number, samples: number): number | null {
  if (!judged) return null;
  const own = judged.classes.subarray(label * samples, (label + 1) * samples);
  return own.reduce((count, seen) => count + Number(seen === label), 0);
}
