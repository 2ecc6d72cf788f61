import { classesFor, latentsFor, withClasses } from '../latents.ts';
import { TILE_COUNT, tileClasses } from '../tiles.ts';
import type { Viewed, Views } from '../views.ts';
import { discriminatorOf } from './discriminator.ts';
import { frozenPoints, isFrozen } from './frozen.ts';
import { isConditional } from './players.ts';

/** A GAN as it is drawn and measured: its generator, or what stands in for a frozen one, and its discriminator. */
export function ganViews({ law, subject, execution, trained, count: most }: Viewed): Views {
  const start = trained();
  const latents = latentsFor(start, 'evaluation', most);
  const isAsked = isConditional(start);
  const asked = isAsked ? classesFor(start.seed, 'evaluation', subject.shares, most) : undefined;
  const askedByTiles = isAsked ? tileClasses(subject.shares, TILE_COUNT) : undefined;
  const { dimension } = start.latent;

  async function generated(count = most): Promise<Float32Array> {
    if (isFrozen(trained())) return frozenPoints(trained(), law, count);
    return generate(latents.subarray(0, count * dimension), asked?.subarray(0, count));
  }

  async function generate(given: Float32Array, classes?: Uint16Array): Promise<Float32Array> {
    if (!asked) return execution.probe('generate', given, dimension);
    const wanted = classes ?? new Uint16Array(given.length / dimension);
    const inputs = withClasses(given, dimension, wanted, subject.classes);
    return execution.probe('generate', inputs, dimension + subject.classes);
  }

  async function tiles(): Promise<Float32Array> {
    if (isFrozen(trained())) return frozenPoints(trained(), law, TILE_COUNT);
    return generate(latents.subarray(0, TILE_COUNT * dimension), askedByTiles);
  }

  const landscape = discriminatorOf({ law, subject, execution, trained, generated });
  return {
    latents,
    ...(asked && { asked }),
    ...(askedByTiles && { askedByTiles }),
    landscape,
    generated,
    generate,
    tiles,
  };
}
