import { kernelDensity } from '../math/kernelDensity.ts';
import { sigmoid } from '../math/kernelGan.ts';
import { findMethod } from '../methods/index.ts';
import { displayBandwidth } from '../train/density.ts';
import type { TrainingRun } from '../train/run.ts';
import type { Reading } from './protocol.ts';

/** Values under the pointer at (x, y), data units. The critic is shown as on the stage: a probability or its score. */
export async function readingAt(run: TrainingRun, x: number, y: number): Promise<Reading> {
  const { transform } = findMethod(run.experiment.method.id).field;
  const [raw = Number.NaN] = await run.landscape.outputs(Float32Array.of(x, y));
  const generated = await run.generated();
  const finite = generated.every(Number.isFinite);
  return {
    critic: transform === 'sigmoid' ? sigmoid(raw) : raw,
    density: run.law.logDensity ? Math.exp(run.law.logDensity(x, y)) : null,
    generatedDensity: finite ? kernelDensity(generated, displayBandwidth(generated)).evaluate(x, y) : Number.NaN,
  };
}
