import { createHash } from 'node:crypto';
import { openRun } from '../src/cli/resources.ts';
import type { Engine } from '../src/engine/contract.ts';
import { type PresetDeclaration, presetExperiment } from '../src/experiment/presets/contract.ts';
import { METRICS } from '../src/metrics/index.ts';

/** Steps of points, and of images, whose steps take a hundred times as long. */
const STEPS = { plane: 200, image: 3 } as const;
/** Digits of metrics: what lies beyond them is the mathematical functions of JavaScript, which engines may round otherwise. */
const DIGITS = 9;
/** Of images only what costs no second: the others compare every image with every other. */
const CHEAP_OF_IMAGES = ['recognisable', 'confidence', 'marginalEntropy', 'criticLoss', 'generatorLoss', 'criticGap'];

/** What a preset came to, to the bit. */
export interface RecordedRun {
  readonly id: string;
  readonly steps: number;
  /** SHA-256 of every vector of state, whatever it is called; sorted. */
  readonly weights: readonly string[];
  /** SHA-256 of the generated samples of the fixed evaluation latents. */
  readonly samples: string;
  /** SHA-256 of metrics by their keys, with nine digits. */
  readonly metrics: string;
}

const digestOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const digestOfFloats = ({ buffer, byteOffset, byteLength }: Float32Array): string =>
  digestOf(new Uint8Array(buffer, byteOffset, byteLength));

/** Trains a preset for a while, and says what it came to. */
export async function recordRun(preset: PresetDeclaration, engine: Engine): Promise<RecordedRun> {
  const run = await openRun(presetExperiment(preset), engine);
  const { kind } = run.subject.space;
  const steps = STEPS[kind];
  await run.advanceTo(steps);
  const { state } = await run.execution.snapshot();
  const keys = kind === 'image' ? CHEAP_OF_IMAGES : METRICS.map(({ key }) => key);
  const { metrics } = await run.evaluate(keys);
  const rounded = Object.keys(metrics)
    .sort()
    .map((key) => `${key}=${metrics[key]?.toPrecision(DIGITS) ?? ''}`);
  const samples = digestOfFloats(await run.generated(kind === 'image' ? 100 : undefined));
  run.dispose();
  const weights = Object.values(state).map(digestOfFloats).sort();
  return { id: preset.id, steps, weights, samples, metrics: digestOf(rounded.join('\n')) };
}
