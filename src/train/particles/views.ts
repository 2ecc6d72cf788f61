import { targetLandscape } from '../target.ts';
import type { Viewed, Views } from '../views.ts';

/** Particles as they are drawn and measured: all that there are, at most as many as an evaluation takes. */
export function particlesViews({ law, execution, trained, count: most }: Viewed): Views {
  const { count: there } = trained().particles;
  async function generated(count = most): Promise<Float32Array> {
    const all = await execution.probe('generate', new Float32Array(2), 2);
    return all.slice(0, 2 * Math.min(count, there));
  }
  return {
    latents: new Float32Array(),
    landscape: targetLandscape(law),
    generated,
    // Nothing is made from latents, so whatever is asked for is the particles.
    generate: () => generated(),
    tiles: () => generated(),
  };
}
