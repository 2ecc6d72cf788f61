import { kernelDensity } from '../math/kernelDensity.ts';
import { findMethod } from '../methods/index.ts';
import { displayBandwidth } from '../train/density.ts';
import type { TrainingRun } from '../train/run.ts';
import type { Reading } from './protocol.ts';

/** Values under the pointer at (x, y), data units. The critic is shown as on the stage: a probability or its score. */
export async function readingAt(run: TrainingRun, x: number, y: number): Promise<Reading> {
  const { field } = findMethod(run.experiment.method.id);
  const [raw = Number.NaN] = await run.discriminator.outputs(Float32Array.of(x, y));
  const generated = await run.generated();
  const finite = generated.every(Number.isFinite);
  return {
    critic: field.transform === 'sigmoid' ? 1 / (1 + Math.exp(-raw)) : raw,
    density: run.law.logDensity ? Math.exp(run.law.logDensity(x, y)) : null,
    generatedDensity: finite ? kernelDensity(generated, displayBandwidth(generated)).evaluate(x, y) : Number.NaN,
  };
}
